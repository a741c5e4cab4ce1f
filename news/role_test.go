package news_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"broadsheet/news"
)

// who is the permission table written out by hand, cell by cell, so that a
// change of the real one is a change of two places: c contributor, r reporter,
// e editor, h chief, a admin.
var who = map[news.Right]string{
	news.RightReadOwn:    "creha",
	news.RightCreate:     "creha",
	news.RightEditOwn:    "creha",
	news.RightReadAll:    ".reha",
	news.RightSubmit:     ".reha",
	news.RightTopics:     ".reha",
	news.RightEditDrafts: ".reha",
	news.RightEditAll:    "..eha",
	news.RightEditPublic: "..eha",
	news.RightApprove:    "..eha",
	news.RightSpike:      "..eha",
	news.RightPublish:    "..eha",
	news.RightCorrect:    "..eha",
	news.RightBreaking:   "..eha",
	news.RightMove:       "..eha",
	news.RightFronts:     "..eha",
	news.RightLive:       "..eha",
	news.RightNote:       "creha",
	news.RightPlan:       ".reha",
	news.RightHandOver:   "..eha",
	news.RightPreview:    "..eha",
	news.RightOverride:   "...ha",
	news.RightWithdraw:   "...ha",
	news.RightRetract:    "...ha",
	news.RightSections:   "...ha",
	news.RightMerge:      "...ha",
	news.RightRedirects:  "...ha",
	news.RightAudit:      "....a",
	news.RightPeople:     "....a",
	news.RightSettings:   "....a",
}

func TestEachRoleMayDoWhatTheTableSays(t *testing.T) {
	t.Parallel()
	for right, cells := range who {
		for i, role := range news.Roles() {
			want := cells[i] != '.'
			if got := role.May(right); got != want {
				t.Errorf("may a %s %s? %v, want %v", role, right, got, want)
			}
			err := news.User{Role: role}.Must(right)
			if want != (err == nil) || err != nil && !errors.Is(err, news.ErrForbidden) {
				t.Errorf("a %s who must %s: %v", role, right, err)
			}
		}
	}
}

func TestThePermissionTableNamesEveryRightOnceInWords(t *testing.T) {
	t.Parallel()
	var seen []news.Right
	for _, p := range news.Permissions {
		if _, known := who[p.Right]; !known || slices.Contains(seen, p.Right) {
			t.Errorf("the right %q stands twice in the table, or is not tested", p.Right)
		}
		if !p.From.Valid() || p.Words == "" {
			t.Errorf("the row of %q is not whole: %+v", p.Right, p)
		}
		seen = append(seen, p.Right)
	}
	if len(seen) != len(who) {
		t.Errorf("the table has %d rows, want %d", len(seen), len(who))
	}
}

func TestNobodyMayDoWhatIsNotInTheTable(t *testing.T) {
	t.Parallel()
	for _, r := range []news.Role{"", "Admin", "root", "editor "} {
		if r.Valid() || r.May(news.RightReadOwn) {
			t.Errorf("the role %q is worth something", r)
		}
	}
	if news.RoleAdmin.May("") || news.RoleAdmin.May("fly") {
		t.Error("an admin may do what is not in the table")
	}
	if err := news.System().Must("fly"); !errors.Is(err, news.ErrForbidden) {
		t.Errorf("the system may do what is not in the table: %v", err)
	}
}

func TestAUserWhoIsSwitchedOffMayDoNothingAndIsToldSo(t *testing.T) {
	t.Parallel()
	u := news.User{ID: "u", Role: news.RoleAdmin, Disabled: true}
	own := news.Story{Author: "u", State: news.StateDraft}
	for right := range who {
		err := u.Must(right)
		if sentence, _ := news.Sentence(err); !errors.Is(err, news.ErrForbidden) || !strings.Contains(sentence, "switched off") {
			t.Errorf("must %s: %v", right, err)
		}
	}
	if u.MaySee(own) || u.MustEdit(own) == nil {
		t.Error("a user who is switched off may see or edit their own draft")
	}
}

func TestARefusalNamesTheRoleThatIsNeeded(t *testing.T) {
	t.Parallel()
	sentence, ok := news.Sentence(news.User{Role: news.RoleReporter}.Must(news.RightPublish))
	want := "This needs the role of editor or above (publish, update, schedule and embargo); yours is reporter."
	if !ok || sentence != want {
		t.Errorf("got  %q\nwant %q", sentence, want)
	}
}

// own is a story of the user "me", other somebody else's.
func stories() (own, other func(news.State, int) news.Story) {
	by := func(author string) func(news.State, int) news.Story {
		return func(s news.State, published int) news.Story {
			return news.Story{Author: author, State: s, Published: published}
		}
	}
	return by("me"), by("them")
}

func TestWhoMayEditAStory(t *testing.T) {
	t.Parallel()
	own, other := stories()
	for _, c := range []struct {
		name  string
		story news.Story
		may   string
	}{
		{"one's own draft", own(news.StateDraft, 0), "creha"},
		{"one's own story, submitted", own(news.StateSubmitted, 0), "..eha"},
		{"one's own story, approved", own(news.StateApproved, 0), "..eha"},
		{"one's own story, published", own(news.StatePublished, 3), "..eha"},
		{"one's own draft that readers had before", own(news.StateDraft, 3), "..eha"},
		{"somebody else's draft", other(news.StateDraft, 0), ".reha"},
		{"somebody else's story, submitted", other(news.StateSubmitted, 0), "..eha"},
		{"somebody else's draft that readers had before", other(news.StateDraft, 3), "..eha"},
		{"somebody else's story, published", other(news.StatePublished, 1), "..eha"},
	} {
		for i, role := range news.Roles() {
			err := news.User{ID: "me", Role: role}.MustEdit(c.story)
			if want := c.may[i] != '.'; want != (err == nil) {
				t.Errorf("may a %s edit %s? %v", role, c.name, err)
			}
		}
	}
}

func TestWhoMaySeeAStoryOnTheDesk(t *testing.T) {
	t.Parallel()
	own, other := stories()
	for _, state := range news.States() {
		for i, role := range news.Roles() {
			u := news.User{ID: "me", Role: role}
			if !u.MaySee(own(state, 0)) {
				t.Errorf("a %s may not see their own %s story", role, state)
			}
			if got, want := u.MaySee(other(state, 0)), ".reha"[i] != '.'; got != want {
				t.Errorf("may a %s see somebody else's %s story? %v", role, state, got)
			}
		}
	}
	if (news.User{}).MaySee(news.Story{}) {
		t.Error("nobody may see nobody's story")
	}
}
