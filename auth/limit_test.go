package auth

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"
	"unsafe"

	"broadsheet/news"
)

func TestGuessingIsCutOffAndRefillsSlowly(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	try := func(i int, password string) error {
		_, err := h.door.SignIn(h.ctx, "boss@example.org", password, Client{Addr: addr(fmt.Sprintf("192.0.2.%d", i))})
		return err
	}
	for i := range 10 {
		wantKind(t, try(i, otherPassword), news.ErrUnauthenticated)
	}
	err := try(10, goodPassword) // a stranger is not even heard with the right one
	wantKind(t, err, news.ErrLimited)
	wait, ok := RetryAfter(err)
	if !ok || wait != 10*time.Minute {
		t.Errorf("wait %v, %v", wait, ok)
	}
	h.clock.Add(wait - time.Millisecond)
	wantKind(t, try(11, goodPassword), news.ErrLimited)
	h.clock.Add(time.Millisecond)
	if err := try(12, goodPassword); err != nil {
		t.Errorf("who waited as told: %v", err)
	}
}

func TestManyGuessesAtOnceAreHeardNoMoreThanOneAfterTheOther(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	var heard, limited atomic.Int64
	var wg sync.WaitGroup
	for i := range 200 {
		wg.Go(func() {
			_, err := h.door.SignIn(h.ctx, "boss@example.org", otherPassword, Client{Addr: addr(fmt.Sprintf("192.0.2.%d", i))})
			switch {
			case errors.Is(err, news.ErrUnauthenticated):
				heard.Add(1)
			case errors.Is(err, news.ErrLimited):
				limited.Add(1)
			default:
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if heard.Load() != 10 || limited.Load() != 190 || h.door.kiln.fired.Load() != 10 {
		t.Errorf("%d heard, %d limited, %d hashed", heard.Load(), limited.Load(), h.door.kiln.fired.Load())
	}
}

func TestStrangersCannotLockTheOwnerOut(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	device := h.signIn("boss@example.org").Device
	for i := range 300 { // the account is exhausted, and so is the owner's own address
		_, _ = h.door.SignIn(h.ctx, "boss@example.org", otherPassword, Client{Addr: addr("192.0.2.1")})
		_, _ = h.door.SignIn(h.ctx, fmt.Sprintf("n%d@example.org", i), otherPassword, Client{Addr: addr("192.0.2.1")})
	}
	_, err := h.door.SignIn(h.ctx, "boss@example.org", goodPassword, Client{Addr: addr("192.0.2.1")})
	wantKind(t, err, news.ErrLimited)
	for range 30 {
		p, err := h.door.SignIn(h.ctx, "boss@example.org", goodPassword, Client{Addr: addr("192.0.2.1"), DeviceCookie: device})
		if err != nil {
			t.Fatal("the owner is locked out:", err)
		}
		device = p.Device
	}
}

func TestAKnownBrowserHasALimitOfItsOwn(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	a, b := h.signIn("boss@example.org").Device, h.signIn("boss@example.org").Device
	try := func(device, password string) error {
		_, err := h.door.SignIn(h.ctx, "boss@example.org", password, Client{DeviceCookie: device})
		return err
	}
	for range 10 {
		wantKind(t, try(a, otherPassword), news.ErrUnauthenticated)
	}
	wantKind(t, try(a, goodPassword), news.ErrLimited)
	if err := try(b, goodPassword); err != nil {
		t.Error("another browser is limited:", err)
	}
	if err := try("", goodPassword); err != nil {
		t.Error("strangers are limited:", err)
	}
}

// Whoever could sign in once may have collected device cookies by the hundred.
func TestManyDeviceCookiesOfOneAccountAreLimitedTogether(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	heard := 0
	for range 60 {
		device := h.signIn("boss@example.org").Device
		for range 3 {
			_, err := h.door.SignIn(h.ctx, "boss@example.org", otherPassword, Client{DeviceCookie: device})
			if errors.Is(err, news.ErrUnauthenticated) {
				heard++
			}
		}
	}
	if heard != 50 {
		t.Errorf("%d guesses were heard", heard)
	}
}

func TestOneNetworkTryingManyAccountsIsLimited(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		from func(i int) string
		open int
	}{
		"one address":            {func(int) string { return "192.0.2.7" }, 30},
		"one IPv6 subscriber":    {func(i int) string { return fmt.Sprintf("2001:db8:1:2::%x", i+1) }, 30},
		"the same, with zones":   {func(i int) string { return fmt.Sprintf("fe80::%x%%eth%d", i+1, i) }, 30},
		"IPv4 written as IPv6":   {func(i int) string { return []string{"192.0.2.7", "::ffff:192.0.2.7"}[i%2] }, 30},
		"IPv4 neighbours":        {func(i int) string { return fmt.Sprintf("::ffff:192.0.2.%d", i) }, 40},
		"many IPv6 subscribers":  {func(i int) string { return fmt.Sprintf("2001:db8:1:%x::1", i) }, 40},
		"no address that we see": {func(int) string { return "" }, 30},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l, now, open := newLimits(), time.Now(), 0
			for i := range 40 {
				var c Client
				if s := test.from(i); s != "" {
					c.Addr = addr(s)
				}
				if _, wait := l.take(now, l.strangers(fmt.Sprintf("n%d@example.org", i), c.Addr)); wait == 0 {
					open++
				}
			}
			if open != test.open {
				t.Errorf("%d of 40 got through, want %d", open, test.open)
			}
		})
	}
}

func TestAnUnknownAddressIsLimitedLikeAKnownOne(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for i := range 12 {
		_, known := h.door.SignIn(h.ctx, "boss@example.org", otherPassword, Client{Addr: addr("192.0.2.1")})
		_, unknown := h.door.SignIn(h.ctx, "nobody@example.org", otherPassword, Client{Addr: addr("192.0.2.2")})
		if a, b := known.Error(), unknown.Error(); a != b {
			t.Errorf("attempt %d: %q and %q", i, a, b)
		}
	}
}

func TestWhoeverLeavesTheQueueUnheardPaysNothing(t *testing.T) {
	t.Parallel()
	l, now := newLimits(), time.Now()
	places := l.strangers("boss@example.org", addr("192.0.2.1"))
	for range 100 {
		giveBack, wait := l.take(now, places)
		if wait != 0 {
			t.Fatal("limited")
		}
		giveBack()
		giveBack() // twice is once
	}
	for range 10 {
		_, _ = l.take(now, places)
	}
	if _, wait := l.take(now, places); wait == 0 {
		t.Error("giving back gave more than was taken")
	}
}

func TestAClockPutBackLocksNobodyOut(t *testing.T) {
	t.Parallel()
	l, now := newLimits(), time.Now()
	places := l.strangers("boss@example.org", addr("192.0.2.1"))
	for range 10 {
		_, _ = l.take(now.Add(1000*time.Hour), places)
	}
	if _, wait := l.take(now, places); wait <= 0 || wait > 10*time.Minute {
		t.Errorf("wait %v", wait)
	}
}

func TestTheLimitsTakeTheSameMemoryHoweverManyTry(t *testing.T) {
	t.Parallel()
	l := newLimits()
	size := func() (n uintptr) {
		for _, t := range []table{l.accounts, l.addresses, l.devices, l.owners} {
			n += uintptr(cap(t.full)) * unsafe.Sizeof(t.full[0])
		}
		return n
	}
	before := size()
	for i := range 100_000 {
		_, _ = l.take(time.Now(), l.strangers(fmt.Sprint(i), addr("192.0.2.1")))
	}
	if after := size(); after != before || after > 1<<20 {
		t.Errorf("%d bytes, then %d", before, after)
	}
}

func TestTheWaitIsSaidInWordsThatRoundUp(t *testing.T) {
	t.Parallel()
	for d, want := range map[time.Duration]string{
		time.Millisecond: "1 second", time.Second: "1 second", 1001 * time.Millisecond: "2 seconds", time.Minute: "60 seconds",
		61 * time.Second: "2 minutes", 10 * time.Minute: "10 minutes",
	} {
		if got := inWords(d); got != want {
			t.Errorf("%v: %q, want %q", d, got, want)
		}
	}
	if _, ok := RetryAfter(errors.New("other")); ok {
		t.Error("a wait from nowhere")
	}
}
