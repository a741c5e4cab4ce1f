package site

import (
	"broadsheet/news"
	"broadsheet/store"
	"broadsheet/theme"
)

// corrections lists every public note of the paper, the newest first.
func (v *view) corrections() (answer, error) {
	page := theme.Corrections{Frame: v.frame("Corrections", "Corrections and clarifications of "+v.pub.Name+".", "")}
	notes, next, err := v.notes(v.before, v.s.opt.PerPage)
	if err != nil {
		return answer{}, err
	}
	first := v.before == (store.Cursor{})
	switch {
	case len(notes) == 0 && !first:
		return answer{}, news.NotFound("The list ends before this page.")
	case len(notes) == 0:
		page.Empty = "There has been nothing to correct yet."
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

// notes gives up to n public notes after a place, and the place to go on from;
// that is the beginning when there is no more.
func (v *view) notes(before store.Cursor, n int) ([]theme.Note, store.Cursor, error) {
	list, err := v.p.AllCorrections(before, n+1)
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
		note.Headline = c.Headline
		if c.Path != "" {
			note.Href = escape(c.Path)
		}
		notes = append(notes, note)
	}
	return notes, next, nil
}

func (v *view) note(c news.Correction) theme.Note {
	return theme.Note{Kind: string(c.Kind), Label: c.Kind.Label(), Text: c.Text, Time: v.moment(c.At), Anchor: "note-" + c.ID}
}
