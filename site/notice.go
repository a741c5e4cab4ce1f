package site

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"broadsheet/news"
	"broadsheet/press"
	"broadsheet/store"
	"broadsheet/theme"
)

// withdrawn is the page of a story that was taken down: that it was there,
// since when it is not, and why. It is kept, since it is as true as a story.
func (v *view) withdrawn(w store.Withdrawal) (answer, error) {
	page := theme.Notice{Frame: v.frame("Withdrawn", "", ""), Code: "Withdrawn", Heading: "This story has been withdrawn"}
	page.Robots, page.Canonical, page.Social = "noindex", "", nil
	page.Text = []string{"It was published here and taken down by " + v.pub.Name + "."}
	page.Quote = w.Reason
	at := v.moment(w.At)
	page.Time = &at
	return answer{page: page, status: http.StatusGone, keep: true}, nil
}

// errUnfounded says that there is no publication in the database yet. It must
// not look like a page that is missing: that would be a 404 for every address.
var errUnfounded = &news.Error{Kind: news.ErrUnavailable, Sentence: "This newspaper has not been founded yet."}

func unfounded(err error) error {
	if errors.Is(err, news.ErrNotFound) {
		return errUnfounded
	}
	return err
}

// failLimit bounds how long an error page waits for the database.
const failLimit = 2 * time.Second

// Fail makes the page that tells a reader of an error; the reference, which the
// log has too, is shown where it is not empty. It is never kept, and it works
// when the database does not: the masthead is then the one that was read last.
func (s *Site) Fail(err error, reference string) *press.Page {
	page, status := notice(err)
	page.Reference = reference
	pg := &press.Page{Status: status}
	if status != http.StatusNotFound || s.missing(&page, pg) != nil {
		page.Frame = s.remembered()
	}
	page.Title, page.Robots = page.Heading, "noindex"
	if name := page.Masthead.Name; name != "" {
		page.Title += " · " + name
	}
	page.Canonical, page.Social = "", nil
	pg.Header = s.header(page)
	if status == http.StatusServiceUnavailable {
		pg.Header.Set("Retry-After", "10")
	}
	var b bytes.Buffer
	if err := s.theme.Render(&b, page); err != nil {
		return nil // the press has a plain line for this
	}
	pg.Body = b.Bytes()
	return pg
}

// missing fills in the 404's frame and what there is to read instead. No
// address is repeated on the page: it is a stranger's text.
func (s *Site) missing(page *theme.Notice, pg *press.Page) error {
	ctx, cancel := context.WithTimeout(context.Background(), failLimit)
	defer cancel()
	return s.store.Public(ctx, func(p *store.Public) error {
		v, err := s.open(p, &url.URL{Path: "/"})
		if err != nil {
			return err
		}
		stories, err := p.Stories(store.List{Limit: 4})
		if err != nil {
			return err
		}
		page.Frame, page.Latest = v.frame(page.Heading, "", ""), v.cards(stories, deep|withSection)
		pg.Keys, pg.Seq, pg.Ends = p.Keys(), p.Seq(), p.Ends()
		return nil
	})
}

// remembered is the frame as it was last read, with the day of now; before
// anything was read it is nameless.
func (s *Site) remembered() theme.Frame {
	f := s.known.Load()
	if f == nil {
		return theme.Frame{Lang: "en"}
	}
	return f.frame(noon(f.pub.Day(s.store.Now().Time)), "")
}

// notice is what is said of an error, and its status. The error's own sentence
// is for those who sent the request; a reader of a newspaper is told what to do.
func notice(err error) (theme.Notice, int) {
	n := func(status int, heading string, text ...string) (theme.Notice, int) {
		return theme.Notice{Code: "Error " + strconv.Itoa(status), Heading: heading, Text: text}, status
	}
	sentence, _ := news.Sentence(err)
	switch {
	case errors.Is(err, errUnfounded):
		return n(http.StatusServiceUnavailable, "This newspaper has not been founded yet",
			"Whoever runs it gives it a name at the address that the server printed when it started. Then the first page stands here.")
	case errors.Is(err, news.ErrNotFound):
		return n(http.StatusNotFound, "There is nothing at this address",
			"Perhaps it was mistyped, or the page never was here. If a link of ours led you to it, the mistake is ours.")
	case errors.Is(err, news.ErrGone):
		return n(http.StatusGone, "This page has been withdrawn")
	case errors.Is(err, news.ErrForbidden), errors.Is(err, news.ErrUnauthenticated):
		return n(http.StatusForbidden, "This page is not for everybody", "It can be read by those who are signed in and may.")
	case errors.Is(err, news.ErrTooLarge):
		return n(http.StatusRequestEntityTooLarge, "That was too much", sentence)
	case errors.Is(err, news.ErrInvalid):
		return n(http.StatusBadRequest, "That could not be understood", sentence)
	case errors.Is(err, news.ErrLimited):
		return n(http.StatusTooManyRequests, "Too many requests", "Please wait a moment and try again.")
	case errors.Is(err, news.ErrUnavailable), errors.Is(err, context.DeadlineExceeded):
		return n(http.StatusServiceUnavailable, "One moment, please", "The paper is busy. Please try again in a few seconds.")
	}
	return n(http.StatusInternalServerError, "Something went wrong", "The fault is ours, not yours. Please try again in a little while.")
}
