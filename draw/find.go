package draw

import (
	"bytes"
	"compress/flate"
	_ "embed"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"broadsheet/news"
)

//go:embed atlas/towns.bin
var packedTowns []byte

// Found is a place or a country that a search for a name has found.
type Found struct {
	Name    string
	Country string // that it lies in, in English; the name in the atlas for a country itself
	Land    bool   // it is a country, and At its middle
	Capital bool
	At      LonLat
	Span    float64 // kilometres that show it with what is around
}

// entry is a line of the gazetteer.
type entry struct {
	Found
	keys []string // what it is found by, folded
}

// gazetteer is every place that can be looked for: countries first, then towns from the large to the small.
var gazetteer = sync.OnceValues(func() ([]entry, error) {
	a, err := world()
	if err != nil {
		return nil, err
	}
	raw, err := io.ReadAll(flate.NewReader(bytes.NewReader(packedTowns)))
	if err != nil {
		return nil, fmt.Errorf("the towns: %w", err)
	}
	var all []entry
	for _, c := range a.countries {
		all = append(all, c.entry())
	}
	for _, t := range towns { // those that English has a name for
		all = append(all, entryOf(t))
	}
	for line := range strings.Lines(string(raw)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 5 {
			return nil, fmt.Errorf("the towns: a line is %q", line)
		}
		lat, errLat := strconv.ParseFloat(f[2], 64)
		lon, errLon := strconv.ParseFloat(f[3], 64)
		if errLat != nil || errLon != nil {
			return nil, fmt.Errorf("the towns: a line is %q", line)
		}
		all = append(all, entry{
			Found: Found{Name: f[0], Country: Country(codes()[f[1]], "en"), Capital: f[4] == "1", At: LonLat{lon, lat}, Span: aroundTown},
			keys:  []string{news.Fold(f[0])},
		})
	}
	return all, nil
})

// aroundTown is how much of the world around a town tells where it is, in kilometres.
const aroundTown = 700

func (c country) entry() entry {
	at, span := c.middle()
	e := entry{Found: Found{Name: Country(c.name, "en"), Country: c.name, Land: true, At: at, Span: span}, keys: []string{news.Fold(c.name)}}
	for _, name := range names()[c.name] {
		e.keys = append(e.keys, news.Fold(name))
	}
	return e
}

func entryOf(t town) entry {
	return entry{Found: Found{Name: t.name, At: t.at, Span: aroundTown}, keys: []string{news.Fold(t.name)}}
}

// middle is the middle of a country, without islands far smaller than its largest part, and how wide a map of that is.
func (c country) middle() (LonLat, float64) {
	sizes, most := make([]float64, len(c.rings)), 0.0
	for i, r := range c.rings {
		flat := make([]point, len(r))
		for k, l := range r {
			flat[k] = point{l.Lon * math.Cos(radians(l.Lat)), l.Lat}
		}
		size, _ := area(flat)
		sizes[i] = math.Abs(size)
		most = math.Max(most, sizes[i])
	}
	var parts []LonLat
	for i, r := range c.rings {
		if sizes[i] > most*0.3 {
			parts = append(parts, r...)
		}
	}
	at, span := around(parts)
	return at, math.Max(span, leastSpan*4)
}

// Find looks for places by the beginning of a name, in any of the languages of the paper for countries; what is called just so
// comes first, then countries, then the larger towns.
func Find(name string, most int) ([]Found, error) {
	all, err := gazetteer()
	key := news.Fold(news.Line(name))
	if err != nil || key == "" {
		return nil, err
	}
	var just, begins, within []Found
	for _, e := range all {
		switch {
		case slices.Contains(e.keys, key):
			just = appendNew(just, e.Found)
		case len(begins) < most && slices.ContainsFunc(e.keys, func(k string) bool { return strings.HasPrefix(k, key) }):
			begins = appendNew(begins, e.Found)
		case len(within) < most && slices.ContainsFunc(e.keys, func(k string) bool { return strings.Contains(k, " "+key) || strings.Contains(k, "-"+key) }):
			within = appendNew(within, e.Found)
		}
	}
	for _, f := range append(begins, within...) {
		just = appendNew(just, f)
	}
	return just[:min(most, len(just))], nil
}

// appendNew appends a place unless there is one of the same name close by: two sources know most of the larger towns.
func appendNew(all []Found, f Found) []Found {
	for i, have := range all {
		if have.Name == f.Name && !have.Land && !f.Land && math.Abs(have.At.Lon-f.At.Lon) < 0.3 && math.Abs(have.At.Lat-f.At.Lat) < 0.3 {
			if have.Country == "" {
				all[i] = f
			}
			return all
		}
	}
	return append(all, f)
}
