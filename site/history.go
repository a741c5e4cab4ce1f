package site

import (
	"slices"

	"broadsheet/news"
	"broadsheet/theme"
)

// history tells what has happened to a story since it was published, in order.
func (v *view) history(s news.Published) (answer, error) {
	v.turnTo(s.Edition)
	notes, err := v.p.Corrections(s.ID)
	if err != nil {
		return answer{}, err
	}
	page := theme.History{
		Frame: v.frame(v.t.Said.HistoryOf.Of(s.Headline), v.t.Said.HistoryAbout, s.Section),
		Story: theme.Link{Text: s.Headline, Href: escape(s.Path)},
	}
	page.Canonical = v.url(s.Path + "/history")
	type step struct {
		at news.Time
		theme.Event
	}
	steps := []step{{s.FirstPublished, theme.Event{Kind: "published", Label: v.t.Words.Published}}}
	for _, n := range reversed(notes) {
		steps = append(steps, step{n.At, theme.Event{Kind: string(n.Kind), Label: v.t.Note(string(n.Kind)), Text: n.Text}})
	}
	// A correction counts as an update too; it is told once, as what it is.
	noted := slices.ContainsFunc(notes, func(n news.Correction) bool { return n.At.Equal(s.Updated.Time) })
	if s.Updated.After(s.FirstPublished.Time) && !noted {
		steps = append(steps, step{s.Updated, theme.Event{Kind: "updated", Label: v.t.Said.LastUpdated}})
	}
	slices.SortStableFunc(steps, func(a, b step) int { return a.at.Compare(b.at.Time) })
	for _, st := range steps {
		st.Time = v.moment(st.at)
		page.Events = append(page.Events, st.Event)
	}
	return found(page), nil
}
