package draw

import (
	"bytes"
	"compress/gzip"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"broadsheet/news"
	"broadsheet/prose"
)

var update = flag.Bool("update", false, "write the drawings anew")

// drawings are one of each kind that stands in a page.
func drawings() map[string]func() (string, error) {
	chart := func(kind, marked, table string) func() (string, error) {
		return func() (string, error) {
			c, err := FromChart(prose.Chart{Kind: kind, Title: "What it costs", Subtitle: "Euros", Marked: marked, Table: table})
			if err != nil {
				return "", err
			}
			return c.Page(Words{})
		}
	}
	locator := func(m prose.Map, w Words) func() (string, error) {
		return func() (string, error) {
			to, err := FromMap(m)
			if err != nil {
				return "", err
			}
			return to.Page(w)
		}
	}
	ferry := prose.Map{Title: "The ferry", Route: "dashed", Countries: []string{"Poland", "Sweden"},
		Places: []prose.MapPlace{{Name: "Gdańsk", Note: "leaves at eight", Lat: 54.35, Lon: 18.65}, {Name: "Karlskrona", Lat: 56.16, Lon: 15.59, Minor: true}}}
	return map[string]func() (string, error){
		"bar":     chart("bar", "Bed", "Place\tFare\nSeat\t€39\nBed\t€89\nCompartment\t—"),
		"column":  chart("column", "", "Year;Fare\n2022;39,5\n2023;−12\n2024;89"),
		"line":    chart("line", "", "Year,Town,Country\n2016,61,70\n2020,,71\n2024,48,69"),
		"stacked": chart("stacked", "", "Year\tCoal\tWind\n2016\t60\t40\n2024\t20\t80"),
		"slope":   chart("slope", "Town", "Where\t2014\t2024\nTown\t63\t48\nCountry\t60\t62"),
		"map":     locator(ferry, Words{}),
		"karte":   locator(ferry, Words{Lang: "de-AT", Description: "Karte: Gdańsk."}),
		"world":   locator(prose.Map{Span: 30_000, Places: []prose.MapPlace{{Name: "Panama", Lat: 9.1, Lon: -79.7}}}, Words{}),
		"country": locator(prose.Map{Countries: []string{"Italy"}}, Words{}),
	}
}

func TestDrawingsOfAPageAreAsTheyWere(t *testing.T) {
	t.Parallel()
	for name, draw := range drawings() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := draw()
			if err != nil {
				t.Fatal(err)
			}
			if again, err := draw(); err != nil || again != got {
				t.Fatalf("the same drawing was drawn in two ways, %v", err)
			}
			wellFormed(t, got)
			file := filepath.Join("testdata", name+".svg")
			if *update {
				if err := os.WriteFile(file, []byte(strings.ReplaceAll(got, "><", ">\n<")), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil || strings.ReplaceAll(got, "><", ">\n<") != string(want) {
				t.Errorf("the drawing is not that of %s (%v); look at it, and write it anew with -update", file, err)
			}
		})
	}
}

// A page stands in what a server may send at once, so a drawing in it has to be small.
func TestADrawingCostsAPageAFewKilobytes(t *testing.T) {
	t.Parallel()
	for name, draw := range drawings() {
		svg, err := draw()
		if err != nil {
			t.Fatal(err)
		}
		most := 1_000
		if strings.Contains(svg, `class="land"`) {
			most = 7_000
		}
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		_, _ = z.Write([]byte(svg))
		_ = z.Close()
		if b.Len() > most {
			t.Errorf("%s takes %d bytes packed, more than %d", name, b.Len(), most)
		}
	}
}

// wellFormed checks that a drawing is XML in which nothing but drawing stands, that it has a name and is told in words.
func wellFormed(t *testing.T, svg string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader("<page>" + svg + "</page>"))
	for {
		tok, err := d.Token()
		if tok == nil {
			break
		}
		if err != nil {
			t.Fatalf("%v in %.300s", err, svg)
		}
		e, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		if !strings.Contains(" page svg title desc g path circle text ", " "+e.Name.Local+" ") {
			t.Fatalf("a drawing has an element %s", e.Name.Local)
		}
		for _, a := range e.Attr {
			if strings.HasPrefix(a.Name.Local, "on") || a.Name.Local == "style" || a.Name.Local == "href" {
				t.Fatalf("a drawing has an attribute %s", a.Name.Local)
			}
		}
	}
	if !regexp.MustCompile(`^<svg class="\w+" viewBox="0 0 [\d.]+ [\d.]+" role="img"><title>[^<]+</title><desc>[^<]+</desc>`).MatchString(svg) {
		t.Fatalf("a drawing without a name or words: %.200s", svg)
	}
	if number.MatchString(svg) {
		t.Fatalf("a drawing has numbers that are none: %.300s", svg)
	}
}

// number finds what is none in an attribute; a name that somebody gave to a line may be "Inf".
var number = regexp.MustCompile(`="[^"]*(NaN|Inf)`)

func TestEveryColourOfADrawingHasAClass(t *testing.T) {
	t.Parallel()
	for name, draw := range drawings() {
		svg, err := draw()
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(svg, `class=""`) || strings.Contains(svg, `class="line "`) || strings.Contains(svg, `class=" `) {
			t.Errorf("%s has ink that the page's sheet has no name for", name)
		}
	}
}

func TestNoTableMakesADrawingThatIsNone(t *testing.T) {
	t.Parallel()
	cell := rapid.SampledFrom([]string{"1", "-2,5", "1e400", "NaN", "Inf", "999999999999999", "0", "", "—", "<script>", "\u202e1", "€3", "12%", "\"", "عربي", "日本", "a&b", strings.Repeat("W", 60), strings.Repeat("x", 5000), "0.0000001"})
	rapid.Check(t, func(rt *rapid.T) {
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, 0, 9), 0, 30).Draw(rt, "rows")
		lines := make([]string, len(rows))
		for i, r := range rows {
			lines[i] = strings.Join(r, rapid.SampledFrom([]string{"\t", ";", ","}).Draw(rt, "comma"))
		}
		c, err := FromChart(prose.Chart{Kind: rapid.SampledFrom(append(prose.ChartKinds, "pie", "")).Draw(rt, "kind"), Title: cell.Draw(rt, "title"),
			Marked: cell.Draw(rt, "marked"), Table: strings.Join(lines, "\n")})
		if err == nil {
			var svg string
			if svg, err = c.Page(Words{}); err == nil {
				wellFormed(t, svg)
				return
			}
		}
		if sentence, ok := news.Sentence(err); !errors.Is(err, news.ErrInvalid) || !ok || sentence == "" {
			t.Fatalf("%v is not told to whoever pasted it", err)
		}
	})
}

func TestNoPlacesMakeADrawingThatIsNone(t *testing.T) {
	t.Parallel()
	name := rapid.SampledFrom([]string{"Gdańsk", "<script>alert(1)</script>", "عربي", "\u202eevil", strings.Repeat("W", 60), strings.Repeat("x", 500), "a&b\"c", "日本"})
	rapid.Check(t, func(rt *rapid.T) {
		m := prose.Map{Title: name.Draw(rt, "title"), Lat: rapid.Float64Range(-90, 90).Draw(rt, "lat"), Lon: rapid.Float64Range(-180, 180).Draw(rt, "lon"),
			Centred: rapid.Bool().Draw(rt, "centred"), Span: rapid.SampledFrom([]int{0, 1, 50, 300, 4000, 13_999, 14_000, 40_000, 1 << 40}).Draw(rt, "span"),
			Route: rapid.SampledFrom([]string{"", "line", "dashed"}).Draw(rt, "route"), Countries: rapid.SliceOfN(rapid.SampledFrom([]string{"Poland", "Fiji", "Russia", "Antarctica", "Atlantis", ""}), 0, 3).Draw(rt, "countries")}
		for range rapid.IntRange(0, 5).Draw(rt, "places") {
			m.Places = append(m.Places, prose.MapPlace{Name: name.Draw(rt, "name"), Note: name.Draw(rt, "note"), Minor: rapid.Bool().Draw(rt, "minor"),
				Lat: rapid.SampledFrom([]float64{-90, -41, 0, 54.3, 90, 91}).Draw(rt, "at lat"), Lon: rapid.SampledFrom([]float64{-180, -179.9, 0, 18.6, 180}).Draw(rt, "at lon")})
		}
		to, err := FromMap(m)
		if err == nil {
			var svg string
			if svg, err = to.Page(Words{}); err == nil {
				wellFormed(t, svg)
				return
			}
		}
		if !errors.Is(err, news.ErrInvalid) {
			t.Fatalf("%v is not told to whoever made it", err)
		}
	})
}

func TestAMillionRowsAreRefusedBeforeTheyAreRead(t *testing.T) {
	t.Parallel()
	_, err := FromChart(prose.Chart{Kind: "line", Table: "a,b\n" + strings.Repeat("1,2\n", 1_000_000)})
	if sentence, _ := news.Sentence(err); sentence != "The table has more than 64 KB; a chart of that much can't be read." {
		t.Errorf("got %v", err)
	}
	var many strings.Builder
	for i := range 201 {
		fmt.Fprintf(&many, "%d,%d\n", i, i)
	}
	if _, err := FromChart(prose.Chart{Kind: "line", Table: "a,b\n" + many.String()}); !errors.Is(err, news.ErrInvalid) {
		t.Errorf("201 rows: %v", err)
	}
}

func TestAPhoneHasLettersOfItsOwn(t *testing.T) {
	t.Parallel()
	svg, err := drawings()["bar"]()
	if err != nil || strings.Count(svg, "<svg ") != 2 || !strings.Contains(svg, `<svg class="wide" viewBox="0 0 640 `) || !strings.Contains(svg, `<svg class="narrow" viewBox="0 0 340 `) {
		t.Errorf("%v: a chart is not drawn for both widths: %.200s", err, svg)
	}
	svg, err = drawings()["map"]()
	if err != nil || strings.Count(svg, "<svg ") != 1 || strings.Count(svg, ">Gdańsk</text>") != 4 || strings.Count(svg, `class="land"`) != 1 {
		t.Errorf("%v: a map is not lettered twice on one ground", err)
	}
}

func TestAMapSpeaksTheLanguageOfItsPage(t *testing.T) {
	t.Parallel()
	svg, err := drawings()["karte"]()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"SCHWEDEN", "POLEN", "<desc>Karte: Gdańsk.</desc>"} {
		if !strings.Contains(svg, want) {
			t.Errorf("%s is not on the German map", want)
		}
	}
	for _, other := range []string{"SWEDEN", "Copenhagen", "Baltic"} {
		if strings.Contains(svg, other) {
			t.Errorf("%s is on the German map", other)
		}
	}
}
