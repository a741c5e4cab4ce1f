package press

import (
	"fmt"
	"strings"
	"time"

	"broadsheet/news"
)

// How long others may keep a page.
//
// A browser keeps it but always asks again (max-age=0, must-revalidate): the
// answer is a 304 of a few hundred bytes, and an editor who has just published,
// or a reader who goes back to the front, never sees what is gone. A news page
// is read once, so a longer life would save little.
//
// A shared cache that we know nothing of may keep it for ten seconds: a rush is
// taken off us, and a correction is late by no more than that. It may not serve
// it stale, since must-revalidate says so, and stale-while-revalidate would hold
// for browsers as well.
//
// A CDN that is purged by key after each change (Options.Purged) may keep a page
// for a day, revalidate it in the background for a minute, and show it while we
// are down. That is said in headers that are for it alone, CDN-Cache-Control
// (RFC 9213) and Surrogate-Control, so that no cache that is not purged heeds it.
//
// Nothing of all this reaches past the page's end.
const (
	sharedLife = 10 * time.Second
	cdnLife    = 24 * time.Hour
	cdnStale   = time.Minute
	cdnDown    = 24 * time.Hour
)

// life holds what a page says about its freshness while its end is far.
type life struct {
	fields []field
	fixed  bool // not ours to shorten: the renderer's own, or an error's
	purged bool
}

// reach is the longest time that anything in the fields may last.
func (l life) reach() time.Duration {
	if l.purged {
		return cdnLife + max(cdnStale, cdnDown)
	}
	return sharedLife
}

func lifeOf(pg *Page, purged bool) life {
	switch own := pg.Header["Cache-Control"]; {
	case pg.Status >= 400:
		return life{fixed: true, fields: []field{{"Cache-Control", []string{"no-store"}}}}
	case len(own) > 0 && pg.Ends.IsZero():
		return life{fixed: true, fields: []field{{"Cache-Control", own[:len(own):len(own)]}}}
	}
	l := life{purged: purged}
	l.fields = freshness(l.reach(), purged)
	return l
}

// fresh gives the fields for an answer now.
func (s *sheet) fresh(now func() time.Time) []field {
	if s.life.fixed || s.page.Ends.IsZero() {
		return s.life.fields
	}
	left := s.page.Ends.Sub(now())
	if left >= s.life.reach() {
		return s.life.fields
	}
	return freshness(left, s.life.purged)
}

// freshness says the most that fits in the time that is left to a page.
func freshness(left time.Duration, purged bool) []field {
	fields := []field{{"Cache-Control", []string{fmt.Sprintf(
		"public, max-age=0, s-maxage=%d, must-revalidate", seconds(min(left, sharedLife)))}}}
	if !purged {
		return fields
	}
	age := min(left, cdnLife)
	text := []string{fmt.Sprintf("public, max-age=%d, stale-while-revalidate=%d, stale-if-error=%d",
		seconds(age), seconds(min(left-age, cdnStale)), seconds(min(left-age, cdnDown)))}
	return append(fields, field{"Cdn-Cache-Control", text}, field{"Surrogate-Control", text})
}

// seconds rounds down: a second too short is right, one too long is not.
func seconds(d time.Duration) int64 { return int64(max(d, 0) / time.Second) }

// Tags go out within these bounds. Proxies commonly hold all headers of an answer
// in 4 KB; where no CDN reads the tags they are short, and only for the curious.
const (
	tagBytes       = 512
	tagBytesPurged = 6 << 10
)

// tagFields gives the keys as Surrogate-Key (with spaces) and Cache-Tag (with
// commas), and whether all of them fitted. If not, a purge could miss the page,
// and so it must not live long in a CDN.
func tagFields(keys []news.Key, purged bool) (fields []field, all bool) {
	limit := tagBytes
	if purged {
		limit = tagBytesPurged
	}
	tags, size := make([]string, 0, len(keys)), 0
	all = true
	for _, k := range keys {
		if size += len(k) + 1; size > limit || !clean(string(k)) {
			size -= len(k) + 1
			all = false
			continue
		}
		tags = append(tags, string(k))
	}
	if len(tags) == 0 {
		return nil, all
	}
	return []field{
		{"Surrogate-Key", []string{strings.Join(tags, " ")}},
		{"Cache-Tag", []string{strings.Join(tags, ",")}},
	}, all
}

// clean says whether a key can stand in a list of tags.
func clean(key string) bool {
	for i := range len(key) {
		if c := key[i]; c <= ' ' || c >= 0x7f || c == ',' {
			return false
		}
	}
	return key != ""
}
