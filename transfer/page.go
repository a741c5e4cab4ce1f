package transfer

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

// PageOptions say how a page is filed.
type PageOptions struct {
	Section string // slug
	Publish bool   // as of the page's own date; otherwise it is a draft
	DryRun  bool   // report only
}

// ImportPage finds the story in a page and files it by the ordinary commands:
// with the page's date, topics that its text names, and its attributions
// marked. A page that was imported before is skipped. A page without a story
// is an error, and nothing is written.
func ImportPage(ctx context.Context, s *store.Store, by news.User, page []byte, hint Hint, o PageOptions) (report Report, err error) {
	report.DryRun = o.DryRun
	pub, err := publication(ctx, s)
	if err != nil {
		return report, err
	}
	if hint.Location == nil {
		hint.Location = pub.Location()
	}
	if hint.Locale == "" {
		hint.Locale = pub.Language
	}
	found, err := FindStory(page, hint)
	if err != nil {
		return report, err
	}
	p := filing{found: found, by: by, o: o, source: sourceOf(found, page), topics: Topics(plain(found), found.Headline)}
	p.found.Body = Attribute(found.Body)
	var item Item
	if o.DryRun {
		err = s.Read(ctx, func(r *store.Reader) error {
			item, err = p.plan(r)
			return err
		})
	} else {
		_, err = s.Write(ctx, func(tx *store.Tx) error {
			item, err = p.file(tx)
			return err
		})
	}
	if err != nil {
		return report, fmt.Errorf("import a page: %w", err)
	}
	report.add(item)
	return report, nil
}

func publication(ctx context.Context, s *store.Store) (pub news.Publication, err error) {
	err = s.Read(ctx, func(r *store.Reader) (err error) {
		pub, err = r.Publication()
		return err
	})
	return pub, err
}

// sourceOf names where a story came from, by which it is known again: the
// page's own address, or its bytes.
func sourceOf(f Found, page []byte) string {
	if f.Source != "" {
		return f.Source
	}
	sum := sha256.Sum256(page)
	return "sha256:" + hex.EncodeToString(sum[:])
}

func plain(f Found) string { return strings.Join(f.Body.Blocks(), "\n\n") }

// filing is one found story on its way to the store.
type filing struct {
	found  Found
	topics []TopicProposal
	source string
	by     news.User
	o      PageOptions
}

// plan tells what file would do.
func (f filing) plan(r *store.Reader) (Item, error) {
	if _, err := r.Section(f.o.Section); err != nil {
		return Item{}, news.Invalid("section", "There is no section called %q.", f.o.Section)
	}
	item := f.item()
	switch known, err := r.StoryFrom(f.source); {
	case err == nil:
		item.Result, item.Reason, item.ID, item.Path = Skipped, "It was imported before.", known.ID, known.Path
	case !errors.Is(err, news.ErrNotFound):
		return Item{}, err
	}
	return item, nil
}

func (f filing) item() Item {
	item := Item{What: f.found.Headline, Result: Imported, Section: f.o.Section}
	if !f.found.Published.IsZero() {
		item.Date = f.found.Published.Format(time.RFC3339)
	}
	for _, t := range f.topics {
		item.Topics = append(item.Topics, t.Name)
	}
	for _, a := range f.found.Body.Attributions() {
		item.Claims = append(item.Claims, fmt.Sprintf("%s %s: %s", a.Source, a.Stance, a.Text))
	}
	for _, l := range f.found.LeftOut {
		item.LeftOut = append(item.LeftOut, l.Why+": "+l.Text)
	}
	return item
}

// file writes the story, all or nothing.
func (f filing) file(tx *store.Tx) (Item, error) {
	item, err := f.plan(&tx.Reader)
	if err != nil || item.Result == Skipped {
		return item, err
	}
	text := edit.Text{
		Section: f.o.Section, Headline: f.found.Headline, Standfirst: f.found.Standfirst, Bylines: f.found.Bylines, Body: f.found.Body, Source: f.source,
	}
	for _, t := range f.topics {
		topic, err := edit.Topic(tx, f.by, news.Topic{Slug: t.Slug, Name: t.Name, Kind: t.Kind, Aliases: t.Aliases, Wikidata: t.Wikidata})
		if err != nil {
			return item, err
		}
		text.Topics = append(text.Topics, topic.Slug)
	}
	story, err := edit.Begin(tx, f.by, text)
	if err != nil {
		return item, err
	}
	item.ID = story.ID
	if !f.o.Publish {
		return item, nil
	}
	at := news.At(f.found.Published)
	if at.IsZero() || at.After(tx.Now().Time) {
		at = tx.Now()
		item.Warnings = append(item.Warnings, "The page has no date that has passed, so the story is dated now.")
	}
	out, err := publish.Past(tx, f.by, story.ID, at)
	item.Path = out.Story.Path
	return item, err
}
