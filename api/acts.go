package api

import (
	"context"
	"net/http"
	"time"

	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

// outcome is what an act has made of a story.
type outcome struct {
	ID       string     `json:"id"`
	Revision int        `json:"revision"`
	State    news.State `json:"state"`
	Path     string     `json:"path"`
	URL      string     `json:"url"`
	Change   int64      `json:"change"` // its number in the log
	Embargo  moment     `json:"embargo"`
	Schedule moment     `json:"schedule"`
	Breaking moment     `json:"breaking"`
}

// nothing is the body of an act that needs no word.
type nothing struct{}

// simple makes the operation of an act that needs no word.
func (s *server) simple(act func(context.Context, *store.Store, news.User, string) (news.Outcome, error)) func(*call) (reply, error) {
	return func(c *call) (reply, error) {
		if _, err := read[nothing](c); err != nil {
			return reply{}, err
		}
		return s.act(c, func(id string) (news.Outcome, error) { return act(c.Context(), s.Store, c.by, id) })
	}
}

// reasonIn is why somebody does something.
type reasonIn struct {
	Reason text `json:"reason"`
}

// reasoned makes the operation of an act that takes a reason; whether it must
// be given the command knows.
func (s *server) reasoned(act func(context.Context, *store.Store, news.User, string, string) (news.Outcome, error)) func(*call) (reply, error) {
	return func(c *call) (reply, error) {
		in, err := read[reasonIn](c)
		if err != nil {
			return reply{}, err
		}
		return s.act(c, func(id string) (news.Outcome, error) { return act(c.Context(), s.Store, c.by, id, in.Reason.value) })
	}
}

// publishIn is when to publish; left out it is now.
type publishIn struct {
	At clock `json:"at"`
}

// publish shows the newest revision to the public, now or at a time.
func (s *server) publish(c *call) (reply, error) {
	in, err := read[publishIn](c)
	if err != nil {
		return reply{}, err
	}
	if in.At.null {
		return reply{}, news.Invalid("at", "Leave the time out to publish at once; null is no time.")
	}
	if !in.At.given {
		return s.act(c, func(id string) (news.Outcome, error) { return publish.Publish(c.Context(), s.Store, c.by, id) })
	}
	at, err := s.moment(c, "at", in.At)
	if err != nil {
		return reply{}, err
	}
	at = at.Add(time.Second - 1).Truncate(time.Second) // schedules go by the second, and never before the time
	return s.act(c, func(id string) (news.Outcome, error) { return publish.Schedule(c.Context(), s.Store, c.by, id, at) })
}

// untilIn is an end, or with null no more.
type untilIn struct {
	Until clock `json:"until"`
}

// lasting makes the operation of what holds until a time, or with null ends.
func (s *server) lasting(act func(context.Context, *store.Store, news.User, string, time.Time) (news.Outcome, error)) func(*call) (reply, error) {
	return func(c *call) (reply, error) {
		in, err := read[untilIn](c)
		if err != nil {
			return reply{}, err
		}
		if !in.Until.given {
			return reply{}, news.Invalid("until", "Say until when, or null to end it.")
		}
		until, err := s.moment(c, "until", in.Until)
		if err != nil {
			return reply{}, err
		}
		return s.act(c, func(id string) (news.Outcome, error) { return act(c.Context(), s.Store, c.by, id, until) })
	}
}

// moveIn is where a story moves; what is left out stays.
type moveIn struct {
	Section text `json:"section"`
	Slug    text `json:"slug"`
}

// move gives a published story another section, another slug, or both.
func (s *server) move(c *call) (reply, error) {
	in, err := read[moveIn](c)
	if err != nil {
		return reply{}, err
	}
	switch {
	case !in.Section.given && !in.Slug.given:
		return reply{}, news.Invalid("section", "Say to which section or slug the story moves.")
	case in.Section.given && in.Section.value == "":
		return reply{}, news.Invalid("section", "The section is empty; leave it out to keep the one that the story has.")
	case in.Slug.given && in.Slug.value == "":
		return reply{}, news.Invalid("slug", "The slug is empty; leave it out to keep the one that the story has.")
	}
	return s.act(c, func(id string) (news.Outcome, error) {
		return publish.Move(c.Context(), s.Store, c.by, id, in.Section.value, in.Slug.value)
	})
}

// act carries out a command on the story of the path, waits until its change
// is shown, and answers with what it made of the story.
func (s *server) act(c *call, do func(id string) (news.Outcome, error)) (reply, error) {
	id := c.PathValue("id")
	if err := s.settle(c, id); err != nil {
		return reply{}, err
	}
	out, err := do(id)
	if err != nil {
		return reply{}, err
	}
	body, err := s.outcome(c, out)
	return reply{status: http.StatusOK, body: body, etag: etag(out.Story.Revision)}, err
}

// settle saves what is being written in a story, for who may see it; of any
// other the act itself tells.
func (s *server) settle(c *call, id string) error {
	if s.Settle == nil {
		return nil
	}
	err := s.Store.Read(c.Context(), func(r *store.Reader) error { _, err := seen(r, c.by, id); return err })
	if err != nil {
		return nil //nolint:nilerr // see above
	}
	return s.Settle(c.Context(), id)
}

func (s *server) outcome(c *call, out news.Outcome) (outcome, error) {
	if err := c.shown(out.Change); err != nil {
		return outcome{}, err
	}
	pub, err := s.publication(c.Context())
	st := out.Story
	return outcome{
		ID: st.ID, Revision: st.Revision, State: st.State, Path: st.Path, URL: wordlist{pub: pub}.url(st.Path), Change: out.Change,
		Embargo: moment(st.Embargo), Schedule: moment(st.Schedule), Breaking: ahead(st.Breaking, s.Store.Now()),
	}, err
}

// moment reads a time in the publication's zone.
func (s *server) moment(c *call, field string, given clock) (time.Time, error) {
	pub, err := s.publication(c.Context())
	if err != nil {
		return time.Time{}, err
	}
	return given.in(field, pub)
}

func (s *server) publication(ctx context.Context) (pub news.Publication, err error) {
	err = s.Store.Read(ctx, func(r *store.Reader) error {
		pub, err = r.Publication()
		return err
	})
	return pub, err
}
