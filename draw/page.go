package draw

import (
	"fmt"
	"image/color"
	"math"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// Words are what a drawing in a page says beside the words that it is made of, in the page's language. The zero value is English.
type Words struct {
	Lang        string               // BCP 47
	Description string               // what is to be seen, for those who don't see it
	NoFigure    string               // in the place of a bar
	Number      func(float64) string // writes a number of an axis
}

// page is a sheet of SVG that stands within a page of the paper: it has classes where others have colours, so that the page's own
// style sheet (theme/frame/drawing.css) says what a shore looks like by day, by night and in print.
type page struct {
	b     strings.Builder
	whole bool // whole units are fine enough
}

// inks are the classes of the colours.
var inks = map[color.NRGBA]string{
	Ink: "ink", soft: "soft", hair: "hair", Paper: "ground", white: "ground", rest: "rest", accent: "accent",
	Blue: "h1", Teal: "h2", Purple: "h3", Brown: "h4", Green: "h5", Magenta: "h6", Olive: "h7", Slate: "h8",
	seaInk: "sea", landInk: "land", focusInk: "focus", coastInk: "coast", borderInk: "border", riverInk: "river", waterType: "water", landType: "name",
	globeInk: "globe",
}

// accent stands for the accent of the section that the page belongs to; it is never seen.
var accent = color.NRGBA{R: 1, G: 2, B: 3, A: 0xff}

// open begins one drawing; the class tells in what width it is shown.
func (v *page) open(w, h float64, class, title, description string) {
	fmt.Fprintf(&v.b, `<svg class="%s" viewBox="0 0 %s %s" role="img"><title>%s</title><desc>%s</desc>`, class, short(w), short(h),
		html.EscapeString(title), html.EscapeString(description))
}

func (v *page) close() { v.b.WriteString("</svg>") }

func (v *page) begin(name string) { fmt.Fprintf(&v.b, `<g class="%s">`, html.EscapeString(name)) }
func (v *page) end()              { v.b.WriteString("</g>") }

// class is the class of a colour, and how much of it there is.
func class(c color.NRGBA) (name string, opacity string) {
	if c.A < 0xff {
		opacity = short(math.Round(float64(c.A)/255*20) / 20)
		c.A = 0xff
	}
	return inks[c], opacity
}

func (v *page) fill(p path, c color.NRGBA) {
	d := tersely(p, true, v.whole)
	if d == "" {
		return
	}
	name, opacity := class(c)
	fmt.Fprintf(&v.b, `<path class="%s" d="%s"`, name, d)
	if opacity != "" {
		fmt.Fprintf(&v.b, ` fill-opacity="%s"`, opacity)
	}
	v.b.WriteString("/>")
}

func (v *page) circle(x, y, r float64, c color.NRGBA) {
	name, opacity := class(c)
	fmt.Fprintf(&v.b, `<circle class="%s" cx="%s" cy="%s" r="%s"`, name, tenth(tenths(x)), tenth(tenths(y)), tenth(tenths(r)))
	if opacity != "" {
		fmt.Fprintf(&v.b, ` fill-opacity="%s"`, opacity)
	}
	v.b.WriteString("/>")
}

// stroke draws lines of a width that stays as it is however large the drawing is shown, since it is thin.
func (v *page) stroke(p path, width float64, c color.NRGBA) {
	d := tersely(p, false, v.whole)
	if d == "" {
		return
	}
	name, opacity := class(c)
	fmt.Fprintf(&v.b, `<path class="line %s" stroke-width="%s" d="%s"`, name, short(math.Round(width*10)/10), d)
	if opacity != "" {
		fmt.Fprintf(&v.b, ` stroke-opacity="%s"`, opacity)
	}
	v.b.WriteString("/>")
}

// text sets a line; one with a ground around its letters is set twice, first as that ground.
func (v *page) text(x, y float64, words string, t style) {
	name, _ := class(t.ink)
	switch t.face {
	case bold:
		name += " strong"
	case italic, display:
		name += " serif"
	case sans:
	}
	var how strings.Builder
	fmt.Fprintf(&how, ` x="%s" y="%s" font-size="%s"`, tenth(tenths(x)), tenth(tenths(y)), tenth(tenths(t.size)))
	switch t.anchor {
	case middle:
		how.WriteString(` text-anchor="middle"`)
	case finish:
		how.WriteString(` text-anchor="end"`)
	case start:
	}
	if t.track != 0 {
		fmt.Fprintf(&how, ` letter-spacing="%s"`, tenth(tenths(t.track*t.size)))
	}
	fmt.Fprintf(&how, ">%s</text>", html.EscapeString(words))
	if t.halo.A > 0 {
		fmt.Fprintf(&v.b, `<text class="%s halo"%s`, name, how.String())
	}
	fmt.Fprintf(&v.b, `<text class="%s"%s`, name, how.String())
}

// tersely writes a path in as few letters as SVG allows, in tenths of a unit or whole ones: a line's points follow one another without their
// letter, and a minus parts as well as a space.
func tersely(p path, closing, whole bool) string {
	b := []byte{}
	steps := func(f float64) int {
		if whole {
			return int(math.Round(f)) * 10
		}
		return tenths(f)
	}
	number := func(n int, first bool) {
		if n >= 0 && !first {
			b = append(b, ' ')
		}
		if n%10 == 0 {
			b = strconv.AppendInt(b, int64(n/10), 10)
			return
		}
		if n < 0 {
			b = append(b, '-')
			n = -n
		}
		if n >= 10 {
			b = strconv.AppendInt(b, int64(n/10), 10)
		}
		b = append(b, '.', byte('0'+n%10))
	}
	for _, l := range p {
		if whole {
			l = simplify(l, 0.5)
		}
		if len(l) < 2 {
			continue
		}
		lx, ly := steps(l[0].x), steps(l[0].y)
		b = append(b, 'M')
		number(lx, true)
		number(ly, false)
		first := true
		for _, q := range l[1:] {
			x, y := steps(q.x), steps(q.y)
			if x == lx && y == ly {
				continue
			}
			if first {
				b = append(b, 'l')
			}
			number(x-lx, first)
			number(y-ly, false)
			lx, ly, first = x, y, false
		}
		if closing {
			b = append(b, 'z')
		}
	}
	return string(b)
}

// number writes a number of an axis.
func (w Words) number(v float64) string {
	if w.Number != nil {
		return w.Number(v)
	}
	return numeral(v)
}

func (w Words) noFigure() string {
	if w.NoFigure != "" {
		return w.NoFigure
	}
	return "no figure"
}

// english tells whether the drawing is for readers of English, as whom the names of seas and of towns for company are.
func (w Words) english() bool {
	lang, _, _ := strings.Cut(w.Lang, "-")
	return lang == "" || lang == "en"
}
