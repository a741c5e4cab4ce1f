package api

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"broadsheet/news"
)

// revisions is what an If-Match header names.
type revisions []int

// ifMatch reads the revisions that the writer started from. "*" would save
// over whatever is there, which is what the header is for preventing.
func ifMatch(h http.Header) (revisions, error) {
	given := strings.Join(h.Values("If-Match"), ",")
	if strings.TrimSpace(given) == "" || strings.TrimSpace(given) == "*" {
		return nil, &news.Error{Kind: errPrecondition, Field: "If-Match", Sentence: "Say which revision you started from, as in “If-Match: \"3\"”: the ETag that came with the story."}
	}
	var all revisions
	for one := range strings.SplitSeq(given, ",") {
		one = strings.TrimSpace(one)
		number, err := strconv.Atoi(strings.Trim(one, `"`))
		if err != nil || number < 0 || one != strconv.Quote(strconv.Itoa(number)) && one != strconv.Itoa(number) {
			all = append(all, -1) // somebody's tag, but of no revision: it matches none
			continue
		}
		all = append(all, number)
	}
	return all, nil
}

// of gives the newest revision if it is among those named, and otherwise one
// that it is not, which a save then refuses.
func (r revisions) of(newest int) int {
	base := -1
	for _, n := range r {
		if n == newest {
			return n
		}
		base = max(base, n)
	}
	return base
}

// outdated is a save that did not start from the newest revision, with the
// story or front as it is now.
type outdated struct {
	stale    error
	now      any // a storyView or a frontView
	revision int
}

func (o *outdated) Error() string { return o.stale.Error() }
func (o *outdated) Unwrap() error { return o.stale }

// withCurrent adds to the refusal of a stale save what was saved meanwhile.
func (s *server) withCurrent(c *call, id string, err error) error {
	if status(err) != http.StatusPreconditionFailed {
		return err
	}
	now, readErr := s.newsroomStory(c.Context(), c.by, id)
	if readErr != nil {
		return fmt.Errorf("read the newest revision: %w", readErr)
	}
	return &outdated{err, now, now.Revision}
}
