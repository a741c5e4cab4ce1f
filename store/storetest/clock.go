package storetest

import (
	"sync"
	"time"
)

// Clock is a clock that stands still until it is moved. It is safe for
// concurrent use.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// NewClock gives a clock that stands at a time; the zero time is a Tuesday
// noon in March 2026, UTC.
func NewClock(at time.Time) *Clock {
	if at.IsZero() {
		at = time.Date(2026, time.March, 3, 12, 0, 0, 0, time.UTC)
	}
	return &Clock{now: at}
}

// Now tells the time; it is what a store takes as its clock.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Add moves the clock on.
func (c *Clock) Add(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// Set puts the clock to a time.
func (c *Clock) Set(at time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = at
}
