package site

import (
	"broadsheet/news"
	"broadsheet/store"
	"broadsheet/theme"
)

// corrections lists every public note of the edition, the newest first.
func (v *view) corrections() (answer, error) {
	page := theme.Corrections{Frame: v.frame(v.t.Words.Corrections, v.t.Said.AllCorrections.Of(v.pub.Name), "")}
	notes, next, err := v.notes(v.before, v.s.opt.PerPage)
	if err != nil {
		return answer{}, err
	}
	first := v.before == (store.Cursor{})
	switch {
	case len(notes) == 0 && !first:
		return answer{}, news.NotFound("The list ends before this page.")
	case len(notes) == 0:
		page.Empty = v.t.Said.NoCorrections
	}
	if next != (store.Cursor{}) {
		page.Next = v.from(next)
	}
	if !first {
		page.Newest = escape(v.path)
	}
	page.Notes = notes
	return listing(page), nil
}

// notes gives up to n public notes of the page's edition after a place, and the place to go on from;
// that is the beginning when there is no more.
func (v *view) notes(before store.Cursor, n int) ([]theme.Note, store.Cursor, error) {
	list, err := v.p.AllCorrections(v.ofEdition(store.List{}).Edition, before, n+1)
	if err != nil {
		return nil, store.Cursor{}, err
	}
	var next store.Cursor
	if len(list) > n {
		list = list[:n]
		next = store.Cursor{At: list[n-1].At, ID: list[n-1].ID}
	}
	var notes []theme.Note
	for _, c := range list {
		note := v.note(c.Correction)
		note.On, note.Headline = v.t.Said.On, c.Headline
		if c.Path != "" {
			note.Href = escape(c.Path)
		}
		notes = append(notes, note)
	}
	return notes, next, nil
}

func (v *view) note(c news.Correction) theme.Note {
	return theme.Note{Kind: string(c.Kind), Label: v.t.Note(string(c.Kind)), Text: c.Text, Time: v.moment(c.At), Anchor: "note-" + c.ID}
}
