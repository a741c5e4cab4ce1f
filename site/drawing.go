package site

import (
	"fmt"
	"strings"

	"broadsheet/draw"
	"broadsheet/prose"
)

// drawings draws the charts and maps of a text in the page's language. One that
// can't be drawn is left to its numbers: the desk was told why when it was made.
func (f *face) drawings() prose.Drawings {
	said := f.t.Said
	words := draw.Words{Lang: f.t.Tag, NoFigure: said.NoFigure, Number: f.t.Decimal}
	return prose.Drawings{
		Numbers: said.Numbers, MapData: said.MapData, See: said.SeeDrawing, Source: said.SourceOf.Of,
		Chart: func(of prose.Chart) prose.Drawn {
			c, err := draw.FromChart(of)
			if err != nil {
				return ""
			}
			w := words
			if c.Title == "" {
				c.Title = said.Chart
			}
			w.Description = f.chartInWords(c)
			svg, err := c.Page(w)
			return drawn(svg, err)
		},
		Map: func(of prose.Map) prose.Drawn {
			m, err := draw.FromMap(of)
			if err != nil {
				return ""
			}
			w := words
			if m.Title == "" {
				m.Title = said.Map
			}
			w.Description = f.mapInWords(m)
			svg, err := m.Page(w)
			return drawn(svg, err)
		},
	}
}

func drawn(svg string, err error) prose.Drawn {
	if err != nil {
		return ""
	}
	return prose.Drawn(svg)
}

// chartInWords tells what a chart shows to whoever can't see it.
func (f *face) chartInWords(c draw.Chart) string {
	var b strings.Builder
	b.WriteString(f.t.Said.Chart + ".")
	at := func(g draw.Figure) string { return fmt.Sprintf("%s (%s)", g.Words, g.Label) }
	for _, o := range c.Table.Courses() {
		b.WriteString(" " + o.Name + ": ")
		if c.Kind == draw.Line {
			b.WriteString(f.t.Said.Runs.Of(at(o.First), at(o.Last)) + "; ")
		}
		b.WriteString(f.t.Said.Most.Of(at(o.Most)) + ", " + f.t.Said.Least.Of(at(o.Least)) + ".")
	}
	return b.String()
}

// mapInWords names what a map shows.
func (f *face) mapInWords(m draw.Map) string {
	var names []string
	for _, p := range m.Places {
		name := p.Name
		if p.Note != "" {
			name += " (" + p.Note + ")"
		}
		names = append(names, name)
	}
	if len(names) == 0 {
		for _, c := range m.Countries {
			names = append(names, draw.Country(c, f.t.Tag))
		}
	}
	return f.t.Said.Map + ": " + f.t.List(names...) + "."
}
