package prose

// wholeDrawing writes a chart or a map in the round-trip form: all of it as data, and within a table or a list, for those who read the
// HTML elsewhere. What is within is not read back.
func (w *writer) wholeDrawing(n Node) {
	w.open("figure")
	w.attr("class", string(n.Type))
	for _, rule := range rules[n.Type].attrs {
		if v := n.Attr(rule.name); v != "" || rule.name == "places" { // by which a map is known, even an empty one
			w.attr(tag("data-"+rule.name), v)
		}
	}
	w.element("figcaption", "", n.Attr("title"))
	if n.Type == ChartType {
		w.figures(chartOf(n))
	} else {
		w.spots(mapOf(n))
	}
	w.close("figure")
}

// drawn reads a chart or a map back from the round-trip form. A figure that has none of their data is any figure.
func (r *reader) drawn() bool {
	t := ChartType
	switch {
	case r.hasClass("chart") && r.has("data-kind"):
	case r.hasClass("map") && r.has("data-places"):
		t = MapType
	default:
		return false
	}
	values := map[string]string{}
	for _, rule := range rules[t].attrs {
		values[rule.name] = r.attr("data-" + rule.name)
		if rule.kind == rawAttr && len(values[rule.name]) > rule.most() {
			return false // its table stands within, and is read as a table
		}
	}
	n := r.made(t, values)
	if t == ChartType && n.Attr("kind") == "" {
		return false
	}
	r.endBlock()
	r.add(n)
	r.skip = skipping{on: true, name: r.name, depth: 1}
	return true
}

// figures writes the cells of a chart as a table: the first row and the first column are heads.
func (w *writer) figures(c Chart) {
	rows, _, err := Cells(c.Table)
	if err != nil || len(rows) == 0 {
		return
	}
	wide := 0
	for _, row := range rows {
		wide = max(wide, len(row))
	}
	w.open("table")
	w.open("thead")
	w.figureRow(rows[0], wide, true)
	w.close("thead")
	if len(rows) > 1 {
		w.open("tbody")
		for _, row := range rows[1:] {
			w.figureRow(row, wide, false)
		}
		w.close("tbody")
	}
	w.close("table")
}

func (w *writer) figureRow(row []string, wide int, head bool) {
	w.open("tr")
	for i := range wide {
		cell := ""
		if i < len(row) {
			cell = row[i]
		}
		t, scope := tag("td"), "col"
		if (head || i == 0) && cell != "" {
			t = "th"
		}
		if !head {
			scope = "row"
		}
		w.open(t)
		if t == "th" {
			w.attr("scope", scope)
		}
		w.text(cell)
		w.close(t)
	}
	w.close("tr")
}

// spots writes the places of a map as a list.
func (w *writer) spots(m Map) {
	if len(m.Places) == 0 {
		return
	}
	w.open("ul")
	for _, p := range m.Places {
		w.open("li")
		w.text(p.Name)
		if p.Note != "" {
			w.text(": " + p.Note)
		}
		w.close("li")
	}
	w.close("ul")
}
