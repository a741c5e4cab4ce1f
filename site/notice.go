package site

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"

	"broadsheet/news"
	"broadsheet/press"
	"broadsheet/store"
	"broadsheet/theme"
	"broadsheet/tongue"
)

// withdrawn is the page of a story that was taken down: that it was there,
// since when it is not, and why; and what else there is to read of the kind. It
// is kept, since it is as true as a story.
func (v *view) withdrawn(w store.Withdrawal) (answer, error) {
	v.turnTo(w.Was.Edition)
	page := theme.Notice{Frame: v.frame(v.t.Said.Withdrawn, "", ""), Code: v.t.Said.Withdrawn, Heading: v.t.Said.WasWithdrawn}
	page.Robots, page.Canonical, page.Social = "noindex", "", nil
	page.Text = []string{v.t.Said.WithdrawnText.Of(v.pub.Name)}
	page.Quote = w.Reason
	at := v.moment(w.At)
	page.Time = &at
	if err := v.insteadOf(w.Was, &page); err != nil {
		return answer{}, err
	}
	return answer{page: page, status: http.StatusGone, keep: true}, nil
}

// insteadOf offers what is related to a story that is gone: what shared its
// topics and came before it, and where that is little, what came before it in
// its section.
func (v *view) insteadOf(was news.Published, page *theme.Notice) error {
	if was.ID == "" { // it was withdrawn before its place was kept
		return nil
	}
	related, err := v.p.Related(was, v.wider(furtherRelated))
	if err != nil {
		return err
	}
	shown := shown{}
	stories := shown.take(v.own(related), furtherRelated)
	if sec, ok := v.byID[was.Section]; ok && len(stories) < furtherRelated {
		earlier, err := v.p.Earlier(sec, was, v.wider(2*furtherRelated))
		if err != nil {
			return err
		}
		stories = append(stories, shown.take(v.own(earlier), furtherRelated-len(stories))...)
	}
	page.Latest = v.cards(stories, deep|withSection)
	page.Beneath.Text = v.t.Words.MoreOnThis
	return nil
}

// offered is how many stories a page that is not there offers beside the lead.
const offered = 4

// offer puts on a notice what the paper leads with now, as its front does, and
// a few of the newest.
func (v *view) offer(page *theme.Notice) error {
	top, err := v.leading()
	if err != nil {
		return err
	}
	pool, err := v.pool()
	if err != nil {
		return err
	}
	shown := shown{}
	if lead := shown.take(append(top, weightiest(pool, v.breaking)...), 1); len(lead) > 0 {
		page.Lead = v.card(lead[0], withStandfirst|withAuthors|withSection|deep)
		page.Lead.Breaking = "" // the bar above says it
		if err := v.illustrate(&page.Lead, lead[0].Picture, frontSizes); err != nil {
			return err
		}
	}
	page.Latest = v.cards(shown.take(pool, offered), deep|withSection)
	page.Beneath = theme.Link{Text: v.t.Words.FromFrontPage, Href: escape(v.home())}
	return nil
}

// leading gives what editors placed on the front, in order; nothing where no
// hand is in it.
func (v *view) leading() (top []news.Published, err error) {
	a, err := v.p.Front(v.frontPlace())
	for _, c := range a.Containers {
		for _, card := range c.Cards {
			top = append(top, a.Stories[card.Story])
		}
	}
	return top, err
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

// Fail makes the page that tells the reader of a target of an error; the reference, which the
// log has too, is shown where it is not empty. It is never kept, and it works
// when the database does not: the masthead is then the one that was read last.
func (s *Site) Fail(target string, err error, reference string) *press.Page {
	page, status := notice(err, s.spoken())
	pg := &press.Page{Status: status}
	if status != http.StatusNotFound || s.missing(target, err, &page, pg) != nil {
		page.Frame = s.remembered()
	}
	page.Reference = reference
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

// missing makes the 404 in the language of the edition that the address lies
// below, with what there is to read there instead. No address is repeated on
// the page: it is a stranger's text.
func (s *Site) missing(target string, missing error, page *theme.Notice, pg *press.Page) error {
	ctx, cancel := context.WithTimeout(context.Background(), failLimit)
	defer cancel()
	return s.store.Public(ctx, func(p *store.Public) error {
		v, err := s.open(p, &url.URL{Path: "/"})
		if err != nil {
			return err
		}
		first, _, _ := strings.Cut(strings.TrimPrefix(target, "/"), "/")
		for _, e := range v.editions {
			if e.Slug == first {
				v.turnTo(e.ID)
			}
		}
		*page, _ = notice(missing, v.t)
		page.Frame = v.frame(page.Heading, "", "")
		if err := errors.Join(v.offer(page), v.faces()); err != nil {
			return err
		}
		pg.Keys, pg.Seq, pg.Ends = p.Keys(), p.Seq(), p.Ends()
		return nil
	})
}

// remembered is the frame as it was last read, with the day of now; before
// anything was read it is nameless.
func (s *Site) remembered() theme.Frame {
	f := s.known.Load()
	if f == nil {
		t := s.spoken()
		return theme.Frame{Lang: t.Tag, Words: t.Words}
	}
	return f.frame(noon(f.pub.Day(s.store.Now().Time)), "")
}

// spoken is the language of the paper as it was last read; English before.
func (s *Site) spoken() *tongue.Tongue {
	if f := s.known.Load(); f != nil {
		return f.t
	}
	return s.tongue("en")
}

// notice is what is said of an error, and its status. The error's own sentence
// is for those who sent the request; a reader of a newspaper is told what to do.
func notice(err error, t *tongue.Tongue) (theme.Notice, int) {
	n := func(status int, heading string, text ...string) (theme.Notice, int) {
		return theme.Notice{Code: t.Said.Error.Of(t.Number(status)), Heading: heading, Text: text}, status
	}
	own := func(otherwise string) string { // the error's sentence is English
		if sentence, ok := news.Sentence(err); ok && strings.HasPrefix(t.Tag, "en") {
			return sentence
		}
		return otherwise
	}
	say := &t.Said
	switch {
	case errors.Is(err, errUnfounded):
		return n(http.StatusServiceUnavailable, say.Unfounded, say.UnfoundedText)
	case errors.Is(err, news.ErrNotFound):
		return n(http.StatusNotFound, say.Missing, say.MissingText)
	case errors.Is(err, news.ErrGone):
		return n(http.StatusGone, say.Gone)
	case errors.Is(err, news.ErrForbidden), errors.Is(err, news.ErrUnauthenticated):
		return n(http.StatusForbidden, say.Private, say.PrivateText)
	case errors.Is(err, news.ErrTooLarge):
		return n(http.StatusRequestEntityTooLarge, say.TooLarge, own(say.TooLargeText))
	case errors.Is(err, news.ErrInvalid):
		return n(http.StatusBadRequest, say.NotUnderstood, own(say.NotUnderstoodText))
	case errors.Is(err, news.ErrLimited):
		return n(http.StatusTooManyRequests, say.TooMany, say.TooManyText)
	case errors.Is(err, news.ErrUnavailable), errors.Is(err, context.DeadlineExceeded):
		return n(http.StatusServiceUnavailable, say.Busy, say.BusyText)
	}
	return n(http.StatusInternalServerError, say.Failed, say.FailedText)
}
