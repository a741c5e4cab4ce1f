package auth

import (
	"errors"
	"fmt"
	"hash/maphash"
	"net/netip"
	"sync"
	"time"

	"broadsheet/news"
)

// limits holds back guessing. Every attempt takes from buckets that refill
// slowly; one that finds a bucket empty is turned away unheard. An attempt with
// the right password gives back what it took, so only wrong ones count.
//
// Buckets are places in tables of fixed size, so memory is bounded however many
// addresses and accounts are tried. Two names may share a bucket, which can
// only make it stricter; none is ever evicted, so none can be made to forget.
// Which names share one depends on a seed that is new at each start.
type limits struct {
	seed maphash.Seed

	mu        sync.Mutex
	accounts  table // attempts on an account from browsers that it does not know
	addresses table // the same from one address, whatever the account
	devices   table // attempts from a browser that the account knows
	owners    table // the same from all those of one account together
}

func newLimits() *limits {
	return &limits{
		seed:      maphash.MakeSeed(),
		accounts:  newTable(1<<14, 10, 10*time.Minute),
		addresses: newTable(1<<15, 30, 30*time.Second),
		devices:   newTable(1<<12, 10, 5*time.Minute),
		owners:    newTable(1<<12, 50, time.Minute),
	}
}

// strangers are the buckets of an attempt from a browser not known to the account.
func (l *limits) strangers(email string, a netip.Addr) []place {
	return []place{l.in(&l.accounts, email), l.in(&l.addresses, network(a))}
}

// known are the buckets of an attempt from a browser that the account knows,
// which no stranger's attempts can empty.
func (l *limits) known(email string, device string) []place {
	return []place{l.in(&l.devices, device), l.in(&l.owners, email)}
}

func (l *limits) in(t *table, name string) place {
	return place{t, int(maphash.String(l.seed, name) % uint64(len(t.full)))} //nolint:gosec // below the table's length
}

// network is who an address belongs to: an IPv6 subscriber has a whole /64 and
// could use each of its addresses once. No address at all is one network too.
func network(a netip.Addr) string {
	a = a.Unmap().WithZone("")
	p, err := a.Prefix(64)
	if err != nil { // an IPv4 address, which is too short for it
		return a.String()
	}
	return p.String()
}

// take takes one attempt from all the places, or from none, and then says how
// long to wait. What it took can be given back once.
func (l *limits) take(now time.Time, places []place) (giveBack func(), wait time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, p := range places {
		wait = max(wait, p.wait(now.UnixMilli()))
	}
	if wait > 0 {
		return func() {}, wait
	}
	for _, p := range places {
		p.table.full[p.slot] = max(p.table.full[p.slot], now.UnixMilli()) + p.table.every
	}
	return sync.OnceFunc(func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		for _, p := range places {
			p.table.full[p.slot] -= p.table.every
		}
	}), 0
}

// table is buckets of one size. A bucket is one number: when it will be full
// again (the generic cell rate algorithm, ITU-T I.371).
type table struct {
	burst, every int64   // attempts that a full bucket holds; milliseconds until one is back
	full         []int64 // unix milliseconds
}

func newTable(places int, burst int64, every time.Duration) table {
	return table{burst: burst, every: every.Milliseconds(), full: make([]int64, places)}
}

// place is one bucket of a table.
type place struct {
	table *table
	slot  int
}

// wait is how long until the bucket holds an attempt again, 0 when it does.
func (p place) wait(now int64) time.Duration {
	t := p.table
	t.full[p.slot] = min(t.full[p.slot], now+t.burst*t.every) // the clock was put back: nobody waits longer than for a whole bucket
	return max(0, time.Duration(t.full[p.slot]-now-(t.burst-1)*t.every)*time.Millisecond)
}

// wait is the time in an ErrLimited, for the header Retry-After.
type wait struct{ time.Duration }

func (w wait) Error() string { return "limited for " + w.String() }

func limited(d time.Duration) error {
	return &news.Error{Kind: news.ErrLimited, Sentence: fmt.Sprintf("There were too many attempts to sign in. Wait %s and try again.", inWords(d)), Err: wait{d}}
}

// RetryAfter gives how long an ErrLimited of this package asks to wait.
func RetryAfter(err error) (time.Duration, bool) {
	w, ok := errors.AsType[wait](err)
	return w.Duration, ok
}

// inWords rounds up, so that whoever waits as told does not come too early.
func inWords(d time.Duration) string {
	count := func(unit time.Duration, name string) string {
		n := (d + unit - 1) / unit
		if n == 1 {
			return "1 " + name
		}
		return fmt.Sprintf("%d %ss", n, name)
	}
	if d <= time.Minute {
		return count(time.Second, "second")
	}
	return count(time.Minute, "minute")
}
