package edit

import (
	"encoding/json"
	"errors"
	"strings"

	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/store"
)

// Text is a draft as a person wrote it: sections by slug, topics and
// contributors by slug or name. The zero value of a field is an empty one.
type Text struct {
	Kind       news.Kind // empty is news
	Edition    string    // slug; empty is the default edition
	Section    string    // slug; empty is none yet
	Headline   string
	Headlines  news.Headlines
	Standfirst string
	Kicker     string
	Dateline   string
	Slug       string
	Weight     news.Weight
	Source     string
	Topics     []string // slugs or names; an unknown name makes a topic where by may
	Bylines    []string // slugs or names; an unknown name makes a contributor where by may
	Picture    news.Picture
	Body       prose.Doc
	Claim      news.Claim // of a fact check
}

// draft turns a text into what is stored: names become ids. Unknown topics and
// contributors are made in the same transaction, so none is left behind when
// the save fails.
func (t Text) draft(tx *store.Tx, by news.User) (news.Draft, error) {
	body, err := json.Marshal(t.Body)
	if err != nil {
		return news.Draft{}, err
	}
	d := news.Draft{
		Kind: t.Kind, Headline: news.Line(t.Headline), Headlines: t.Headlines.Lines(), Standfirst: news.Line(t.Standfirst), Kicker: news.Line(t.Kicker), Dateline: news.Line(t.Dateline),
		Slug: t.Slug, Claim: t.Claim.Lines(), Weight: t.Weight, Source: news.Line(t.Source), Body: body,
	}
	if d.Kind == "" {
		d.Kind = news.KindNews
	}
	var errs news.Errors
	place := func(field string, err error) {
		if err != nil {
			errs = append(errs, atField(field, err))
		}
	}
	d.Edition, err = editionID(tx, t.Edition)
	place("edition", err)
	d.Section, err = sectionID(tx, t.Section)
	place("section", err)
	d.Topics, err = each("topic", t.Topics, news.MaxTopics, func(name string) (string, error) { return topicID(tx, by, name) })
	place("topics", err)
	d.Bylines, err = each("byline", t.Bylines, news.MaxBylines, func(name string) (string, error) { return contributorID(tx, by, name) })
	place("bylines", err)
	d.Picture, err = picture(tx, t.Picture)
	place("picture", err)
	place("", d.Check())
	switch len(errs) {
	case 0:
		return d, nil
	case 1:
		return d, errs[0]
	}
	return d, errs
}

// atField says which field of the text an error is about (a topic's name that
// is too long is a fault of the topics), and that the input was wrong: an
// unknown section in a draft is not a 404.
func atField(field string, err error) error {
	e, ok := errors.AsType[*news.Error](err)
	if !ok || field == "" {
		return err
	}
	kind := e.Kind
	if errors.Is(err, news.ErrNotFound) {
		kind = news.ErrInvalid
	}
	return &news.Error{Kind: kind, Field: field, Sentence: e.Sentence, Err: e.Err}
}

// TextOf gives a revision back as the text that a person would write, so that
// a door can change one field of it.
func TextOf(r *store.Reader, d news.Draft) (t Text, err error) {
	t = Text{
		Kind: d.Kind, Headline: d.Headline, Headlines: d.Headlines, Standfirst: d.Standfirst, Kicker: d.Kicker, Dateline: d.Dateline, Slug: d.Slug, Weight: d.Weight, Source: d.Source, Claim: d.Claim,
		Picture: d.Picture,
	}
	if err := json.Unmarshal(d.Body, &t.Body); err != nil {
		return t, err
	}
	if d.Section != "" {
		s, err := r.SectionByID(d.Section)
		if err != nil {
			return t, err
		}
		t.Section = s.Slug
	}
	editions, err := r.Editions()
	if err != nil {
		return t, err
	}
	for _, e := range editions {
		if e.ID == d.Edition {
			t.Edition = e.Slug
		}
	}
	topics, err := r.TopicsByID(d.Topics)
	if err != nil {
		return t, err
	}
	for _, topic := range topics {
		t.Topics = append(t.Topics, topic.Slug)
	}
	bylines, err := r.ContributorsByID(d.Bylines)
	for _, c := range bylines {
		t.Bylines = append(t.Bylines, c.Slug)
	}
	return t, err
}

// each turns names into ids, leaving out blanks and repetitions. More than are
// allowed are refused before the first is looked up: none is dropped unsaid,
// and a hostile list costs nothing.
func each(what string, names []string, most int, id func(string) (string, error)) ([]string, error) {
	clean := make([]string, 0, min(len(names), most))
	said, seen := map[string]bool{}, map[string]bool{}
	for _, name := range names {
		if name = news.Line(name); name != "" && !said[name] {
			said[name] = true
			clean = append(clean, name)
		}
	}
	if len(clean) > most {
		return nil, news.Invalid("", "A story has at most %d %ss; these are %d.", most, what, len(clean))
	}
	var ids []string
	for _, name := range clean {
		i, err := id(name)
		if err != nil {
			return nil, err
		}
		if !seen[i] {
			seen[i] = true
			ids = append(ids, i)
		}
	}
	return ids, nil
}

// picture gives a lead picture as it is stored: of an asset that there is, and
// no words without one.
func picture(tx *store.Tx, p news.Picture) (news.Picture, error) {
	if p.Asset == "" {
		return news.Picture{}, nil
	}
	_, err := tx.Asset(p.Asset)
	return news.Picture{Asset: p.Asset, Alt: news.Line(p.Alt), Caption: news.Line(p.Caption)}, err
}

func editionID(tx *store.Tx, slug string) (string, error) {
	e, err := tx.Edition(strings.ToLower(slug))
	return e.ID, err
}

func sectionID(tx *store.Tx, slug string) (string, error) {
	if slug == "" {
		return "", nil
	}
	s, err := tx.Section(strings.ToLower(slug))
	return s.ID, err
}
