package demo

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestEveryPictureSaysWhatItShowsAndWhatItIs(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, p := range Pictures() {
		if p.Name == "" || seen[p.Name] {
			t.Errorf("the name %q is empty or taken", p.Name)
		}
		seen[p.Name] = true
		if n := utf8.RuneCountInString(p.Alt); n < 20 || n > 400 {
			t.Errorf("%s: an alternative text of %d characters", p.Name, n)
		}
		if !strings.HasSuffix(p.Caption, ".") || strings.ContainsAny(p.Caption+p.Alt, `"'`) {
			t.Errorf("%s: the caption is no sentence, or typed carelessly: %s", p.Name, p.Caption)
		}
		if !strings.Contains(p.Credit, "Map: ") && !strings.Contains(p.Credit, "Chart: ") && !strings.Contains(p.Credit, "drawn by a program") {
			t.Errorf("%s: the credit does not say what it is: %s", p.Name, p.Credit)
		}
	}
	for _, s := range allStories(t) {
		for _, name := range s.Pictures() {
			delete(seen, name)
		}
	}
	for name := range seen {
		t.Errorf("no story has the picture %s", name)
	}
}

func TestEveryoneOnTheStaffHasAFaceOfTheirOwn(t *testing.T) {
	t.Parallel()
	staff, err := Contributors()
	if err != nil {
		t.Fatal(err)
	}
	if len(portraits()) != len(staff) || len(faces) != len(staff) {
		t.Errorf("%d faces and %d portraits for %d people", len(faces), len(portraits()), len(staff))
	}
	of := map[string]string{}
	for _, p := range portraits() {
		file, err := p.file()
		if err != nil {
			t.Fatal(err)
		}
		if other := of[string(file)]; other != "" {
			t.Errorf("%s looks like %s", p.Name, other)
		}
		if of[string(file)] = p.Name; known(p.Name) {
			t.Errorf("%s is the name of a picture too", p.Name)
		}
	}
}

func TestAThirdOfTheStoriesHaveAPictureAndOneIsAGallery(t *testing.T) {
	t.Parallel()
	leads, most := map[string]int{}, 0
	for _, s := range allStories(t) {
		if s.Picture != "" {
			leads[s.Section]++
		}
		most = max(most, len(s.Pictures()))
	}
	for _, section := range Publication().Sections {
		if leads[section.Slug] == 0 {
			t.Errorf("no story of %s has a picture", section.Slug)
		}
	}
	if most < 6 {
		t.Errorf("the story with the most pictures has %d, want a gallery of at least 6", most)
	}
}

func TestAPictureStandsWhereTheTextCallsForIt(t *testing.T) {
	t.Parallel()
	ids := map[string]string{"a": "ID1", "b": "ID2"}
	for text, want := range map[string]string{
		"<p>x</p>\n<!-- picture a -->\n<p>y</p>": `<p>x</p>` + "\n" + `<img data-asset="ID1">` + "\n<p>y</p>",
		"<!-- picture none -->":                  "",
		"<!-- gallery a none b -->":              `<figure class="gallery"><img data-asset="ID1"><img data-asset="ID2"></figure>`,
		"<!-- gallery none -->":                  "",
	} {
		if got := hung(text, ids); got != want {
			t.Errorf("%s became %s, want %s", text, got, want)
		}
	}
}

func TestThereAreAtLeastTwentyPictures(t *testing.T) {
	t.Parallel()
	if n := len(Pictures()); n < 20 {
		t.Errorf("%d pictures, want at least 20", n)
	}
}
