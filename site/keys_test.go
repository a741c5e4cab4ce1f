package site_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

// since gives the keys that were touched after a change.
func (p *paper) since(seq int64) (keys []news.Key) {
	p.Helper()
	p.must(p.store.Read(p.ctx(), func(r *store.Reader) error {
		changes, err := r.Changes(seq, 1000)
		for _, c := range changes {
			keys = append(keys, c.Keys...)
		}
		return err
	}))
	return keys
}

func (p *paper) head() (seq int64) {
	p.Helper()
	p.must(p.store.Read(p.ctx(), func(r *store.Reader) (err error) { seq, err = r.Head(); return err }))
	return seq
}

func meet(a, b []news.Key) bool {
	return slices.ContainsFunc(a, func(k news.Key) bool { return slices.Contains(b, k) })
}

// TestEachChangeDropsThePagesThatItConcernsAndNoOthers is the table of which
// command must drop which page. "Must not" matters as much: a paper that
// throws away its archive with each new story is slow when it is read most.
func TestEachChangeDropsThePagesThatItConcernsAndNoOthers(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	yesterday := start.AddDate(0, 0, -1)
	p.set(yesterday)
	old := p.publish(edit.Text{Section: "world", Headline: "Old", Topics: []string{"Rivers"}, Bylines: []string{"Old Hand"}, Body: text("One.")})
	p.set(start)
	uk := p.publish(edit.Text{Section: "uk", Headline: "Here", Topics: []string{"Rivers"}, Bylines: []string{"Ada Quill"}, Body: text("One.")})
	gone := p.publish(edit.Text{Section: "uk", Headline: "Gone", Body: text("One.")})
	p.let(publish.Withdraw(p.ctx(), p.store, p.chief, gone.ID, "Wrong."))
	pages := []string{"/", "/latest", "/uk", "/world", "/topic/rivers", "/by/ada-quill", "/by/old-hand", "/2026/11/24", "/2026/11/23", "/corrections", uk.Path, uk.Path + "/history", old.Path, gone.Path}
	for _, tt := range []struct {
		name  string
		act   func()
		drops []string // the others stay
	}{
		{"saving a draft", func() {
			uk = p.save(uk, edit.Text{Section: "uk", Headline: "Here, too", Bylines: []string{"Ada Quill"}, Topics: []string{"Rivers"}, Body: text("Two.")})
		}, nil},
		{"publishing an update", func() { uk = p.let(publish.Publish(p.ctx(), p.store, p.chief, uk.ID)) },
			[]string{"/", "/latest", "/uk", "/topic/rivers", "/by/ada-quill", "/2026/11/24", uk.Path, uk.Path + "/history",
				gone.Path}}, // which offers it, of its section
		{"publishing a new story", func() { p.publish(edit.Text{Section: "uk", Headline: "Third", Body: text("One.")}) },
			[]string{"/", "/latest", "/uk", "/2026/11/24"}},
		{"correcting an old story", func() { p.let(publish.Correct(p.ctx(), p.store, p.chief, old.ID, news.CorrectionCorrection, "No.")) },
			[]string{"/", "/latest", "/world", "/topic/rivers", "/by/old-hand", "/2026/11/23", "/corrections", old.Path,
				"/2026/11/24", // which leads to the day before only if there are stories
				uk.Path}},     // which leads to it, as it shares its topic
		{"breaking", func() { p.let(publish.Breaking(p.ctx(), p.store, p.chief, uk.ID, p.now().Add(time.Hour))) }, pages},
		{"renaming a topic", func() {
			topic := p.topic("rivers")
			topic.Name = "Rivers and canals"
			_, _, err := publish.Topic(p.ctx(), p.store, p.chief, topic)
			p.must(err)
		}, []string{"/", "/latest", "/world", "/uk", "/topic/rivers", "/by/ada-quill", "/by/old-hand", "/2026/11/24", "/2026/11/23", uk.Path, uk.Path + "/history", old.Path}},
		{"renaming the paper", func() {
			_, err := publish.Settings(p.ctx(), p.store, p.chief, news.Publication{Name: "Post", BaseURL: "https://post.example", TimeZone: "Europe/London", Language: "en-GB"})
			p.must(err)
		}, pages},
	} {
		before := map[string]sheet{}
		for _, path := range pages {
			before[path] = p.get(path)
		}
		seq := p.head()
		tt.act()
		touched := p.since(seq)
		for _, path := range pages {
			due, drops := slices.Contains(tt.drops, path), meet(before[path].Keys, touched)
			changed := !bytes.Equal(before[path].Body, p.get(path).Body)
			switch {
			case changed && !drops:
				t.Errorf("%s changes %s and does not drop it (%v)", tt.name, path, touched)
			case due && !drops:
				t.Errorf("%s does not drop %s", tt.name, path)
			case !due && drops:
				t.Errorf("%s drops %s, which it does not concern: %v", tt.name, path, before[path].Keys)
			}
		}
	}
}

func (p *paper) topic(slug string) (topic news.Topic) {
	p.Helper()
	p.must(p.store.Read(p.ctx(), func(r *store.Reader) (err error) { topic, err = r.Topic(slug); return err }))
	return topic
}

// TestAPageThatChangesHasAKeyOfTheChange holds the promise that the press
// stands on, for any order of commands: if a page reads otherwise after a
// command than before it, the command touched a key that the page had.
func TestAPageThatChangesHasAKeyOfTheChange(t *testing.T) {
	t.Parallel()
	seed := uint64(time.Now().UnixNano())
	rnd := rand.New(rand.NewPCG(seed, 1))
	p := newPaper(t)
	p.set(start.Add(-8 * time.Hour)) // early enough that no step crosses midnight, which is another matter
	n := newsroom{paper: p, rnd: rnd}
	for range 12 {
		n.step()
	}
	for range 30 {
		before := n.pages()
		seq := p.head()
		what := n.step()
		touched := p.since(seq)
		after := n.pages()
		for path, was := range before {
			is := after[path]
			if was.kept && (was.body != is.body || was.status != is.status) && !meet(was.keys, touched) {
				t.Fatalf("seed %d: %s changed %s (status %d, then %d), which had none of the keys %v: %v", seed, what, path, was.status, is.status, touched, was.keys)
			}
		}
	}
}

// newsroom carries out commands at random.
type newsroom struct {
	*paper
	rnd     *rand.Rand
	stories []news.Story
	paths   []string
	count   int
}

func (n *newsroom) pick(of ...string) string { return of[n.rnd.IntN(len(of))] }

func (n *newsroom) text() edit.Text {
	n.count++
	return edit.Text{
		Kind: news.Kinds()[n.rnd.IntN(4)], Section: n.pick("uk", "world", "europe"), Headline: fmt.Sprintf("Story %d", n.count), Standfirst: n.pick("", "Stands first."),
		Weight: news.Weight(n.pick("", "lead", "major", "brief")), Topics: []string{n.pick("Rivers", "Trains"), "Bread"}, Bylines: []string{n.pick("Ada Quill", "Ben Orr")}, Body: text("Words."),
	}
}

// step carries out one command, and says which. One that the rules refuse is a
// step too: it must change nothing.
func (n *newsroom) step() string {
	n.pass(time.Minute)
	if len(n.stories) < 3 || n.rnd.IntN(4) == 0 {
		st := n.publish(n.text())
		n.stories, n.paths = append(n.stories, st), append(n.paths, st.Path)
		return "publish"
	}
	i := n.rnd.IntN(len(n.stories))
	st := n.stories[i]
	var out news.Outcome
	var err error
	what := n.pick("save", "update", "correct", "withdraw", "move", "breaking", "end breaking", "rename topic", "rename author", "rename section", "front", "front")
	switch what {
	case "save":
		out, err = edit.Save(n.ctx(), n.store, n.chief, st.ID, st.Revision, n.text())
	case "update":
		out, err = publish.Publish(n.ctx(), n.store, n.chief, st.ID)
	case "correct":
		out, err = publish.Correct(n.ctx(), n.store, n.chief, st.ID, news.CorrectionClarification, "It was otherwise.")
	case "withdraw":
		out, err = publish.Withdraw(n.ctx(), n.store, n.chief, st.ID, "It was wrong.")
	case "move":
		out, err = publish.Move(n.ctx(), n.store, n.chief, st.ID, n.pick("uk", "world", "europe"), fmt.Sprintf("moved-%d", n.rnd.IntN(6)))
	case "breaking":
		out, err = publish.Breaking(n.ctx(), n.store, n.chief, st.ID, n.now().Add(20*time.Hour))
	case "end breaking":
		out, err = publish.Breaking(n.ctx(), n.store, n.chief, st.ID, time.Time{})
	case "front":
		err = n.front()
	case "rename topic":
		topic := n.topic("bread")
		topic.Name = n.pick("Bread", "Loaves", "Baking")
		_, _, err = publish.Topic(n.ctx(), n.store, n.chief, topic)
	case "rename author":
		var c news.Contributor
		err = n.store.Read(n.ctx(), func(r *store.Reader) (err error) { c, err = r.ContributorNamed("ada-quill"); return err })
		if err == nil {
			c.Name = n.pick("Ada Quill", "Ada M. Quill")
			_, _, err = publish.Contributor(n.ctx(), n.store, n.chief, c)
		}
	case "rename section":
		sec := n.section("europe")
		sec.Name = n.pick("Europe", "The Continent")
		_, _, err = publish.Section(n.ctx(), n.store, n.chief, sec)
	}
	if err == nil && out.Story.ID != "" {
		n.stories[i] = out.Story
		if !slices.Contains(n.paths, out.Story.Path) {
			n.paths = append(n.paths, out.Story.Path)
		}
	} else if err != nil && !errors.Is(err, news.ErrConflict) && !errors.Is(err, news.ErrNotFound) && !errors.Is(err, news.ErrInvalid) {
		n.Fatalf("%s: %v", what, err)
	}
	return what
}

// front arranges a front, and mostly publishes it.
func (n *newsroom) front() error {
	place := news.FrontHome
	if n.rnd.IntN(2) == 0 {
		place = n.section("uk").ID
	}
	var f news.Front
	for range n.rnd.IntN(4) { // none gives the front back to the rule
		c := news.Container{Layout: news.Layouts()[n.rnd.IntN(len(news.Layouts()))], Title: n.pick("", "A title", "Another")}
		switch n.rnd.IntN(4) {
		case 0:
			c.Fill = &news.Fill{}
		case 1:
			c.Fill = &news.Fill{Section: n.section(n.pick("uk", "world")).ID, Count: n.rnd.IntN(3)}
		case 2:
			c.Fill = &news.Fill{Topic: n.topic("bread").ID}
		}
		for range n.rnd.IntN(4) {
			i := n.rnd.IntN(len(n.stories))
			c.Cards = append(c.Cards, news.Card{Story: n.stories[i].ID, Headline: n.pick("", "Otherwise"), Size: news.Weight(n.pick("", "lead", "brief")), Supporting: []string{n.stories[0].ID}})
		}
		if n.rnd.IntN(4) == 0 {
			c.Paid = &news.Paid{By: "The Lamp Company"}
		}
		f.Containers = append(f.Containers, c)
	}
	var draft news.FrontDraft
	n.must(n.store.Read(n.ctx(), func(r *store.Reader) (err error) { draft, err = r.FrontDraft(place); return err }))
	out, err := publish.SaveFront(n.ctx(), n.store, n.chief, place, draft.Revision, f)
	if err == nil && n.rnd.IntN(4) > 0 {
		_, err = publish.PublishFront(n.ctx(), n.store, n.chief, place, out.Draft.Revision)
	}
	return err
}

type state struct {
	status int
	body   string
	keys   []news.Key
	kept   bool
}

// pages renders everything that there is to read.
func (n *newsroom) pages() map[string]state {
	out := map[string]state{}
	list := []string{"/", "/latest", "/uk", "/world", "/europe", "/lifestyle", "/topic/bread", "/topic/rivers", "/by/ada-quill", "/corrections", "/2026/11/24"}
	for _, path := range n.paths {
		list = append(list, path, path+"/history")
	}
	for _, path := range list {
		pg, err := n.site.Render(n.ctx(), path)
		if err != nil {
			out[path] = state{status: 404}
			continue
		}
		out[path] = state{pg.Status, string(pg.Body), pg.Keys, pg.Keep}
		if next := read(n.TB, pg).all("link[rel=next]"); len(next) > 0 && path == "/latest" {
			if pg, err := n.site.Render(n.ctx(), attr(next[0], "href")); err == nil {
				out[attr(next[0], "href")] = state{pg.Status, string(pg.Body), pg.Keys, pg.Keep}
			}
		}
	}
	return out
}
