package demo

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

const goodFile = `+++
headline = "Tide in"
standfirst = "It came."
section = "uk"
kind = "news"
bylines = ["rhodri-penllyn"]
topics = ["saltmere"]
days_ago = 2
time = "14:05"
[[corrections]]
kind = "update"
hours_after = 3
text = "Updated on {date}."
+++
<p>The tide came in on {day}.</p>
`

func TestAFileBecomesAStory(t *testing.T) {
	t.Parallel()
	s, err := parseStory("tide-in", goodFile)
	if err != nil {
		t.Fatal(err)
	}
	at := s.At(time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC), time.UTC)
	if s.Slug != "tide-in" || s.Weight != "standard" || s.Breaking || !at.Equal(time.Date(2026, 11, 22, 14, 5, 0, 0, time.UTC)) {
		t.Errorf("read as %+v, at %s", s, at)
	}
	if got := s.Body(at); got != "<p>The tide came in on Sunday.</p>" {
		t.Errorf("the text reads %q", got)
	}
	c := s.Corrections[0]
	if got := c.Text(c.At(at)); got != "Updated on 22 November." {
		t.Errorf("the update reads %q", got)
	}
}

func TestAFileThatIsWrongIsRefusedWithItsReason(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ old, new, reason string }{
		"no front matter":          {"+++\nheadline", "headline", "front matter"},
		"front matter never ends":  {"\n+++\n<p>", "\n<p>", "front matter"},
		"no text":                  {"<p>The tide came in on {day}.</p>", "", "no text"},
		"not TOML":                 {`headline = "Tide in"`, `headline = Tide in`, "TOML"},
		"a key of the wrong type":  {"days_ago = 2", `days_ago = "two"`, "TOML"},
		"an unknown key":           {"headline =", "headlnie = 'x'\nheadline =", "headlnie"},
		"a key given twice":        {"kind = \"news\"\nbylines", "kind = \"news\"\nkind = \"news\"\nbylines", "TOML"},
		"no headline":              {`"Tide in"`, `" "`, "headline is missing"},
		"a headline too long":      {"Tide in", strings.Repeat("tide ", 19), "characters"},
		"a headline with markup":   {"Tide in", "<b>Tide</b> in", "markup"},
		"a headline with a day":    {"Tide in", "Tide in on {day}", "markup"},
		"no standfirst":            {`"It came."`, `""`, "standfirst"},
		"an unknown section":       {`"uk"`, `"sport"`, "sport"},
		"an unknown kind":          {`kind = "news"`, `kind = "poem"`, "poem"},
		"an unknown weight":        {"days_ago", "weight = \"heavy\"\ndays_ago", "heavy"},
		"no byline":                {`["rhodri-penllyn"]`, `[]`, "bylines"},
		"three bylines":            {`["rhodri-penllyn"]`, `["a", "b", "c"]`, "bylines"},
		"no topic":                 {`["saltmere"]`, `[]`, "topics"},
		"six topics":               {`["saltmere"]`, `["a", "b", "c", "d", "e", "f"]`, "topics"},
		"breaking, but old":        {"days_ago", "breaking = true\ndays_ago", "breaking"},
		"two ages at once":         {"days_ago = 2", "days_ago = 2\nminutes_ago = 4", "minutes_ago"},
		"a picture there isn't":    {"days_ago", "picture = \"sea-serpent\"\ndays_ago", "sea-serpent"},
		"one in the text":          {"on {day}.", "on {day}.</p><!-- picture sea-serpent --><p>", "sea-serpent"},
		"a brace that is no day":   {"{day}", "{dya}", "brace"},
		"a correction of no kind":  {`kind = "update"`, `kind = "regret"`, "regret"},
		"a correction before it":   {"hours_after = 3", "hours_after = 0", "hours after"},
		"a correction ahead":       {"hours_after = 3", "hours_after = 25", "hours after"},
		"a correction too fresh":   {"days_ago = 2", "days_ago = 1", "future"},
		"a correction of no words": {"Updated on {date}.", " ", "without words"},
		"a correction with braces": {"{date}", "{dat}", "brace"},
	} {
		text := strings.Replace(goodFile, c.old, c.new, 1)
		if text == goodFile {
			t.Fatalf("%s: the case changes nothing", name)
		}
		_, err := parseStory("tide-in", text)
		if err == nil || !strings.Contains(err.Error(), c.reason) {
			t.Errorf("%s: %v, want an error about %q", name, err, c.reason)
		}
	}
}

func TestAnErrorNamesTheFile(t *testing.T) {
	t.Parallel()
	tree := fstest.MapFS{
		"stories/good.md":   {Data: []byte(goodFile)},
		"stories/bad.md":    {Data: []byte("nothing")},
		"contributors.toml": {Data: []byte("[[contributor]]\nslug = \"Not A Slug\"\nname = \"X\"\n")},
		"topics.toml":       {Data: []byte("[[topic]]\nslug = \"x\"\nname = \"X\"\nkind = \"colour\"\n")},
	}
	if _, err := readStories(tree); err == nil || !strings.Contains(err.Error(), "stories/bad.md") {
		t.Errorf("stories: %v", err)
	}
	if _, err := readContributors(tree); err == nil || !strings.Contains(err.Error(), "Not A Slug") {
		t.Errorf("contributors: %v", err)
	}
	if _, err := readTopics(tree); err == nil || !strings.Contains(err.Error(), `"x"`) {
		t.Errorf("topics: %v", err)
	}
	if _, err := readTopics(fstest.MapFS{}); err == nil || !strings.Contains(err.Error(), "topics.toml") {
		t.Errorf("a missing file: %v", err)
	}
}

func FuzzParseStory(f *testing.F) {
	f.Add(goodFile)
	f.Add("+++\n\n+++\nx")
	f.Add("+++\nheadline = \"\\u0000\"\n+++\n<p>")
	f.Fuzz(func(t *testing.T, text string) {
		s, err := parseStory("fuzz", text)
		if err != nil {
			return
		}
		now := time.Date(2026, 3, 29, 0, 30, 0, 0, time.UTC)
		at := s.At(now, time.UTC)
		if !at.Before(now) {
			t.Fatalf("taken, and of the future: %s", at)
		}
		if strings.ContainsAny(s.Body(at), "{}") || s.Body(at) == "" || s.Headline == "" {
			t.Fatalf("taken with a bad text %q", s.Body(at))
		}
		for _, c := range s.Corrections {
			if c.At(at).After(now) {
				t.Fatalf("a correction of the future: %s", c.At(at))
			}
		}
	})
}
