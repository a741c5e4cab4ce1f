package draw

import "math"

// The widths of a drawing in a page, in the page's own pixels: that of a column of text, and that of a telephone. A page has both,
// and shows the one that fits: letters that shrink with a picture can't be read.
const (
	columnWide = 640
	phoneWide  = 340
)

// pageUnit makes letters as large as a page's small print.
const pageUnit = 0.48

// Page draws the chart for a page of the paper: without its title, unit and source, which the page says itself. A chart that
// can't be drawn gives an ErrInvalid that says why.
func (c Chart) Page(w Words) (string, error) {
	c = c.filled()
	s, err := newSetter()
	if err != nil {
		return "", err
	}
	if c.Title == "" {
		c.Title = "Chart" // one that has none yet is shown while it is made
	}
	if err := c.checkTable(); err != nil {
		return "", err
	}
	if w.Description == "" {
		w.Description = c.Description()
	}
	c.Accent = accent
	if c.Marked == "" && (c.Kind == Line && len(c.Table.Names) > 1 || c.Kind == Slope) {
		c.Accent = Blue // the first of several inks, none of which may be that of the section
	}
	v := &page{}
	for _, size := range []struct {
		class string
		wide  float64
	}{{"wide", columnWide}, {"narrow", phoneWide}} {
		p := &plot{Chart: c, sheet: v, letters: s, u: pageUnit, words: w, onPage: true}
		high := p.high(size.wide)
		p.in = box{2, 4, size.wide - 2, high - 4}
		v.open(size.wide, high, size.class, c.Title, w.Description)
		p.data()
		v.close()
	}
	return v.b.String(), nil
}

// high is how high a chart is in a page of a width.
func (p *plot) high(wide float64) float64 {
	p.in = box{2, 0, wide - 2, 0}
	rows := float64(len(p.Table.Rows))
	switch p.Kind {
	case Bar:
		return rows*p.ledger(p.in, 0.62).pitch + 16
	case Stacked:
		return rows*p.ledger(p.in, 0.66).pitch + p.legend(0, nil) + 16
	case Slope:
		return math.Max(wide*0.62, math.Min(rows*34+110, 560))
	case Line, Column:
	}
	return math.Max(wide*0.56, 250)
}
