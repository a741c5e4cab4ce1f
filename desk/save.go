package desk

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"
	"unicode/utf8"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/store"
)

// posted is what the editor sends when it saves. Edition and weight that are
// not named stay as they are.
type posted struct {
	Base       int             `json:"base"`
	Headline   string          `json:"headline"`
	Standfirst string          `json:"standfirst"`
	Kicker     string          `json:"kicker"`
	Dateline   string          `json:"dateline"`
	Slug       string          `json:"slug"`
	Section    string          `json:"section"`
	Kind       string          `json:"kind"`
	Weight     *string         `json:"weight"`
	Edition    *string         `json:"edition"`
	Topics     []string        `json:"topics"`
	Bylines    []string        `json:"bylines"`
	Body       json.RawMessage `json:"body"`

	// The headlines for elsewhere; where the first is not named they stay.
	Front  *string `json:"headline_front"`
	Search string  `json:"headline_search"`
	Social string  `json:"headline_social"`

	// The lead picture; where it is not named it stays.
	Picture        *string `json:"picture"`
	PictureAlt     string  `json:"picture_alt"`
	PictureCaption string  `json:"picture_caption"`
}

// save keeps a text as the next revision: for the editor, which saves by
// itself and is answered in JSON, and for the plain form.
func (d *desk) save(v *visit) error {
	if v.sendsJSON() {
		return d.autosave(v)
	}
	return d.saveForm(v)
}

func (d *desk) autosave(v *visit) error {
	p, err := v.posted()
	if err != nil {
		return err
	}
	if body := strings.TrimSpace(string(p.Body)); body == "null" {
		p.Body = nil
	} else if body != "" && body[0] != '{' {
		return news.Invalid("body", "The text of a story is a document; this is something else.")
	}
	f := fields{
		Headline: p.Headline, Standfirst: p.Standfirst, Kicker: p.Kicker, Dateline: p.Dateline, Slug: p.Slug, Section: p.Section, Kind: p.Kind,
		Topics: strings.Join(p.Topics, ","), Bylines: strings.Join(p.Bylines, ","), Body: string(p.Body),
	}
	if p.Picture != nil {
		f.Picture, f.PictureAlt, f.PictureCaption = *p.Picture, p.PictureAlt, p.PictureCaption
	}
	if p.Front != nil {
		f.Front, f.Search, f.Social = *p.Front, p.Search, p.Social
	}
	out, err := d.keep(v, p.Base, f, given{p.Weight, p.Edition, p.Picture != nil, p.Front != nil})
	if stale, ok := errors.AsType[*edit.Stale](err); ok {
		return d.answerStale(v, stale)
	}
	if err != nil {
		return err
	}
	v.json(http.StatusOK, "application/json", struct {
		Revision int        `json:"revision"`
		State    news.State `json:"state"`
		SavedAt  news.Time  `json:"saved_at"`
	}{out.Revision, out.Story.State, out.Story.Saved})
	return nil
}

// posted reads the editor's JSON, strictly: a field that we do not know is one
// whose words would be lost.
func (v *visit) posted() (p posted, err error) {
	err = v.readJSON(&p)
	return p, err
}

func (v *visit) readJSON(p any) error {
	data, err := io.ReadAll(v.r.Body)
	if _, tooBig := errors.AsType[*http.MaxBytesError](err); tooBig {
		return tooMuch()
	}
	if err != nil {
		return &news.Error{Kind: news.ErrInvalid, Sentence: "The text did not arrive whole.", Err: err}
	}
	if !utf8.Valid(data) {
		return news.Invalid("", "What was sent is not valid UTF-8.")
	}
	read := json.NewDecoder(strings.NewReader(string(data)))
	read.DisallowUnknownFields()
	if err := read.Decode(p); err != nil {
		return &news.Error{Kind: news.ErrInvalid, Sentence: "What was sent is no story that the desk can read: " + jsonFault(err), Err: err}
	}
	if _, err := read.Token(); !errors.Is(err, io.EOF) {
		return news.Invalid("", "What was sent goes on after its end.")
	}
	return nil
}

// jsonFault tells what is wrong with JSON without quoting the program.
func jsonFault(err error) string {
	if e, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return "the field " + e.Field + " must not be a " + e.Value + "."
	}
	if _, field, ok := strings.Cut(err.Error(), "unknown field "); ok {
		return "it has a field " + field + ", which stories don’t have."
	}
	return "it is not well-formed JSON."
}

// given is what a form said of those things that stay as they are where it
// says nothing.
type given struct {
	weight, edition *string // nil where it said nothing
	picture         bool
	headlines       bool // for elsewhere
}

// keep hands the words to the command. What a form does not say of a story
// stays as it is in the newest revision.
func (d *desk) keep(v *visit, base int, f fields, said given) (out news.Outcome, err error) {
	id := v.r.PathValue("id")
	var now edit.Text
	err = d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		story, err := visible(r, v.by, id)
		if err != nil {
			return err
		}
		newest, err := r.Revision(id, story.Revision)
		if err != nil {
			return err
		}
		now, err = edit.TextOf(r, newest.Draft)
		return err
	})
	if err != nil {
		return out, err
	}
	if f.Weight = string(now.Weight); said.weight != nil {
		f.Weight = *said.weight
	}
	if said.edition != nil {
		now.Edition = *said.edition
	}
	if !said.picture {
		f.Picture, f.PictureAlt, f.PictureCaption = now.Picture.Asset, now.Picture.Alt, now.Picture.Caption
	}
	if !said.headlines {
		f.Front, f.Search, f.Social = now.Headlines.Front, now.Headlines.Search, now.Headlines.Social
	}
	t, err := f.text(now)
	if err != nil {
		return out, err
	}
	return edit.Save(v.r.Context(), d.Store, v.by, id, base, t)
}

// visible gives a story that somebody may see; another looks as if it did not exist.
func visible(r *store.Reader, by news.User, id string) (news.Story, error) {
	story, err := r.Story(id)
	if errors.Is(err, news.ErrNotFound) || err == nil && !by.MaySee(story) {
		return news.Story{}, news.NotFound("There is no such story, or it is not yours to see.")
	}
	return story, err
}

// theirs is the text that stands where somebody wanted to save another.
type theirs struct {
	Revision       int             `json:"revision"`
	By             string          `json:"by"`
	Headline       string          `json:"headline"`
	Front          string          `json:"headline_front"`
	Search         string          `json:"headline_search"`
	Social         string          `json:"headline_social"`
	Standfirst     string          `json:"standfirst"`
	Kicker         string          `json:"kicker"`
	Dateline       string          `json:"dateline"`
	Slug           string          `json:"slug"`
	Section        string          `json:"section"`
	Kind           string          `json:"kind"`
	Weight         string          `json:"weight"`
	Edition        string          `json:"edition,omitempty"` // where there are several
	Picture        string          `json:"picture"`
	PictureAlt     string          `json:"picture_alt"`
	PictureCaption string          `json:"picture_caption"`
	Topics         []string        `json:"topics"`
	Bylines        []string        `json:"bylines"`
	Body           json.RawMessage `json:"body"`
	HTML           string          `json:"html"`
}

// answerStale sends both what happened and their text, so that the editor can
// show the two side by side.
func (d *desk) answerStale(v *visit, stale *edit.Stale) error {
	var answer theirs
	err := d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		f, err := fieldsOf(r, stale.Theirs.Draft)
		if err != nil {
			return err
		}
		editions, err := r.Editions()
		if err != nil {
			return err
		}
		if len(editions) < 2 {
			f.Edition = ""
		}
		people, err := names(r)
		answer = theirs{
			Revision: stale.Theirs.Number, By: named(people, stale.Theirs.By), Headline: f.Headline, Front: f.Front, Search: f.Search, Social: f.Social,
			Standfirst: f.Standfirst, Kicker: f.Kicker,
			Dateline: f.Dateline, Slug: f.Slug, Section: f.Section, Kind: f.Kind, Weight: f.Weight, Edition: f.Edition, Picture: f.Picture, PictureAlt: f.PictureAlt, PictureCaption: f.PictureCaption,
			Topics: tokens(f.Topics), Bylines: tokens(f.Bylines),
			Body: stale.Theirs.Body,
		}
		return err
	})
	if err != nil {
		return err
	}
	doc, err := prose.Parse(answer.Body)
	if err != nil {
		return err
	}
	answer.HTML = doc.Public(prose.PublicOptions{})
	v.json(http.StatusConflict, "application/json", answer)
	return nil
}

// saveForm is the save of a browser without our script.
func (d *desk) saveForm(v *visit) error {
	if err := v.form(); err != nil {
		return err
	}
	if err := d.keepForm(v); err != nil {
		return d.writeAgain(v, err, nil)
	}
	d.done(v, "save")
	return v.goTo("/desk/stories/" + v.r.PathValue("id"))
}

// keepForm saves what the page's form holds; one that shows a text which can't
// be changed holds no base, and nothing is saved.
//
// What others are writing at this moment becomes a revision first: an act is
// about the text that people see.
func (d *desk) keepForm(v *visit) error {
	if err := d.flush(v); err != nil {
		return err
	}
	form := v.r.PostForm
	if form.Get("base") == "" {
		return nil
	}
	base, err := strconv.Atoi(form.Get("base"))
	if err != nil {
		return news.Invalid("", "The form does not say from which revision you started. Open the story again.")
	}
	f := fieldsFrom(form)
	var edition *string // a paper of one edition does not ask for it
	if f.Edition != "" {
		edition = &f.Edition
	}
	_, err = d.keep(v, base, f, given{weight: &f.Weight, edition: edition, picture: form.Has("picture"), headlines: form.Has("headline_front")})
	return err
}

// flush saves what is being written in the story of a visit. Where that can't
// be, the act that was asked for is not done, and the sentence says why.
func (d *desk) flush(v *visit) error {
	if d.Rooms == nil {
		return nil
	}
	return d.Rooms.Flush(v.r.Context(), v.r.PathValue("id"))
}
