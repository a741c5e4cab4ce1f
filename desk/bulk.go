package desk

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/store"
)

// bulkPage tells what became of each of several stories. One that is refused
// does not hold up the others.
type bulkPage struct {
	frame
	Rows []bulkRow
	Back string
}

func (*bulkPage) template() string { return "bulk" }

type bulkRow struct {
	Headline, Href string
	Refused        string // why; empty when it was done
}

// bulkAct is something that can be done with several stories at once.
type bulkAct struct {
	name, word string
	right      news.Right // without which it is not offered
	done       string
	do         func(ctx context.Context, s *store.Store, by news.User, id string, f url.Values) (news.Outcome, error)
}

func bulkActs() []bulkAct {
	return []bulkAct{
		{"approve", "Approve", news.RightApprove, "Approved", func(ctx context.Context, s *store.Store, by news.User, id string, _ url.Values) (news.Outcome, error) {
			return edit.Approve(ctx, s, by, id)
		}},
		{"section", "Set the section to …", news.RightEditOwn, "Put in the section", func(ctx context.Context, s *store.Store, by news.User, id string, f url.Values) (news.Outcome, error) {
			return edit.SetSection(ctx, s, by, id, f.Get("to_section"))
		}},
		{"hand-over", "Hand over to …", news.RightEditOwn, "Handed over", func(ctx context.Context, s *store.Store, by news.User, id string, f url.Values) (news.Outcome, error) {
			return edit.HandOver(ctx, s, by, id, f.Get("to"))
		}},
		{"spike", "Spike", news.RightEditOwn, "Spiked", func(ctx context.Context, s *store.Store, by news.User, id string, f url.Values) (news.Outcome, error) {
			return edit.Spike(ctx, s, by, id, f.Get("why"))
		}},
	}
}

// bulk does one thing with each chosen story.
func (d *desk) bulk(v *visit) error {
	if err := v.form(); err != nil {
		return err
	}
	f := v.r.PostForm
	acts := bulkActs()
	i := slices.IndexFunc(acts, func(a bulkAct) bool { return a.name == f.Get("act") })
	ids := f["story"]
	switch {
	case i < 0:
		return news.Invalid("act", "Choose what to do with the stories.")
	case len(ids) == 0:
		return news.Invalid("story", "Choose at least one story: each has a box at its beginning.")
	case len(ids) > perPage:
		return news.Invalid("story", "At most %d stories can be chosen at once.", perPage)
	}
	p := &bulkPage{frame: frame{Title: acts[i].done, Here: "stories"}, Back: local(f.Get("back"))}
	last := int64(0)
	for _, id := range ids {
		out, err := acts[i].do(v.r.Context(), d.Store, v.by, id, f)
		row, err := d.bulkRow(v, id, err)
		if err != nil {
			return err
		}
		last = max(last, out.Change)
		p.Rows = append(p.Rows, row)
	}
	if last > 0 {
		if err := d.Wait(v.r.Context(), last); err != nil {
			return err
		}
	}
	return d.show(v, http.StatusOK, p)
}

// bulkRow tells of one story; an error that has no sentence is ours and ends it all.
func (d *desk) bulkRow(v *visit, id string, why error) (row bulkRow, err error) {
	if why != nil {
		sentence, told := news.Sentence(why)
		if !told || errors.Is(why, news.ErrUnavailable) {
			return row, why
		}
		row.Refused = sentence
	}
	err = d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		story, err := visible(r, v.by, id)
		if errors.Is(err, news.ErrNotFound) { // nothing of it is told
			return nil
		}
		row.Headline, row.Href = titled(story.Headline), "/desk/stories/"+story.ID
		return err
	})
	return row, err
}

// keepView keeps the list that one looks at.
func (d *desk) keepView(v *visit) error {
	if err := v.form(); err != nil {
		return err
	}
	q, err := url.ParseQuery(v.r.PostForm.Get("query"))
	if err != nil {
		return news.Invalid("query", "This is no list that can be kept.")
	}
	kept := url.Values{}
	for _, name := range listFilters {
		if s := q.Get(name); s != "" {
			kept.Set(name, s)
		}
	}
	if err := edit.KeepView(v.r.Context(), d.Store, v.by, v.r.PostForm.Get("name"), kept.Encode()); err != nil {
		return err
	}
	return v.goTo("/desk/?" + kept.Encode())
}

func (d *desk) dropView(v *visit) error {
	if err := edit.DropView(v.r.Context(), d.Store, v.by, v.r.PathValue("view")); err != nil {
		return err
	}
	return v.goTo("/desk/")
}
