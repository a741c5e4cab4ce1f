package prose

import "strconv"

// table writes a table with its head told apart: the rows at the top that are made of header cells alone.
func (p *public) table(n Node) {
	head := 0
	for head < len(n.Content) && headerRow(n.Content[head]) {
		head++
	}
	if head == len(n.Content) {
		head = 0
	}
	p.open("div")
	p.attr("class", "table")
	p.open("table")
	p.element("caption", "", n.Attr("caption"))
	if head > 0 {
		p.open("thead")
		p.rows(n.Content[:head], "col")
		p.close("thead")
	}
	p.open("tbody")
	p.rows(n.Content[head:], "row")
	p.close("tbody")
	p.close("table")
	p.close("div")
}

func headerRow(row Node) bool {
	for _, c := range row.Content {
		if c.Type != TableHeader {
			return false
		}
	}
	return true
}

func (p *public) rows(rows []Node, scope string) {
	for i, row := range rows {
		p.open("tr")
		for _, cell := range row.Content {
			t := blockTag(cell)
			p.open(t)
			if t == "th" {
				p.attr("scope", scope)
			}
			p.maybe("colspan", cell.Attr("colspan"))
			// A cell may not reach beyond its group of rows.
			if span := min(cell.Int("rowspan"), len(rows)-i); span > 1 {
				p.attr("rowspan", strconv.Itoa(span))
			}
			p.tight(cell.Content)
			p.close(t)
		}
		p.close("tr")
	}
}
