package api

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/publish"
	"broadsheet/store"
)

// storyIn is what a program writes of a story. A field that is left out stays
// as it is.
type storyIn struct {
	Headline   text     `json:"headline"`
	Front      text     `json:"headline_front"`
	Search     text     `json:"headline_search"`
	Social     text     `json:"headline_social"`
	Standfirst text     `json:"standfirst"`
	Kicker     text     `json:"kicker"`
	Dateline   text     `json:"dateline"`
	Section    text     `json:"section"`
	Edition    text     `json:"edition"`
	Kind       text     `json:"kind"`
	Weight     text     `json:"weight"`
	Slug       text     `json:"slug"`
	Topics     texts    `json:"topics"`
	Bylines    texts    `json:"bylines"`
	Body       tree     `json:"body"`
	BodyHTML   markup   `json:"body_html"`
	Picture    pictured `json:"picture"`
	Claim      claimIn  `json:"claim"`
	Embargo    clock    `json:"embargo"`
}

// complete tells what a new story lacks.
func (in storyIn) complete() error {
	var errs news.Errors
	if strings.TrimSpace(in.Headline.value) == "" {
		errs = append(errs, news.Invalid("headline", "A story needs a headline."))
	}
	if strings.TrimSpace(in.Section.value) == "" {
		errs = append(errs, news.Invalid("section", "A story needs a section: its slug, such as uk."))
	}
	return joined(errs)
}

// hold sets or lifts the embargo in the transaction of the writing, so that
// when it is refused nothing is written.
func (in storyIn) hold(tx *store.Tx, by news.User, story *news.Story) error {
	if !in.Embargo.given || in.Embargo.null && story.Embargo.IsZero() {
		return nil
	}
	pub, err := tx.Publication()
	if err != nil {
		return err
	}
	until, err := in.Embargo.in("embargo", pub)
	if err != nil {
		return err
	}
	if until.Equal(story.Embargo.Time) {
		return nil
	}
	out, err := publish.EmbargoIn(tx, by, story.ID, until)
	if err == nil {
		*story = out.Story
	}
	return err
}

// apply writes everything into a text.
func (in storyIn) apply(t *edit.Text) ([]warning, error) {
	doc, warnings, err := in.document()
	if err != nil {
		return nil, err
	}
	in.overlay(t)
	if doc != nil {
		t.Body = *doc
	}
	return warnings, nil
}

// overlay writes over a text what was given.
func (in storyIn) overlay(t *edit.Text) {
	t.Headline, t.Standfirst, t.Kicker, t.Dateline = in.Headline.or(t.Headline), in.Standfirst.or(t.Standfirst), in.Kicker.or(t.Kicker), in.Dateline.or(t.Dateline)
	t.Headlines = news.Headlines{Front: in.Front.or(t.Headlines.Front), Search: in.Search.or(t.Headlines.Search), Social: in.Social.or(t.Headlines.Social)}
	t.Section, t.Edition, t.Slug = in.Section.or(t.Section), in.Edition.or(t.Edition), in.Slug.or(t.Slug)
	t.Kind, t.Weight = news.Kind(in.Kind.or(string(t.Kind))), news.Weight(in.Weight.or(string(t.Weight)))
	if in.Picture.given {
		t.Picture = in.Picture.value
	}
	if in.Claim.given {
		t.Claim = in.Claim.value
	}
	if in.Topics.given {
		t.Topics = in.Topics.value
	}
	if in.Bylines.given {
		t.Bylines = in.Bylines.value
	}
}

// document reads the text, from whichever of the two forms it came in; nil
// when it came in none.
func (in storyIn) document() (*prose.Doc, []warning, error) {
	none := []warning{}
	switch {
	case in.Body.given && in.BodyHTML.given:
		return nil, nil, news.Errors{
			news.Invalid("body", "Send the text as body or as body_html, not both: they could differ."),
			news.Invalid("body_html", "Send the text as body or as body_html, not both: they could differ."),
		}
	case in.Body.given:
		doc, err := prose.Parse(in.Body.raw)
		return &doc, none, err
	case in.BodyHTML.given:
		doc, report, err := prose.FromHTML(strings.NewReader(in.BodyHTML.value))
		if e, ok := errors.AsType[*news.Error](err); ok {
			err = &news.Error{Kind: e.Kind, Field: "body_html", Sentence: e.Sentence, Err: e.Err}
		}
		return &doc, warningsOf(report), err
	}
	return nil, none, nil
}

// warning is one thing in somebody's HTML that could not be taken over as it was.
type warning struct {
	Done    string `json:"done"` // dropped, kept (as data that readers don't see) or changed
	What    string `json:"what"`
	Count   int    `json:"count"`
	Message string `json:"message"`
}

func warningsOf(r prose.Report) []warning {
	all := []warning{}
	add := func(done, says string, counts map[string]int) {
		for what, n := range counts {
			all = append(all, warning{done, what, n, fmt.Sprintf("%s: %s (%d).", says, what, n)})
		}
	}
	add("dropped", "Left out", r.Dropped)
	add("kept", "Kept as data, shown to nobody", r.Unknown)
	add("changed", "Turned into the nearest thing that there is", r.Changed)
	slices.SortFunc(all, func(a, b warning) int { return strings.Compare(a.Message, b.Message) })
	return all
}
