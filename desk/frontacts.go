package desk

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strconv"

	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

// postedFront is what the editor sends when it saves. The words of a story,
// which the same machine in the browser would send, are not there.
type postedFront struct {
	Base int       `json:"base"`
	Body wireFront `json:"body"`
}

// savedFront is the answer to a save.
type savedFront struct {
	Revision int       `json:"revision"`
	SavedAt  news.Time `json:"saved_at"`
	frontData
}

// theirFront is the draft that stands where somebody wanted to save another.
type theirFront struct {
	Revision int       `json:"revision"`
	By       string    `json:"by"`
	Headline string    `json:"headline"` // empty: a front has none
	Body     wireFront `json:"body"`
	frontData
}

// saveFront keeps an arrangement as the draft.
func (d *desk) saveFront(v *visit) error {
	in, err := v.postedFront()
	if err != nil {
		return err
	}
	at, pub, err := d.frontOf(v)
	if err != nil {
		return err
	}
	f, err := in.Body.front(pub)
	if err != nil {
		return err
	}
	ctx := v.r.Context()
	out, err := publish.SaveFront(ctx, d.Store, v.by, at.id, in.Base, f)
	if stale, ok := errors.AsType[*publish.StaleFront](err); ok {
		return d.answerStaleFront(v, at, stale.Theirs)
	}
	if err != nil {
		return err
	}
	answer := savedFront{Revision: out.Draft.Revision, SavedAt: out.Draft.Saved}
	answer.frontData, err = d.frontData(ctx, at, out.Draft.Front)
	if err != nil {
		return err
	}
	v.json(http.StatusOK, "application/json", answer)
	return nil
}

func (d *desk) answerStaleFront(v *visit, at frontPlace, draft news.FrontDraft) error {
	answer := theirFront{Revision: draft.Revision}
	err := d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		pub, err := r.Publication()
		if err != nil {
			return err
		}
		people, err := names(r)
		if err != nil {
			return err
		}
		live, err := r.FrontLive(at.id)
		if err != nil {
			return err
		}
		w := frontWriter{Reader: r, clock: d.clock(pub), now: d.Store.Now()}
		answer.By, answer.Body = named(people, draft.By), w.wire(draft.Front)
		answer.frontData, err = w.data(at, draft.Front, live)
		return err
	})
	if err == nil {
		v.json(http.StatusConflict, "application/json", answer)
	}
	return err
}

func (d *desk) frontData(ctx context.Context, at frontPlace, f news.Front) (data frontData, err error) {
	err = d.Store.Read(ctx, func(r *store.Reader) error {
		pub, err := r.Publication()
		if err != nil {
			return err
		}
		live, err := r.FrontLive(at.id)
		if err != nil {
			return err
		}
		data, err = frontWriter{Reader: r, clock: d.clock(pub), now: d.Store.Now()}.data(at, f, live)
		return err
	})
	return data, err
}

// postedFront reads the editor's JSON. Other fields are those of a story, which
// the browser's machine knows of, and are empty.
func (v *visit) postedFront() (p postedFront, err error) {
	data, err := io.ReadAll(v.r.Body)
	if _, tooBig := errors.AsType[*http.MaxBytesError](err); tooBig {
		return p, tooMuch()
	}
	if err != nil {
		return p, &news.Error{Kind: news.ErrInvalid, Sentence: "What was sent broke off before its end.", Err: err}
	}
	if err := json.Unmarshal(data, &p); err != nil || p.Body.Type != "front" {
		return p, &news.Error{Kind: news.ErrInvalid, Field: "body", Sentence: "What was sent is no front.", Err: err}
	}
	return p, nil
}

// frontOf finds the front of the address, for those who arrange fronts.
func (d *desk) frontOf(v *visit) (at frontPlace, pub news.Publication, err error) {
	if err := v.by.Must(news.RightFronts); err != nil {
		return at, pub, err
	}
	err = d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		if at, err = frontNamed(r, v.r.PathValue("name")); err != nil {
			return err
		}
		pub, err = r.Publication()
		return err
	})
	return at, pub, err
}

// frontAct publishes, discards, undoes or restores, from a plain form, and goes
// back to the screen once this node's pages follow.
func (d *desk) frontAct(v *visit) error {
	act := v.r.PathValue("act")
	if err := v.form(); err != nil {
		return err
	}
	at, _, err := d.frontOf(v)
	if err != nil {
		return err
	}
	base, e1 := strconv.Atoi(v.r.PostForm.Get("base"))
	number, e2 := strconv.Atoi(v.r.PostForm.Get("number"))
	ctx := v.r.Context()
	var out publish.FrontOutcome
	switch {
	case act == "publish" && e1 == nil:
		out, err = publish.PublishFront(ctx, d.Store, v.by, at.id, base)
	case act == "discard" && e1 == nil:
		out, err = publish.DiscardFront(ctx, d.Store, v.by, at.id, base)
	case act == "restore" && e1 == nil && e2 == nil:
		out, err = publish.RestoreFront(ctx, d.Store, v.by, at.id, base, number)
	case act == "undo" && e2 == nil:
		out, err = publish.UndoFront(ctx, d.Store, v.by, at.id, number)
	default:
		return news.NotFound("There is no act on a front called %q, or the form lacks what it needs.", act)
	}
	if err != nil {
		return d.frontAgain(v, err)
	}
	if out.Change > 0 {
		if err := d.Wait(ctx, out.Change); err != nil {
			return err
		}
	}
	d.done(v, "front."+act)
	return v.goTo(at.href())
}

// frontAgain shows the screen of an act that was refused, and why.
func (d *desk) frontAgain(v *visit, why error) error {
	sentence, ok := news.Sentence(why)
	if !ok || errors.Is(why, news.ErrNotFound) {
		return why
	}
	p, err := d.arranging(v)
	if err != nil {
		return err
	}
	p.Refused, p.Faults = sentence, faultsOf(why)
	return d.show(v, statusOf(why), p)
}
