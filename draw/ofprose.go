package draw

import (
	"math"

	"broadsheet/prose"
)

// FromChart makes a chart of a story's text ready to be drawn. What can't be read gives an ErrInvalid that says why.
func FromChart(c prose.Chart) (Chart, error) {
	t, err := ParseTable(c.Table)
	return Chart{Kind: ChartKind(c.Kind), Title: c.Title, Unit: c.Subtitle, Source: c.Source, Marked: c.Marked, Table: t}, err
}

// FromMap makes a map of a story's text ready to be drawn, with a middle and a width that take in its places where it says none.
func FromMap(m prose.Map) (Map, error) {
	out := Map{Title: m.Title, Centre: LonLat{m.Lon, m.Lat}, Span: float64(m.Span), Countries: m.Countries}
	for _, p := range m.Places {
		out.Places = append(out.Places, Place{At: LonLat{p.Lon, p.Lat}, Name: p.Name, Note: p.Note, Minor: p.Minor})
	}
	if m.Route != "" && len(out.Places) > 1 {
		r := Route{Dashed: m.Route == "dashed"}
		for _, p := range out.Places {
			r.Through = append(r.Through, p.At)
		}
		out.Routes = append(out.Routes, r)
	}
	return out.Fitted(m.Centred)
}

// Check tells whether the chart can be drawn in a page: nil, or an ErrInvalid that says why not.
func (c Chart) Check() error { return c.checkTable() }

// Check tells whether the map can be drawn in a page: nil, or an ErrInvalid that says why not.
func (m Map) Check() error {
	m.Width, m.Height = mapWide, mapWide
	a, err := world()
	if err != nil {
		return err
	}
	return m.check(a)
}

// Series are the names that a chart can mark: rows where each has a bar or a line of its own, else columns.
func (c Chart) Series() []string {
	if c.Kind == Line || c.Kind == Stacked {
		return c.Table.Names
	}
	var names []string
	for _, r := range c.Table.Rows {
		names = append(names, r.Label)
	}
	return names
}

// Figure is a number of a table as it was written, with the label of its row.
type Figure struct{ Words, Label string }

// Course is what a column of a table tells: where it begins and ends, and how far it goes.
type Course struct {
	Name                     string
	First, Last, Most, Least Figure
}

// Courses tells what each column says, but for those without a number.
func (t Table) Courses() (out []Course) {
	for i, name := range t.Names {
		c, any, most, least := Course{Name: name}, false, 0.0, 0.0
		for _, r := range t.Rows {
			v := r.Values[i]
			if math.IsNaN(v) {
				continue
			}
			f := Figure{r.Words[i], r.Label}
			if !any {
				c.First, c.Most, c.Least, most, least, any = f, f, f, v, v, true
			}
			c.Last = f
			if v > most {
				c.Most, most = f, v
			}
			if v < least {
				c.Least, least = f, v
			}
		}
		if any {
			out = append(out, c)
		}
	}
	return out
}
