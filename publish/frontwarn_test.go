package publish_test

import (
	"strings"
	"testing"
	"time"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

// warned gives the warnings about a container, or about one of its cards.
func (r *room) warned(f news.Front, container, card int) string {
	r.Helper()
	var said []string
	r.read(func(rd *store.Reader) error {
		all, err := publish.FrontWarnings(rd, news.FrontHome, f, r.store.Now())
		for _, w := range all {
			if w.Container == container && w.Card == card {
				said = append(said, w.Sentence)
			}
		}
		return err
	})
	return strings.Join(said, " ")
}

func TestAnEditorIsWarnedOfCardsThatReadersWontSee(t *testing.T) {
	onBoth(t, func(t *testing.T, r *room) {
		ctx := t.Context()
		shown, draft, held, due, gone, spiked := r.publish(text("shown")), r.draft(editor, text("draft")), r.draft(editor, text("held")), r.draft(editor, text("due")),
			r.publish(text("gone")), r.draft(editor, text("spiked"))
		r.let(publish.Embargo(ctx, r.store, editor, held, r.clock.Now().Add(time.Hour)))
		r.let(publish.Schedule(ctx, r.store, editor, due, r.clock.Now().Add(time.Hour)))
		r.let(publish.Withdraw(ctx, r.store, chief, gone, "Wrong."))
		r.let(edit.Spike(ctx, r.store, editor, spiked, "Old."))
		f := list(shown, draft, held, due, gone, spiked, "nobody", shown)
		f.Containers[0].Cards[0].Supporting = []string{draft}
		for card, want := range []string{
			"A supporting story is not published", "not published yet", "under embargo", "scheduled", "withdrawn", "spiked", "not there any more", "stands in container 1 already",
		} {
			if got := r.warned(f, 0, card); !strings.Contains(got, want) {
				t.Errorf("card %d: %q, want something with %q", card, got, want)
			}
		}
		if got := r.warned(list(shown), 0, 0); got != "" {
			t.Errorf("a good card: %q", got)
		}
	})
}

func TestAnEditorIsWarnedOfAHeadlineThatIsTooLongForItsPlace(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	long := text(strings.Repeat("long ", 30))
	id := r.publish(long)
	if got := r.warned(list(id), 0, 0); !strings.Contains(got, "looks crowded from 110 on") {
		t.Errorf("of the story's own headline: %q", got)
	}
	f := list(id)
	f.Containers[0].Cards[0].Headline = "Short"
	if got := r.warned(f, 0, 0); got != "" {
		t.Errorf("of the card's own, which is short: %q", got)
	}
	f = list(r.publish(text("b")))
	f.Containers[0].Layout, f.Containers[0].Cards[0].Headline = news.LayoutOpinion, strings.Repeat("x", 81)
	if got := r.warned(f, 0, 0); !strings.Contains(got, "81 characters") {
		t.Errorf("of the card's own, which is long: %q", got)
	}
}

func TestAnEditorIsWarnedOfContainersThatShowNothing(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	id := r.publish(text("a"))
	for want, c := range map[string]news.Container{
		"":                              {Layout: news.LayoutList, Fill: &news.Fill{}},
		"empty and no rule":             {Layout: news.LayoutList},
		"time is over":                  {Layout: news.LayoutList, Fill: &news.Fill{}, Ends: r.store.Now()},
		"does not say by whom":          {Layout: news.LayoutList, Fill: &news.Fill{}, Paid: &news.Paid{}},
		"room for 1; the last card":     {Layout: news.LayoutList, Slots: 1, Cards: []news.Card{{Story: id}, {Story: id}}},
		"room for 1; the last 2 cards ": {Layout: news.LayoutList, Slots: 1, Cards: []news.Card{{Story: id}, {Story: id}, {Story: id}}},
	} {
		if got := r.warned(news.Front{Containers: []news.Container{c}}, 0, -1); !strings.Contains(got, want) || want == "" && got != "" {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
