package prose_test

import (
	"errors"
	"strings"
	"testing"

	"broadsheet/news"
	"broadsheet/prose"
)

func chartOfTurnout() prose.Node {
	return prose.ChartNode(prose.Chart{Kind: "line", Title: "Fewer <vote>", Subtitle: "Per cent", Source: "Electoral roll", Note: "No vote in 2020", Marked: "Town",
		Table: "Year\tTown\tCountry\n2016\t61,5\t70\n2020\t\t71\n2024\t48\t69"})
}

func mapOfFerry() prose.Node {
	return prose.MapNode(prose.Map{Title: "Map of the ferry", Note: "It runs daily.", Lat: 54.5, Lon: 18, Centred: true, Span: 900, Countries: []string{"Poland", "Sweden"},
		Places: []prose.MapPlace{{Name: "Gdańsk", Note: "leaves at eight", Lat: 54.35, Lon: 18.65}, {Name: "Karlskrona", Lat: 56.16, Lon: 15.59, Minor: true}}})
}

func written(t *testing.T, blocks ...prose.Node) prose.Doc {
	t.Helper()
	d, err := prose.New(blocks...)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestDrawingsComeBackFromTheirNodes(t *testing.T) {
	t.Parallel()
	d := written(t, chartOfTurnout(), mapOfFerry())
	everythingHolds(t, d)
	if c := d.Charts(); len(c) != 1 || c[0].Marked != "Town" || c[0].Source != "Electoral roll" || !strings.Contains(c[0].Table, "2016\t61,5\t70\n") {
		t.Errorf("the chart came back as %+v", c)
	}
	m := d.Maps()
	if len(m) != 1 || !m[0].Centred || m[0].Lat != 54.5 || m[0].Span != 900 || len(m[0].Countries) != 2 || len(m[0].Places) != 2 {
		t.Fatalf("the map came back as %+v", m)
	}
	if p := m[0].Places; p[0].Note != "leaves at eight" || p[0].Minor || p[1].Lon != 15.59 || !p[1].Minor {
		t.Errorf("its places came back as %+v", p)
	}
	if d.Empty() {
		t.Error("a text of a chart is no empty text")
	}
	if d.Words() != 0 {
		t.Errorf("a chart counts as %d words to read", d.Words())
	}
	for _, want := range []string{"Fewer <vote>", "2016 61,5 70", "Karlskrona"} {
		if !strings.Contains(d.Text(), want) {
			t.Errorf("the plain text lacks %q: %s", want, d.Text())
		}
	}
}

func TestReadersGetADrawingAndItsNumbers(t *testing.T) {
	t.Parallel()
	d := written(t, chartOfTurnout(), mapOfFerry())
	got := d.Public(prose.PublicOptions{Drawings: prose.Drawings{
		Chart: func(prose.Chart) prose.Drawn { return "<svg>CHART</svg>" }, Map: func(prose.Map) prose.Drawn { return "<svg>MAP</svg>" },
		Numbers: "Die Zahlen", MapData: "Kartendaten: Natural Earth", Source: func(s string) string { return "Quelle: " + s }, Page: "https://example.org/s",
	}})
	want := `<figure class="chart"><figcaption><strong>Fewer &lt;vote&gt;</strong> <span>Per cent</span></figcaption><svg>CHART</svg>` +
		`<details><summary>Die Zahlen</summary><div class="table"><table><thead><tr><th scope="col">Year</th><th scope="col">Town</th><th scope="col">Country</th></tr></thead>` +
		`<tbody><tr><th scope="row">2016</th><td>61,5</td><td>70</td></tr><tr><th scope="row">2020</th><td></td><td>71</td></tr><tr><th scope="row">2024</th><td>48</td><td>69</td></tr></tbody></table></div></details>` +
		`<p class="remark">No vote in 2020</p><p class="source">Quelle: Electoral roll</p></figure>` +
		`<figure class="map"><figcaption><strong>Map of the ferry</strong></figcaption><svg>MAP</svg><p class="remark">It runs daily.</p><p class="source">Kartendaten: Natural Earth</p></figure>`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestWhereNothingCanBeDrawnTheNumbersStandOpenWithAWayToThePage(t *testing.T) {
	t.Parallel()
	got := written(t, chartOfTurnout(), mapOfFerry()).Public(prose.PublicOptions{Drawings: prose.Drawings{Page: "https://example.org/s"}})
	for _, want := range []string{`</figcaption><div class="table"><table>`, `<p class="source">Source: Electoral roll</p><p><a href="https://example.org/s">See the drawing on our page</a></p>`,
		`<ul><li>Gdańsk: leaves at eight</li><li>Karlskrona</li></ul>`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
	if strings.Contains(got, "<details>") || strings.Contains(got, "Natural Earth") {
		t.Errorf("a drawing is spoken of that is not there: %s", got)
	}
}

func TestReadersSeeNothingOfADrawingThatIsOnlyBegun(t *testing.T) {
	t.Parallel()
	d := written(t, prose.Node{Type: prose.ChartType, Attrs: prose.Attrs{{Name: "kind", Value: "bar"}}},
		prose.ChartNode(prose.Chart{Kind: "bar", Title: "A", Table: "one line"}), prose.Node{Type: prose.MapType}, prose.MapNode(prose.Map{Note: "somewhere", Span: 500}))
	everythingHolds(t, d)
	if got := d.Public(prose.PublicOptions{}); got != "" {
		t.Errorf("readers see %s", got)
	}
}

func TestADrawingThatIsWrongIsRefusedWithItsPlace(t *testing.T) {
	t.Parallel()
	node := func(kind prose.Type, name, value string) prose.Node {
		n := prose.Node{Type: kind, Attrs: prose.Attrs{{Name: name, Value: value}}}
		if kind == prose.ChartType && name != "kind" {
			n.Attrs = append(n.Attrs, prose.Attr{Name: "kind", Value: "bar"})
		}
		return n
	}
	for _, c := range []struct {
		n    prose.Node
		want string
	}{
		{node(prose.ChartType, "kind", "pie"), "Chart 1 has a kind that we do not know."},
		{node(prose.ChartType, "table", strings.Repeat("x", prose.MaxTable+1)), "Chart 1 has table of more than 65536 bytes."},
		{node(prose.ChartType, "onload", "x"), `Chart 1 has an attribute "onload" that does not exist.`},
		{node(prose.MapType, "centre", "NaN,1"), "Map 1 has a centre that is no latitude and longitude in degrees."},
		{node(prose.MapType, "centre", "91,1"), "Map 1 has a centre that is no latitude and longitude in degrees."},
		{node(prose.MapType, "span", "49"), "Map 1 has a span that is not a whole number from 50 to 40000."},
		{node(prose.MapType, "places", strings.Repeat("1\t1\tx\n", prose.MaxPlaces/6+1)), "Map 1 has places of more than 16384 bytes."},
	} {
		_, err := prose.New(c.n)
		if sentence, _ := news.Sentence(err); !errors.Is(err, news.ErrInvalid) || sentence != c.want {
			t.Errorf("%v: got %v, want %s", c.n.Attrs[0].Name, err, c.want)
		}
	}
	if _, err := prose.New(prose.Node{Type: prose.FactBox, Content: []prose.Node{chartOfTurnout()}}); err == nil {
		t.Error("a chart stands in a fact box, where no page could draw it in its width")
	}
}

func TestAChangedNumberIsToldInTheDifference(t *testing.T) {
	t.Parallel()
	c := chartOfTurnout()
	was := written(t, c)
	is := written(t, prose.ChartNode(prose.Chart{Kind: "bar", Title: "Fewer <vote>", Subtitle: "Per cent", Source: "Electoral roll", Note: "No vote in 2020", Marked: "Town",
		Table: strings.Replace(c.Attr("table"), "48", "49", 1)}))
	changes := prose.Diff(was, is)
	all := ""
	for _, ch := range changes {
		for _, s := range ch.Spans {
			all += s.Text
		}
		all += strings.Join(ch.Notes, "; ")
	}
	for _, want := range []string{"48", "49", "kind line removed", "kind bar added"} {
		if !strings.Contains(all, want) {
			t.Errorf("the difference does not tell of %q: %s", want, all)
		}
	}
}

func TestCellsOfATableFromAnywhere(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"a\tb\n1\t2":              "a|b\n1|2",
		"a;b\r\n1,5;2":            "a|b\n1,5|2",
		"\ufeffa,\"b, c\"\n1,2\n": "a|b, c\n1|2",
		"\n\na,b\n , \n1,2\n\n":   "a|b\n1|2",
		"a,b\n\"x\ny\",2":         "a|b\nx y|2",
		"5\" disk,b\n1,2":         "5\" disk|b\n1|2",
		"":                        "",
	} {
		rows, _, err := prose.Cells(in)
		var lines []string
		for _, r := range rows {
			lines = append(lines, strings.Join(r, "|"))
		}
		if got := strings.Join(lines, "\n"); err != nil || got != want {
			t.Errorf("%q: got %q (%v), want %q", in, got, err, want)
		}
	}
	for _, in := range []string{strings.Repeat("1,2\n", 1_000_000), "a,b\n\xff,1"} {
		if _, _, err := prose.Cells(in); !errors.Is(err, news.ErrInvalid) {
			t.Errorf("%.10q…: %v", in, err)
		}
	}
}
