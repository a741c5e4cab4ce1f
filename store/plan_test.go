package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"broadsheet/news"
	"broadsheet/store"
)

// TestEveryReadUsesAnIndexAndNoSorting asks SQLite for its plan of each query
// that Public and the desk make, in a filled database: each must search by an
// index, and give its rows in the order of one. So their cost does not grow
// with the archive.
func TestEveryReadUsesAnIndexAndNoSorting(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s, err := store.Open(t.Context(), store.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	n := fill(t, s, 3000)
	n.write(func(tx *store.Tx) error { // names enough that to read them all would cost
		for i := range 500 {
			slug := fmt.Sprint("name-", i)
			if err := firstError(tx.PutTopic(news.Topic{ID: slug, Slug: slug, Name: slug}), tx.PutContributor(news.Contributor{ID: slug, Slug: slug, Name: slug})); err != nil {
				return err
			}
		}
		return nil
	})
	db, err := sql.Open("sqlite", filepath.Join(dir, "broadsheet.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(`ANALYZE`); err != nil { // the planner knows the sizes, as after some days of service
		t.Fatal(err)
	}
	var heard []string
	s.Listen(func(q string) { heard = append(heard, q) })
	for name, ask := range everyRead(n) {
		heard = nil
		if err := ask(t.Context()); err != nil || len(heard) == 0 {
			t.Errorf("%s: %d queries, %v", name, len(heard), err)
		}
		for _, query := range heard {
			for _, step := range plan(t, db, query) {
				if grows(step) && !slices.Contains(small[name], step) {
					t.Errorf("%s: %s\n%s", name, step, query)
				}
			}
		}
	}
}

// plan gives the steps of SQLite's plan for a query.
func plan(t *testing.T, db *sql.DB, query string) (steps []string) {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), `EXPLAIN QUERY PLAN `+query, make([]any, 40)[:strings.Count(query, "?")]...)
	if err != nil {
		t.Fatalf("%v\n%s", err, query)
	}
	defer rows.Close()
	for rows.Next() {
		var id, parent, unused int
		var step string
		if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
			t.Fatal(err)
		}
		steps = append(steps, step)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return steps
}

// grows tells whether a step of a plan costs more in a larger archive: a whole
// table is read, or what was found is sorted.
func grows(step string) bool {
	return strings.HasPrefix(step, "SCAN ") && !strings.Contains(step, " USING ") || strings.Contains(step, "TEMP B-TREE")
}

// small is what may be read whole or sorted, as there is never much of it.
var small = map[string][]string{
	"Editions":                  {"SCAN editions", "USE TEMP B-TREE FOR ORDER BY"},
	"Sections":                  {"SCAN sections", "USE TEMP B-TREE FOR ORDER BY"},
	"Breaking":                  {"USE TEMP B-TREE FOR ORDER BY"},                                                                   // of the stories that are breaking now
	"desk about a topic":        {"USE TEMP B-TREE FOR ORDER BY"},                                                                   // of the stories about it: for the desk alone
	"Neighbours":                {"USE TEMP B-TREE FOR GROUP BY", "USE TEMP B-TREE FOR ORDER BY", "SCAN few", "SCAN met", "SCAN s"}, // of neighbourReach stories
	"PathsOf":                   {"USE TEMP B-TREE FOR ORDER BY"},                                                                   // of the paths of one story
	"TopicNamed":                {"USE TEMP B-TREE FOR ORDER BY"},                                                                   // of the topics of one name
	"TopicsLike":                {"USE TEMP B-TREE FOR ORDER BY"},                                                                   // of the topics that begin with the text
	"desk of what is scheduled": {"USE TEMP B-TREE FOR ORDER BY"},                                                                   // of the stories that wait now
}

// everyRead is the queries of Public, and those of the desk's lists.
func everyRead(n *newsroom) map[string]func(context.Context) error {
	public := func(f func(*store.Public) error) func(context.Context) error {
		return func(ctx context.Context) error { return n.s.Public(ctx, f) }
	}
	desk := func(f store.StoryFilter) func(context.Context) error {
		f.Limit = 50
		return func(ctx context.Context) error {
			return n.s.Read(ctx, func(r *store.Reader) error { _, err := r.Stories(f); return err })
		}
	}
	reader := func(f func(*store.Reader) error) func(context.Context) error {
		return func(ctx context.Context) error { return n.s.Read(ctx, f) }
	}
	before := store.Cursor{At: noon(-30), ID: "S000100"}
	out := map[string]func(context.Context) error{
		"Editions":       public(func(p *store.Public) error { _, err := p.Editions(); return err }),
		"Sections":       public(func(p *store.Public) error { _, err := p.Sections(); return err }),
		"Breaking":       public(func(p *store.Public) error { _, err := p.Breaking(); return err }),
		"Topic":          public(func(p *store.Public) error { _, err := p.Topic("fog"); return err }),
		"Topics":         public(func(p *store.Public) error { _, err := p.Topics("a", 50); return err }),
		"By":             public(func(p *store.Public) error { _, err := p.Contributor("ann-orr"); return err }),
		"Everyone":       public(func(p *store.Public) error { _, err := p.Contributors("a", 50); return err }),
		"Months":         public(func(p *store.Public) error { _, err := p.Months(); return err }),
		"AllCorrections": public(func(p *store.Public) error { _, err := p.AllCorrections(news.Edition{}, before, 50); return err }),
		"a story's page": public(func(p *store.Public) error {
			list, err := p.Stories(store.List{Limit: 1})
			if err != nil {
				return err
			}
			at, e1 := p.At(list[0].Path)
			_, e2 := p.Body(at.Story.ID)
			_, e3 := p.Corrections(at.Story.ID)
			_, e4 := p.SectionLine(at.Story.Section)
			_, e5 := p.Related(list[0], 5)
			_, e6 := p.Earlier(n.in.uk, list[0], 3)
			return firstError(e1, e2, e3, e4, e5, e6)
		}),
		"Events":     public(func(p *store.Public) error { _, err := p.Events(n.in.fog); return err }),
		"Neighbours": public(func(p *store.Public) error { _, err := p.Neighbours(n.in.fog, 9); return err }),
		"Marks":      public(func(p *store.Public) error { _, err := p.Marks(); return err }),
		"Portraits": public(func(p *store.Public) error {
			_, err := p.Portraits([]news.Contributor{{ID: n.in.ann.ID, Slug: "ann-orr", Portrait: "face"}})
			return err
		}),
		"Translations":  public(func(p *store.Public) error { _, err := p.Translations("S000001"); return err }),
		"Front":         public(func(p *store.Public) error { _, err := p.Front(news.FrontHome); return err }),
		"Arrange":       public(func(p *store.Public) error { _, err := p.Arrange(front("S000001", "S000002")); return err }),
		"TopicByID":     public(func(p *store.Public) error { _, err := p.TopicByID(n.in.fog.ID); return err }),
		"FrontDraft":    reader(func(r *store.Reader) error { _, err := r.FrontDraft(news.FrontHome); return err }),
		"FrontLive":     reader(func(r *store.Reader) error { _, err := r.FrontLive(news.FrontHome); return err }),
		"FrontVersions": reader(func(r *store.Reader) error { _, err := r.FrontVersions(news.FrontHome, 0, 20); return err }),
		"Days":          public(func(p *store.Public) error { _, err := p.Days(noon(0).Time, noon(9).Time); return err }),
		"Newest":        reader(func(r *store.Reader) error { _, err := r.Newest(); return err }),
		"Changes":       reader(func(r *store.Reader) error { _, err := r.Changes(5, 50); return err }),
		"StoryChanges":  reader(func(r *store.Reader) error { _, err := r.StoryChanges("S000001", 50); return err }),
		"Due":           reader(func(r *store.Reader) error { _, err := r.Due(noon(0), 50); return err }),
		"NextDue":       reader(func(r *store.Reader) error { _, err := r.NextDue(noon(0)); return err }),
		"Revisions":     reader(func(r *store.Reader) error { _, err := r.Revisions("S000001", 0, 50); return err }),
		"PathsOf":       reader(func(r *store.Reader) error { _, err := r.PathsOf("S000001"); return err }),
		"Assets":        reader(func(r *store.Reader) error { _, err := r.Assets(before, 50); return err }),
		"TopicNamed":    reader(func(r *store.Reader) error { _, err := r.TopicNamed("fog"); return err }),
		"TopicsLike":    reader(func(r *store.Reader) error { _, err := r.TopicsLike("fo", "", 50); return err }),
		"AssetShown":    reader(func(r *store.Reader) error { _, err := r.AssetShown("pier"); return err }),
		"ShownAssets":   reader(func(r *store.Reader) error { _, err := r.ShownAssets("S000001"); return err }),
		"Asset":         public(func(p *store.Public) error { _, err := p.Asset("pier"); return want(err, news.ErrNotFound) }),
		"Stills": public(func(p *store.Public) error {
			_, err := p.Stills([]news.Published{{Picture: news.Picture{Asset: "pier"}}})
			return err
		}),
		"AssetList": public(func(p *store.Public) error { _, err := p.AssetList(before, 50); return err }),
		"Pictures":  public(func(p *store.Public) error { _, err := p.Assets([]string{"pier", "quay", "sea"}); return err }),

		"desk":                      desk(store.StoryFilter{}),
		"desk after a place":        desk(store.StoryFilter{Before: before}),
		"desk of a state":           desk(store.StoryFilter{State: news.StateDraft, Before: before}),
		"desk of a section":         desk(store.StoryFilter{Section: n.in.uk.ID}),
		"desk of an author":         desk(store.StoryFilter{Author: n.in.editor.ID}),
		"desk of a kind":            desk(store.StoryFilter{Kind: news.KindOpinion}),
		"desk about a topic":        desk(store.StoryFilter{Topic: n.in.bridges.ID}),
		"desk of what is scheduled": desk(store.StoryFilter{Scheduled: true}),
		"desk by words":             desk(store.StoryFilter{Words: "fog"}),
		"desk, a mixture":           desk(store.StoryFilter{State: news.StateDraft, Section: n.in.uk.ID, Author: n.in.editor.ID, Before: before}),
	}
	for what, l := range map[string]store.List{
		"all": {}, "section": {Section: n.in.uk}, "topic": {Topic: n.in.fog}, "contributor": {Contributor: n.in.ann}, "kind": {Kind: news.KindOpinion}, "edition": {Edition: n.in.edition},
		"day": {Day: noon(-9).Time}, "month": {Month: noon(-9).Time}, "since": {Since: noon(-2)}, "day of a section": {Section: n.in.uk, Day: noon(-9).Time},
	} {
		for place, before := range map[string]store.Cursor{"first": {}, "next": before} {
			l := l
			l.Limit, l.Before = 30, before
			out["list of "+what+", "+place+" page"] = public(func(p *store.Public) error { _, err := p.Stories(l); return err })
		}
	}
	return out
}
