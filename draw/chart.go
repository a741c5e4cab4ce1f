package draw

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"strings"

	"broadsheet/news"
)

// ChartKind is how a table is drawn.
type ChartKind string

// The kinds of charts.
const (
	Line    ChartKind = "line"    // a line for each column, over the rows: time
	Bar     ChartKind = "bar"     // a bar for each row, from the first column: amounts
	Column  ChartKind = "column"  // an upright bar for each row: amounts over time
	Stacked ChartKind = "stacked" // a bar for each row, in parts by column: shares
	Slope   ChartKind = "slope"   // a line for each row from one column to the other: before and after
)

// Chart is a table drawn.
type Chart struct {
	Kind   ChartKind
	Title  string // what it shows, set above
	Unit   string // in what the numbers are, set under the title
	Source string // who has counted, set at the foot
	Table  Table
	Marked string      // the row or column that the story is about: it has the accent, the others are grey; or empty
	Accent color.NRGBA // the zero value is Blue
	Width  int         // pixels; the zero value is 1600
	Height int         // pixels; the zero value is 1067
}

// Image draws the chart in pixels. A chart that can't be drawn gives an ErrInvalid that says why.
func (c Chart) Image() (*image.RGBA, error) {
	c = c.filled()
	s, err := newSetter()
	if err != nil {
		return nil, err
	}
	if err := c.check(s); err != nil {
		return nil, err
	}
	p := newPixels(c.Width, c.Height, s)
	c.draw(p, s)
	return p.img, nil
}

// SVG draws the chart as a text of SVG that stands for itself; its description says what the table says.
func (c Chart) SVG() (string, error) {
	c = c.filled()
	s, err := newSetter()
	if err != nil {
		return "", err
	}
	if err := c.check(s); err != nil {
		return "", err
	}
	v := newSVG(c.Width, c.Height, c.Title, c.Description())
	c.draw(v, s)
	return v.String(), nil
}

func (c Chart) filled() Chart {
	if c.Width == 0 {
		c.Width = 1600
	}
	if c.Height == 0 {
		c.Height = 1067
	}
	if c.Accent.A == 0 {
		c.Accent = Blue
	}
	return c
}

func (c Chart) check(s *setter) error {
	t := c.Table
	switch {
	case c.Width < 200 || c.Width > 4000 || c.Height < 200 || c.Height > 4000:
		return news.Invalid("size", "A chart is from 200 to 4,000 pixels wide and high.")
	case news.Line(c.Title) == "":
		return news.Invalid("title", "A chart needs a title that says what it shows.")
	}
	if err := c.checkTable(); err != nil {
		return err
	}
	words := append([]string{c.Title, c.Unit, c.Source, t.Corner}, t.Names...)
	for _, r := range t.Rows {
		words = append(append(words, r.Label), r.Words...)
	}
	return s.readable("data", words...)
}

// checkTable checks that the table can be drawn as a chart of the kind.
func (c Chart) checkTable() error {
	t := c.Table
	if len(t.Rows) == 0 || len(t.Names) == 0 {
		return news.Invalid("data", "A chart needs a table of numbers.")
	}
	for _, r := range t.Rows {
		if len(r.Values) != len(t.Names) || len(r.Words) != len(t.Names) {
			return news.Invalid("data", "The row %s doesn't have a number for each column.", r.Label)
		}
	}
	if low, high := t.bounds(); low > high {
		return news.Invalid("data", "There is no number in the table.")
	}
	return c.checkKind()
}

func (c Chart) checkKind() error {
	rows, columns := len(c.Table.Rows), len(c.Table.Names)
	low, _ := c.Table.bounds()
	switch c.Kind {
	case Line:
		if rows < 2 {
			return news.Invalid("data", "A line needs at least two rows.")
		}
	case Bar:
		if rows > 20 {
			return news.Invalid("data", "%d bars can't be read; a bar chart takes at most 20 rows. Draw a line.", rows)
		}
		if columns != 1 {
			return news.Invalid("data", "A bar chart is drawn from one column of numbers, and there are %d. Draw stacked bars or lines.", columns)
		}
	case Column:
		if rows > 40 || columns != 1 {
			return news.Invalid("data", "A column chart is drawn from one column of numbers over at most 40 rows. Draw a line.")
		}
	case Stacked:
		if rows > 20 {
			return news.Invalid("data", "%d bars can't be read; a bar chart takes at most 20 rows.", rows)
		}
		if low < 0 {
			return news.Invalid("data", "Parts of a stacked bar can't be less than nothing.")
		}
	case Slope:
		if columns != 2 || rows > 14 {
			return news.Invalid("data", "A slope chart goes from one column of numbers to another, over at most 14 rows.")
		}
	default:
		return news.Invalid("kind", "There is no chart of the kind “%s”; there are bar, column, line, stacked and slope.", clipped(string(c.Kind)))
	}
	return nil
}

// bounds is the least and the greatest number; the least is above the greatest where there is none.
func (t Table) bounds() (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, r := range t.Rows {
		for _, v := range r.Values {
			if !math.IsNaN(v) {
				low, high = math.Min(low, v), math.Max(high, v)
			}
		}
	}
	return low, high
}

// Description says in a few sentences what the chart shows, for those who don't see it: how far each column goes, and from
// where to where.
func (c Chart) Description() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s chart", strings.ToUpper(string(c.Kind[:1]))+string(c.Kind[1:]))
	if c.Unit != "" {
		fmt.Fprintf(&b, ", in %s", strings.TrimPrefix(c.Unit, "in "))
	}
	b.WriteByte('.')
	for _, o := range c.Table.Courses() {
		fmt.Fprintf(&b, " %s:", o.Name)
		if c.Kind == Line {
			fmt.Fprintf(&b, " from %s (%s) to %s (%s);", o.First.Words, o.First.Label, o.Last.Words, o.Last.Label)
		}
		fmt.Fprintf(&b, " most %s (%s), least %s (%s).", o.Most.Words, o.Most.Label, o.Least.Words, o.Least.Label)
	}
	return b.String()
}

// plot is a chart being drawn.
type plot struct {
	Chart
	sheet
	letters *setter
	u       float64 // what sizes are counted in: 1 at the usual size
	in      box     // where the data go, in the sheet's units
	words   Words
	onPage  bool // it stands in a page, as large as it needs and on the page's own ground
}

func (c Chart) draw(s sheet, t *setter) {
	p := &plot{Chart: c, sheet: s, letters: t, u: math.Sqrt(float64(c.Width)*float64(c.Height)) / 1306}
	w, h := float64(c.Width), float64(c.Height)
	p.fill(rect(0, 0, w, h), Paper)
	p.in = box{64 * p.u, 0, w - 64*p.u, h - 92*p.u}
	p.head()
	p.data()
}

// data draws what the table says into the room that there is.
func (p *plot) data() {
	switch p.Kind {
	case Line:
		p.lines()
	case Bar:
		p.bars()
	case Column:
		p.columns()
	case Stacked:
		p.stacks()
	case Slope:
		p.slopes()
	}
}

// head sets the title, the unit and the source, and leaves the room between to the data. What a cut to 16:9 takes away from
// above is the stroke of the accent, and from below the source.
func (p *plot) head() {
	u := p.u
	y := 68 * u
	p.fill(rect(p.in.x0, y, 96*u, 9*u), p.Accent)
	y += 66 * u
	title := style{face: display, size: 58 * u, ink: Ink}
	for _, line := range p.headline(title) {
		y += 8 * u
		p.text(p.in.x0, y, line, title)
		y += 56 * u
	}
	if p.Unit != "" {
		p.text(p.in.x0, y, p.Unit, style{face: sans, size: 31 * u, ink: soft})
		y += 44 * u
	}
	if p.Source != "" {
		p.text(p.in.x0, float64(p.Height)-66*u, p.Source, style{face: sans, size: 25 * u, ink: soft})
		p.in.y1 = float64(p.Height) - 112*u
	}
	p.in.y0 = y
}

// headline breaks a title into at most two lines of about the same length.
func (p *plot) headline(t style) []string {
	wide := p.in.x1 - p.in.x0
	lines := p.wrap(p.Title, t, wide, 2)
	for narrow := wide; narrow > wide/2 && len(lines) > 1; narrow -= 20 * p.u {
		tighter := p.wrap(p.Title, t, narrow, 3)
		if len(tighter) > len(lines) {
			break
		}
		lines = tighter
	}
	return lines
}

// wrap breaks words into at most so many lines; what is left over ends in an ellipsis.
func (p *plot) wrap(words string, t style, wide float64, most int) []string {
	var lines []string
	line := ""
	for _, w := range strings.Fields(words) {
		with := strings.TrimSpace(line + " " + w)
		if line != "" && p.letters.width(with, t) > wide {
			lines = append(lines, line)
			with = w
		}
		line = with
	}
	lines = append(lines, line)
	if len(lines) > most {
		lines = lines[:most]
		lines[most-1] += " …"
	}
	return lines
}

// ink gives one of several things its ink: the accent for the marked one and greys for the others, or a row of inks.
func (p *plot) ink(i int, name string) color.NRGBA {
	if p.Marked != "" {
		if name == p.Marked {
			return p.Accent
		}
		if p.onPage {
			return rest
		}
		return ink(0x8b979c)
	}
	row := []color.NRGBA{p.Accent}
	for _, c := range []color.NRGBA{Brown, Teal, Magenta, Slate, Olive, Purple, Green, Blue} {
		if c != p.Accent {
			row = append(row, c)
		}
	}
	return row[i%len(row)]
}

// ticks gives round numbers from at or below low to at or above high: about n.
func ticks(low, high float64, n int) []float64 {
	if high <= low {
		high = low + 1
	}
	raw := (high - low) / float64(n)
	step := math.Pow(10, math.Floor(math.Log10(raw)))
	for _, k := range []float64{1, 2, 2.5, 5, 10} {
		if k*step >= raw*0.999 {
			step *= k
			break
		}
	}
	var out []float64
	for i := math.Floor(low/step + 1e-9); ; i++ {
		out = append(out, i*step)
		if i*step >= high-step*1e-9 || len(out) > 20 {
			return out
		}
	}
}

// numeral writes a number of an axis, with commas between thousands.
func numeral(v float64) string {
	s := short(math.Abs(v))
	whole, fraction, has := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if has {
		whole += "." + fraction
	}
	if v < 0 {
		return "−" + whole
	}
	return whole
}
