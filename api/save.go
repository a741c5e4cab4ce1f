package api

import (
	"errors"
	"fmt"
	"net/http"
	"sort"
	"strconv"
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
	Headline   text   `json:"headline"`
	Standfirst text   `json:"standfirst"`
	Kicker     text   `json:"kicker"`
	Dateline   text   `json:"dateline"`
	Section    text   `json:"section"`
	Edition    text   `json:"edition"`
	Kind       text   `json:"kind"`
	Weight     text   `json:"weight"`
	Slug       text   `json:"slug"`
	Topics     texts  `json:"topics"`
	Bylines    texts  `json:"bylines"`
	Body       tree   `json:"body"`
	BodyHTML   markup `json:"body_html"`
	Embargo    clock  `json:"embargo"`
}

// savedView is the answer to a writing: what the contract names, and what of
// the HTML could not be taken over as it was.
type savedView struct {
	ID       string     `json:"id"`
	Revision int        `json:"revision"`
	State    news.State `json:"state"`
	Change   int64      `json:"change"`
	Warnings []warning  `json:"warnings"`
}

// create begins a story.
func (s *server) create(c *call) (reply, error) {
	in, err := read[storyIn](c)
	if err != nil {
		return reply{}, err
	}
	if err := in.complete(); err != nil {
		return reply{}, err
	}
	var t edit.Text
	warnings, err := in.apply(&t)
	if err != nil {
		return reply{}, err
	}
	var story news.Story
	change, err := s.Store.Write(c.Context(), func(tx *store.Tx) error {
		if err := c.by.Must(news.RightCreate); err != nil {
			return err
		}
		if story, err = edit.Begin(tx, c.by, t); err != nil {
			return err
		}
		return in.hold(tx, c.by, &story)
	})
	if err != nil {
		return reply{}, fmt.Errorf("begin a story: %w", err)
	}
	return s.wrote(c, http.StatusCreated, story, change, warnings)
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

// change saves a story's next revision, if the writer started from the newest.
func (s *server) change(c *call) (reply, error) {
	bases, err := ifMatch(c.Header)
	if err != nil {
		return reply{}, err
	}
	in, err := read[storyIn](c)
	if err != nil {
		return reply{}, err
	}
	doc, warnings, err := in.document()
	if err != nil {
		return reply{}, err
	}
	id := c.PathValue("id")
	var story news.Story
	change, err := s.Store.Write(c.Context(), func(tx *store.Tx) error {
		if story, err = seen(&tx.Reader, c.by, id); err != nil {
			return err
		}
		rev, err := tx.Revision(id, story.Revision)
		if err != nil {
			return err
		}
		t, err := edit.TextOf(&tx.Reader, rev.Draft)
		if err != nil {
			return err
		}
		in.overlay(&t)
		if doc != nil {
			t.Body = *doc
		}
		if story, err = edit.SaveIn(tx, c.by, id, bases.of(story.Revision), t); err != nil {
			return err
		}
		return in.hold(tx, c.by, &story)
	})
	if err != nil {
		return reply{}, s.withCurrent(c, id, fmt.Errorf("save story %s: %w", id, err))
	}
	return s.wrote(c, http.StatusOK, story, change, warnings)
}

// wrote answers once the change is shown.
func (s *server) wrote(c *call, status int, story news.Story, change int64, warnings []warning) (reply, error) {
	if err := c.shown(change); err != nil {
		return reply{}, err
	}
	answer := reply{
		status: status, etag: etag(story.Revision),
		body: savedView{ID: story.ID, Revision: story.Revision, State: story.State, Change: change, Warnings: warnings},
	}
	if status == http.StatusCreated {
		answer.at = "/api/v1/stories/" + story.ID
	}
	return answer, nil
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
	t.Section, t.Edition, t.Slug = in.Section.or(t.Section), in.Edition.or(t.Edition), in.Slug.or(t.Slug)
	t.Kind, t.Weight = news.Kind(in.Kind.or(string(t.Kind))), news.Weight(in.Weight.or(string(t.Weight)))
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
	sort.Slice(all, func(i, j int) bool { return all[i].Message < all[j].Message })
	return all
}

// revisions is what an If-Match header names.
type revisions []int

// ifMatch reads the revisions that the writer started from. "*" would save
// over whatever is there, which is what the header is for preventing.
func ifMatch(h http.Header) (revisions, error) {
	given := strings.Join(h.Values("If-Match"), ",")
	if strings.TrimSpace(given) == "" || strings.TrimSpace(given) == "*" {
		return nil, &news.Error{Kind: errPrecondition, Field: "If-Match", Sentence: "Say which revision you started from, as in “If-Match: \"3\"”: the ETag that came with the story."}
	}
	var all revisions
	for one := range strings.SplitSeq(given, ",") {
		one = strings.TrimSpace(one)
		number, err := strconv.Atoi(strings.Trim(one, `"`))
		if err != nil || number < 1 || one != strconv.Quote(strconv.Itoa(number)) && one != strconv.Itoa(number) {
			all = append(all, 0) // somebody's tag, but of no revision: it matches none
			continue
		}
		all = append(all, number)
	}
	return all, nil
}

// of gives the newest revision if it is among those named, and otherwise one
// that it is not, which a save then refuses.
func (r revisions) of(newest int) int {
	base := 0
	for _, n := range r {
		if n == newest {
			return n
		}
		base = max(base, n)
	}
	return base
}

// outdated is a save that did not start from the newest revision, with the
// story as it is now.
type outdated struct {
	stale error
	now   storyView
}

func (o *outdated) Error() string { return o.stale.Error() }
func (o *outdated) Unwrap() error { return o.stale }

// withCurrent adds to the refusal of a stale save what was saved meanwhile.
func (s *server) withCurrent(c *call, id string, err error) error {
	if status(err) != http.StatusPreconditionFailed {
		return err
	}
	now, readErr := s.newsroomStory(c.Context(), c.by, id)
	if readErr != nil {
		return errors.Join(fmt.Errorf("read the newest revision: %w", readErr))
	}
	return &outdated{err, now}
}
