package prose

import (
	"hash/fnv"
	"math"

	"strings"

	"broadsheet/news"
)

const (
	shingle  = 4  // words that are hashed together
	sketches = 8  // numbers of a sketch
	rows     = 2  // smallest hashes that go into each number
	fewest   = 30 // words below which two texts are alike by chance
)

// Sketch returns a few numbers that stand for the words of the document in their order: two documents that share four fifths of their
// runs of four words share at least one of the numbers, nearly for certain, and two that have nothing to do with each other none. A text of less than
// thirty words has none.
//
// It is min-hashing with bands: Broder, "On the resemblance and containment of documents" (1997).
func (d Doc) Sketch() []int64 {
	runs := d.runs()
	if len(runs) == 0 {
		return nil
	}
	var least [sketches * rows]uint64
	for i := range least {
		least[i] = math.MaxUint64
	}
	for h := range runs {
		for i := range least {
			least[i] = min(least[i], mix(h, uint64(i)))
		}
	}
	out := make([]int64, sketches)
	for i := range out {
		h := uint64(i)
		for _, l := range least[i*rows : (i+1)*rows] {
			h = mix(h, l)
		}
		out[i] = int64(h >> 1) //nolint:gosec // one bit less, so that it is a number in every database
	}
	return out
}

// Likeness returns which part of the runs of four words in either document is in both: 0 for texts that share nothing, 1 for the same.
func (d Doc) Likeness(o Doc) float64 {
	a, b := d.runs(), o.runs()
	both := 0
	for h := range a {
		if b[h] {
			both++
		}
	}
	if both == 0 {
		return 0
	}
	return float64(both) / float64(len(a)+len(b)-both)
}

// runs hashes each run of words.
func (d Doc) runs() map[uint64]bool {
	words := strings.Fields(news.Fold(d.Text()))
	if len(words) < fewest {
		return nil
	}
	out := make(map[uint64]bool, len(words))
	for i := range len(words) - shingle + 1 {
		h := fnv.New64a()
		for _, w := range words[i : i+shingle] {
			_, _ = h.Write([]byte(w)) // a hash takes everything
			_, _ = h.Write([]byte{' '})
		}
		out[h.Sum64()] = true
	}
	return out
}

// mix gives a number that depends on every bit of both (the finaliser of splitmix64).
func mix(h, seed uint64) uint64 {
	h ^= (seed + 1) * 0x9e3779b97f4a7c15
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}
