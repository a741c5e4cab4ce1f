package api

import (
	"context"
	"net/http"
	"strconv"

	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

// frontIn is an arrangement as a program writes it, whole.
type frontIn struct {
	Name       text               `json:"name"`
	Containers parts[containerIn] `json:"containers"`
}

// addFront begins the draft of a front that nobody has arranged yet.
func (s *server) addFront(c *call) (reply, error) {
	in, err := read[frontIn](c)
	if err != nil {
		return reply{}, err
	}
	out, at, err := s.saveFront(c, in.Name.value, in.Containers, func(news.FrontDraft) int { return 0 })
	if status(err) == http.StatusPreconditionFailed {
		err = news.Conflict("The front %s has a draft already; change it with PUT %s.", at.name, frontAt(at.name))
	}
	return s.wroteFront(c, http.StatusCreated, at, out, err)
}

// putFrontIn is frontIn for a front that the address names.
type putFrontIn struct {
	Containers parts[containerIn] `json:"containers"`
}

// putFront saves a front's draft, if the editor started from the newest.
func (s *server) putFront(c *call) (reply, error) {
	bases, err := ifMatch(c.Header)
	if err != nil {
		return reply{}, err
	}
	in, err := read[putFrontIn](c)
	if err != nil {
		return reply{}, err
	}
	out, at, err := s.saveFront(c, c.PathValue("name"), in.Containers, func(d news.FrontDraft) int { return bases.of(d.Revision) })
	return s.wroteFront(c, http.StatusOK, at, out, err)
}

func (s *server) saveFront(c *call, name string, in parts[containerIn], base func(news.FrontDraft) int) (out publish.FrontOutcome, at place, err error) {
	if err := c.by.Must(news.RightFronts); err != nil {
		return out, at, err
	}
	if !in.given {
		return out, at, news.Invalid("containers", "Send all containers of the front; an empty list gives it back to the rule.")
	}
	var f news.Front
	var draft news.FrontDraft
	err = s.Store.Read(c.Context(), func(r *store.Reader) error {
		w, err := newWords(r)
		if err != nil {
			return err
		}
		if at, err = w.place(name); err != nil {
			return err
		}
		if draft, err = r.FrontDraft(at.id); err != nil {
			return err
		}
		f, err = w.front(r, in.value)
		return err
	})
	if err != nil {
		return out, at, err
	}
	out, err = publish.SaveFront(c.Context(), s.Store, c.by, at.id, base(draft), f)
	return out, at, err
}

// frontOutcome is what an act has made of a front.
type frontOutcome struct {
	Name     string `json:"name"`
	Revision int    `json:"revision"`
	Number   int    `json:"number"`
	Change   int64  `json:"change"`
}

// wroteFront answers once the change is shown; a stale save with the front as
// it is now.
func (s *server) wroteFront(c *call, code int, at place, out publish.FrontOutcome, err error) (reply, error) {
	if status(err) == http.StatusPreconditionFailed {
		now, readErr := s.frontView(c, at.name)
		if readErr != nil {
			return reply{}, readErr
		}
		return reply{}, &outdated{stale: err, now: now, revision: now.Revision}
	}
	if err != nil {
		return reply{}, err
	}
	if err := c.shown(out.Change); err != nil {
		return reply{}, err
	}
	answer := reply{status: code, etag: etag(out.Draft.Revision), body: frontOutcome{at.name, out.Draft.Revision, out.Number, out.Change}}
	if code == http.StatusCreated {
		answer.at = frontAt(at.name)
	}
	return answer, nil
}

// frontAct is a command on a front's draft of a revision.
type frontAct func(ctx context.Context, s *store.Store, by news.User, place string, base int) (publish.FrontOutcome, error)

// onFront makes an operation of it. Without If-Match the newest draft is meant.
func (s *server) onFront(do frontAct) func(*call) (reply, error) {
	return func(c *call) (reply, error) {
		if _, err := read[struct{}](c); err != nil {
			return reply{}, err
		}
		return s.carryFront(c, do)
	}
}

// numberIn names a published arrangement.
type numberIn struct {
	Number number `json:"number"`
}

// restoreFront makes an arrangement of the history the draft, or with undo what
// readers get.
func (s *server) restoreFront(undo bool) func(*call) (reply, error) {
	return func(c *call) (reply, error) {
		in, err := read[numberIn](c)
		if err != nil {
			return reply{}, err
		}
		if in.Number.value < 1 {
			return reply{}, news.Invalid("number", "Name the arrangement by its number in the front's history.")
		}
		return s.carryFront(c, func(ctx context.Context, st *store.Store, by news.User, place string, base int) (publish.FrontOutcome, error) {
			if undo {
				return publish.UndoFront(ctx, st, by, place, in.Number.value)
			}
			return publish.RestoreFront(ctx, st, by, place, base, in.Number.value)
		})
	}
}

func (s *server) carryFront(c *call, do frontAct) (reply, error) {
	if err := c.by.Must(news.RightFronts); err != nil {
		return reply{}, err
	}
	w, err := s.words(c)
	if err != nil {
		return reply{}, err
	}
	at, err := w.place(c.PathValue("name"))
	if err != nil {
		return reply{}, err
	}
	var draft news.FrontDraft
	err = s.Store.Read(c.Context(), func(r *store.Reader) error {
		draft, err = r.FrontDraft(at.id)
		return err
	})
	if err != nil {
		return reply{}, err
	}
	base := draft.Revision
	if c.Header.Get("If-Match") != "" {
		bases, err := ifMatch(c.Header)
		if err != nil {
			return reply{}, err
		}
		base = bases.of(base)
	}
	out, err := do(c.Context(), s.Store, c.by, at.id, base)
	return s.wroteFront(c, http.StatusOK, at, out, err)
}

// frontVersion is an arrangement of a front's history.
type frontVersion struct {
	Number     int             `json:"number"`
	By         string          `json:"by"`
	Published  moment          `json:"published"`
	Note       string          `json:"note"`
	Containers []containerView `json:"containers"`
}

// frontHistory lists what a front has shown, the newest first.
func (s *server) frontHistory(c *call) (reply, error) {
	if err := c.by.Must(news.RightFronts); err != nil {
		return reply{}, err
	}
	limit, err := limitOf(c.asked)
	if err != nil {
		return reply{}, err
	}
	given, err := cursorOf(c.asked, byRevision)
	if err != nil {
		return reply{}, err
	}
	before, err := strconv.Atoi(given)
	if given != "" && (err != nil || before < 1) {
		return reply{}, errCursor()
	}
	var views []frontVersion
	err = s.Store.Read(c.Context(), func(r *store.Reader) error {
		w, err := newWords(r)
		if err != nil {
			return err
		}
		at, err := w.place(c.PathValue("name"))
		if err != nil {
			return err
		}
		list, err := r.FrontVersions(at.id, before, limit+1)
		if err != nil {
			return err
		}
		for _, v := range list {
			containers, err := w.containers(r, v.Front)
			if err != nil {
				return err
			}
			views = append(views, frontVersion{v.Number, v.By, moment(v.At), v.Note, containers})
		}
		return nil
	})
	return reply{status: http.StatusOK, body: paged(views, limit, func(v frontVersion) string { return newCursor(byRevision, strconv.Itoa(v.Number)) })}, err
}
