package draw

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image"
	"io"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"broadsheet/news"
)

func record(t *testing.T, m Map) *recorder {
	t.Helper()
	s, err := newSetter()
	if err != nil {
		t.Fatal(err)
	}
	r := &recorder{letters: s}
	if err := m.filled().draw(r, s); err != nil {
		t.Fatal(err)
	}
	return r
}

func oudemeer() Map {
	return Map{
		Title: "Where Oudemeer lies", Centre: LonLat{3.3, 52.5}, Span: 760, Width: 800, Height: 533,
		Countries: []string{"Netherlands"}, Places: []Place{{At: LonLat{3.85, 51.62}, Name: "Oudemeer", Note: "sea gate shut"}},
	}
}

func TestAMapLettersItsPlaceAndWhatLiesAround(t *testing.T) {
	t.Parallel()
	r := record(t, oudemeer())
	for _, words := range []string{"Oudemeer", "sea gate shut", "North", "Sea", "BELGIUM", "NETHERLANDS", "Antwerp", "100 km"} {
		if _, ok := r.find(words); !ok {
			t.Errorf("%q is not on the map", words)
		}
	}
	if _, ok := r.find("Lisbon"); ok {
		t.Error("a town far outside is on the map")
	}
}

func TestAMapIsTheSameBytesEachTime(t *testing.T) {
	t.Parallel()
	first, err := oudemeer().Image()
	if err != nil {
		t.Fatal(err)
	}
	second, err := oudemeer().Image()
	if err != nil || !bytes.Equal(first.Pix, second.Pix) {
		t.Errorf("the same map was drawn in two ways, %v", err)
	}
	if first.Rect != image.Rect(0, 0, 800, 533) {
		t.Errorf("the picture is %v", first.Rect)
	}
}

func TestThePlaceHasADotOfTheAccent(t *testing.T) {
	t.Parallel()
	m := oudemeer()
	m.Centre, m.Accent = m.Places[0].At, Magenta
	img, err := m.Image()
	if err != nil {
		t.Fatal(err)
	}
	at := img.RGBAAt(400+7, 266)
	if at.R != Magenta.R || at.G != Magenta.G || at.B != Magenta.B {
		t.Errorf("beside the middle of the dot lies %v, want the accent", at)
	}
}

// The promise of a map's lettering: words don't lie on each other, and none is cut off.
func TestNoWordsLieOnEachOther(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		at := LonLat{rapid.Float64Range(-180, 180).Draw(t, "lon"), rapid.Float64Range(-85, 85).Draw(t, "lat")}
		m := Map{
			Centre: at, Span: rapid.Float64Range(leastSpan, 40_000).Draw(t, "span"), Width: 900, Height: rapid.IntRange(400, 900).Draw(t, "height"),
			Places: []Place{{At: at, Name: "Saltmere", Note: "on the coast", Minor: rapid.Bool().Draw(t, "minor")}},
		}
		s, err := newSetter()
		if err != nil {
			t.Fatal(err)
		}
		r := &recorder{letters: s}
		if err := m.filled().draw(r, s); err != nil {
			t.Fatal(err)
		}
		frame := box{0, 0, 900, float64(m.Height)}
		if _, ok := r.find("Saltmere"); !ok && m.Span < worldSpan {
			t.Fatal("the place is not named")
		}
		for i, a := range r.texts {
			if m.Span < worldSpan && !a.box.within(frame.grown(1)) {
				t.Fatalf("%q is cut off: %v", a.words, a.box)
			}
			for _, b := range r.texts[i+1:] {
				if a.box.meets(b.box) {
					t.Fatalf("%q lies on %q: %v, %v", b.words, a.words, a.box, b.box)
				}
			}
		}
	})
}

func TestASVGMapIsWellFormedAndItsTextIsText(t *testing.T) {
	t.Parallel()
	m := oudemeer()
	m.Title, m.Places[0].Name = `<script>"&`, `Oud & <Meer> "x"`
	text, err := m.SVG()
	if err != nil {
		t.Fatal(err)
	}
	words, elements := "", map[string]int{}
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			elements[x.Name.Local]++
		case xml.CharData:
			words += string(x)
		}
	}
	if elements["script"] > 0 || elements["title"] == 0 || elements["desc"] != 1 || elements["text"] < 8 {
		t.Errorf("elements are %v", elements)
	}
	for _, w := range []string{`Oud & <Meer> "x"`, "A map showing", "NETHERLANDS"} {
		if !strings.Contains(words, w) {
			t.Errorf("%q is not in the text", w)
		}
	}
}

func TestAMapThatCantBeDrawnIsRefusedWithItsReason(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		spoil func(*Map)
		want  string
	}{
		"too far east":       {func(m *Map) { m.Centre.Lon = 181 }, "longitude"},
		"no number":          {func(m *Map) { m.Centre.Lat = math.NaN() }, "latitude"},
		"too near":           {func(m *Map) { m.Span = 10 }, "50 to 40,075"},
		"no number of width": {func(m *Map) { m.Span = math.NaN() }, "50 to 40,075"},
		"nothing to show":    {func(m *Map) { m.Places, m.Countries = nil, nil }, "needs a place"},
		"a place nowhere":    {func(m *Map) { m.Places[0].At.Lat = 100 }, "Oudemeer lies at no"},
		"a place unnamed":    {func(m *Map) { m.Places[0].Name = " " }, "needs a name"},
		"a name too long":    {func(m *Map) { m.Places[0].Name = strings.Repeat("x", 61) }, "at most 60"},
		"no such letters":    {func(m *Map) { m.Places[0].Name = "القاهرة" }, "no letter"},
		"no such country":    {func(m *Map) { m.Countries = []string{"Ruritania"} }, "Ruritania"},
		"too large":          {func(m *Map) { m.Width = 40_000 }, "4,000"},
	} {
		m := oudemeer()
		c.spoil(&m)
		_, err := m.Image()
		var e *news.Error
		if !errors.Is(err, news.ErrInvalid) || !errors.As(err, &e) || !strings.Contains(e.Sentence, c.want) {
			t.Errorf("%s: %v, want a sentence with %q", name, err, c.want)
		}
	}
}

func TestTheWorldIsShownWithoutTears(t *testing.T) {
	t.Parallel()
	m := Map{Span: 30_000, Width: 1000, Height: 560, Places: []Place{{At: LonLat{32.4, 30.5}, Name: "Suez"}}}
	img, err := m.Image()
	if err != nil {
		t.Fatal(err)
	}
	// A line from edge to edge is what Russia and Fiji make that aren't cut at the 180th meridian.
	for y := range 560 {
		run := 0
		for x := range 1000 {
			if c := img.RGBAAt(x, y); c.R < 0xb0 && c.G < 0xb8 {
				run++
			} else {
				run = 0
			}
			if run > 120 {
				t.Fatalf("a dark line of more than 120 pixels at %d, %d", x, y)
			}
		}
	}
}
