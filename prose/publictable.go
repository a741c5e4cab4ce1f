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
	g := &grid{}
	g.measure(n.Content[:head])
	g.measure(n.Content[head:])
	if head > 0 {
		p.open("thead")
		p.rows(n.Content[:head], "col", g)
		p.close("thead")
	}
	p.open("tbody")
	p.rows(n.Content[head:], "row", g)
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

func (p *public) rows(rows []Node, scope string, g *grid) {
	g.taken = g.taken[:0]
	for i, row := range rows {
		g.column = 0
		p.open("tr")
		for _, cell := range row.Content {
			cols, down := g.place(cell, i, len(rows))
			t := blockTag(cell)
			if (Doc{cell.Content}).Empty() {
				t = "td" // what is empty is no head of anything
			}
			p.open(t)
			if t == "th" {
				p.attr("scope", scope)
			}
			if cols > 1 {
				p.attr("colspan", strconv.Itoa(cols))
			}
			if down > 1 {
				p.attr("rowspan", strconv.Itoa(down))
			}
			p.tight(cell.Content)
			p.close(t)
		}
		p.close("tr")
	}
}

// grid knows which columns of a table are taken by cells from above and in which a cell begins. Old pages have cells that reach over
// others, beyond their group of rows, or into columns in which nothing begins; validators refuse all three, and here they are cut.
type grid struct {
	column int    // where the next cell may begin
	taken  []int  // for each column the row from which on it is free
	begins []bool // for each column whether a cell begins in it
}

// widest is how many columns are kept account of.
const widest = 1000

// measure notes the columns in which a cell begins.
func (g *grid) measure(rows []Node) {
	g.taken = g.taken[:0]
	for i, row := range rows {
		g.column = 0
		for _, cell := range row.Content {
			g.place(cell, i, len(rows))
		}
	}
}

// place puts a cell into the grid and returns how many columns and rows it covers. A column in which no cell begins does not count.
func (g *grid) place(cell Node, row, rows int) (cols, down int) {
	for g.column < len(g.taken) && g.taken[g.column] > row {
		g.column++
	}
	start, end := g.column, g.column+max(cell.Int("colspan"), 1)
	down = min(max(cell.Int("rowspan"), 1), rows-row)
	if g.column = end; start >= widest {
		return 1, down
	}
	for end = min(end, widest); len(g.taken) < end; {
		g.taken = append(g.taken, 0)
	}
	for len(g.begins) < end {
		g.begins = append(g.begins, false)
	}
	g.begins[start] = true
	for c := start; c < end; c++ {
		if g.taken[c] > row {
			g.column = c
			break
		}
		if g.taken[c] = row + down; g.begins[c] {
			cols++
		}
	}
	return cols, down
}
