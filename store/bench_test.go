package store_test

import (
	"fmt"
	"testing"
	"time"

	"broadsheet/news"
	"broadsheet/store"
	"broadsheet/store/storetest"
)

// fill publishes n stories an hour apart, among all sections, topics, people
// and kinds, with a draft for every tenth.
func fill(b testing.TB, s *store.Store, n int) *newsroom {
	b.Helper()
	room := found(b, s)
	in, kinds := room.in, news.Kinds()
	sections := []news.Section{in.uk, in.london, in.europe}
	for done := 0; done < n; {
		room.write(func(tx *store.Tx) error {
			for range min(1000, n-done) {
				i := done
				done++
				_, err := room.publishIn(tx, fmt.Sprint("Story ", i), func(p *news.Published) {
					p.Section, p.Kind = sections[i%3].ID, kinds[i%len(kinds)]
					p.FirstPublished = news.At(noon(0).Add(time.Duration(-i) * time.Hour))
					p.Updated = p.FirstPublished
					p.Topics, p.Bylines = []news.Topic{in.fog, in.bridges}[:i%3], []news.Contributor{in.ann, in.bob}[:1+i%2]
				})
				if err != nil {
					return err
				}
				if i%10 == 0 {
					if _, err := room.draftIn(tx, func(s *news.Story, d *news.Draft) { d.Topics = []string{in.fog.ID} }); err != nil {
						return err
					}
				}
			}
			return nil
		})
	}
	return room
}

// frontPage asks what a front page asks: the title, the sections, what is
// breaking, the latest, and some of each section.
func frontPage(p *store.Public, in words) error {
	_, e1 := p.Publication()
	_, e2 := p.Sections()
	_, e3 := p.Breaking()
	_, e4 := p.Today()
	_, e5 := p.Stories(store.List{Limit: 30})
	if err := firstError(e1, e2, e3, e4, e5); err != nil {
		return err
	}
	for _, s := range []news.Section{in.uk, in.europe, in.london, in.uk, in.europe, in.london} {
		if _, err := p.Stories(store.List{Section: s, Limit: 8}); err != nil {
			return err
		}
	}
	return nil
}

func BenchmarkFrontPage(b *testing.B) {
	for _, stories := range []int{1000, 10_000} {
		b.Run(fmt.Sprint(stories, " stories"), func(b *testing.B) {
			n := fill(b, storetest.SQLite(b), stories)
			for b.Loop() {
				n.public(func(p *store.Public) error { return frontPage(p, n.in) })
			}
		})
	}
}

func BenchmarkStoryPage(b *testing.B) {
	n := fill(b, storetest.SQLite(b), 10_000)
	var path string
	n.public(func(p *store.Public) error {
		list, err := p.Stories(store.List{Limit: 1})
		path = list[0].Path
		return err
	})
	for b.Loop() {
		n.public(func(p *store.Public) error {
			at, e1 := p.At(path)
			_, e2 := p.Body(at.Story.ID)
			_, e3 := p.Corrections(at.Story.ID)
			_, e4 := p.SectionLine(at.Story.Section)
			_, e5 := p.Publication()
			return firstError(e1, e2, e3, e4, e5)
		})
	}
}

func BenchmarkPublish(b *testing.B) {
	n := fill(b, storetest.SQLite(b), 1000)
	for b.Loop() {
		n.publish("Fog", nil)
	}
}
