package prose

// Drawn is a drawing as it stands in a page, made by our own drawing code and by nothing else: it is written as it is.
type Drawn string

// Drawings says how charts and maps come into a page.
type Drawings struct {
	// Chart and Map draw. Without them, or where they return nothing, a reader has the numbers or the names of the places alone.
	Chart func(Chart) Drawn
	Map   func(Map) Drawn
	// Page is the address of a page that shows the drawing, for a text that is read where drawings can't be shown; or empty.
	Page string
	// The words around a drawing, in the page's language. Source says whose the numbers are.
	Numbers, MapData, See string
	Source                func(name string) string
}

func (p *public) chart(n Node) {
	c := chartOf(n)
	rows, _, err := Cells(c.Table)
	if err != nil || len(rows) < 2 {
		return // there is nothing in it yet
	}
	drawn := Drawn("")
	if p.opt.Drawings.Chart != nil {
		drawn = p.opt.Drawings.Chart(c)
	}
	p.drawingHead("chart", c.Title, c.Subtitle)
	if drawn != "" {
		p.settle()
		p.buf = append(p.buf, drawn...)
		p.open("details")
		p.element("summary", "", either(p.opt.Drawings.Numbers, "The numbers"))
	}
	p.open("div")
	p.attr("class", "table")
	p.figures(c)
	p.close("div")
	if drawn != "" {
		p.close("details")
	}
	p.element("p", "remark", c.Note)
	if c.Source != "" {
		p.element("p", "source", p.sourceLine(c.Source))
	}
	p.seeDrawing(drawn)
	p.close("figure")
}

// locator writes a map: a locator map.
func (p *public) locator(n Node) {
	m := mapOf(n)
	if len(m.Places) == 0 && !m.Centred && len(m.Countries) == 0 {
		return
	}
	drawn := Drawn("")
	if p.opt.Drawings.Map != nil {
		drawn = p.opt.Drawings.Map(m)
	}
	if drawn == "" && m.Title == "" && len(m.Places) == 0 {
		return
	}
	p.drawingHead("map", m.Title, "")
	if drawn != "" {
		p.settle()
		p.buf = append(p.buf, drawn...)
	} else {
		p.spots(m)
	}
	p.element("p", "remark", m.Note)
	if drawn != "" {
		p.element("p", "source", either(p.opt.Drawings.MapData, "Map data: Natural Earth"))
	}
	p.seeDrawing(drawn)
	p.close("figure")
}

func (p *public) drawingHead(class, title, subtitle string) {
	p.open("figure")
	p.attr("class", class)
	if title == "" && subtitle == "" {
		return
	}
	p.open("figcaption")
	p.element("strong", "", title)
	if title != "" && subtitle != "" {
		p.text(" ")
	}
	p.element("span", "", subtitle)
	p.close("figcaption")
}

func (p *public) sourceLine(name string) string {
	if p.opt.Drawings.Source == nil {
		return "Source: " + name
	}
	return p.opt.Drawings.Source(name)
}

// seeDrawing leads to the page that shows what could not be shown here.
func (p *public) seeDrawing(drawn Drawn) {
	if drawn != "" || p.opt.Drawings.Page == "" {
		return
	}
	p.open("p")
	p.open("a")
	p.attr("href", p.opt.Drawings.Page)
	p.text(either(p.opt.Drawings.See, "See the drawing on our page"))
	p.close("a")
	p.close("p")
}
