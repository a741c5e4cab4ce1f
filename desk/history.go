package desk

import (
	"fmt"
	"net/http"
	"strings"

	"broadsheet/news"
	"broadsheet/store"
)

// historyPage is all that ever happened to a story, in one column.
type historyPage struct {
	frame
	ID, Headline string
	State        mark
	Rows         []happened
	More         bool
	Zone         string
}

func (*historyPage) template() string { return "history" }

// happened is one thing that somebody did, or several saves in a row.
type happened struct {
	At       moment
	By, What string
	Said     string // their own words, which are quoted
	saves    int
}

// mostHappened bounds a story's history; live coverage has the longest.
const mostHappened = 500

func (d *desk) history(v *visit) error {
	p := &historyPage{}
	err := d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		var s setting
		if err := d.set(r, v, &s); err != nil {
			return err
		}
		people, err := names(r)
		if err != nil {
			return err
		}
		changes, err := r.StoryChanges(s.story.ID, mostHappened+1)
		if p.More = len(changes) > mostHappened; p.More {
			changes = changes[:mostHappened]
		}
		p.frame = frame{Title: "History of " + titled(s.story.Headline), Here: "stories"}
		p.ID, p.Headline, p.State, p.Zone = s.story.ID, titled(s.story.Headline), markOf(s.story), s.clock.zone()
		for _, c := range changes {
			h := happenedOf(c)
			h.At, h.By = s.clock.moment(news.At(c.At)), named(people, c.By)
			p.put(h)
		}
		return err
	})
	if err != nil {
		return err
	}
	return d.show(v, http.StatusOK, p)
}

// put adds what happened. Saves in a row are one line: autosave makes many, and
// the list of revisions has them all.
func (p *historyPage) put(h happened) {
	if n := len(p.Rows) - 1; n >= 0 && h.saves > 0 && p.Rows[n].saves > 0 && p.Rows[n].By == h.By {
		p.Rows[n].saves++
		p.Rows[n].What = fmt.Sprintf("saved %d revisions", p.Rows[n].saves)
		return
	}
	p.Rows = append(p.Rows, h)
}

// happenedOf tells a change of a story as one would: what was done, and what
// was said about it where that is somebody's own words.
func happenedOf(c news.Change) happened {
	h := happened{What: actWords(c.Act)}
	switch c.Act {
	case news.ActSave:
		if c.Note == "" {
			h.saves = 1
			return h
		}
	case news.ActNote:
		h.What, h.Said = noteWords(c.Note)
		return h
	case news.ActCorrect:
		kind, text, _ := strings.Cut(c.Note, ": ")
		h.What, h.Said = "published a "+kind, text
		return h
	case news.ActSendBack, news.ActSpike, news.ActWithdraw, news.ActOverride:
		h.Said = c.Note
		return h
	}
	if c.Note != "" {
		h.What += ": " + c.Note
	}
	return h
}

// noteWords takes apart what the log says of a note.
func noteWords(logged string) (what, said string) {
	for _, of := range []struct{ prefix, what string }{
		{"resolved: ", "resolved a note"}, {"rejected: ", "turned down what somebody "}, {"opened again: ", "opened a note again"},
		{"answered: ", "answered a note"}, {"flagged for a legal read ", "flagged it for a legal read"},
	} {
		if rest, ok := strings.CutPrefix(logged, of.prefix); ok {
			if strings.HasPrefix(rest, "suggested “") {
				return strings.TrimSpace(of.what) + " " + rest, ""
			}
			return of.what, rest
		}
	}
	if strings.HasPrefix(logged, "suggested “") || strings.HasPrefix(logged, "flagged") {
		return logged, ""
	}
	return "wrote a note", logged
}
