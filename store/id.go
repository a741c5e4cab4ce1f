package store

import (
	"crypto/rand"

	"github.com/oklog/ulid/v2"
)

// NewID makes an id for a row: a ULID by the command's clock, so that ids sort
// by the time of their making.
func (t *Tx) NewID() string {
	return ulid.MustNew(uint64(t.now.Milli()), rand.Reader).String() //nolint:gosec // the clock is after 1970
}
