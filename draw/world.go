package draw

import (
	"bytes"
	"compress/flate"
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"
)

//go:embed atlas/world.bin
var packedWorld []byte

// atlas is the world as Natural Earth has it at 1:50 million.
type atlas struct {
	countries []country
	coasts    [][]LonLat // what one country alone has: its shore
	borders   [][]LonLat // what two countries share
	lakes     [][]LonLat
	rivers    [][]LonLat

	arcs   [][]LonLat // what rings are put together from
	shared []bool     // of each arc, whether two countries have it
}

// country is a land and its rings; holes go the other way around than shores.
type country struct {
	name  string
	rings [][]LonLat
	made  [][]int // of each ring the arcs that it is made of; one below zero is an arc backwards
}

var world = sync.OnceValues(func() (*atlas, error) {
	raw, err := io.ReadAll(flate.NewReader(bytes.NewReader(packedWorld)))
	if err != nil {
		return nil, fmt.Errorf("the atlas: %w", err)
	}
	return readAtlas(raw)
})

var errAtlas = errors.New("the atlas is not as draw/gen writes it")

// readAtlas reads, all as variable-length numbers: the steps of a degree; arcs, each its points as differences; countries,
// each a number, a name and polygons of rings of numbers of arcs, of which one below zero is an arc backwards; lakes and
// rivers like arcs.
func readAtlas(raw []byte) (*atlas, error) {
	r := &numbers{raw: raw}
	unit := float64(r.count())
	if unit == 0 {
		return nil, errAtlas
	}
	arcs := r.lines(unit)
	used := make([]int, len(arcs))
	a := &atlas{}
	for range r.count() {
		r.count() // the number of ISO 3166, which names serve better here
		c := country{name: r.text()}
		for range r.count() {
			for range r.count() {
				ring, made := r.ring(arcs, used)
				c.rings, c.made = append(c.rings, ring), append(c.made, made)
			}
		}
		a.countries = append(a.countries, c)
	}
	a.arcs, a.shared = arcs, make([]bool, len(arcs))
	for i, n := range used {
		a.shared[i] = n > 1
		switch {
		case n == 1:
			a.coasts = append(a.coasts, arcs[i])
		case n > 1:
			a.borders = append(a.borders, arcs[i])
		}
	}
	a.lakes, a.rivers = r.lines(unit), r.lines(unit)
	if r.bad || len(r.raw) > 0 {
		return nil, errAtlas
	}
	return a, nil
}

// numbers reads the file; after the first thing that is wrong everything is empty.
type numbers struct {
	raw []byte
	bad bool
}

// count reads a number of things that follow, each of at least one byte.
func (r *numbers) count() int {
	n, size := binary.Uvarint(r.raw)
	if size <= 0 || n > uint64(len(r.raw)) {
		r.bad, r.raw = true, nil
		return 0
	}
	r.raw = r.raw[size:]
	return int(n)
}

func (r *numbers) signed() int {
	n, size := binary.Varint(r.raw)
	if size <= 0 {
		r.bad, r.raw = true, nil
		return 0
	}
	r.raw = r.raw[size:]
	return int(n)
}

func (r *numbers) text() string {
	n := r.count()
	if n > len(r.raw) {
		r.bad, r.raw = true, nil
		return ""
	}
	s := string(r.raw[:n])
	r.raw = r.raw[n:]
	return s
}

func (r *numbers) lines(unit float64) [][]LonLat {
	out := make([][]LonLat, r.count())
	for i := range out {
		out[i] = make([]LonLat, r.count())
		x, y := 0, 0
		for j := range out[i] {
			x, y = x+r.signed(), y+r.signed()
			out[i][j] = LonLat{float64(x) / unit, float64(y) / unit}
		}
	}
	return out
}

func (r *numbers) ring(arcs [][]LonLat, used []int) (out []LonLat, made []int) {
	for range r.count() {
		n := r.signed()
		arc := max(n, ^n)
		if arc >= len(arcs) {
			r.bad = true
			return nil, nil
		}
		used[arc]++
		made = append(made, n)
		part := arcs[arc]
		if n < 0 {
			part = slices.Clone(part)
			slices.Reverse(part)
		}
		if len(out) > 0 && len(part) > 0 { // each arc begins where the last one ended
			part = part[1:]
		}
		out = append(out, part...)
	}
	return out, made
}

// named finds a country by its name.
func (a *atlas) named(name string) (country, bool) {
	i := slices.IndexFunc(a.countries, func(c country) bool { return c.name == name })
	if i < 0 {
		return country{}, false
	}
	return a.countries[i], true
}
