package news_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"broadsheet/news"
)

// manyCards gives n cards of one story.
func manyCards(n int) []news.Card {
	cards := make([]news.Card, n)
	for i := range cards {
		cards[i].Story = "S1"
	}
	return cards
}

func TestAnArrangementIsCheckedToItsLastField(t *testing.T) {
	t.Parallel()
	six := news.At(time.Date(2026, 3, 4, 6, 0, 0, 0, time.UTC))
	good := news.Container{Layout: news.LayoutStrip, Title: "Fog", Slots: 4, Begins: six, Ends: news.At(six.Add(time.Hour)), Paid: &news.Paid{By: "The Lamp Company"},
		Fill:  &news.Fill{Kind: news.KindNews, Count: 3},
		Cards: []news.Card{{Story: "S1", Headline: "Fog lifts", Kicker: "Weather", Picture: news.NoPicture, Size: news.WeightMajor, Supporting: []string{"S2", "S3"}}}}
	if err := (news.Front{Containers: []news.Container{good}}).CheckPublishable(); err != nil {
		t.Fatalf("a good front: %v", err)
	}
	for field, spoil := range map[string]func(*news.Container){
		"containers[0].layout":                 func(c *news.Container) { c.Layout = "carousel" },
		"containers[0].title":                  func(c *news.Container) { c.Title = strings.Repeat("a", news.MaxFrontTitle+1) },
		"containers[0].slots":                  func(c *news.Container) { c.Slots = c.Layout.Most() + 1 },
		"containers[0].ends":                   func(c *news.Container) { c.Ends = c.Begins },
		"containers[0].paid":                   func(c *news.Container) { c.Paid = &news.Paid{By: "a\x00b"} },
		"containers[0].fill":                   func(c *news.Container) { c.Fill = &news.Fill{Kind: news.KindNews, Section: "S"} },
		"containers[0].fill.kind":              func(c *news.Container) { c.Fill = &news.Fill{Kind: "gossip"} },
		"containers[0].fill.section":           func(c *news.Container) { c.Fill = &news.Fill{Section: "a b"} },
		"containers[0].fill.topic":             func(c *news.Container) { c.Fill = &news.Fill{Topic: "../x"} },
		"containers[0].fill.count":             func(c *news.Container) { c.Fill.Count = -1 },
		"containers[0].cards":                  func(c *news.Container) { c.Cards = manyCards(news.MaxCards + 1) },
		"containers[0].cards[0].story":         func(c *news.Container) { c.Cards[0].Story = "" },
		"containers[0].cards[0].headline":      func(c *news.Container) { c.Cards[0].Headline = "a\nb" },
		"containers[0].cards[0].kicker":        func(c *news.Container) { c.Cards[0].Kicker = strings.Repeat("a", news.MaxKicker+1) },
		"containers[0].cards[0].picture":       func(c *news.Container) { c.Cards[0].Picture = "https://elsewhere.example/a.jpg" },
		"containers[0].cards[0].size":          func(c *news.Container) { c.Cards[0].Size = "huge" },
		"containers[0].cards[0].supporting":    func(c *news.Container) { c.Cards[0].Supporting = []string{"A", "B", "C", "D", "E"} },
		"containers[0].cards[0].supporting[1]": func(c *news.Container) { c.Cards[0].Supporting = []string{"A", "B C"} },
	} {
		bad := good
		fill := *good.Fill
		bad.Fill, bad.Cards = &fill, slices.Clone(good.Cards)
		spoil(&bad)
		wantInvalid(t, news.Front{Containers: []news.Container{bad}}.Check(), field)
	}
	wantInvalid(t, news.Front{Containers: make([]news.Container, news.MaxContainers+1)}.Check(), "containers")
	var crowded news.Front
	for range 11 {
		crowded.Containers = append(crowded.Containers, news.Container{Layout: news.LayoutList, Cards: manyCards(news.MaxCards)})
	}
	wantInvalid(t, crowded.Check(), "containers")
}

func TestNothingPaidForIsPublishedWithoutTheNameOfWhoPaid(t *testing.T) {
	t.Parallel()
	f := news.Front{Containers: []news.Container{{Layout: news.LayoutList}, {Layout: news.LayoutStrip, Paid: &news.Paid{By: "\u200b"}}}}
	if err := f.Check(); err != nil {
		t.Errorf("a draft may wait for the name: %v", err)
	}
	wantInvalid(t, f.CheckPublishable(), "containers[1].paid")
	f.Containers[1].Paid.By = "The Lamp Company"
	if err := f.CheckPublishable(); err != nil {
		t.Error(err)
	}
	if got := f.Containers[1].Paid.Label() + f.Containers[0].Paid.Label(); got != "Paid for by The Lamp Company" {
		t.Errorf("the label is %q", got)
	}
}

func TestAContainerIsThereFromItsBeginningAndGoneFromItsEnd(t *testing.T) {
	t.Parallel()
	at := func(hour int) news.Time { return news.At(time.Date(2026, 3, 4, hour, 0, 0, 0, time.UTC)) }
	f := news.Front{Containers: []news.Container{
		{Title: "always"}, {Title: "from nine", Begins: at(9)}, {Title: "until noon", Ends: at(12)}, {Title: "nine to noon", Begins: at(9), Ends: at(12)},
	}}
	for _, tt := range []struct {
		now, next news.Time
		want      string
	}{
		{at(8), at(9), "always, until noon"},
		{news.At(at(9).Add(-time.Millisecond)), at(9), "always, until noon"},
		{at(9), at(12), "always, from nine, until noon, nine to noon"},
		{news.At(at(12).Add(-time.Millisecond)), at(12), "always, from nine, until noon, nine to noon"},
		{at(12), news.Time{}, "always, from nine"},
	} {
		on, next := f.On(tt.now)
		var titles []string
		for _, c := range on.Containers {
			titles = append(titles, c.Title)
		}
		if got := strings.Join(titles, ", "); got != tt.want || next != tt.next {
			t.Errorf("at %v: %q until %v; want %q until %v", tt.now, got, next, tt.want, tt.next)
		}
	}
}

func TestAFrontIsTheSameAfterItWasKept(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		f := anyFront(rt)
		back, err := news.ParseFront(f.JSON())
		if err != nil || !back.Equal(f) || string(back.JSON()) != string(f.JSON()) {
			rt.Fatalf("%s came back as %s, %v", f.JSON(), back.JSON(), err)
		}
		if err := f.Check(); err != nil {
			rt.Fatalf("%s: %v", f.JSON(), err)
		}
		other := f
		other.Containers = append(slices.Clone(f.Containers), news.Container{Layout: news.LayoutList})
		if other.Equal(f) {
			rt.Fatal("a front with one container more is called equal")
		}
	})
}

// anyFront draws an arrangement that Check takes.
func anyFront(rt *rapid.T) (f news.Front) {
	id := rapid.StringMatching(`[0-9A-Z]{1,26}`)
	line := rapid.StringMatching(`[a-zé ]{0,20}`)
	for range rapid.IntRange(0, 4).Draw(rt, "containers") {
		c := news.Container{Layout: rapid.SampledFrom(news.Layouts()).Draw(rt, "layout"), Title: line.Draw(rt, "title")}
		c.Slots = rapid.IntRange(0, c.Layout.Most()).Draw(rt, "slots")
		if rapid.Bool().Draw(rt, "timed") {
			c.Begins = news.AtMilli(rapid.Int64Range(1, 4e12).Draw(rt, "begins"))
			c.Ends = news.AtMilli(c.Begins.Milli() + 1)
		}
		if rapid.Bool().Draw(rt, "filled") {
			c.Fill = &news.Fill{Section: rapid.OneOf(rapid.Just(""), id).Draw(rt, "section"), Count: rapid.IntRange(0, 9).Draw(rt, "count")}
		}
		if rapid.Bool().Draw(rt, "paid") {
			c.Paid = &news.Paid{By: "A" + line.Draw(rt, "payer")}
		}
		for range rapid.IntRange(0, 3).Draw(rt, "cards") {
			c.Cards = append(c.Cards, news.Card{Story: id.Draw(rt, "story"), Headline: line.Draw(rt, "headline"), Supporting: rapid.SliceOfN(id, 0, 3).Draw(rt, "supporting")})
		}
		f.Containers = append(f.Containers, c)
	}
	return f
}

func TestAStartingFrontIsOneThatMayBePublished(t *testing.T) {
	t.Parallel()
	var sections []news.Section
	for i := range 60 {
		sections = append(sections, news.Section{ID: fmt.Sprint("S", i), Name: "A section"})
	}
	for _, f := range []news.Front{news.StartingFront(nil, "Latest", "Opinion"), news.StartingFront(sections, "Neu", "Meinung"), news.StartingSection(), {}} {
		if err := f.CheckPublishable(); err != nil {
			t.Error(err)
		}
	}
}

func TestEveryLayoutHasANameAndRoom(t *testing.T) {
	t.Parallel()
	for _, l := range news.Layouts() {
		if !l.Valid() || l.Most() < 2 || l.Longest(true) < l.Longest(false) || l.Longest(false) > news.MaxHeadline {
			t.Errorf("%s: %q holds %d, headlines of %d and %d", l, l.Label(), l.Most(), l.Longest(true), l.Longest(false))
		}
		if c := (news.Container{Layout: l, Slots: 1000}); c.Room() != l.Most() {
			t.Errorf("%s has room for %d", l, c.Room())
		}
	}
	if l := news.Layout("carousel"); l.Valid() || l.Most() != 0 || l.WantsPicture() || l.Longest(true) != news.MaxHeadline {
		t.Error("a layout that is none is taken for one")
	}
}

// FuzzParseFront holds that nothing which is kept or sent can do worse than be
// refused with a kind, and that what is read is kept the same.
func FuzzParseFront(f *testing.F) {
	f.Add([]byte(`{"containers":[{"layout":"lead","cards":[{"story":"S1"}],"fill":{},"paid":{"by":"A"},"begins":"2026-03-04T06:00:00Z"}]}`))
	f.Add([]byte(`{"containers":null}`))
	f.Add([]byte(`[]`))
	f.Fuzz(func(t *testing.T, data []byte) {
		front, err := news.ParseFront(data)
		if err != nil {
			return
		}
		if err := front.Check(); err != nil {
			if !errors.Is(err, news.ErrInvalid) {
				t.Fatalf("no kind in %v", err)
			}
			return
		}
		again, err := news.ParseFront(front.JSON())
		if err != nil || !again.Equal(front) {
			t.Fatalf("%s is kept as %s: %v", data, front.JSON(), err)
		}
	})
}
