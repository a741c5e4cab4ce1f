package api

import (
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"broadsheet/news"
	"broadsheet/store"
)

// numbers is a list of numbers, the largest first, as the store would give it.
type numbers struct{ size, reads, read int }

func (n *numbers) from(before store.Cursor, limit int) ([]int, error) {
	first := n.size
	if before != (store.Cursor{}) {
		first = int(before.At.Milli()) - 1
	}
	var out []int
	for i := first; i > 0 && len(out) < limit; i-- {
		out = append(out, i)
	}
	n.reads++
	n.read += len(out)
	return out, nil
}

func placeOf(i int) store.Cursor {
	return store.Cursor{At: news.AtMilli(int64(i)), ID: strconv.Itoa(i)}
}

func TestAGatheredListIsWholeAndEveryStepIsBounded(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		n := numbers{size: rapid.IntRange(0, 6000).Draw(r, "size")}
		every := rapid.SampledFrom([]int{1, 2, 7, 100, 5000}).Draw(r, "every")
		limit := rapid.IntRange(1, maxLimit).Draw(r, "limit")
		want := n.size / every
		var all []int
		before := store.Cursor{}
		for {
			n.reads, n.read = 0, 0
			found, next, err := gather(before, limit, n.from, placeOf, func(i int) bool { return i%every == 0 })
			if err != nil || len(found) > limit || n.reads > gatherPages || n.read > (gatherPages+1)*gatherPage {
				r.Fatalf("%d found in %d reads of %d, %v", len(found), n.reads, n.read, err)
			}
			all = append(all, found...)
			if before = next; next == (store.Cursor{}) {
				break
			}
		}
		if len(all) != want {
			r.Fatalf("found %d of %d", len(all), want)
		}
		for i, v := range all {
			if v != (want-i)*every {
				r.Fatalf("in place %d stands %d", i, v)
			}
		}
	})
}
