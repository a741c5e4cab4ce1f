package desk

import (
	"encoding/json"
	"html/template"
	"net/http"
	"strconv"

	"broadsheet/news"
	"broadsheet/store"
	"broadsheet/tongue"
)

// frontPage is where a front is arranged: the stories that may go on it, the
// draft, and beside it what readers have.
type frontPage struct {
	frame
	Slug, Name, Path string
	By               string // whose draft is shown
	Base             int    // the draft's revision
	Body             string // the draft, as the editor takes it
	Data             template.JS
	Changed          bool // the draft is another than what readers have
	Live             []livePart
	LiveWords        string
	LiveAt           moment
	LiveBy           string
	Undo             int // the number that undo goes back to; 0 where there is none
	Refused          string
	Faults           faults
	Starting         bool // the draft is what the rule does, to begin with
}

func (*frontPage) template() string { return "front" }

// livePart is a container that readers have.
type livePart struct {
	Title, Layout, Rule, Paid, When string
	Cards                           []liveCard
}

type liveCard struct {
	Headline string
	Note     string // why readers do not see it; empty when they do
	Rest     []string
}

func (d *desk) front(v *visit) error {
	p, err := d.arranging(v)
	if err != nil {
		return err
	}
	p.Done = frontDone(d.justDone(v))
	return d.show(v, http.StatusOK, p)
}

func frontDone(act string) string {
	switch act {
	case "front.publish":
		return "Published: readers see it now."
	case "front.discard":
		return "Discarded: the draft is what readers have again."
	case "front.undo":
		return "Undone: readers have the earlier arrangement again."
	case "front.restore":
		return "The earlier arrangement is the draft now. Readers see it once it is published."
	case "front.save":
		return "Saved."
	}
	return ""
}

// arranging reads all that the screen shows.
func (d *desk) arranging(v *visit) (*frontPage, error) {
	if err := v.by.Must(news.RightFronts); err != nil {
		return nil, err
	}
	p := &frontPage{}
	err := d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		at, err := frontNamed(r, v.r.PathValue("name"))
		if err != nil {
			return err
		}
		pub, err := r.Publication()
		if err != nil {
			return err
		}
		people, err := names(r)
		if err != nil {
			return err
		}
		p.frame = frame{Title: "Front: " + at.name, Publication: pub.Name, Here: "fronts"}
		p.Slug, p.Name, p.Path = at.slug, at.name, at.path
		w := frontWriter{Reader: r, clock: d.clock(pub), now: d.Store.Now()}
		if err := p.live(w, at, people); err != nil {
			return err
		}
		return p.draft(w, at, people)
	})
	return p, err
}

// draft fills in the draft. Where there is none, and nothing by hand that
// readers have, one begins with what the rule does.
func (p *frontPage) draft(w frontWriter, at frontPlace, people map[string]string) error {
	draft, err := w.FrontDraft(at.id)
	if err != nil {
		return err
	}
	live, err := w.FrontLive(at.id)
	if err != nil {
		return err
	}
	p.Base, p.By, p.Changed = draft.Revision, named(people, draft.By), draft.Revision > 0 && !draft.Equal(live.Front)
	f := draft.Front
	if draft.Revision == 0 {
		p.Starting, p.By = true, ""
		if f, err = starting(w.Reader, at); err != nil {
			return err
		}
	}
	data, err := w.data(at, f, live)
	if err != nil {
		return err
	}
	sections, err := w.Sections()
	if err != nil {
		return err
	}
	data.choices(sections)
	encoded, err := json.Marshal(data)
	if err != nil {
		return err
	}
	p.Data = template.JS(encoded) //nolint:gosec // JSON by Go's encoder, which escapes < and >, in a block of data that is not run
	body, err := json.Marshal(w.wire(f))
	p.Body = string(body)
	return err
}

// starting is an arrangement to begin with, with titles that the front's readers
// understand.
func starting(r *store.Reader, at frontPlace) (news.Front, error) {
	if at.id != news.FrontHome && at.of.ID == "" {
		return news.StartingSection(), nil
	}
	say := tongue.For("en")
	if at.of.ID != "" {
		say = tongue.For(at.of.Language)
	}
	sections, err := r.Sections()
	var ranked []news.Section
	for _, s := range sections {
		if s.ParentID == "" {
			ranked = append(ranked, s.In(at.of.ID))
		}
	}
	return news.StartingFront(ranked, say.Words.Latest, say.Kind(string(news.KindOpinion))), err
}

// live fills in what readers have.
func (p *frontPage) live(w frontWriter, at frontPlace, people map[string]string) error {
	live, err := w.FrontLive(at.id)
	if err != nil {
		return err
	}
	p.LiveWords = liveWords(live)
	if live.Number > 0 {
		p.LiveAt, p.LiveBy = w.clock.moment(live.At), named(people, live.By)
	}
	p.Undo = max(live.Number-1, 0)
	p.Live, err = w.parts(live.Front)
	return err
}

func itoa(n int) string { return strconv.Itoa(n) }
