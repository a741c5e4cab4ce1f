package draw

import (
	"errors"
	"math"
	"testing"

	"pgregory.net/rapid"
)

// quadArea is the area on a plane of a small rectangle of degrees.
func quadArea(p projection, at LonLat, d float64) float64 {
	var r []point
	for _, c := range []LonLat{{at.Lon, at.Lat}, {at.Lon + d, at.Lat}, {at.Lon + d, at.Lat + d}, {at.Lon, at.Lat + d}} {
		x, y, _ := p.plane(c)
		r = append(r, point{x, y})
	}
	a, _ := area(r)
	return math.Abs(a)
}

// sphereArea is the same rectangle's on a ball of radius 1.
func sphereArea(at LonLat, d float64) float64 {
	return radians(d) * (math.Sin(radians(at.Lat+d)) - math.Sin(radians(at.Lat)))
}

func TestAreasAreKept(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		at := LonLat{rapid.Float64Range(-60, 60).Draw(t, "lon"), rapid.Float64Range(-70, 70).Draw(t, "lat")}
		centre := LonLat{rapid.Float64Range(-20, 20).Draw(t, "clon"), rapid.Float64Range(-20, 20).Draw(t, "clat")}
		for name, p := range map[string]projection{"Lambert": newLambert(centre), "Equal Earth": equalEarth{}} {
			if got, want := quadArea(p, at, 0.1), sphereArea(at, 0.1); math.Abs(got/want-1) > 0.01 {
				t.Fatalf("%s at %v: an area of %g, on the earth %g", name, at, got, want)
			}
		}
	})
}

func TestTheMiddleIsTheMiddleAndNorthIsUp(t *testing.T) {
	t.Parallel()
	p := newLambert(LonLat{17, 50})
	if x, y, ok := p.plane(LonLat{17, 50}); math.Hypot(x, y) > 1e-12 || !ok {
		t.Errorf("the centre lies at %g, %g, %t", x, y, ok)
	}
	if _, y, _ := p.plane(LonLat{17, 51}); y <= 0 {
		t.Error("north is not up")
	}
	if _, _, ok := p.plane(LonLat{-163, -50}); ok {
		t.Error("the far side of the earth can be shown")
	}
}

func TestTheAtlasKnowsWhereTownsLie(t *testing.T) {
	t.Parallel()
	a, err := world()
	if err != nil {
		t.Fatal(err)
	}
	if len(a.countries) < 230 || len(a.rivers) < 500 || len(a.lakes) < 200 {
		t.Errorf("%d countries, %d rivers, %d lakes", len(a.countries), len(a.rivers), len(a.lakes))
	}
	for name, at := range map[string]LonLat{
		"United Kingdom": {-1.9, 52.5}, "Poland": {21, 52.2}, "New Zealand": {175.5, -39}, "Kenya": {36.8, -1.3}, "Russia": {37.6, 55.7}, "Lesotho": {28.5, -29.5},
	} {
		for _, c := range a.countries {
			var rings path
			for _, r := range c.rings {
				var ring []point
				for _, l := range r {
					ring = append(ring, point{l.Lon, l.Lat})
				}
				rings = append(rings, ring)
			}
			if in := rings.holds(point{at.Lon, at.Lat}); in != (c.name == name) {
				t.Errorf("%v lies in %s: %t", at, c.name, in)
			}
		}
	}
}

func TestEveryTownStandsOnItsPlace(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, x := range towns {
		if !x.at.ok() || x.name == "" || seen[x.name] {
			t.Errorf("%+v", x)
		}
		seen[x.name] = true
	}
	for _, w := range waters {
		if !w.at.ok() || w.least >= w.most {
			t.Errorf("%+v", w)
		}
	}
}

func TestABrokenAtlasIsAnErrorAndNoPanic(t *testing.T) {
	t.Parallel()
	for _, raw := range [][]byte{nil, {0}, {200, 1}, {200, 1, 1, 1, 0, 0, 1, 1, 1, 'x', 1, 1, 1, 40}, []byte("an atlas of nothing")} {
		if _, err := readAtlas(raw); !errors.Is(err, errAtlas) {
			t.Errorf("%v gave %v", raw, err)
		}
	}
}

func FuzzReadAtlas(f *testing.F) {
	f.Add([]byte{200, 1, 1, 2, 0, 0, 2, 2, 1, 1, 1, 'x', 1, 1, 1, 0, 0, 0})
	f.Fuzz(func(t *testing.T, raw []byte) {
		if a, err := readAtlas(raw); (err == nil) == (a == nil) {
			t.Fatalf("an atlas %v with the error %v", a, err)
		}
	})
}

func TestClippingKeepsWhatIsInside(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		in := box{0, 0, 100, 80}
		var r []point
		for range rapid.IntRange(3, 12).Draw(t, "corners") {
			r = append(r, point{rapid.Float64Range(-200, 300).Draw(t, "x"), rapid.Float64Range(-200, 300).Draw(t, "y")})
		}
		cut := clipRings(path{r}, in)
		for _, ring := range cut {
			for _, p := range ring {
				if !in.grown(1e-6).holds(p) {
					t.Fatalf("%v lies outside", p)
				}
			}
		}
		q := point{rapid.Float64Range(1, 99).Draw(t, "qx"), rapid.Float64Range(1, 79).Draw(t, "qy")}
		if (path{r}).holds(q) != cut.holds(q) {
			t.Fatalf("%v is within one of %v and %v", q, r, cut)
		}
	})
}
