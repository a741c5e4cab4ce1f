package publish_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/publish"
	"broadsheet/store"
)

// plot is a newsroom in which anybody does anything at random.
type plot struct {
	*room
	rt      *rapid.T
	stories []string
	bare    *room      // a publication in which nothing ever happens
	dice    *rand.Rand // decides who does what next
}

func newPlot(t *testing.T, rt *rapid.T, bare *room) *plot {
	p := &plot{room: newRoom(t), rt: rt, bare: bare, dice: newDice(rt)}
	p.words()
	return p
}

// words makes a section below another, so that lines are longer than one.
func (p *plot) words() {
	var uk news.Section
	p.read(func(r *store.Reader) (err error) { uk, err = r.Section("uk"); return err })
	_, _, err := publish.Section(p.Context(), p.store, chief, news.Section{Slug: "london", Name: "London", ParentID: uk.ID})
	p.ok(err)
	p.pictures()
	p.expires("pier", p.clock.Now().Add(13*time.Hour))
	_, _, err = publish.Edition(p.Context(), p.store, chief, news.Edition{Slug: "wales", Name: "Cymru", Language: "cy"})
	p.ok(err)
}

func pick[T any](p *plot, from ...T) T { return from[p.dice.IntN(len(from))] }

// withPicture is a text of a sentence and a picture.
func withPicture(t testing.TB, words, asset string) prose.Doc {
	doc, err := prose.New(prose.Node{Type: prose.Paragraph, Content: []prose.Node{prose.Inline(words)}},
		prose.Node{Type: prose.PictureNode, Attrs: prose.Attrs{{Name: "asset", Value: asset}}})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func (p *plot) user() news.User { return as(pick(p, news.Roles()...)) }

// soon gives a moment around now.
func (p *plot) soon() time.Time {
	return p.clock.Now().Add(pick(p, 0, time.Millisecond, time.Second, time.Minute, time.Hour, 20*time.Hour, -time.Hour, 2*24*time.Hour))
}

// text gives a text whose every word that readers could see is of its own.
func (p *plot) text() edit.Text {
	t := text(p.word())
	t.Section = pick(p, "uk", "world", "london")
	t.Headlines = news.Headlines{Front: pick(p, "", "Front "+t.Headline), Search: pick(p, "", "Search "+t.Headline), Social: pick(p, "", "Social "+t.Headline)}
	t.Edition = pick(p, "", "", p.editions()[1].Slug)
	t.Kind = pick(p, news.KindNews, news.KindOpinion)
	t.Topics = pick(p, nil, []string{"Fog"}, []string{"Fog", "Ice"}, []string{"Topic " + t.Headline})
	t.Bylines = pick(p, nil, []string{"Ann Orr"}, []string{"Bob Ek", "Ann Orr"}, []string{"By " + t.Headline})
	t.Slug = pick(p, "", "", "", "same", "slug-"+news.Slug(t.Headline))
	t.Picture.Asset = pick(p, "", "", "pier", "quay")
	if id := pick(p, "", "", "pier", "quay", "nothing"); id != "" {
		t.Body = withPicture(p.TB, t.Headline, id)
	}
	return t
}

// newDice gives chance that is drawn once: what rapid draws itself is mostly
// small, or zero, and the acts at the far end would hardly ever be tried.
func newDice(rt *rapid.T) *rand.Rand {
	drawn := rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(rt, "dice")
	return rand.New(rand.NewChaCha8([32]byte(drawn)))
}

// act does one thing, by anybody to anything, and tells what.
func (p *plot) act() string {
	if len(p.stories) < 2 {
		p.stories = append(p.stories, p.draft(editor, p.text()))
		return "begin"
	}
	acts := commands()
	id := pick(p, p.stories...)
	what := p.dice.IntN(25+len(acts)) - 25
	var err error
	name := ""
	switch by, ctx := p.user(), p.Context(); what {
	case -1, -13, -14:
		name = "publish"
		_, err = publish.Publish(ctx, p.store, chief, id)
	case -2, -15, -16:
		name = "save"
		_, err = edit.Save(ctx, p.store, pick(p, by, chief), id, p.story(id).Revision, p.text())
	case -3:
		name = "embargo"
		_, err = publish.Embargo(ctx, p.store, chief, id, pick(p, time.Time{}, p.soon()))
	case -4:
		name = "schedule"
		_, err = publish.Schedule(ctx, p.store, chief, id, p.soon())
	case -5, -17, -18:
		name = "move"
		_, err = publish.Move(ctx, p.store, chief, id, pick(p, "", "uk", "world", "london"), pick(p, "", "", "", "same", "other"))
	case -6:
		name = "breaking"
		_, err = publish.Breaking(ctx, p.store, chief, id, pick(p, time.Time{}, p.soon()))
	case -7, -10, -11, -12:
		name = "words"
		err = p.rename(pick(p, by, as(news.RoleAdmin)))
	case -8:
		name = "past"
		_, err = p.store.Write(ctx, func(tx *store.Tx) error {
			_, err := publish.Past(tx, chief, id, news.At(p.clock.Now().AddDate(0, -1, 0)))
			if err == nil {
				_, err = publish.PastCorrection(tx, chief, id, news.CorrectionUpdate, "Noted.", news.At(p.clock.Now().Add(-time.Minute)))
			}
			return err
		})
	case -19, -20, -21, -22:
		name = "front"
		err = p.front(pick(p, by, editor, editor))
	case -23:
		name = "translate"
		if other := pick(p, p.stories...); p.dice.IntN(3) > 0 {
			_, err = publish.Translate(ctx, p.store, chief, id, other)
		} else {
			_, err = publish.Untranslate(ctx, p.store, chief, id)
		}
	case -24, -25:
		name = "timeline"
		err = p.timeline(pick(p, by, chief))
	case -9:
		p.stories = append(p.stories, p.draft(editor, p.text()))
		return "begin"
	default:
		name = acts[what].name
		_, err = acts[what].do(ctx, p.store, by, p.story(id))
	}
	if _, told := news.Sentence(err); err != nil && !told {
		p.rt.Fatalf("%s: no sentence in %v", name, err)
	}
	return name
}

// rename changes a section, topic, contributor or the settings.
func (p *plot) rename(by news.User) (err error) {
	p.nth++
	ctx, name := p.Context(), fmt.Sprint("Renamed ", p.nth)
	slug := pick(p, "aaa", "zzz", "mmm")
	switch pick(p, "section", "topic", "contributor", "settings", "policy", "new section", "edition") {
	case "edition":
		e := pick(p, p.editions()...)
		e.Name, e.Slug, e.Language = name, pick(p, e.Slug, "ed-"+slug), pick(p, e.Language, "ga")
		_, _, err = publish.Edition(ctx, p.store, by, e)
	case "section":
		var all []news.Section
		p.read(func(r *store.Reader) (err error) { all, err = r.Sections(); return err })
		s := pick(p, all...)
		if s.Name = name; !slices.Contains([]string{"uk", "world", "london"}, s.Slug) {
			s.Slug = slug
		}
		s.Position = pick(p, 0, 9)
		s.ParentID = pick(p, s.ParentID, "", pick(p, all...).ID)
		s.Names = pick(p, nil, map[string]string{p.editions()[1].ID: name + " in Welsh"})
		_, _, err = publish.Section(ctx, p.store, by, s)
	case "new section":
		_, _, err = publish.Section(ctx, p.store, by, news.Section{Slug: slug, Name: name})
	case "topic":
		err = p.retopic(by, slug, name)
	case "contributor":
		var all []news.Contributor
		p.read(func(r *store.Reader) (err error) { all, err = r.ContributorsLike("", "", 99); return err })
		if len(all) > 0 {
			c := pick(p, all...)
			c.Slug, c.Title, c.Portrait = pick(p, slug, c.Slug), name, pick(p, "", "pier", "quay")
			_, _, err = publish.Contributor(ctx, p.store, by, c)
		}
	case "policy":
		_, err = publish.Policy(ctx, p.store, by, pick(p, news.PolicyKinds()...), pick(p, prose.Doc{}, prose.FromText(name)))
	default:
		pub := paper()
		pub.Logo, pub.Icon = pick(p, "", "pier"), pick(p, "", "quay")
		pub.TimeZone, pub.Permalink = pick(p, "Europe/London", "Pacific/Auckland"), pick(p, "/{slug}", news.DefaultPermalink, "/{section}/{slug}.html")
		_, err = publish.Settings(ctx, p.store, by, pub)
	}
	return err
}

// front does one thing to a front: to the main one, the UK's or another edition's. What it says of
// its own is told in a word of its own, like all that readers could see.
func (p *plot) front(by news.User) error {
	ctx, place := p.Context(), news.FrontHome
	var draft news.FrontDraft
	var uk news.Section
	var fog []news.Topic
	p.read(func(r *store.Reader) (err error) {
		if uk, err = r.Section("uk"); err != nil {
			return err
		}
		places := []string{place, uk.ID}
		editions, err := r.Editions()
		for i, e := range editions {
			if i > 0 {
				places = append(places, e.ID)
			}
		}
		if err != nil {
			return err
		}
		place = pick(p, places...)
		if draft, err = r.FrontDraft(place); err != nil {
			return err
		}
		fog, err = r.TopicsLike("", "", 1)
		return err
	})
	var err error
	switch pick(p, "save", "save", "publish", "publish", "discard", "undo", "restore") {
	case "save":
		c := news.Container{Layout: pick(p, news.Layouts()...), Title: pick(p, "", "Title "+p.word()), Fill: pick(p, nil, &news.Fill{}, &news.Fill{Section: uk.ID})}
		if len(fog) > 0 && p.dice.IntN(3) == 0 {
			c.Fill = &news.Fill{Topic: fog[0].ID}
		}
		if p.dice.IntN(3) == 0 {
			c.Begins = news.At(p.soon())
		}
		for range p.dice.IntN(3) {
			c.Cards = append(c.Cards, news.Card{Story: pick(p, p.stories...), Headline: pick(p, "", "Card "+p.word()), Supporting: pick(p, nil, p.stories[:1]), Picture: pick(p, "", "pier", "quay", news.NoPicture)})
		}
		_, err = publish.SaveFront(ctx, p.store, by, place, draft.Revision, news.Front{Containers: []news.Container{c}})
	case "publish":
		_, err = publish.PublishFront(ctx, p.store, by, place, draft.Revision)
	case "discard":
		_, err = publish.DiscardFront(ctx, p.store, by, place, draft.Revision)
	case "undo":
		_, err = publish.UndoFront(ctx, p.store, by, place, 1+p.dice.IntN(3))
	case "restore":
		_, err = publish.RestoreFront(ctx, p.store, by, place, draft.Revision, 1+p.dice.IntN(3))
	}
	return err
}

func (p *plot) editions() (all []news.Edition) {
	p.read(func(r *store.Reader) (err error) { all, err = r.Editions(); return err })
	return all
}

func (p *plot) retopic(by news.User, slug, name string) (err error) {
	var all []news.Topic
	p.read(func(r *store.Reader) (err error) { all, err = r.TopicsLike("", "", 99); return err })
	if len(all) > 0 {
		t := pick(p, all...)
		if t.Slug = pick(p, slug, t.Slug); t.Slug == slug {
			t.Name = name
		}
		_, _, err = publish.Topic(p.Context(), p.store, by, t)
	}
	return err
}

// timeline marks a day on a topic, amends one, or removes it.
func (p *plot) timeline(by news.User) error {
	var topics []news.Topic
	var marked []news.Event
	p.read(func(r *store.Reader) (err error) {
		if topics, err = r.TopicsLike("", "", 99); err == nil && len(topics) > 0 {
			marked, err = r.Events(pick(p, topics...).ID)
		}
		return err
	})
	if len(topics) == 0 {
		return nil
	}
	e := news.Event{Topic: pick(p, topics...).ID}
	if len(marked) > 0 && p.dice.IntN(2) == 0 {
		e = pick(p, marked...)
	}
	if e.ID != "" && p.dice.IntN(3) == 0 {
		_, err := publish.DropEvent(p.Context(), p.store, by, e.ID)
		return err
	}
	p.nth++ // the day's own words are public at once
	e.Day, e.Text, e.Story = pick(p, "2026-11-24", "2026-11", "1999"), fmt.Sprint("Day ", p.nth), pick(p, "", p.stories[0], pick(p, p.stories...))
	_, _, err := publish.Event(p.Context(), p.store, by, e)
	return err
}

// query is a question that a page could ask.
type query func(*store.Public) (any, error)

// queries gives every question that there is something to ask for.
func (p *plot) queries() map[string]query {
	stories := slices.Clone(p.stories)
	q := map[string]query{"cards": func(p *store.Public) (any, error) { return p.Cards(stories) }}
	sections, topics, people, paths := p.names()
	for _, s := range sections {
		q["section "+s] = func(p *store.Public) (any, error) { return p.Section(s) }
		q["stories in "+s] = func(p *store.Public) (any, error) {
			sec, err := p.Section(s)
			if err != nil {
				return nil, err
			}
			line, e := p.SectionLine(sec.ID)
			list, err := p.Stories(store.List{Section: sec, Limit: 3})
			return []any{line, list}, errors.Join(e, err)
		}
	}
	for _, id := range p.topicIDs() {
		q["topic by id "+id] = func(p *store.Public) (any, error) { return p.TopicByID(id) }
	}
	for _, s := range topics {
		q["topic "+s] = func(p *store.Public) (any, error) { return p.Topic(s) }
		q["stories about "+s] = func(p *store.Public) (any, error) {
			topic, err := p.Topic(s)
			if err != nil {
				return nil, err
			}
			return p.Stories(store.List{Topic: topic, Limit: 3})
		}
		q["timeline of "+s] = func(p *store.Public) (any, error) {
			topic, err := p.Topic(s)
			if err != nil {
				return nil, err
			}
			return p.Events(topic)
		}
		q["what is around "+s] = func(p *store.Public) (any, error) {
			topic, err := p.Topic(s)
			if err != nil {
				return nil, err
			}
			return p.Neighbours(topic, 1)
		}
	}
	for _, s := range people {
		q["contributor "+s] = func(p *store.Public) (any, error) { return p.Contributor(s) }
		q["stories by "+s] = func(p *store.Public) (any, error) {
			c, err := p.Contributor(s)
			if err != nil {
				return nil, err
			}
			return p.Stories(store.List{Contributor: c, Limit: 3})
		}
	}
	for _, path := range paths {
		q["at "+path] = func(p *store.Public) (any, error) { return p.At(path) }
	}
	for _, id := range p.stories {
		q["story "+id] = func(p *store.Public) (any, error) { return p.Story(id) }
		q["translations of "+id] = func(p *store.Public) (any, error) { return p.Translations(id) }
		q["related to "+id] = func(p *store.Public) (any, error) {
			s, err := p.Story(id)
			if err != nil {
				return nil, err
			}
			list, err := p.Related(s, 2)
			return list, err
		}
		q["earlier than "+id] = func(p *store.Public) (any, error) {
			s, err := p.Story(id)
			if err != nil {
				return nil, err
			}
			line, e := p.SectionLine(s.Section)
			list, err := p.Earlier(line[0], s, 2)
			return list, errors.Join(e, err)
		}
		q["body of "+id] = func(p *store.Public) (any, error) { b, err := p.Body(id); return string(b), err }
		q["corrections of "+id] = func(p *store.Public) (any, error) { return p.Corrections(id) }
	}
	for _, id := range []string{"pier", "quay", "nothing"} { // "pier" has a right that ends
		q["asset "+id] = func(p *store.Public) (any, error) { return p.Asset(id) }
	}
	q["pictures"] = func(p *store.Public) (any, error) { return p.Assets([]string{"pier", "quay"}) }
	q["stills"] = func(p *store.Public) (any, error) {
		list, err := p.Stories(store.List{Limit: 9})
		if err != nil {
			return nil, err
		}
		return p.Stills(list)
	}
	q["asset list"] = func(p *store.Public) (any, error) { return p.AssetList(store.Cursor{}, 9) }
	p.lists(q)
	return q
}

func (p *plot) topicIDs() (ids []string) {
	p.read(func(r *store.Reader) error {
		all, err := r.TopicsLike("", "", 1000)
		for _, t := range all {
			ids = append(ids, t.ID)
		}
		return err
	})
	return ids
}

// lists adds the questions about the whole publication.
func (p *plot) lists(q map[string]query) {
	now := p.clock.Now()
	q["the front"] = func(p *store.Public) (any, error) { return p.Front(news.FrontHome) }
	q["the front of uk"] = func(p *store.Public) (any, error) {
		sec, err := p.Section("uk")
		if err != nil {
			return nil, err
		}
		return p.Front(sec.ID)
	}
	for _, e := range p.editions() {
		q["the front of the edition "+e.ID] = func(p *store.Public) (any, error) { return p.Front(e.ID) }
	}
	q["marks"] = func(p *store.Public) (any, error) { return p.Marks() }
	q["portraits"] = func(p *store.Public) (any, error) {
		all, err := p.Contributors("", 99)
		if err != nil {
			return nil, err
		}
		return p.Portraits(all)
	}
	q["publication"] = func(p *store.Public) (any, error) { return p.Publication() }
	q["policies"] = func(p *store.Public) (any, error) { return p.Policies() }
	q["policy"] = func(p *store.Public) (any, error) { return p.Policy(news.PolicyAbout) }
	q["editions"] = func(p *store.Public) (any, error) { return p.Editions() }
	q["sections"] = func(p *store.Public) (any, error) { return p.Sections() }
	q["months"] = func(p *store.Public) (any, error) { return p.Months() }
	q["breaking"] = func(p *store.Public) (any, error) { return p.Breaking() }
	q["today"] = func(p *store.Public) (any, error) { return p.Today() }
	for _, after := range []string{"", "b", "m", "t"} {
		q["topics after "+after] = func(p *store.Public) (any, error) { return p.Topics(after, 2) }
		q["contributors after "+after] = func(p *store.Public) (any, error) { return p.Contributors(after, 2) }
	}
	for i := range p.editions() {
		q[fmt.Sprint("stories of edition ", i)] = func(p *store.Public) (any, error) {
			all, err := p.Editions()
			if err != nil || i >= len(all) {
				return nil, err
			}
			return p.Stories(store.List{Edition: all[i], Limit: 3})
		}
		for _, limit := range []int{1, 1000} {
			q[fmt.Sprint("corrections of edition ", i, " ", limit)] = func(p *store.Public) (any, error) {
				all, err := p.Editions()
				if err != nil || i >= len(all) {
					return nil, err
				}
				return p.AllCorrections(all[i], store.Cursor{}, limit)
			}
		}
	}
	for _, limit := range []int{1, 1000} {
		q[fmt.Sprint("corrections ", limit)] = func(p *store.Public) (any, error) { return p.AllCorrections(news.Edition{}, store.Cursor{}, limit) }
		q[fmt.Sprint("latest ", limit)] = func(p *store.Public) (any, error) { return p.Stories(store.List{Limit: limit}) }
	}
	q["latest bare"] = func(p *store.Public) (any, error) { return p.Stories(store.List{Limit: 1000, Bare: true}) }
	q["yesterday's"] = func(p *store.Public) (any, error) {
		return p.Stories(store.List{Limit: 9, Before: store.Cursor{At: news.At(now.Add(-12 * time.Hour))}})
	}
	for _, k := range []news.Kind{news.KindNews, news.KindOpinion, news.KindLive} {
		q["kind "+string(k)] = func(p *store.Public) (any, error) { return p.Stories(store.List{Kind: k, Limit: 1000}) }
	}
	for back := range 4 {
		day := noon.AddDate(0, 0, back-1)
		inZone := func(p *store.Public) (time.Time, error) {
			pub, err := p.Publication()
			return time.Date(day.Year(), day.Month(), day.Day(), 12, 0, 0, 0, pub.Location()), err
		}
		q["day "+day.Format(time.DateOnly)] = func(p *store.Public) (any, error) {
			d, err := inZone(p)
			list, e := p.Stories(store.List{Day: d, Limit: 1000})
			return list, errors.Join(err, e)
		}
		q["month back "+fmt.Sprint(back)] = func(p *store.Public) (any, error) {
			d, err := inZone(p)
			list, e := p.Stories(store.List{Month: d.AddDate(0, -back, 0), Limit: 1000, Bare: true})
			return list, errors.Join(err, e)
		}
	}
}

// names gives what can be asked for by name.
func (p *plot) names() (sections, topics, people, paths []string) {
	p.read(func(r *store.Reader) error {
		all, e1 := r.Sections()
		for _, s := range all {
			sections, paths = append(sections, s.Slug), append(paths, "/"+s.Slug)
		}
		for _, s := range []string{"aaa", "zzz", "mmm", "old", "topic/fog", "topic/ice", "topic/aaa"} { // sections move between these
			paths = append(paths, "/"+s)
		}
		t, e2 := r.TopicsLike("", "", 1000)
		for _, t := range t {
			topics, paths = append(topics, t.Slug), append(paths, "/topic/"+t.Slug)
		}
		c, e3 := r.ContributorsLike("", "", 1000)
		for _, c := range c {
			people = append(people, c.Slug)
		}
		err := errors.Join(e1, e2, e3)
		for _, id := range p.stories {
			had, e := r.PathsOf(id)
			paths, err = append(paths, had...), errors.Join(err, e)
		}
		return err
	})
	return sections, topics, people, paths
}

// answer is what a question gave, and what was noted.
type answer struct {
	said string
	keys []news.Key
}

// ask asks a question in a snapshot of its own.
func (r *room) ask(q query) (a answer) {
	r.Helper()
	r.public(func(p *store.Public) error {
		v, err := q(p)
		if err != nil && !errors.Is(err, news.ErrNotFound) {
			return err
		}
		said, e := json.Marshal(v)
		if a = (answer{string(said), p.Keys()}); err != nil {
			a.said = "nothing"
		}
		return e
	})
	return a
}

func (p *plot) askAll() map[string]answer {
	all := map[string]answer{}
	for name, q := range p.queries() {
		all[name] = p.ask(q)
	}
	return all
}
