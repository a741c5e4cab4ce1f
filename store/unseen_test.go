package store_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"broadsheet/news"
	"broadsheet/store"
	"broadsheet/store/storetest"
)

// outlook is all that somebody could know to ask the public reader for.
type outlook struct {
	stories, paths, topics, people, sections, assets []string
	words                                            words
}

// everyMethod asks each method of Public for everything, and gives what it
// said. A method that is new on Public fails TestEveryMethodIsAsked until it
// stands here.
func everyMethod(o outlook) map[string]func(*store.Public) []any {
	each := func(of []string, ask func(string) (any, error)) (out []any) {
		for _, s := range of {
			v, err := ask(s)
			if err != nil && !errors.Is(err, news.ErrNotFound) {
				panic(err)
			}
			if err == nil { // what is said of nothing is that there is nothing
				out = append(out, v)
			}
		}
		return out
	}
	one := func(v any, err error) []any {
		return each([]string{""}, func(string) (any, error) { return v, err })
	}
	return map[string]func(*store.Public) []any{
		"Seq": nil, "Keys": nil, "Ends": nil, "Today": nil, "Since": nil, // hold no words
		"Publication":    func(p *store.Public) []any { return one(p.Publication()) },
		"Editions":       func(p *store.Public) []any { return one(p.Editions()) },
		"Sections":       func(p *store.Public) []any { return one(p.Sections()) },
		"Policies":       func(p *store.Public) []any { return one(p.Policies()) },
		"Policy":         func(p *store.Public) []any { return one(p.Policy(news.PolicyAbout)) },
		"Months":         func(p *store.Public) []any { return one(p.Months()) },
		"Breaking":       func(p *store.Public) []any { return one(p.Breaking()) },
		"Topics":         func(p *store.Public) []any { return one(p.Topics("", 1000)) },
		"Contributors":   func(p *store.Public) []any { return one(p.Contributors("", 1000)) },
		"AllCorrections": func(p *store.Public) []any { return one(p.AllCorrections(news.Edition{}, store.Cursor{}, 1000)) },
		"Section": func(p *store.Public) []any {
			return each(o.sections, func(s string) (any, error) { return p.Section(s) })
		},
		"SectionLine": func(p *store.Public) []any {
			return each(o.sections, func(s string) (any, error) { return p.SectionLine(s) })
		},
		"Topic": func(p *store.Public) []any { return each(o.topics, func(s string) (any, error) { return p.Topic(s) }) },
		"Contributor": func(p *store.Public) []any {
			return each(o.people, func(s string) (any, error) { return p.Contributor(s) })
		},
		"At":    func(p *store.Public) []any { return each(o.paths, func(s string) (any, error) { return p.At(s) }) },
		"Story": func(p *store.Public) []any { return each(o.stories, func(s string) (any, error) { return p.Story(s) }) },
		"Cards": func(p *store.Public) []any { return one(p.Cards(o.stories)) },
		"Body": func(p *store.Public) []any {
			return each(o.stories, func(s string) (any, error) { b, err := p.Body(s); return string(b), err })
		},
		"Corrections": func(p *store.Public) []any {
			return each(o.stories, func(s string) (any, error) { return p.Corrections(s) })
		},
		"Related": func(p *store.Public) []any {
			return each(o.stories, func(s string) (any, error) {
				story, err := p.Story(s)
				if err != nil {
					return nil, err
				}
				return p.Related(story, 100)
			})
		},
		"Earlier": func(p *store.Public) []any {
			return each(o.stories, func(s string) (any, error) {
				story, err := p.Story(s)
				if err != nil {
					return nil, err
				}
				return p.Earlier(o.words.uk, story, 100)
			})
		},
		"TopicByID": func(p *store.Public) []any {
			return each(o.topics, func(s string) (any, error) { return p.TopicByID(s) })
		},
		"Events": func(p *store.Public) []any {
			return each(o.topics, func(s string) (any, error) { return p.Events(news.Topic{ID: s, Slug: s}) })
		},
		"Neighbours": func(p *store.Public) []any {
			return each(append(o.topics, o.words.fog.ID), func(s string) (any, error) { return p.Neighbours(news.Topic{ID: s, Slug: s}, 9) })
		},
		"Marks": func(p *store.Public) []any { return one(p.Marks()) },
		"Portraits": func(p *store.Public) []any {
			var people []news.Contributor
			for _, id := range append(o.people, o.words.ann.ID) {
				people = append(people, news.Contributor{ID: id, Slug: id, Portrait: "asset-" + strings.TrimPrefix(id, "by-")})
			}
			return one(p.Portraits(people))
		},
		"Translations": func(p *store.Public) []any {
			return each(o.stories, func(s string) (any, error) { return p.Translations(s) })
		},
		"Front":   func(p *store.Public) []any { return one(p.Front(news.FrontHome)) },
		"Arrange": func(p *store.Public) []any { return one(p.Arrange(front(o.stories...))) },
		"Days":    func(p *store.Public) []any { return one(p.Days(noon(0).Time, noon(9).Time)) },
		"Asset":   func(p *store.Public) []any { return each(o.assets, func(s string) (any, error) { return p.Asset(s) }) },
		"Assets":  func(p *store.Public) []any { return one(p.Assets(o.assets)) },
		"Stills": func(p *store.Public) []any {
			stories, err := p.Stories(store.List{Limit: 1000})
			if err != nil {
				panic(err)
			}
			return one(p.Stills(stories))
		},
		"AssetList": func(p *store.Public) []any { return one(p.AssetList(store.Cursor{}, 1000)) },
		"Stories": func(p *store.Public) (out []any) {
			for _, l := range everyList(o) {
				out = append(out, one(p.Stories(l))...)
			}
			return out
		},
	}
}

func everyList(o outlook) []store.List {
	lists := []store.List{
		{}, {Bare: true}, {Section: o.words.uk}, {Section: o.words.london}, {Section: o.words.europe}, {Topic: o.words.fog}, {Contributor: o.words.ann}, {Edition: o.words.edition},
		{Day: noon(0).Time}, {Month: noon(0).Time}, {Since: noon(-1)}, {Before: store.Cursor{At: noon(9)}},
	}
	for _, k := range news.Kinds() {
		lists = append(lists, store.List{Kind: k})
	}
	for _, id := range o.topics {
		lists = append(lists, store.List{Topic: news.Topic{ID: id, Slug: id}})
	}
	for _, id := range o.people {
		lists = append(lists, store.List{Contributor: news.Contributor{ID: id, Slug: id}})
	}
	for i := range lists {
		lists[i].Limit = 1000
	}
	return lists
}

func TestEveryMethodIsAsked(t *testing.T) {
	t.Parallel()
	asked := everyMethod(outlook{})
	public := reflect.TypeFor[*store.Public]()
	for i := range public.NumMethod() {
		if _, ok := asked[public.Method(i).Name]; !ok {
			t.Errorf("Public.%s is not asked whether it shows what is unpublished; add it to everyMethod", public.Method(i).Name)
		}
	}
}

// plot is a newsroom in which things happen at random. What a story says in
// private holds the word "canary"; what it says in public holds its own number.
type plot struct {
	*newsroom
	t       *rapid.T
	outlook outlook
	stories []news.Story
	shown   map[string]bool // by id
}

// TestNoMethodOfPublicShowsWhatIsUnpublished lets a newsroom write, schedule,
// publish, update, withdraw, spike and restore at random, and now and then
// asks the public reader everything: no word of a draft, of a newer working
// draft, of a topic or contributor that only drafts name, of the reasons that
// are the newsroom's own, or of a story that was withdrawn, may be in it.
func TestNoMethodOfPublicShowsWhatIsUnpublished(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		n := found(t, storetest.SQLite(t, storetest.NewClock(noon(0).Time).Now))
		p := &plot{newsroom: n, t: rt, shown: map[string]bool{}}
		p.outlook = outlook{words: n.in, sections: []string{"uk", "london", n.in.uk.ID, n.in.london.ID}}
		rt.Repeat(map[string]func(*rapid.T){
			"write": func(*rapid.T) { p.begin() }, "publish": func(*rapid.T) { p.show() }, "save": func(*rapid.T) { p.save() },
			"spike": func(*rapid.T) { p.end(news.StateSpiked) }, "withdraw": func(*rapid.T) { p.end(news.StateWithdrawn) },
			"restore": func(*rapid.T) { p.restore() }, "correct": func(*rapid.T) { p.correct() },
			"arrange": func(*rapid.T) { p.arrange() }, "show the front": func(*rapid.T) { p.showFront() },
			"ask": func(*rapid.T) { p.ask() },
		})
		p.ask()
	})
}

func (p *plot) begin() {
	i := len(p.stories)
	secret := fmt.Sprint("canary", i)
	p.outlook.topics, p.outlook.people = append(p.outlook.topics, "topic-"+secret), append(p.outlook.people, "by-"+secret)
	p.outlook.assets = append(p.outlook.assets, "asset-"+secret)
	p.outlook.paths = append(p.outlook.paths, "/uk/"+secret, fmt.Sprint("/uk/", i))
	p.write(func(tx *store.Tx) error {
		err := firstError(
			tx.PutTopic(news.Topic{ID: "topic-" + secret, Slug: "topic-" + secret, Name: "Topic " + secret, Kind: news.TopicSubject}),
			tx.PutContributor(news.Contributor{ID: "by-" + secret, Slug: "by-" + secret, Name: "By " + secret, Portrait: "asset-" + secret}),
			tx.PutEvent(news.Event{ID: "event-" + secret, Topic: "topic-" + secret, Day: "2026", Text: secret}),
			tx.PutAsset(news.Asset{ID: "asset-" + secret, Hash: secret, Name: secret, Alt: secret, Caption: secret, Credit: secret}))
		if err != nil {
			return err
		}
		s, err := p.draftIn(tx, func(s *news.Story, d *news.Draft) {
			s.State = rapid.SampledFrom([]news.State{news.StateDraft, news.StateSubmitted, news.StateApproved}).Draw(p.t, "state")
			s.Headline, s.Reason, s.Path, s.Schedule, s.Breaking = "Headline "+secret, "Reason "+secret, "/uk/"+secret, noon(1), noon(1)
			d.Headline, d.Standfirst, d.Kicker, d.Dateline, d.Body = "Headline "+secret, secret, secret, secret, []byte(`"`+secret+`"`)
			d.Headlines = news.Headlines{Front: secret, Search: secret, Social: secret}
			d.Claim = news.Claim{Text: secret, By: secret, Rating: 1}
			d.Topics, d.Bylines = []string{"topic-" + secret}, []string{"by-" + secret}
			d.Picture = news.Picture{Asset: "asset-" + secret, Alt: secret, Caption: secret}
		})
		p.stories, p.outlook.stories = append(p.stories, s), append(p.outlook.stories, s.ID)
		if err == nil && i > 0 { // a public day leads to it, and it may be a translation of a public story
			err = firstError(tx.JoinTranslations(p.stories[0].ID, s.ID), tx.PutEvent(news.Event{ID: "told-" + secret, Topic: p.in.fog.ID, Day: "2026", Text: "A day.", Story: s.ID}))
		}
		return firstError(err, tx.PutPermalink("/uk/"+secret, s.ID)) // a path that is kept for it
	})
}

// pick chooses a story for which ok holds, or skips the act.
func (p *plot) pick(ok func(news.Story) bool) *news.Story {
	var can []int
	for i, s := range p.stories {
		if ok(s) {
			can = append(can, i)
		}
	}
	if len(can) == 0 {
		p.t.Skip("there is no such story")
	}
	return &p.stories[rapid.SampledFrom(can).Draw(p.t, "story")]
}

func (p *plot) set(s *news.Story, more func(*store.Tx) error) {
	p.write(func(tx *store.Tx) error { return firstError(tx.SetStory(*s), more(tx)) })
	s.Version++
}

func (p *plot) show() {
	s := p.pick(func(s news.Story) bool { return s.State != news.StateSpiked && s.State != news.StateWithdrawn })
	word := fmt.Sprint("shown-", s.ID)
	s.State, s.Published, s.FirstPublished, s.Schedule, s.Withdrawn, s.Notice, s.Path = news.StatePublished, s.Revision, noon(0), news.Time{}, news.Time{}, "", "/uk/"+word
	p.shown[s.ID] = true
	p.outlook.paths, p.outlook.assets = append(p.outlook.paths, s.Path), append(p.outlook.assets, "asset-"+word)
	p.set(s, func(tx *store.Tx) error {
		return firstError(tx.PutPublished(*s, news.Published{
			ID: s.ID, Revision: s.Revision, Path: s.Path, Kind: news.KindNews, Edition: p.in.edition.ID, Section: p.in.london.ID, Headline: word, Standfirst: word,
			FirstPublished: noon(0), Updated: noon(0), Breaking: noon(1), Topics: []news.Topic{p.in.fog}, Bylines: []news.Contributor{p.in.ann},
			Picture: news.Picture{Asset: "asset-" + word, Alt: word},
		}, []byte(`"`+word+`"`)), tx.PutPermalink(s.Path, s.ID),
			tx.PutAsset(news.Asset{ID: "asset-" + word, Hash: word, Caption: word}), tx.ShowAssets(s.ID, []string{"asset-" + word}))
	})
}

// save writes a newer working draft over whatever there is.
func (p *plot) save() {
	s := p.pick(func(s news.Story) bool { return s.State != news.StateSpiked && s.State != news.StateWithdrawn })
	s.Revision, s.Headline, s.Reason = s.Revision+1, "New canary", "canary reason"
	p.set(s, func(tx *store.Tx) error {
		return tx.AddRevision(news.Revision{StoryID: s.ID, Number: s.Revision, Draft: news.Draft{Picture: news.Picture{Asset: "canary", Alt: "canary"}, Headline: s.Headline, Standfirst: "canary", Body: []byte(`"canary"`), Topics: []string{p.outlook.topics[0]}}})
	})
}

func (p *plot) end(state news.State) {
	s := p.pick(func(s news.Story) bool { return (s.State == news.StatePublished) == (state == news.StateWithdrawn) })
	s.State, s.Reason = state, "canary reason"
	if state == news.StateWithdrawn {
		s.Withdrawn, s.Notice = noon(0), "notice-"+s.ID
	}
	p.shown[s.ID] = false
	p.set(s, func(tx *store.Tx) error { return tx.RemovePublished(s.ID) })
}

func (p *plot) restore() {
	s := p.pick(func(s news.Story) bool { return s.State == news.StateSpiked || s.State == news.StateWithdrawn })
	s.State = news.StateDraft
	p.set(s, func(*store.Tx) error { return nil })
}

func (p *plot) correct() {
	s := p.pick(func(s news.Story) bool { return p.shown[s.ID] })
	p.write(func(tx *store.Tx) error {
		return tx.AddCorrection(news.Correction{ID: tx.NewID(), StoryID: s.ID, Kind: news.CorrectionUpdate, Text: "note", At: noon(0)})
	})
}

// arrange saves a front's draft, every word of which is private.
func (p *plot) arrange() {
	p.write(func(tx *store.Tx) error {
		d, err := tx.FrontDraft(news.FrontHome)
		if err != nil {
			return err
		}
		d.Revision++
		d.Front = front(p.outlook.stories...)
		d.Containers[0].Title, d.Containers[0].Paid = "canary title", &news.Paid{By: "canary payer"}
		for i := range d.Containers[0].Cards {
			d.Containers[0].Cards[i].Headline, d.Containers[0].Cards[i].Kicker = "canary headline", "canary kicker"
		}
		_, err = tx.PutFrontDraft(d)
		return err
	})
}

// showFront publishes a front with every story on it, and words of its own on
// each card: readers may have them only while they may have the story. A
// container that has not begun says nothing at all.
func (p *plot) showFront() {
	f := front(p.outlook.stories...)
	for i, c := range f.Containers[0].Cards {
		f.Containers[0].Cards[i].Headline = "held-" + c.Story
	}
	f.Containers = append(f.Containers, news.Container{Layout: news.LayoutLead, Title: "canary to come", Begins: noon(2)})
	p.write(func(tx *store.Tx) error {
		_, err := tx.PublishFront(news.FrontVersion{Place: news.FrontHome, Front: f})
		return err
	})
}

// ask asks everything and looks for words that should not be there, and for
// those that should, as a test that sees nothing proves nothing.
func (p *plot) ask() {
	var said strings.Builder
	p.public(func(pub *store.Public) error {
		for name, ask := range everyMethod(p.outlook) {
			if ask == nil {
				continue
			}
			text, err := json.Marshal(ask(pub))
			if err != nil {
				return err
			}
			if strings.Contains(string(text), "canary") {
				p.t.Fatalf("Public.%s says %s", name, text)
			}
			said.Write(text)
		}
		return nil
	})
	for _, id := range p.outlook.stories {
		if !p.shown[id] && strings.Contains(said.String(), "held-"+id) {
			p.t.Fatalf("the card of story %s is shown, and the story is not", id)
		}
	}
	for id, shown := range p.shown {
		if got := strings.Contains(said.String(), `"`+"shown-"+id); got != shown {
			p.t.Fatalf("story %s is shown: %v, want %v", id, got, shown)
		}
	}
}

func TestEachMethodNotesTheKeysOfWhatItReads(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		p := n.publish("Fog", func(p *news.Published) {
			p.Path, p.Breaking, p.Topics, p.Bylines = "/uk/fog", noon(1), []news.Topic{n.in.fog}, []news.Contributor{n.in.ann}
		})
		n.write(func(tx *store.Tx) error {
			return firstError(tx.AddCorrection(news.Correction{ID: "c", StoryID: p.ID, At: noon(0)}), tx.PutAsset(news.Asset{ID: "pier", Hash: "p"}), tx.ShowAssets(p.ID, []string{"pier"}))
		})
		n.draft(func(s *news.Story, _ *news.Draft) { s.ID = "draft" })
		n.write(func(tx *store.Tx) error {
			pub, err := tx.Publication()
			pub.Logo = "logo"
			return firstError(err, tx.PutPublication(pub), tx.PutEvent(news.Event{ID: "a", Topic: n.in.fog.ID, Day: "2026", Text: "A", Story: p.ID}),
				tx.PutEvent(news.Event{ID: "b", Topic: n.in.fog.ID, Day: "2026", Text: "B", Story: "draft"}), tx.JoinTranslations(p.ID, "draft"))
		})
		n.show(front(p.ID, "unknown"))
		story, names := news.StoryKey(p.ID), []news.Key{"by-name:ann-orr", "topic-name:fog"}
		asked := map[string]bool{}
		for _, c := range []struct {
			method string
			ask    func(*store.Public) error
			keys   []news.Key
		}{
			{"Publication", func(p *store.Public) error { _, err := p.Publication(); return err }, []news.Key{news.KeyPublication}},
			{"Today", func(p *store.Public) error { _, err := p.Today(); return err }, []news.Key{news.KeyPublication}},
			{"Since", func(p *store.Public) error { p.Since(time.Hour, time.Minute); return nil }, nil},
			{"Editions", func(p *store.Public) error { _, err := p.Editions(); return err }, []news.Key{news.KeyPublication}},
			{"Sections", func(p *store.Public) error { _, err := p.Sections(); return err }, []news.Key{news.KeyPublication}},
			{"Policies", func(p *store.Public) error { _, err := p.Policies(); return err }, []news.Key{news.KeyPublication}},
			{"Policy", func(p *store.Public) error { _, err := p.Policy(news.PolicyAI); return want(err, news.ErrNotFound) }, []news.Key{news.KeyPublication}},
			{"Section", func(p *store.Public) error { _, err := p.Section("uk"); return err }, []news.Key{"section-name:uk"}},
			{"Section", func(p *store.Public) error { _, err := p.Section("none"); return want(err, news.ErrNotFound) }, []news.Key{"section-name:none"}},
			{"SectionLine", func(p *store.Public) error { _, err := p.SectionLine(n.in.london.ID); return err }, []news.Key{"section-name:london", "section-name:uk"}},
			{"Topic", func(p *store.Public) error { _, err := p.Topic("fog"); return err }, []news.Key{"topic-name:fog", "topic:fog"}},
			{"Topic", func(p *store.Public) error { _, err := p.Topic("none"); return want(err, news.ErrNotFound) }, []news.Key{"topic-name:none", "topic:none"}},
			{"Topics", func(p *store.Public) error { _, err := p.Topics("", 9); return err }, []news.Key{news.KeyLatest, "topic-name:fog"}},
			{"Contributor", func(p *store.Public) error { _, err := p.Contributor("ann-orr"); return err }, []news.Key{"by-name:ann-orr", "by:ann-orr"}},
			{"Contributors", func(p *store.Public) error { _, err := p.Contributors("", 9); return err }, []news.Key{"by-name:ann-orr", news.KeyLatest}},
			{"At", func(p *store.Public) error { _, err := p.At("/uk/fog"); return err }, append(names, "path:/uk/fog", story)},
			{"At", func(p *store.Public) error { _, err := p.At("/none"); return want(err, news.ErrNotFound) }, []news.Key{"path:/none"}},
			{"Story", func(pub *store.Public) error { _, err := pub.Story(p.ID); return err }, append(names, story)},
			{"Story", func(p *store.Public) error { _, err := p.Story("none"); return want(err, news.ErrNotFound) }, []news.Key{"story:none"}},
			{"Body", func(pub *store.Public) error { _, err := pub.Body(p.ID); return err }, []news.Key{story}},
			{"Corrections", func(pub *store.Public) error { _, err := pub.Corrections(p.ID); return err }, []news.Key{story}},
			{"AllCorrections", func(p *store.Public) error { _, err := p.AllCorrections(news.Edition{}, store.Cursor{}, 9); return err }, []news.Key{news.KeyCorrections, story}},
			{"AllCorrections", func(pub *store.Public) error {
				_, err := pub.AllCorrections(news.Edition{ID: p.Edition, Slug: "main"}, store.Cursor{}, 9)
				return err
			}, []news.Key{news.KeyCorrections, "edition:main", story}},
			{"Breaking", func(p *store.Public) error { _, err := p.Breaking(); return err }, []news.Key{news.KeyBreaking, story}},
			{"Stories", func(p *store.Public) error { _, err := p.Stories(store.List{Limit: 9}); return err }, append(names, news.KeyLatest)},
			{"Related", func(pub *store.Public) error { _, err := pub.Related(p, 9); return err }, []news.Key{"topic-past:fog"}},
			{"Earlier", func(pub *store.Public) error { _, err := pub.Earlier(n.in.uk, p, 9); return err }, []news.Key{"section-past:uk"}},
			{"TopicByID", func(p *store.Public) error { _, err := p.TopicByID(n.in.fog.ID); return err }, []news.Key{"topic-name:fog", "topic:fog"}},
			{"TopicByID", func(p *store.Public) error { _, err := p.TopicByID("none"); return want(err, news.ErrNotFound) }, nil},
			{"Events", func(p *store.Public) error { _, err := p.Events(n.in.fog); return err }, []news.Key{story, "story:draft", "topic-events:fog", "topic:fog"}},
			{"Neighbours", func(p *store.Public) error { _, err := p.Neighbours(n.in.fog, 3); return err }, []news.Key{"topic:fog"}},
			{"Marks", func(p *store.Public) error { _, err := p.Marks(); return err }, []news.Key{"asset:logo", news.KeyPublication}},
			{"Portraits", func(p *store.Public) error {
				_, err := p.Portraits([]news.Contributor{{ID: n.in.ann.ID, Slug: "ann-orr", Portrait: "face"}, {ID: "none"}})
				return err
			}, []news.Key{"asset:face", "by-name:ann-orr", "by:ann-orr"}},
			{"Translations", func(pub *store.Public) error { _, err := pub.Translations(p.ID); return err }, []news.Key{story, "story:draft"}},
			{"Front", func(p *store.Public) error { _, err := p.Front("none"); return err }, []news.Key{"front:none"}},
			{"Front", func(p *store.Public) error { _, err := p.Front(news.FrontHome); return err }, append(names, news.KeyFrontHome, story, "story:unknown")},
			{"Arrange", func(pub *store.Public) error { _, err := pub.Arrange(front(p.ID)); return err }, append(names, story)},
			{"Stills", func(p *store.Public) error {
				_, err := p.Stills([]news.Published{{Picture: news.Picture{Asset: "pier"}}})
				return err
			}, nil},
			{"AssetList", func(p *store.Public) error { _, err := p.AssetList(store.Cursor{}, 9); return err }, []news.Key{"asset:pier", news.KeyLatest}},
			{"Asset", func(p *store.Public) error { _, err := p.Asset("pier"); return err }, []news.Key{"asset:pier"}},
			{"Asset", func(p *store.Public) error { _, err := p.Asset("none"); return want(err, news.ErrNotFound) }, []news.Key{"asset:none"}},
			{"Assets", func(p *store.Public) error { _, err := p.Assets([]string{"pier", "none"}); return err }, []news.Key{"asset:none", "asset:pier"}},
			{"Cards", func(pub *store.Public) error { _, err := pub.Cards([]string{p.ID, "unknown"}); return err }, []news.Key{story, "story:unknown"}},
			{"Days", func(p *store.Public) error {
				_, err := p.Days(noon(0).Time, time.Date(2026, 3, 3, 0, 0, 0, 0, time.UTC))
				return err
			}, []news.Key{"day:2026-03-01", "day:2026-03-02", news.KeyPublication}},
			{"Months", func(p *store.Public) error { _, err := p.Months(); return err }, []news.Key{news.KeyLatest, "month:2026-03", news.KeyPublication}},
		} {
			asked[c.method] = true
			n.public(func(p *store.Public) error {
				err := c.ask(p)
				slices.Sort(c.keys)
				if got := p.Keys(); !slices.Equal(got, c.keys) {
					t.Errorf("%s notes %v, want %v", c.method, got, c.keys)
				}
				return err
			})
		}
		for method := range everyMethod(outlook{}) {
			if !asked[method] && method != "Seq" && method != "Keys" && method != "Ends" {
				t.Errorf("the keys of Public.%s are not tested", method)
			}
		}
	})
}

// want gives nil for an error of the kind.
func want(err, kind error) error {
	if errors.Is(err, kind) {
		return nil
	}
	return fmt.Errorf("got %w, want %w", err, kind)
}
