package draw

import (
	"math"
	"testing"
)

func TestPlacesAreFoundByTheirNames(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]Found{
		"gdansk":      {Name: "Gdańsk", Country: "Poland"},
		"Cologne":     {Name: "Cologne"},
		"köln":        {Name: "Köln", Country: "Germany"},
		"Deutschland": {Name: "Germany", Country: "Germany", Land: true},
		"ألمانيا":     {Name: "Germany", Country: "Germany", Land: true},
		"macedonia":   {Name: "North Macedonia", Country: "Macedonia", Land: true},
		"wellingt":    {Name: "Wellington", Country: "New Zealand"},
		"Lviv":        {Name: "Lviv", Country: "Ukraine"},
	} {
		found, err := Find(name, 8)
		if err != nil || len(found) == 0 {
			t.Errorf("%s: nothing was found, %v", name, err)
			continue
		}
		if f := found[0]; f.Name != want.Name || f.Country != want.Country || f.Land != want.Land || !f.At.ok() || f.Span < leastSpan {
			t.Errorf("%s: found %+v", name, f)
		}
	}
	if found, err := Find("san", 8); err != nil || len(found) != 8 {
		t.Errorf("%d places, %v", len(found), err)
	}
	for _, name := range []string{"", "  ", "qqqqq", "<script>"} {
		if found, err := Find(name, 8); err != nil || len(found) > 0 {
			t.Errorf("%q: found %v, %v", name, found, err)
		}
	}
}

func TestEveryPlaceThatCanBeFoundCanBeDrawn(t *testing.T) {
	t.Parallel()
	all, err := gazetteer()
	if err != nil || len(all) < 7000 {
		t.Fatalf("%d places, %v", len(all), err)
	}
	a, err := world()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		if !e.At.ok() || e.Name == "" || e.Span < leastSpan || len(e.keys) == 0 {
			t.Errorf("%+v", e.Found)
		}
		if _, ok := a.named(e.Country); e.Land && !ok {
			t.Errorf("%s is no country of the atlas", e.Country)
		}
	}
}

func TestAPointOfThePlaneIsThePlaceThatLiesThere(t *testing.T) {
	t.Parallel()
	for _, centre := range []LonLat{{0, 0}, {18, 54}, {174, -41}, {-179, 10}, {10, 90}} {
		p := newLambert(centre)
		for _, l := range []LonLat{{17, 50}, {-170, -30}, {60, 10}, centre} {
			x, y, ok := p.plane(l)
			if !ok {
				continue
			}
			if back := p.back(x, y); math.Abs(back.Lat-l.Lat) > 1e-6 || math.Abs(math.Mod(back.Lon-l.Lon+540, 360)-180) > 1e-6 && math.Abs(l.Lat) < 89 {
				t.Errorf("around %v, %v came back as %v", centre, l, back)
			}
		}
	}
}

func TestAMapWithoutAMiddleTakesInItsPlaces(t *testing.T) {
	t.Parallel()
	for _, places := range [][]LonLat{{{18.65, 54.35}}, {{18.65, 54.35}, {13.77, 45.65}}, {{178, -18}, {-175, -21}}, {{-79.7, 9.1}, {101, 2.5}}} {
		m := Map{Width: 1200, Height: 800}
		for _, at := range places {
			m.Places = append(m.Places, Place{At: at, Name: "x"})
		}
		m, err := m.Fitted(false)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range m.Places {
			at, ok := m.view().at(p.At)
			if !ok || at.x < 60 || at.x > 1140 || at.y < 40 || at.y > 760 {
				t.Errorf("%v stands at %v of a map of %.0f km around %v", p.At, at, m.Span, m.Centre)
			}
		}
	}
}
