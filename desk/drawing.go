package desk

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"

	"broadsheet/draw"
	"broadsheet/news"
	"broadsheet/prose"
)

// longestDrawing is how many bytes a chart or a map may be sent with: its table,
// and JSON around it.
const longestDrawing = 2*prose.MaxTable + 32<<10

// drawnBlock is what the editor shows of a chart or a map.
type drawnBlock struct {
	SVG    string   `json:"svg"`
	Series []string `json:"series"`           // what a chart can mark
	Centre string   `json:"centre,omitempty"` // of a map: where its middle is
	Span   int      `json:"span,omitempty"`   // and how many kilometres it is wide
}

// drawChart draws a chart that somebody is making, as readers will see it. The
// body is the block as the editor has it; nothing is kept.
func (d *desk) drawChart(v *visit) error {
	n, err := d.drawable(v, prose.ChartType)
	if err != nil {
		return err
	}
	c, err := draw.FromChart(n.Charts()[0])
	if err != nil {
		return err
	}
	return d.drawn(v, func() (drawnBlock, error) {
		svg, err := c.Page(draw.Words{})
		return drawnBlock{SVG: svg, Series: c.Series()}, err
	})
}

// drawMap draws a map that somebody is making.
func (d *desk) drawMap(v *visit) error {
	n, err := d.drawable(v, prose.MapType)
	if err != nil {
		return err
	}
	return d.drawn(v, func() (drawnBlock, error) {
		m, err := draw.FromMap(n.Maps()[0])
		if err != nil {
			return drawnBlock{}, err
		}
		svg, err := m.Page(draw.Words{})
		return drawnBlock{SVG: svg, Series: []string{}, Centre: degrees(m.Centre.Lat) + "," + degrees(m.Centre.Lon), Span: int(m.Span)}, err
	})
}

func degrees(f float64) string { return strconv.FormatFloat(f, 'f', 3, 64) }

// drawable reads the block that is to be drawn, with the limits of a text. Who
// may write may see what they write.
func (d *desk) drawable(v *visit, kind prose.Type) (doc prose.Doc, err error) {
	if !v.by.Role.May(news.RightCreate) {
		return doc, news.Forbidden("Your role does not write stories.")
	}
	body, err := io.ReadAll(http.MaxBytesReader(v.w, v.r.Body, longestDrawing))
	if err != nil {
		return doc, news.TooLarge("table", "The table has more than %d KB; a chart of that much can't be read.", prose.MaxTable>>10)
	}
	if !json.Valid(body) {
		return doc, news.Invalid("body", "The drawing did not arrive whole. Try again.")
	}
	whole, err := json.Marshal(struct {
		Type    string            `json:"type"`
		Content []json.RawMessage `json:"content"`
	}{"doc", []json.RawMessage{body}})
	if err != nil {
		return doc, fmt.Errorf("put a drawing into a text: %w", err)
	}
	if doc, err = prose.FromEditor(whole); err != nil {
		return doc, err
	}
	if nodes := doc.Nodes(); len(nodes) != 1 || nodes[0].Type != kind {
		return doc, news.Invalid("body", "This draws a %s and nothing else.", kind)
	}
	return doc, nil
}

// drawn answers with a drawing. Few are made at once: whoever types fast asks
// for many, and the newsroom's other pages have to be served meanwhile.
func (d *desk) drawn(v *visit, make func() (drawnBlock, error)) error {
	select {
	case d.pencils <- struct{}{}:
		defer func() { <-d.pencils }()
	case <-v.r.Context().Done():
		return context.Cause(v.r.Context())
	}
	b, err := make()
	if err != nil {
		return err
	}
	v.json(http.StatusOK, "application/json", b)
	return nil
}

// foundPlace is a place that a map can show.
type foundPlace struct {
	Name    string  `json:"name"`
	Country string  `json:"country"` // as the map knows it
	Land    bool    `json:"land"`    // it is a country
	Lat     float64 `json:"lat"`
	Lon     float64 `json:"lon"`
}

// findPlaces finds towns and countries by the beginning of their names.
func (d *desk) findPlaces(v *visit) error {
	found, err := draw.Find(v.r.URL.Query().Get("q"), suggested)
	if err != nil {
		return fmt.Errorf("look into the gazetteer: %w", err)
	}
	answer := struct {
		Items []foundPlace `json:"items"`
	}{[]foundPlace{}}
	for _, f := range found {
		answer.Items = append(answer.Items, foundPlace{f.Name, f.Country, f.Land, f.At.Lat, f.At.Lon})
	}
	v.json(http.StatusOK, "application/json", answer)
	return nil
}
