package draw

import (
	"fmt"
	"image/color"
	"strings"

	"golang.org/x/net/html"
)

// svg is a sheet of SVG text. What it holds needs no style sheet and no script, so that any page may have it.
type svg struct {
	b     strings.Builder
	ended bool
}

var families = [...]string{
	sans:    `"Public Sans", sans-serif`,
	bold:    `"Public Sans", sans-serif`,
	italic:  `Newsreader, serif`,
	display: `Newsreader, serif`,
}

func newSVG(w, h int, title, description string) *svg {
	v := &svg{}
	fmt.Fprintf(&v.b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="%s">`, w, h, html.EscapeString(title))
	fmt.Fprintf(&v.b, "<title>%s</title><desc>%s</desc>\n", html.EscapeString(title), html.EscapeString(description))
	return v
}

func (v *svg) String() string {
	if !v.ended {
		v.b.WriteString("</svg>\n")
		v.ended = true
	}
	return v.b.String()
}

func (v *svg) begin(name string) {
	fmt.Fprintf(&v.b, "<g><title>%s</title>\n", html.EscapeString(name))
}
func (v *svg) end() { v.b.WriteString("</g>\n") }

func (v *svg) fill(p path, c color.NRGBA) {
	if d := outlineData(p, true); d != "" {
		fmt.Fprintf(&v.b, `<path d="%s"%s/>`+"\n", d, paint("fill", c))
	}
}

func (v *svg) stroke(p path, width float64, c color.NRGBA) {
	if d := outlineData(p, false); d != "" {
		fmt.Fprintf(&v.b, `<path d="%s" fill="none"%s stroke-width="%s" stroke-linecap="round" stroke-linejoin="round"/>`+"\n", d, paint("stroke", c), short(width))
	}
}

func (v *svg) text(x, y float64, words string, t style) {
	fmt.Fprintf(&v.b, `<text x="%s" y="%s" font-family="%s" font-size="%s"%s`, short(x), short(y), html.EscapeString(families[t.face]), short(t.size), paint("fill", t.ink))
	switch t.face {
	case bold:
		v.b.WriteString(` font-weight="700"`)
	case display:
		v.b.WriteString(` font-weight="600"`)
	case italic:
		v.b.WriteString(` font-style="italic"`)
	case sans:
		v.b.WriteString(` font-weight="500"`)
	}
	switch t.anchor {
	case middle:
		v.b.WriteString(` text-anchor="middle"`)
	case finish:
		v.b.WriteString(` text-anchor="end"`)
	case start:
	}
	if t.track != 0 {
		fmt.Fprintf(&v.b, ` letter-spacing="%s"`, short(t.track*t.size))
	}
	if t.halo.A > 0 {
		fmt.Fprintf(&v.b, `%s stroke-width="%s" stroke-linejoin="round" paint-order="stroke"`, paint("stroke", t.halo), short(t.size*0.2))
	}
	fmt.Fprintf(&v.b, ">%s</text>\n", html.EscapeString(words))
}

func paint(what string, c color.NRGBA) string {
	s := fmt.Sprintf(` %s="#%02x%02x%02x"`, what, c.R, c.G, c.B)
	if c.A < 0xff {
		s += fmt.Sprintf(` %s-opacity="%s"`, what, short(float64(c.A)/255))
	}
	return s
}

// outlineData writes a path as whole tenths of a unit, each point as the way from the last one.
func outlineData(p path, closing bool) string {
	var b strings.Builder
	for _, l := range p {
		if len(l) < 2 {
			continue
		}
		lx, ly := tenths(l[0].x), tenths(l[0].y)
		fmt.Fprintf(&b, "M%s %s", tenth(lx), tenth(ly))
		for _, q := range l[1:] {
			x, y := tenths(q.x), tenths(q.y)
			if x == lx && y == ly {
				continue
			}
			fmt.Fprintf(&b, "l%s %s", tenth(x-lx), tenth(y-ly))
			lx, ly = x, y
		}
		if closing {
			b.WriteByte('z')
		}
	}
	return b.String()
}
