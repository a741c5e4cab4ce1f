package demo_test

import (
	"errors"
	"testing"
	"time"

	"broadsheet/demo"
	"broadsheet/media"
	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

func emptyPublication(t *testing.T) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), store.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	facts := demo.Publication()
	var sections []news.Section
	for _, sec := range facts.Sections {
		sections = append(sections, news.Section{Slug: sec.Slug, Name: sec.Name})
	}
	pub := news.Publication{Name: facts.Name, Tagline: facts.Tagline, TimeZone: facts.TimeZone, Language: facts.Language, BaseURL: "http://localhost"}
	if err := publish.Found(t.Context(), s, pub, sections); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestFillPublishesEveryStoryOnceWithItsCorrections(t *testing.T) {
	t.Parallel()
	s := emptyPublication(t)
	filed, err := demo.Fill(t.Context(), s, nil)
	if err != nil {
		t.Fatal(err)
	}
	all, err := demo.Stories()
	if err != nil || filed != len(all) {
		t.Fatalf("filed %d of %d stories, %v", filed, len(all), err)
	}
	err = s.Public(t.Context(), func(p *store.Public) error {
		stories, err := p.Stories(store.List{Limit: 1000})
		if err != nil || len(stories) != filed {
			t.Errorf("%d stories are public, want %d; %v", len(stories), filed, err)
		}
		for _, st := range stories {
			if st.FirstPublished.After(time.Now()) || len(st.Bylines) == 0 || len(st.Topics) == 0 || st.Words < 100 {
				t.Errorf("%s: published %s, %d bylines, %d topics, %d words", st.Path, st.FirstPublished, len(st.Bylines), len(st.Topics), st.Words)
			}
		}
		corrected, err := p.AllCorrections(news.Edition{}, store.Cursor{}, 100)
		if len(corrected) != 3 {
			t.Errorf("%d corrections, want 3", len(corrected))
		}
		topic, terr := p.Topic("saltmere")
		if terr != nil {
			return terr
		}
		days, terr := p.Events(topic)
		if terr != nil || len(days) != 6 || days[0].Path == "" || days[5].Path != "" {
			t.Errorf("the timeline of Saltmere is %+v, %v", days, terr)
		}
		breaking, berr := p.Breaking()
		if breaking == nil {
			t.Error("nothing is breaking")
		}
		return errors.Join(err, berr)
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := demo.Fill(t.Context(), s, nil); !errors.Is(err, news.ErrConflict) {
		t.Errorf("a second fill gave %v, want a conflict", err)
	}
}

func TestTheNewsroomOfTheDemonstrationIsAtWorkAndNothingOfItIsPublic(t *testing.T) {
	t.Parallel()
	s := emptyPublication(t)
	filed, err := demo.Fill(t.Context(), s, nil)
	if err != nil {
		t.Fatal(err)
	}
	works, plans, err := demo.Works()
	if err != nil {
		t.Fatal(err)
	}
	inWork := map[news.State]int{}
	err = s.Read(t.Context(), func(r *store.Reader) error {
		all, err := r.Stories(store.StoryFilter{Limit: 500})
		for _, st := range all {
			if st.State != news.StatePublished {
				inWork[st.State]++
			}
		}
		if len(all) != filed+len(works) {
			t.Errorf("%d stories on the desk, %d of them filed and %d in work", len(all), filed, len(works))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if inWork[news.StateDraft] < 3 || inWork[news.StateSubmitted] < 2 || inWork[news.StateApproved] < 2 || len(plans) < 3 {
		t.Errorf("in work are %v and %d plans", inWork, len(plans))
	}
	err = s.Public(t.Context(), func(p *store.Public) error {
		public, err := p.Stories(store.List{Limit: 500})
		for _, st := range public {
			for _, w := range works {
				if st.Headline == w.Headline {
					t.Errorf("%s is public", w.Headline)
				}
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestAFilledDemonstrationHasItsPictures(t *testing.T) {
	t.Parallel()
	s := emptyPublication(t)
	l, err := media.Open(t.TempDir(), s, media.Options{NoAVIF: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	if _, err := demo.Fill(t.Context(), s, l); err != nil {
		t.Fatal(err)
	}
	err = s.Public(t.Context(), func(p *store.Public) error {
		stories, err := p.Stories(store.List{Limit: 1000})
		leads := 0
		for _, st := range stories {
			if st.Picture.Asset == "" {
				continue
			}
			leads++
			a, aerr := p.Asset(st.Picture.Asset)
			if aerr != nil || a.Alt == "" || a.Caption == "" || a.Credit == "" || a.Width != 1200 {
				t.Errorf("%s: its picture is %+v, %v", st.Path, a, aerr)
			}
		}
		if leads < 20 {
			t.Errorf("%d stories have a picture, want at least 20", leads)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
