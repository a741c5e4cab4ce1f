package demo

import (
	"time"

	"broadsheet/news"
)

// Story is one piece as it lies in its file. The text is read with Body, since it names days that depend on when the story appears.
type Story struct {
	Slug       string // the file's name without its ending; unique
	Section    string // a slug of Facts.Sections
	Kind       news.Kind
	Kicker     string   // the label above the headline; may be empty
	Headline   string   // plain text of at most 90 characters; unique
	Standfirst string   // plain text, one sentence
	Dateline   string   // where it was filed; empty for criticism, columns and recipes
	Bylines    []string // slugs of Contributors, one or two
	Topics     []string // slugs of Topics, the most telling first
	Weight     news.Weight
	Breaking   bool   // exactly one story is
	Picture    string // the name of the lead picture; may be empty

	Claim news.Claim // of a fact check, and what was found

	Corrections []Correction

	when when
	body string
}

// Correction is a note that was added after the story had appeared.
type Correction struct {
	Kind  news.CorrectionKind
	After time.Duration // from the story's own time to the note's; never reaches past now
	text  string
}

// At returns the moment at which the story appeared, for a demonstration that starts at now in a publication of zone loc.
// It is before now, and the order of two stories is the same for every now.
func (s Story) At(now time.Time, loc *time.Location) time.Time { return s.when.at(now, loc) }

// Body returns the story's text as HTML for a story that appeared at the given moment, which must be in the publication's zone,
// as At returns it, since the weekdays that the text names follow from it.
func (s Story) Body(at time.Time) string { return datedWords(s.body, at) }

// Hung returns the text of Body with the pictures that it calls for, whose ids are given by their names. A picture without an
// id is left out.
func (s Story) Hung(at time.Time, ids map[string]string) string { return hung(s.Body(at), ids) }

// Pictures returns the names of the pictures that the story calls for, its lead first.
func (s Story) Pictures() []string {
	var names []string
	if s.Picture != "" {
		names = append(names, s.Picture)
	}
	return append(names, called(s.body)...)
}

// At returns the moment of the note on a story that appeared at storyAt.
func (c Correction) At(storyAt time.Time) time.Time { return storyAt.Add(c.After) }

// Text returns the note in plain words. Days in it are counted from at, the moment of the note in the publication's zone.
func (c Correction) Text(at time.Time) string { return datedWords(c.text, at) }
