package draw

// mapWide is how wide a map is in its own units: half of one of a page's pixels, so that whole numbers are fine enough.
const mapWide = 2 * columnWide

// Page draws the map for a page of the paper, for a column of text and for a telephone: on the same ground, but lettered anew, since
// letters that shrink with a picture can't be read. A map that can't be drawn gives an ErrInvalid that says why.
func (m Map) Page(w Words) (string, error) {
	m.Width, m.Height, m.Accent = mapWide, mapWide*2/3, accent
	if m.Span >= worldSpan {
		m.Height = mapWide * 9 / 16
	}
	if m.Title == "" {
		m.Title = "Map" // one that has none yet is shown while it is made
	}
	if w.Description == "" {
		w.Description = m.description()
	}
	t, err := newSetter()
	if err != nil {
		return "", err
	}
	a, err := world()
	if err != nil {
		return "", err
	}
	if err := m.check(a); err != nil {
		return "", err
	}
	v := &page{whole: true}
	v.open(mapWide, float64(m.Height), "both", m.Title, w.Description)
	c := &canvas{Map: m, sheet: v, atlas: a, letters: t, view: m.view(), frame: box{0, 0, float64(m.Width), float64(m.Height)}, words: w, onPage: true}
	c.unit = 0.84
	c.fill(rect(0, 0, c.frame.x1, c.frame.y1), seaInk)
	c.ground()
	c.marks()
	c.inset()
	globe := c.globeAt
	for _, size := range []struct {
		class string
		unit  float64
	}{{"wide", 0.76}, {"narrow", 1.45}} {
		c.unit, c.taken = size.unit, nil
		if globe != (box{}) {
			c.taken = append(c.taken, globe)
		}
		v.begin(size.class)
		c.routes()
		c.dots()
		c.ruler()
		c.names()
		v.end()
	}
	v.close()
	return v.b.String(), nil
}

// marks takes the room of the places before the globe is set into a corner.
func (c *canvas) marks() {
	for _, p := range c.Places {
		if at, ok := c.at(p.At); ok {
			c.taken = append(c.taken, box{at.x, at.y, at.x, at.y}.grown(60))
		}
	}
	for _, r := range c.Routes {
		for _, l := range c.line(r.Through) {
			for _, q := range l {
				c.taken = append(c.taken, box{q.x, q.y, q.x, q.y}.grown(12))
			}
		}
	}
}
