package desk

import (
	"net/url"
	"slices"
	"strings"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/store"
)

// fields are a story's words as a form holds them: topics and bylines as names
// with commas between, the text as the editor's JSON.
type fields struct {
	Headline, Standfirst, Kicker, Dateline string
	Front, Search, Social                  string // the headlines for elsewhere
	Slug, Section, Kind, Weight            string
	Edition                                string // slug; empty where the form does not say
	Topics, Bylines                        string
	Picture, PictureAlt, PictureCaption    string // the lead picture
	Body                                   string
}

// fieldsOf gives a revision's words as the form shows them.
func fieldsOf(r *store.Reader, d news.Draft) (fields, error) {
	t, err := edit.TextOf(r, d)
	if err != nil {
		return fields{}, err
	}
	f := fields{
		Headline: t.Headline, Standfirst: t.Standfirst, Kicker: t.Kicker, Dateline: t.Dateline, Slug: t.Slug, Section: t.Section,
		Kind: string(t.Kind), Weight: string(t.Weight), Edition: t.Edition, Body: string(d.Body),
		Picture: t.Picture.Asset, PictureAlt: t.Picture.Alt, PictureCaption: t.Picture.Caption,
	}
	f.Front, f.Search, f.Social = t.Headlines.Front, t.Headlines.Search, t.Headlines.Social
	topics, err := r.TopicsByID(d.Topics)
	if err != nil {
		return f, err
	}
	var all []string
	for _, one := range topics {
		all = append(all, token(one.Name, one.Slug))
	}
	f.Topics, all = strings.Join(all, ", "), nil
	bylines, err := r.ContributorsByID(d.Bylines)
	for _, one := range bylines {
		all = append(all, token(one.Name, one.Slug))
	}
	f.Bylines = strings.Join(all, ", ")
	return f, err
}

// token is how a name stands among others with commas between: a name that has
// one itself is told by its slug.
func token(name, slug string) string {
	if strings.Contains(name, ",") {
		return slug
	}
	return name
}

func tokens(list string) []string {
	all := []string{}
	for one := range strings.SplitSeq(list, ",") {
		if one = news.Line(one); one != "" {
			all = append(all, one)
		}
	}
	return all
}

// fieldsFrom reads a form that was sent.
func fieldsFrom(form url.Values) fields {
	return fields{
		Headline: form.Get("headline"), Standfirst: form.Get("standfirst"), Kicker: form.Get("kicker"), Dateline: form.Get("dateline"),
		Front: form.Get("headline_front"), Search: form.Get("headline_search"), Social: form.Get("headline_social"),
		Slug: form.Get("slug"), Section: form.Get("section"), Kind: form.Get("kind"), Weight: form.Get("weight"), Edition: form.Get("edition"),
		Topics: strings.Join(form["topics"], ","), Bylines: strings.Join(form["bylines"], ","), Body: form.Get("body"),
		Picture: form.Get("picture"), PictureAlt: form.Get("picture_alt"), PictureCaption: form.Get("picture_caption"),
	}
}

// text puts the fields over a text, for the command; what is written elsewhere
// on the page, its edition too, stays as it is. A slug may be typed as words; an
// empty body is an empty text.
func (f fields) text(now edit.Text) (t edit.Text, err error) {
	t = now
	t.Kind, t.Section, t.Headline, t.Standfirst, t.Kicker, t.Dateline = news.Kind(f.Kind), f.Section, f.Headline, f.Standfirst, f.Kicker, f.Dateline
	t.Headlines = news.Headlines{Front: f.Front, Search: f.Search, Social: f.Social}
	t.Slug, t.Weight, t.Topics, t.Bylines = news.Line(f.Slug), news.Weight(f.Weight), tokens(f.Topics), tokens(f.Bylines)
	t.Picture = news.Picture{Asset: f.Picture, Alt: f.PictureAlt, Caption: f.PictureCaption}
	t.Body, err = documentOf([]byte(f.Body))
	return t, err
}

// documentOf reads a text: the editor's JSON, or plain words that somebody
// typed into a form without our script.
func documentOf(body []byte) (prose.Doc, error) {
	if words := strings.TrimSpace(string(body)); words == "" || words[0] != '{' && words[0] != '[' {
		if len(body) > prose.MaxBytes {
			return prose.Doc{}, news.TooLarge("body", "The text has %d bytes; at most %d are allowed.", len(body), prose.MaxBytes)
		}
		return prose.FromText(words), nil
	}
	doc, err := prose.FromEditor(body)
	return doc, atBody(err)
}

// atBody says of an error of the text that it is about the field body.
func atBody(err error) error {
	if err == nil {
		return nil
	}
	sentence, ok := news.Sentence(err)
	if !ok {
		return err
	}
	kind := news.ErrInvalid
	if statusOf(err) == statusOf(news.ErrTooLarge) {
		kind = news.ErrTooLarge
	}
	return &news.Error{Kind: kind, Field: "body", Sentence: sentence, Err: err}
}

// sameWords tells whether two forms say the same, whatever their white space.
func (f fields) sameWords(o fields) bool {
	lines := func(f fields) []string {
		return []string{news.Line(f.Headline), news.Line(f.Standfirst), news.Line(f.Kicker), news.Line(f.Dateline), news.Line(f.Slug), f.Section, f.Kind, f.Weight,
			f.Picture, news.Line(f.PictureAlt), news.Line(f.PictureCaption), news.Line(f.Front), news.Line(f.Search), news.Line(f.Social)}
	}
	if f.Edition != "" && o.Edition != "" && f.Edition != o.Edition {
		return false
	}
	if !slices.Equal(lines(f), lines(o)) || !slices.Equal(tokens(f.Topics), tokens(o.Topics)) || !slices.Equal(tokens(f.Bylines), tokens(o.Bylines)) {
		return false
	}
	mine, err := documentOf([]byte(f.Body))
	if err != nil {
		return false
	}
	theirs, err := documentOf([]byte(o.Body))
	return err == nil && mine.Equal(theirs)
}
