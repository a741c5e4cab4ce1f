package desk

import (
	"errors"
	"fmt"
	"net/http"
	"strings"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/store"
)

// revisionPage is one saved state, told as what changed since the one before.
type revisionPage struct {
	frame
	ID, Headline   string
	Number, Newest int
	By             string
	At             moment
	Lines          []lineDiff
	Blocks         []blockDiff
	Same           bool   // nothing changed in the text
	First          bool   // there is none before
	Earlier, Later string // neighbours; empty at the ends
	May            bool   // this state may be made the newest again
	Refused        string
}

func (*revisionPage) template() string { return "revision" }

// lineDiff is a field that changed.
type lineDiff struct {
	Label string
	Spans []prose.Span
}

// blockDiff is a block of the text, with what became of it.
type blockDiff struct {
	Kind  string // kept, added, removed, changed, moved, dressed
	Type  string
	Word  string // what is said of it beside; empty when it was kept
	Spans []prose.Span
	Notes []string
	Gap   bool // stands for blocks that were kept and are left out
}

func (d *desk) revision(v *visit) error { return d.showRevision(v, v.r.PathValue("number"), nil) }

// showRevision shows a state; why is what a revert was refused for.
func (d *desk) showRevision(v *visit, which string, why error) error {
	n, err := number(which)
	if err != nil {
		return err
	}
	p := &revisionPage{}
	err = d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		var s setting
		if err := d.set(r, v, &s); err != nil {
			return err
		}
		return p.fill(r, s, n)
	})
	if err != nil {
		return err
	}
	status := http.StatusOK
	if why != nil {
		status = statusOf(why)
		p.Refused, _ = news.Sentence(why)
	}
	return d.show(v, status, p)
}

func (p *revisionPage) fill(r *store.Reader, s setting, n int) error {
	one, err := r.Revision(s.story.ID, n)
	if err != nil {
		return err
	}
	before := news.Revision{}
	if n > 1 {
		if before, err = r.Revision(s.story.ID, n-1); err != nil {
			return err
		}
	}
	people, err := names(r)
	if err != nil {
		return err
	}
	pub, err := r.Publication()
	if err != nil {
		return err
	}
	base := "/desk/stories/" + s.story.ID + "/revisions/"
	p.frame = frame{Title: fmt.Sprintf("Revision %d of %s", n, titled(s.story.Headline)), Publication: pub.Name}
	p.ID, p.Headline, p.Number, p.Newest = s.story.ID, titled(s.story.Headline), n, s.story.Revision
	p.By, p.At, p.First = named(people, one.By), s.clock.moment(one.Saved), n == 1
	p.May = n != s.story.Revision && s.editable()
	if n > 1 {
		p.Earlier = fmt.Sprint(base, n-1)
	}
	if n < s.story.Revision {
		p.Later = fmt.Sprint(base, n+1)
	}
	return p.compare(r, before, one)
}

// compare tells what changed between two states.
func (p *revisionPage) compare(r *store.Reader, before, now news.Revision) error {
	var was fields
	var err error
	if before.Number > 0 {
		if was, err = fieldsOf(r, before.Draft); err != nil {
			return err
		}
	}
	is, err := fieldsOf(r, now.Draft)
	if err != nil {
		return err
	}
	for _, f := range []struct{ label, was, is string }{
		{"Headline", was.Headline, is.Headline}, {"Headline on fronts", was.Front, is.Front}, {"Headline for search", was.Search, is.Search},
		{"Headline where shared", was.Social, is.Social}, {"Standfirst", was.Standfirst, is.Standfirst}, {"Kicker", was.Kicker, is.Kicker},
		{"Dateline", was.Dateline, is.Dateline}, {"Section", was.Section, is.Section}, {"Kind", was.Kind, is.Kind}, {"Weight", was.Weight, is.Weight},
		{"Slug", was.Slug, is.Slug}, {"Topics", was.Topics, is.Topics}, {"Bylines", was.Bylines, is.Bylines},
	} {
		if f.was != f.is {
			p.Lines = append(p.Lines, lineDiff{Label: f.label, Spans: prose.DiffText(f.was, f.is)})
		}
	}
	old, err := documentOf([]byte(was.Body))
	if err != nil {
		return err
	}
	text, err := documentOf([]byte(is.Body))
	if err != nil {
		return err
	}
	p.Blocks, p.Same = blocks(prose.Diff(old, text))
	if p.First {
		p.plain()
	}
	return nil
}

// plain shows the first state as it was: in a text that has just begun nothing
// is told apart by marking everything as new.
func (p *revisionPage) plain() {
	for i := range p.Lines {
		keep(p.Lines[i].Spans)
	}
	for i := range p.Blocks {
		keep(p.Blocks[i].Spans)
		p.Blocks[i].Kind, p.Blocks[i].Word = "first", ""
	}
}

func keep(spans []prose.Span) {
	for i := range spans {
		spans[i].Kind = prose.Kept
	}
}

// around is how many kept blocks are shown beside one that changed.
const around = 1

// blocks makes lines of a comparison. Where much was kept, only what stands
// beside a change is shown.
func blocks(changes []prose.Change) (all []blockDiff, same bool) {
	near := make([]bool, len(changes))
	same = true
	for i, c := range changes {
		if c.Kind == prose.Kept {
			continue
		}
		same = false
		for j := max(0, i-around); j <= min(len(changes)-1, i+around); j++ {
			near[j] = true
		}
	}
	if same {
		return nil, true
	}
	for i, c := range changes {
		switch {
		case near[i]:
			all = append(all, blockDiff{Kind: string(c.Kind), Type: string(c.Type), Word: becameWord(c), Spans: c.Spans, Notes: c.Notes})
		case i == 0 || near[i-1]:
			all = append(all, blockDiff{Gap: true})
		}
	}
	return all, false
}

func becameWord(c prose.Change) string {
	what := map[prose.Type]string{prose.Heading: "heading", prose.PictureNode: "picture", prose.Quote: "quote", prose.Divider: "divider", prose.Embed: "embed", prose.Video: "video", prose.ChartType: "chart", prose.MapType: "map"}[c.Type]
	word := map[prose.ChangeKind]string{prose.Added: "added", prose.Removed: "removed", prose.Changed: "changed", prose.Moved: "moved", prose.Dressed: "set differently"}[c.Kind]
	return strings.TrimSpace(what + " " + word)
}

// revert makes an earlier state the newest again, as a revision of its own.
func (d *desk) revert(v *visit) error {
	if err := v.form(); err != nil {
		return err
	}
	id, which := v.r.PathValue("id"), v.r.PostForm.Get("number")
	n, err := number(which)
	if err != nil {
		return err
	}
	base, err := number(v.r.PostForm.Get("base"))
	if err != nil {
		return err
	}
	_, err = edit.Revert(v.r.Context(), d.Store, v.by, id, base, n)
	switch {
	case err == nil:
		d.done(v, "revert")
		return v.goTo("/desk/stories/" + id)
	case errors.Is(err, news.ErrConflict), errors.Is(err, news.ErrForbidden):
		return d.showRevision(v, which, err)
	}
	return err
}
