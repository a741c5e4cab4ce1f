package edit_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/store"
)

func many(n int, name string) (all []string) {
	for i := range n {
		all = append(all, fmt.Sprint(name, " ", i))
	}
	return all
}

// TestWhatIsWrongWithATextIsSaidOfItsField, and nothing of it is written: not
// even the topic that came before the fault.
func TestWhatIsWrongWithATextIsSaidOfItsField(t *testing.T) {
	t.Parallel()
	s := newsroom(t)
	id := begin(t, s, text("a"))
	pier(t, s)
	for _, c := range []struct {
		field  string
		change func(*edit.Text)
	}{
		{"headline", func(x *edit.Text) { x.Headline = strings.Repeat("é", news.MaxHeadline+1) }},
		{"standfirst", func(x *edit.Text) { x.Standfirst = strings.Repeat("é", news.MaxStandfirst+1) }},
		{"headline_front", func(x *edit.Text) { x.Headlines.Front = strings.Repeat("é", news.MaxHeadlineFront+1) }},
		{"headline_search", func(x *edit.Text) { x.Headlines.Search = strings.Repeat("é", news.MaxHeadlineSearch+1) }},
		{"headline_social", func(x *edit.Text) { x.Headlines.Social = strings.Repeat("é", news.MaxHeadlineSocial+1) }},
		{"kicker", func(x *edit.Text) { x.Kicker = strings.Repeat("é", news.MaxKicker+1) }},
		{"dateline", func(x *edit.Text) { x.Dateline = strings.Repeat("é", news.MaxDateline+1) }},
		{"source", func(x *edit.Text) { x.Source = strings.Repeat("é", 2001) }},
		{"slug", func(x *edit.Text) { x.Slug = "Not A Slug" }},
		{"slug", func(x *edit.Text) { x.Slug = "\xff" }},
		{"slug", func(x *edit.Text) { x.Slug = "a\x00" }},
		{"slug", func(x *edit.Text) { x.Slug = strings.Repeat("a", news.MaxSlug+1) }},
		{"kind", func(x *edit.Text) { x.Kind = "rumour" }},
		{"weight", func(x *edit.Text) { x.Weight = "heavy" }},
		{"section", func(x *edit.Text) { x.Section = "nowhere" }},
		{"section", func(x *edit.Text) { x.Section = "uk\x00" }},
		{"edition", func(x *edit.Text) { x.Edition = "martian" }},
		{"topics", func(x *edit.Text) { x.Topics = many(news.MaxTopics+1, "T") }},
		{"topics", func(x *edit.Text) { x.Topics = many(100_000, "T") }},
		{"topics", func(x *edit.Text) { x.Topics = []string{"!!!"} }},
		{"topics", func(x *edit.Text) { x.Topics = []string{strings.Repeat("x", 201)} }},
		{"bylines", func(x *edit.Text) { x.Bylines = many(news.MaxBylines+1, "B") }},
		{"bylines", func(x *edit.Text) { x.Bylines = []string{"—"} }},
		{"bylines", func(x *edit.Text) { x.Bylines = []string{strings.Repeat("x", 201)} }},
		{"picture", func(x *edit.Text) { x.Picture.Asset = "nothing" }},
		{"picture", func(x *edit.Text) { x.Picture.Asset = "no\x00thing" }},
		{"picture.alt", func(x *edit.Text) {
			x.Picture = news.Picture{Asset: "pier", Alt: strings.Repeat("é", news.MaxPictureText+1)}
		}},
		{"picture.caption", func(x *edit.Text) {
			x.Picture = news.Picture{Asset: "pier", Caption: strings.Repeat("é", news.MaxPictureText+1)}
		}},
	} {
		bad := text("b")
		c.change(&bad)
		if bad.Topics == nil {
			bad.Topics = []string{"Made for nothing"}
		}
		before := head(t, s)
		_, fresh := edit.New(t.Context(), s, reporter("ann"), bad)
		_, saved := edit.Save(t.Context(), s, reporter("ann"), id, 1, bad)
		for _, err := range []error{fresh, saved} {
			e, ok := errors.AsType[*news.Error](err)
			if !ok || e.Field != c.field || !errors.Is(err, news.ErrInvalid) || e.Sentence == "" {
				t.Errorf("%s: %v", c.field, err)
			}
		}
		read(t, s, func(r *store.Reader) error {
			if topics, err := r.TopicsLike("", "", 10); len(topics) > 0 || err != nil {
				t.Errorf("%s: topics were left behind: %v, %v", c.field, topics, err)
			}
			return nil
		})
		if head(t, s) != before {
			t.Errorf("%s: something was written", c.field)
		}
	}
	whole(t, s)
}

func TestEverythingThatIsWrongIsSaidAtOnce(t *testing.T) {
	t.Parallel()
	s := newsroom(t)
	_, err := edit.New(t.Context(), s, reporter("ann"), edit.Text{Section: "nowhere", Slug: "A B", Kind: "rumour"})
	for _, field := range []string{"section: ", "slug: ", "kind: "} {
		if err == nil || !strings.Contains(err.Error(), field) {
			t.Errorf("%s is not in %v", field, err)
		}
	}
}

// TestNoNameIsDroppedUnsaid: blanks and repetitions count for nothing.
func TestNoNameIsDroppedUnsaid(t *testing.T) {
	t.Parallel()
	s := newsroom(t)
	long := text("a")
	long.Topics = append(make([]string, 200), many(news.MaxTopics, "T")...)
	long.Topics = append(long.Topics, long.Topics...)
	if got := len(revisions(t, s, begin(t, s, long))[0].Topics); got != news.MaxTopics {
		t.Errorf("of %d topics %d are kept", news.MaxTopics, got)
	}
}

func TestACharacterThatNoKeyboardMeansIsCleanedAway(t *testing.T) {
	t.Parallel()
	s := newsroom(t)
	v := revisions(t, s, begin(t, s, edit.Text{Headline: " A\x00\u202e\xff\nB ", Topics: []string{"Fo\x1bg"}}))[0]
	if v.Headline != "A B" {
		t.Errorf("the headline is %q", v.Headline)
	}
	read(t, s, func(r *store.Reader) error { _, err := r.Topic("fog"); return err })
}

// TestAContributorNamesWhatThereIs and makes nothing.
func TestAContributorNamesWhatThereIs(t *testing.T) {
	t.Parallel()
	s, c := newsroom(t), news.User{ID: "c", Role: news.RoleContributor}
	known := text("a")
	known.Topics, known.Bylines = []string{"Fog"}, []string{"Ann Orr"}
	begin(t, s, known)
	known.Topics, known.Bylines = []string{"FOG"}, []string{"ann-orr"}
	if _, err := edit.New(t.Context(), s, c, known); err != nil {
		t.Errorf("known names: %v", err)
	}
	for _, bad := range []edit.Text{{Topics: []string{"Ice"}}, {Bylines: []string{"Bob"}}} {
		before := head(t, s)
		if _, err := edit.New(t.Context(), s, c, bad); !errors.Is(err, news.ErrForbidden) || head(t, s) != before {
			t.Errorf("unknown names: %v", err)
		}
	}
}

func TestReasonsAreGivenAndNotEndless(t *testing.T) {
	t.Parallel()
	s := newsroom(t)
	id := begin(t, s, text("a"))
	if _, err := edit.Submit(t.Context(), s, reporter("ann"), id); err != nil {
		t.Fatal(err)
	}
	before, long := head(t, s), strings.Repeat("x", edit.MaxReason+1)
	for _, reason := range []string{"", " \n", "\x00", long} {
		if _, err := edit.SendBack(t.Context(), s, editor("e"), id, reason); !errors.Is(err, news.ErrInvalid) {
			t.Errorf("%.5q: %v", reason, err)
		}
	}
	if _, err := edit.Spike(t.Context(), s, editor("e"), id, long); !errors.Is(err, news.ErrInvalid) {
		t.Errorf("a spike: %v", err)
	}
	if head(t, s) != before {
		t.Error("something was written")
	}
}

func TestAStoryWithoutAHeadlineGoesNoFurther(t *testing.T) {
	t.Parallel()
	s := newsroom(t)
	for _, headline := range []string{"", "\u200b\u200b"} { // a reader of zero-width spaces sees nothing
		id := begin(t, s, edit.Text{Section: "uk", Headline: headline})
		_, submit := edit.Submit(t.Context(), s, reporter("ann"), id)
		_, approve := edit.Approve(t.Context(), s, editor("e"), id)
		for _, err := range []error{submit, approve} {
			if e, ok := errors.AsType[*news.Error](err); !ok || e.Field != "headline" {
				t.Errorf("%q: %v", headline, err)
			}
		}
	}
}
