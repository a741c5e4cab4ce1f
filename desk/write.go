package desk

import (
	"context"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"strconv"

	"broadsheet/collab"
	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/store"
)

// writePage is where a story is written: the page in the middle, and at its
// side what else there is to say of it and do with it.
type writePage struct {
	frame
	ID       string
	By       string // whose text is shown
	Base     int    // the revision that the form started from
	Fields   fields
	Faults   faults
	Shut     string // why the text can't be changed here; empty when it can
	Refused  string // what the last act or save was refused for, above the text
	Conflict *conflict

	State                    mark
	Facts                    []fact
	Reason                   string // why it was sent back or spiked
	Path                     string // where readers find it; empty when they don't
	Sections, Kinds, Weights []option
	Editions                 []option // none where there is no choice
	Acts                     []actForm

	Lead              leadPicture
	Uploads           bool    // pictures can be sent
	Site              string  // where readers find the publication
	Language          string  // BCP 47, of the story's edition
	Checks            []check // what is to be looked at before it goes out
	Rests             []restsOn
	Notes, EndedNotes []noteView
	NewNote           noteForm
	MayNote           bool
	MayLink           bool // make links for outsiders

	Live *live // others may write here at the same moment; nil where nobody can, or on a page that needs a decision first
}

func (*writePage) template() string { return "write" }

// fact is a line at the side that says how things stand.
type fact struct{ Label, Words string }

// conflict is the text that somebody else saved meanwhile.
type conflict struct {
	By       string
	Revision int
	Fields   fields
	HTML     template.HTML
}

func (d *desk) write(v *visit) error {
	p, _, err := d.writing(v, nil)
	if err != nil {
		return err
	}
	if name := d.justDone(v); name != "" {
		p.Done = d.doneWords(name)
	}
	return d.show(v, http.StatusOK, p)
}

func (d *desk) doneWords(name string) string {
	switch name {
	case "save":
		return "Saved."
	case "revert":
		return "The earlier text is the newest revision again. Nothing was lost."
	}
	for _, a := range d.acts {
		if a.name == name {
			return a.done
		}
	}
	return ""
}

// writing reads all that the page shows; t is an act that was refused.
func (d *desk) writing(v *visit, t *tried) (*writePage, setting, error) {
	p := &writePage{}
	var s setting
	var written *collab.Snapshot
	var err error
	if p.Live, written, err = d.openLive(v); err != nil { // before the rest: it may save a revision
		return nil, s, err
	}
	err = d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		if err := d.set(r, v, &s); err != nil {
			return err
		}
		newest, err := r.Revision(s.story.ID, s.story.Revision)
		if err != nil {
			return err
		}
		s.claim = newest.Claim
		if p.Fields, err = fieldsOf(r, newest.Draft); err != nil {
			return err
		}
		if p.Lead, err = d.lead(r, p.Fields, s.clock); err != nil {
			return err
		}
		people, err := names(r)
		if err != nil {
			return err
		}
		pub, err := r.Publication()
		p.Publication, p.By, p.Site, p.Language = pub.Name, named(people, newest.By), pub.BaseURL, pub.Language
		p.Facts = facts(s, newest, people)
		if err != nil {
			return err
		}
		if p.Checks, err = checks(r, &s, newest, people); err != nil {
			return err
		}
		p.Notes, p.EndedNotes, err = threads(r, s, newest, people)
		return err
	})
	if err != nil {
		return nil, s, err
	}
	if written != nil {
		p.Fields = fieldsNamed(written.Fields)
		p.Fields.Body = string(written.Doc)
	}
	if p.Rests, err = rests([]byte(p.Fields.Body)); err != nil {
		return nil, s, err
	}
	p.Title, p.ID, p.Base = titled(p.Fields.Headline), s.story.ID, s.story.Revision
	p.State, p.Reason = markOf(s.story), s.story.Reason
	if s.story.State == news.StatePublished {
		p.Path = s.story.Path
	}
	if !s.editable() {
		p.Shut = shut(s)
	}
	p.Acts = d.forms(s, t)
	p.NewNote, p.MayNote = newNote(t), s.by.Must(news.RightNote) == nil
	retype(p.Notes, t)
	p.MayLink = s.by.Must(news.RightPreview) == nil
	p.Uploads = d.Pictures != nil && p.Shut == ""
	p.choices(s)
	return p, s, nil
}

// shut says why somebody can't change a text.
func shut(s setting) string {
	if _, err := s.story.State.After(news.ActSave); err != nil {
		sentence, _ := news.Sentence(err)
		return sentence + " Restore it to go on writing."
	}
	if (s.story.State == news.StateSubmitted || s.story.State == news.StateApproved) && s.by.Role.May(news.RightEditDrafts) {
		return "The editors have this now, so you can read it and not change it. Write them a note if something is missing; when they send it back it is yours again."
	}
	sentence, _ := news.Sentence(s.by.MustEdit(s.story))
	return "You can read this text and not change it. " + sentence
}

// facts say how things stand, the newest first.
func facts(s setting, newest news.Revision, people map[string]string) []fact {
	st, c := s.story, s.clock
	all := []fact{{"Newest", fmt.Sprintf("revision %d, %s, by %s", newest.Number, c.moment(newest.Saved).Words, named(people, newest.By))}}
	switch {
	case st.Published == 0 && st.State == news.StateWithdrawn:
		all = append(all, fact{"Readers see", "why it was withdrawn, since " + c.moment(st.Withdrawn).Words}, fact{"The reason", st.Notice})
	case st.Published == st.Revision:
		all = append(all, fact{"Readers see", "this revision, since " + c.moment(st.Updated).Words})
	case st.Published > 0:
		all = append(all, fact{"Readers see", fmt.Sprintf("revision %d, since %s", st.Published, c.moment(st.Updated).Words)})
	default:
		all = append(all, fact{"Readers see", "nothing of it"})
	}
	if !st.FirstPublished.IsZero() && st.Updated.After(st.FirstPublished.Time) {
		all = append(all, fact{"First published", c.moment(st.FirstPublished).Words})
	}
	if !st.Schedule.IsZero() {
		all = append(all, fact{"Goes out", c.full(st.Schedule) + ", as it stands here then"})
	}
	if st.Embargo.After(c.now) {
		all = append(all, fact{"Embargo", "until " + c.full(st.Embargo)})
	}
	if st.Breaking.After(c.now) {
		all = append(all, fact{"Breaking", "until " + c.full(st.Breaking)})
	}
	return append(all, fact{"Writer", named(people, st.Author)})
}

// choices fills in the selects by what the fields hold.
func (p *writePage) choices(s setting) {
	p.Sections = []option{{Label: "No section yet", Chosen: p.Fields.Section == ""}}
	p.Kinds, p.Weights = nil, nil
	for _, sec := range s.sections {
		p.Sections = append(p.Sections, option{Value: sec.Slug, Label: sec.Name, Chosen: p.Fields.Section == sec.Slug})
	}
	p.Editions = nil
	for _, e := range s.editions {
		if e.Slug == p.Fields.Edition && e.Language != "" {
			p.Language = e.Language
		}
		if len(s.editions) > 1 {
			p.Editions = append(p.Editions, option{Value: e.Slug, Label: e.Name, Chosen: p.Fields.Edition == e.Slug, Language: e.Language})
		}
	}
	for _, k := range news.Kinds() {
		p.Kinds = append(p.Kinds, option{Value: string(k), Label: k.Label(), Chosen: p.Fields.Kind == string(k)})
	}
	for _, w := range []option{
		{Value: "", Label: "By the rule"}, {Value: string(news.WeightLead), Label: "Lead"}, {Value: string(news.WeightMajor), Label: "Major"},
		{Value: string(news.WeightStandard), Label: "Standard"}, {Value: string(news.WeightBrief), Label: "Brief"},
	} {
		w.Chosen = p.Fields.Weight == w.Value
		p.Weights = append(p.Weights, w)
	}
}

// writeAgain shows the page of a form that was refused, with what was typed
// and why. t is the act, nil where the save itself was refused.
func (d *desk) writeAgain(v *visit, why error, t *tried) error {
	sentence, ok := news.Sentence(why)
	if !ok || errors.Is(why, news.ErrNotFound) {
		return why
	}
	p, s, err := d.writing(v, t)
	if err != nil {
		return err
	}
	p.Refused = sentence
	if t == nil {
		p.Faults = faultsOf(why)
		if err := d.refill(v, p, s, why); err != nil {
			return err
		}
	}
	return d.show(v, statusOf(why), p)
}

// refill puts the typed words back where the newest ones were read. After a
// conflict the form starts from the other's revision, so that saving again puts
// one text on top of the other knowingly; whoever had changed nothing is only
// shown what the other wrote.
func (d *desk) refill(v *visit, p *writePage, s setting, why error) error {
	typed := fieldsFrom(v.r.PostForm)
	p.Live = nil // this text is one person's until they have decided
	base, _ := strconv.Atoi(v.r.PostForm.Get("base"))
	if stale, ok := errors.AsType[*edit.Stale](why); ok {
		same, err := d.unchanged(v.r.Context(), s.story.ID, base, typed)
		if err != nil {
			return err
		}
		if same {
			p.Faults = nil
			p.Refused = fmt.Sprintf("%s saved revision %d while you had this page open. It is shown now, and nothing else was done: look at it, and go on.", p.By, stale.Theirs.Number)
			return nil
		}
		doc, err := prose.Parse(stale.Theirs.Body)
		if err != nil {
			return err
		}
		p.Faults = nil
		p.Conflict = &conflict{By: p.By, Revision: stale.Theirs.Number, Fields: p.Fields, HTML: template.HTML(doc.Public(prose.PublicOptions{}))} //nolint:gosec // safe by construction; see prose
	} else {
		p.Base = base
	}
	p.Fields = typed
	err := d.Store.Read(v.r.Context(), func(r *store.Reader) (err error) {
		p.Lead, err = d.lead(r, typed, s.clock)
		return err
	})
	if err != nil {
		return err
	}
	p.choices(s)
	return nil
}

// unchanged tells whether a form says what the revision says that it started from.
func (d *desk) unchanged(ctx context.Context, id string, base int, typed fields) (same bool, err error) {
	err = d.Store.Read(ctx, func(r *store.Reader) error {
		v, err := r.Revision(id, base)
		if errors.Is(err, news.ErrNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		started, err := fieldsOf(r, v.Draft)
		same = started.sameWords(typed)
		return err
	})
	return same, err
}
