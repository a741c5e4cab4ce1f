package cmd

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"slices"
	"time"

	"broadsheet/collab"
	"broadsheet/edit"
	"broadsheet/media"
	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/publish"
	"broadsheet/store"
)

func pick[T any](n *newsroom, from ...T) T { return from[n.dice.IntN(len(from))] }

// soon is a time around now.
func (n *newsroom) soon() time.Time {
	return n.clock.Now().Add(pick(n, time.Second, time.Minute, time.Hour, 3*time.Hour, -time.Minute))
}

// text is one whose every word is new, in everything that a story has.
func (n *newsroom) text() edit.Text {
	t := edit.Text{
		Headline: "Head " + n.word(), Standfirst: "Under " + n.word(), Kicker: n.word(), Dateline: n.word(), Section: pick(n, "uk", "europe"), Kind: pick(n, news.KindNews, news.KindOpinion, news.KindGallery),
		Topics: []string{"Topic " + n.word()}, Bylines: []string{"By " + n.word()}, Slug: pick(n, "", "slug-"+n.word()), Body: prose.FromText("Said " + n.word() + ".\n\nAnd " + n.word() + "."),
	}
	if n.dice.IntN(4) == 0 {
		t.Picture = news.Picture{Asset: n.picture(), Alt: n.word(), Caption: n.word()}
	}
	return t
}

// picture sends one, whose words are as private as those of a text.
func (n *newsroom) picture() string {
	img := image.NewRGBA(image.Rect(0, 0, 64, 48))
	for i := range 64 * 48 {
		img.SetRGBA(i%64, i/64, color.RGBA{uint8(n.words), uint8(n.words >> 8), uint8(i), 255}) //nolint:gosec // another picture each time
	}
	var b bytes.Buffer
	n.must(png.Encode(&b, img))
	a, err := n.pictures.Add(n.Context(), news.System(), &b, media.Words{Name: n.word() + ".png", Alt: n.word(), Caption: n.word(), Credit: n.word(), Copyright: n.word()})
	n.must(err)
	n.frozen = append(n.frozen, "/api/v1/assets/"+a.ID, "/media/"+a.ID)
	return a.ID
}

// act does one thing, by anybody, to any story of this sequence.
func (n *newsroom) act() {
	n.Helper()
	if len(n.stories) == 0 {
		n.begin()
		return
	}
	n.acts++
	before, now := n.out(), n.clock.Now()
	id := n.stories[n.dice.IntN(len(n.stories))]
	what, err := n.deed(n.people[n.dice.IntN(len(n.people))], id)
	n.history = append(n.history, what)
	if n.sequence > 0 && len(n.history) > 60 {
		n.history = n.history[1:]
	}
	if err != nil {
		if _, told := news.Sentence(err); !told {
			n.Fatalf("%s: no sentence in %v", what, err)
		}
		n.refused++
	}
	n.published(what, before, now)
}

// published makes public what has just gone out, and wants that only acts that
// may do so have let it out, and no embargo was passed.
func (n *newsroom) published(what string, before map[string]int, at time.Time) {
	n.Helper()
	for id, revision := range n.out() {
		if revision == before[id] {
			continue
		}
		if what != "publish" && what != "time" {
			n.Fatalf("to %s let revision %d of %s out", what, revision, id)
		}
		n.read(func(r *store.Reader) error {
			s, err := r.Story(id)
			if s.Embargo.After(n.clock.Now()) && s.Embargo.After(at) {
				n.Fatalf("%s let %s out before its embargo", what, id)
			}
			p, e := r.Published(id)
			v, e2 := r.Revision(id, revision)
			text := fmt.Sprintf("%s %s %s %s %s %+v %s %s %+v %+v", v.Headline, v.Standfirst, v.Kicker, v.Dateline, v.Slug, v.Picture, v.Body, p.Path, p.Topics, p.Bylines)
			n.tell(canary.FindAllString(text, -1)...)
			if v.Picture.Asset != "" {
				a, e3 := r.Asset(v.Picture.Asset)
				err = errors.Join(err, e3)
				n.tell(canary.FindAllString(fmt.Sprint(a.Alt, a.Caption, a.Credit, a.Copyright), -1)...)
			}
			return errors.Join(err, e, e2)
		})
	}
}

// out gives the revision of each story of the sequence that readers have.
func (n *newsroom) out() map[string]int {
	all := map[string]int{}
	n.read(func(r *store.Reader) error {
		for _, id := range slices.Concat(n.stories, n.later) {
			if p, err := r.Published(id); err == nil {
				all[id] = p.Revision
			}
		}
		return nil
	})
	return all
}

// scheduled gives the stories that will go out by themselves.
func (n *newsroom) scheduled() (ids []string) {
	for _, id := range slices.Concat(n.stories, n.later) {
		if !n.story(id).Schedule.IsZero() {
			ids = append(ids, id)
		}
	}
	return ids
}

func (n *newsroom) begin() {
	out, err := edit.New(n.Context(), n.store, pick(n, n.people[1:]...), n.text())
	n.must(err)
	n.stories = append(n.stories, out.Story.ID)
	n.history = append(n.history, "begin")
}

func (n *newsroom) story(id string) (s news.Story) {
	n.read(func(r *store.Reader) (err error) { s, err = r.Story(id); return err })
	return s
}

// deed tries one thing and tells what. Whoever may not, or at the wrong moment,
// is refused: that is part of the play.
func (n *newsroom) deed(by news.User, id string) (what string, err error) {
	ctx, s, chief := n.Context(), n.store, n.people[3]
	switch what = pick(n, "begin", "save", "save", "type", "type", "submit", "approve", "send back", "spike", "restore", "schedule", "schedule", "unschedule", "embargo", "embargo", "lift", "publish", "publish", "publish",
		"withdraw", "correct", "move", "breaking", "note", "suggest", "plan", "link", "override", "front", "front", "topic", "contributor", "revert", "time", "time"); what {
	case "begin":
		n.begin()
	case "save":
		_, err = edit.Save(ctx, s, pick(n, by, chief), id, n.story(id).Revision, n.text())
	case "type":
		err = n.typing(pick(n, by, chief), id, n.dice.IntN(2) == 0)
	case "submit":
		_, err = edit.Submit(ctx, s, by, id)
	case "approve":
		_, err = edit.Approve(ctx, s, by, id)
	case "send back":
		_, err = edit.SendBack(ctx, s, by, id, n.word())
	case "spike":
		_, err = edit.Spike(ctx, s, by, id, n.word())
	case "restore":
		_, err = edit.Restore(ctx, s, by, id)
	case "schedule":
		_, err = publish.Schedule(ctx, s, pick(n, by, chief), id, n.soon())
	case "unschedule":
		_, err = publish.Unschedule(ctx, s, by, id)
	case "embargo":
		_, err = publish.Embargo(ctx, s, pick(n, by, chief), id, n.soon())
	case "lift":
		_, err = publish.Embargo(ctx, s, by, id, time.Time{})
	case "publish":
		_, err = publish.Publish(ctx, s, pick(n, by, chief), id)
	case "revert":
		_, err = edit.Revert(ctx, s, by, id, n.story(id).Revision, 1)
	case "time":
		n.clock.Add(pick(n, time.Second, time.Minute, 2*time.Hour))
		_, err = publish.Due(ctx, s, n.quiet())
	default:
		err = n.deskwork(what, by, id)
	}
	return what, err
}

// deskwork is what stands around a text.
func (n *newsroom) deskwork(what string, by news.User, id string) (err error) {
	ctx, s := n.Context(), n.store
	word := n.word()
	switch what {
	case "withdraw":
		if _, err = publish.Withdraw(ctx, s, by, id, word); err == nil {
			n.tell(word)
		}
	case "correct":
		if _, err = publish.Correct(ctx, s, by, id, news.CorrectionClarification, word); err == nil {
			n.tell(word)
		}
	case "move":
		if _, err = publish.Move(ctx, s, by, id, pick(n, "uk", "europe"), "moved-"+word); err == nil {
			n.tell(word)
		}
	case "breaking":
		_, err = publish.Breaking(ctx, s, by, id, n.soon())
	case "note":
		var note news.Note
		if note, _, err = edit.Note(ctx, s, by, id, news.Note{Kind: pick(n, news.NoteRemark, news.NoteLegal), Text: word}); err == nil {
			_, _, err = edit.Answer(ctx, s, by, id, note.ID, n.word())
		}
	case "suggest":
		_, _, err = edit.Note(ctx, s, by, id, news.Note{Kind: news.NoteSuggestion, Text: word, Instead: n.word(), Passage: news.Passage{Quote: "Said"}})
	case "plan":
		_, err = edit.Plan(ctx, s, by, news.Plan{What: word, Note: n.word(), Due: news.At(n.soon())})
	case "link":
		_, _, err = edit.PreviewLink(ctx, s, by, id, word, time.Hour)
	case "override":
		_, err = publish.Override(ctx, s, by, id, word)
	case "front":
		err = n.arrange(pick(n, by, n.people[3]), id, word)
	case "topic":
		_, _, err = publish.Topic(ctx, s, by, news.Topic{Name: "Topic " + word, Aliases: []string{n.word()}, Description: n.word()})
		n.frozen = append(n.frozen, "/topic/topic-"+word, "/api/v1/topics/topic-"+word)
	case "contributor":
		_, _, err = publish.Contributor(ctx, s, by, news.Contributor{Name: "By " + word, Title: n.word(), Bio: n.word()})
		n.frozen = append(n.frozen, "/by/by-"+word, "/api/v1/contributors/by-"+word)
	}
	return err
}

// typing sends steps into the story's open text, saved or not.
func (n *newsroom) typing(by news.User, id string, save bool) error {
	text, err := n.rooms.Open(n.Context(), by, id)
	if err != nil {
		return err
	}
	step := fmt.Appendf(nil, `{"stepType":"replace","from":1,"to":1,"slice":{"content":[{"type":"text","text":%q}]}}`, n.word()+" ")
	_, err = n.rooms.Submit(n.Context(), by, id, collab.Submission{Client: collab.ClientOf(by) + "t", Version: text.Version, Steps: []json.RawMessage{step}, Save: save})
	return err
}

// arrange saves a front, and mostly publishes it. What a card says belongs to
// its story; what is to come belongs to nobody yet.
func (n *newsroom) arrange(by news.User, id, title string) error {
	var draft news.FrontDraft
	n.read(func(r *store.Reader) (err error) { draft, err = r.FrontDraft(news.FrontHome); return err })
	card := n.word()
	f := news.Front{Containers: []news.Container{
		{Layout: news.LayoutList, Title: title, Cards: []news.Card{{Story: id, Headline: card}}},
		{Layout: news.LayoutStrip, Title: n.word(), Begins: news.At(n.clock.Now().AddDate(1, 0, 0)), Cards: []news.Card{{Story: id, Headline: n.word()}}},
	}}
	out, err := publish.SaveFront(n.Context(), n.store, by, news.FrontHome, draft.Revision, f)
	if err != nil || n.dice.IntN(3) == 0 {
		return err
	}
	if _, err := publish.PublishFront(n.Context(), n.store, by, news.FrontHome, out.Draft.Revision); err != nil {
		return err
	}
	n.onFront[title], n.onFront[card] = "-", id
	return nil
}
