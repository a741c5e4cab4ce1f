package draw

import (
	"encoding/xml"
	"errors"
	"image/color"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"broadsheet/news"
)

func plotted(t *testing.T, c Chart) *recorder {
	t.Helper()
	c = c.filled()
	s, err := newSetter()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.check(s); err != nil {
		t.Fatal(err)
	}
	r := &recorder{letters: s}
	c.draw(r, s)
	return r
}

// widths are how wide the bars of an ink are.
func (r *recorder) widths(c color.NRGBA) (out []float64) {
	for _, f := range r.fills {
		if f.ink == c && len(f.path) == 1 && len(f.path[0]) == 4 {
			out = append(out, f.path[0][1].x-f.path[0][0].x)
		}
	}
	return out
}

func TestABarIsAsLongAsItsNumber(t *testing.T) {
	t.Parallel()
	r := plotted(t, Chart{Kind: Bar, Title: "Fares", Accent: Teal, Table: table(t, "Place\tFare\nSeat\t€39\nBed\t€78\nNone\t–\nAlone\t€156")})
	bars := r.widths(Teal)[1:] // the first is the stroke above the title
	if len(bars) != 3 || math.Abs(bars[1]/bars[0]-2) > 1e-9 || math.Abs(bars[2]/bars[0]-4) > 1e-9 {
		t.Errorf("the bars are %v long, want them as 1 to 2 to 4", bars)
	}
	for _, words := range []string{"€39", "€78", "€156", "Seat", "no figure"} {
		if _, ok := r.find(words); !ok {
			t.Errorf("%q is not in the chart", words)
		}
	}
}

func TestBarsOfBothSignsStandOnOneZero(t *testing.T) {
	t.Parallel()
	r := plotted(t, Chart{Kind: Bar, Title: "Gain", Accent: Teal, Table: table(t, "a\tb\nx\t-10\ny\t20")})
	var ends [][2]float64
	for _, f := range r.fills {
		if f.ink == Teal {
			ends = append(ends, [2]float64{f.path[0][0].x, f.path[0][1].x})
		}
	}
	if below, above := ends[1], ends[2]; math.Abs(below[1]-above[0]) > 1e-9 {
		t.Errorf("one bar ends at %g and the other begins at %g", below[1], above[0])
	}
}

func TestStackedPartsAddUp(t *testing.T) {
	t.Parallel()
	c := Chart{Kind: Stacked, Title: "Shares", Accent: Blue, Table: table(t, "a\tP\tQ\nx\t30\t70\ny\t50\t50")}
	r := plotted(t, c)
	p := &plot{Chart: c}
	first, second := r.widths(Blue), r.widths(p.part(1))
	if len(first) != 4 || len(second) != 3 { // with the stroke above the title, and a square of the legend each
		t.Fatalf("parts are %v and %v", first, second)
	}
	if a, b := first[2]+second[1], first[3]+second[2]; math.Abs(a-b) > 1e-6 {
		t.Errorf("two rows of a hundred are %g and %g long", a, b)
	}
}

func TestALineIsNamedAtItsEndAndNamesKeepApart(t *testing.T) {
	t.Parallel()
	r := plotted(t, Chart{Kind: Line, Title: "Three", Table: table(t, "Year\tAlpha\tBeta\tGamma\n2023\t10\t11\t12\n2024\t20\t20\t20.1\n2026\t30\t30\t30.2")})
	var boxes []box
	for _, n := range []string{"Alpha", "Beta", "Gamma"} {
		s, ok := r.find(n)
		if !ok {
			t.Fatalf("%s has no name", n)
		}
		for _, b := range boxes {
			if s.box.meets(b) {
				t.Errorf("%s lies on another name", n)
			}
		}
		boxes = append(boxes, s.box)
	}
	if zero, ok := r.find("0"); !ok || zero.style.anchor != finish {
		t.Error("a line of amounts that begins near nothing has no zero")
	}
	a, _ := r.find("2023")
	b, _ := r.find("2024")
	c, _ := r.find("2026")
	if x, y := b.box.x0-a.box.x0, c.box.x0-b.box.x0; y < x*1.5 {
		t.Errorf("one year is %g wide and two years are %g", x, y)
	}
}

func TestTicksGoAroundTheNumbers(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		low := rapid.Float64Range(-1e6, 1e6).Draw(t, "low")
		high := low + rapid.Float64Range(1e-3, 1e6).Draw(t, "more")
		got := ticks(low, high, 5)
		step := got[1] - got[0]
		if got[0] > low+step*1e-6 || got[len(got)-1] < high-step*1e-6 || len(got) < 2 || len(got) > 9 || !slices.IsSorted(got) {
			t.Fatalf("from %g to %g: %v", low, high, got)
		}
	})
}

func TestASVGChartTellsItsNumbersInWords(t *testing.T) {
	t.Parallel()
	for _, kind := range []ChartKind{Line, Bar, Stacked, Slope} {
		text := "Year\tFares & <tolls>\n2024\t10\n2025\t20"
		if kind == Stacked || kind == Slope {
			text = "Town\t2014\t2024\nSaltmere\t10\t20\nKesterby\t12\t9"
		}
		got, err := Chart{Kind: kind, Title: "A & B", Unit: "in pounds", Source: "us", Table: table(t, text)}.SVG()
		if err != nil {
			t.Fatal(err)
		}
		var whole struct {
			Title string   `xml:"title"`
			Desc  string   `xml:"desc"`
			Text  []string `xml:"text"`
		}
		if err := xml.Unmarshal([]byte(got), &whole); err != nil {
			t.Fatalf("%s: %v", kind, err)
		}
		if whole.Title != "A & B" || !strings.Contains(whole.Desc, "pounds") || !strings.Contains(whole.Desc, "most 20") || len(whole.Text) < 5 {
			t.Errorf("%s: %+v", kind, whole)
		}
	}
}

func TestAChartThatCantBeDrawnIsRefusedWithItsReason(t *testing.T) {
	t.Parallel()
	one, two := "a\tb\nx\t1\ny\t2", "a\tb\tc\nx\t1\t2\ny\t-2\t3"
	many := "a\tb\n" + strings.Repeat("x\t1\n", 21)
	for name, c := range map[string]struct {
		chart Chart
		want  string
	}{
		"no title":         {Chart{Kind: Bar, Table: table(t, one)}, "title"},
		"no numbers":       {Chart{Kind: Bar, Title: "x"}, "table of numbers"},
		"only dashes":      {Chart{Kind: Bar, Title: "x", Table: table(t, "a\tb\nx\t-")}, "no number"},
		"no such kind":     {Chart{Kind: "pie", Title: "x", Table: table(t, one)}, "pie"},
		"a line of one":    {Chart{Kind: Line, Title: "x", Table: table(t, "a\tb\nx\t1")}, "two rows"},
		"bars of two":      {Chart{Kind: Bar, Title: "x", Table: table(t, two)}, "one column"},
		"too many bars":    {Chart{Kind: Bar, Title: "x", Table: table(t, many)}, "at most 20"},
		"less than none":   {Chart{Kind: Stacked, Title: "x", Table: table(t, two)}, "less than nothing"},
		"a slope of one":   {Chart{Kind: Slope, Title: "x", Table: table(t, one)}, "from one column"},
		"no such letters":  {Chart{Kind: Bar, Title: "تكلفة", Table: table(t, one)}, "no letter"},
		"too small":        {Chart{Kind: Bar, Title: "x", Table: table(t, one), Width: 20}, "200 to 4,000"},
		"a row cut short":  {Chart{Kind: Bar, Title: "x", Table: Table{Names: []string{"a"}, Rows: []Row{{Label: "x"}}}}, "for each column"},
		"an empty kind":    {Chart{Title: "x", Table: table(t, one)}, "bar, column, line, stacked and slope"},
		"stacked too many": {Chart{Kind: Stacked, Title: "x", Table: table(t, many)}, "at most 20"},
	} {
		_, err := c.chart.Image()
		var e *news.Error
		if !errors.Is(err, news.ErrInvalid) || !errors.As(err, &e) || !strings.Contains(e.Sentence, c.want) {
			t.Errorf("%s: %v, want a sentence with %q", name, err, c.want)
		}
	}
}

func TestWordsOnAnInkCanBeRead(t *testing.T) {
	t.Parallel()
	contrast := func(a, b color.NRGBA) float64 {
		x, y := light(a), light(b)
		return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
	}
	for _, accent := range []color.NRGBA{Blue, Teal, Purple, Brown, Green, Magenta, Olive, Slate} {
		p := &plot{Chart: Chart{Accent: accent}}
		if got := contrast(accent, Paper); got < 4.5 {
			t.Errorf("%v on paper has a contrast of %.1f", accent, got)
		}
		for i := range 8 {
			if got := contrast(p.part(i), on(p.part(i))); got < 4.5 {
				t.Errorf("words on %v have a contrast of %.1f", p.part(i), got)
			}
		}
	}
}
