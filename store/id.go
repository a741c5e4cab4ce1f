package store

import (
	"crypto/rand"

	"github.com/oklog/ulid/v2"
)

// newIDs gives the chance in ids. Of two that are made in one millisecond the
// later is the greater, so that an answer never sorts before its question.
func newIDs() *ulid.LockedMonotonicReader {
	return &ulid.LockedMonotonicReader{MonotonicReader: ulid.Monotonic(rand.Reader, 0)}
}

// NewID makes an id for a row: a ULID by the command's clock, so that the ids
// that one program makes sort by the order of their making.
func (t *Tx) NewID() string {
	return ulid.MustNew(uint64(t.now.Milli()), t.store.ids).String() //nolint:gosec // the clock is after 1970
}
