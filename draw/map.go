package draw

import (
	"image"
	"image/color"
	"math"
	"slices"

	"broadsheet/news"
)

// Map is a locator map: where something is, and what is around it.
type Map struct {
	Title     string      // one sentence for those who don't see it; it isn't drawn
	Centre    LonLat      // the middle of the picture
	Span      float64     // how wide the picture is, in kilometres, from 50; above 14,000 it is the whole world
	Places    []Place     // what it is about, the most important first: at least one, or a route
	Routes    []Route     // ways between places
	Countries []string    // those that it is about, by their English names; they are drawn lighter
	Accent    color.NRGBA // of dots and routes; the zero value is Blue
	Width     int         // pixels; the zero value is 1600
	Height    int         // pixels; the zero value is 1067
}

// Place is a dot with its name.
type Place struct {
	At    LonLat
	Name  string
	Note  string // a few words under the name, or empty
	Minor bool   // a smaller dot and letter
}

// Route is a line through places, with the stops marked that are Places of the map.
type Route struct {
	Through []LonLat
	Dashed  bool // planned, or by sea
}

// The bounds of what a map may show.
const (
	worldSpan = 14_000 // kilometres, from which the world is shown whole
	leastSpan = 50
	mostWords = 60 // letters of a name
)

// Image draws the map in pixels. A map that can't be drawn gives an ErrInvalid that says why.
func (m Map) Image() (*image.RGBA, error) {
	m = m.filled()
	s, err := newSetter()
	if err != nil {
		return nil, err
	}
	p := newPixels(m.Width, m.Height, s)
	return p.img, m.draw(p, s)
}

// SVG draws the map as a text of SVG that stands for itself, with the title for those who don't see it.
func (m Map) SVG() (string, error) {
	m = m.filled()
	s, err := newSetter()
	if err != nil {
		return "", err
	}
	v := newSVG(m.Width, m.Height, m.Title, m.description())
	if err := m.draw(v, s); err != nil {
		return "", err
	}
	return v.String(), nil
}

func (m Map) filled() Map {
	if m.Width == 0 {
		m.Width = 1600
	}
	if m.Height == 0 {
		m.Height = 1067
	}
	if m.Accent.A == 0 {
		m.Accent = Blue
	}
	return m
}

func (m Map) check(a *atlas) error {
	switch {
	case m.Width < 200 || m.Width > 4000 || m.Height < 200 || m.Height > 4000:
		return news.Invalid("size", "A map is from 200 to 4,000 pixels wide and high.")
	case !m.Centre.ok():
		return news.Invalid("centre", "The middle of the map must be a longitude from −180 to 180 and a latitude from −90 to 90.")
	case !(m.Span >= leastSpan && m.Span <= 40_075):
		return news.Invalid("span", "A map shows from 50 to 40,075 kilometres from side to side.")
	case len(m.Places)+len(m.Routes)+len(m.Countries) == 0:
		return news.Invalid("places", "A map needs a place to show, or a country.")
	}
	for _, p := range m.Places {
		if !p.At.ok() {
			return news.Invalid("places", "%s lies at no longitude and latitude.", p.Name)
		}
		if news.Line(p.Name) == "" || len([]rune(p.Name)) > mostWords || len([]rune(p.Note)) > mostWords {
			return news.Invalid("places", "A place needs a name, and at most %d letters in its name and its note.", mostWords)
		}
	}
	for _, name := range m.Countries {
		if _, ok := a.named(name); !ok {
			return news.Invalid("countries", "There is no country %q on the map.", name)
		}
	}
	return nil
}

// description tells in words what the map shows.
func (m Map) description() string {
	d := "A map"
	for i, p := range m.Places {
		switch i {
		case 0:
			d += " showing "
		default:
			d += ", "
		}
		d += p.Name
		if p.Note != "" {
			d += " (" + p.Note + ")"
		}
	}
	return d + "."
}

// The colours of the earth, as thin inks on the paper.
var (
	seaInk    = ink(0xd3dfe3)
	waveInk   = ink(0xbccdd3)
	landInk   = ink(0xeceae2)
	focusInk  = ink(0xfdfcf8)
	coastInk  = ink(0x7f949c)
	borderInk = ink(0xb3b3ab)
	riverInk  = ink(0x9fbac4)
	waterType = ink(0x44697a)
	landType  = ink(0x6b6d68)
	globeInk  = mixed(landInk, landType, 0.35)
)

// canvas is a map being drawn.
type canvas struct {
	Map
	sheet
	view
	atlas   *atlas
	letters *setter
	frame   box
	unit    float64 // a hundredth of the picture's width, times ten: what sizes are counted in
	land    path    // all of it, cut to the frame
	lakes   path
	taken   []box // where words and dots stand
	words   Words
	onPage  bool // it stands in a page
	globeAt box  // where the globe is set; empty where there is none
}

func (m Map) draw(s sheet, t *setter) error {
	a, err := world()
	if err != nil {
		return err
	}
	if err := m.check(a); err != nil {
		return err
	}
	for _, p := range m.Places { // pixels are lettered with the types that we have
		if err := t.readable("places", p.Name, p.Note); err != nil {
			return err
		}
	}
	c := &canvas{Map: m, sheet: s, atlas: a, letters: t, view: m.view(), frame: box{0, 0, float64(m.Width), float64(m.Height)}}
	c.unit = math.Sqrt(c.frame.x1*c.frame.y1) / 1306 // 1 at the usual size
	c.fill(rect(0, 0, c.frame.x1, c.frame.y1), seaInk)
	c.earth()
	c.routes()
	c.dots()
	c.inset()
	c.ruler()
	c.names()
	return nil
}

func (m Map) view() view {
	w, h := float64(m.Width), float64(m.Height)
	if m.Span >= worldSpan {
		v := view{projection: equalEarth{}, scale: math.Max(w/5.2, h/2.75), cx: w / 2, flat: true}
		v.cy = h/2 + 0.16*v.scale // less of the Antarctic, which has little news
		return v
	}
	return view{projection: newLambert(m.Centre), scale: w / (m.Span / earth), cx: w / 2, cy: h / 2}
}

// earth draws land and water, from the ground up.
func (c *canvas) earth() {
	around := c.frame.grown(40 * c.unit)
	var focus path
	for _, one := range c.atlas.countries {
		var rings path
		for _, r := range one.rings {
			rings = append(rings, c.ring(r)...)
		}
		rings = clipRings(thin(rings, 0.6), around)
		c.land = append(c.land, rings...)
		for _, name := range c.Countries {
			if name == one.name {
				focus = append(focus, rings...)
			}
		}
	}
	coasts := c.lines(c.atlas.coasts, around)
	c.waves(coasts)
	c.fill(c.land, landInk)
	if len(focus) > 0 {
		c.fill(focus, focusInk)
	}
	if c.Span < worldSpan {
		if c.Span < 6000 {
			c.stroke(c.lines(c.atlas.rivers, around), 2.2*c.unit, riverInk)
		}
		c.lakes = clipRings(thin(c.rings(c.atlas.lakes), 0.6), around)
		c.fill(c.lakes, seaInk)
		c.stroke(closed(c.lakes), 1.3*c.unit, coastInk)
	}
	if borders := c.lines(c.atlas.borders, around); c.Span >= worldSpan {
		c.stroke(borders, 1.2*c.unit, borderInk)
	} else {
		c.stroke(dashed(borders, 9*c.unit, 5*c.unit), 2*c.unit, borderInk)
	}
	c.stroke(coasts, 1.6*c.unit, coastInk)
}

// waves draws lines along the shore, as engravers did: a wide stroke and on it one that is a little less wide, thrice. Of the
// world only the large shores have them; around each islet they would be all that one sees.
func (c *canvas) waves(coasts path) {
	widths := []float64{58, 36, 18}
	if c.Span >= worldSpan {
		widths = []float64{20}
		coasts = slices.DeleteFunc(slices.Clone(coasts), func(l []point) bool { return len(l) < 40 })
	}
	for _, w := range widths {
		c.stroke(coasts, w*c.unit, waveInk)
		c.stroke(coasts, (w-3.2)*c.unit, seaInk)
	}
}

func (c *canvas) lines(all [][]LonLat, in box) path {
	var out path
	for _, l := range all {
		out = append(out, c.line(l)...)
	}
	return clipLines(thin(out, 0.6), in)
}

func (c *canvas) rings(all [][]LonLat) path {
	var out path
	for _, l := range all {
		out = append(out, c.ring(l)...)
	}
	return out
}

// dashed cuts lines into dashes.
func dashed(lines path, on, off float64) path {
	var out path
	for _, l := range lines {
		var dash []point
		left, drawing := on, true
		for i := range l {
			if i == 0 {
				dash = append(dash, l[0])
				continue
			}
			from := l[i-1]
			for {
				d := math.Hypot(l[i].x-from.x, l[i].y-from.y)
				if d <= left {
					left -= d
					break
				}
				from = point{from.x + (l[i].x-from.x)*left/d, from.y + (l[i].y-from.y)*left/d}
				if drawing {
					out = append(out, append(dash, from))
				}
				drawing, dash = !drawing, []point{from}
				if left = off; drawing {
					left = on
				}
			}
			if drawing {
				dash = append(dash, l[i])
			}
		}
		if drawing && len(dash) > 1 {
			out = append(out, dash)
		}
	}
	return out
}
