package demo

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"broadsheet/news"
)

//go:embed stories/*.md contributors.toml topics.toml timelines.toml works.toml
var files embed.FS

// Stories returns the demonstration's stories, the oldest first, which is the order to publish them in. An error names the file that is wrong;
// as the files are compiled in, it can only come from a faulty build.
func Stories() ([]Story, error) { return readStories(files) }

func readStories(tree fs.FS) ([]Story, error) {
	names, err := fs.Glob(tree, "stories/*.md")
	if err != nil {
		return nil, fmt.Errorf("demo stories: %w", err)
	}
	stories := make([]Story, 0, len(names))
	for _, name := range names {
		text, err := fs.ReadFile(tree, name)
		if err != nil {
			return nil, fmt.Errorf("demo stories: %w", err)
		}
		story, err := parseStory(strings.TrimSuffix(path.Base(name), ".md"), string(text))
		if err != nil {
			return nil, fmt.Errorf("demo story %s: %w", name, err)
		}
		stories = append(stories, story)
	}
	slices.SortFunc(stories, func(a, b Story) int {
		if a.when.before(b.when) {
			return -1
		}
		return 1
	})
	return stories, nil
}

// head is the front matter of a story file, key by key.
type head struct {
	Headline    string
	Standfirst  string
	Kicker      string
	Picture     string
	Section     string
	Kind        news.Kind
	Bylines     []string
	Topics      []string
	Dateline    string
	DaysAgo     int    `toml:"days_ago"`
	MinutesAgo  int    `toml:"minutes_ago"`
	Time        string `toml:"time"`
	Weight      news.Weight
	Breaking    bool
	Corrections []correctionHead
}

type correctionHead struct {
	Kind       news.CorrectionKind
	HoursAfter int `toml:"hours_after"`
	Text       string
}

// parseStory reads one file: TOML between two lines of +++, then the text as HTML.
func parseStory(slug, text string) (Story, error) {
	front, body, err := cut(text)
	if err != nil {
		return Story{}, err
	}
	var h head
	if err := decode(front, &h); err != nil {
		return Story{}, err
	}
	if err := h.check(); err != nil {
		return Story{}, err
	}
	if err := checkDayWords(body); err != nil {
		return Story{}, err
	}
	for _, name := range called(body) {
		if !known(name) {
			return Story{}, fmt.Errorf("there is no picture %q", name)
		}
	}
	return h.story(slug, body)
}

func cut(text string) (front, body string, err error) {
	rest, opened := strings.CutPrefix(text, "+++\n")
	front, body, closed := strings.Cut(rest, "\n+++\n")
	if !opened || !closed {
		return "", "", errors.New("the front matter must stand between two lines of +++")
	}
	body = strings.TrimSpace(body)
	if body == "" {
		return "", "", errors.New("there is no text after the front matter")
	}
	return front, body, nil
}

// decode refuses a key that the target does not know, so that a slip of the pen is not a silent loss.
func decode(text string, into any) error {
	meta, err := toml.Decode(text, into)
	if err != nil {
		return fmt.Errorf("not readable as TOML: %w", err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return fmt.Errorf("unknown key %q", unknown[0].String())
	}
	return nil
}

func (h head) story(slug, body string) (Story, error) {
	age, err := newWhen(h.DaysAgo, h.MinutesAgo, h.Time)
	if err != nil {
		return Story{}, err
	}
	s := Story{
		Slug: slug, Section: h.Section, Kind: h.Kind, Kicker: h.Kicker, Headline: h.Headline, Standfirst: h.Standfirst,
		Dateline: h.Dateline, Bylines: h.Bylines, Topics: h.Topics, Weight: h.Weight, Breaking: h.Breaking, Picture: h.Picture, when: age, body: body,
	}
	if s.Weight == "" {
		s.Weight = news.WeightStandard
	}
	for _, c := range h.Corrections {
		s.Corrections = append(s.Corrections, Correction{Kind: c.Kind, After: time.Duration(c.HoursAfter) * time.Hour, text: c.Text})
	}
	return s, nil
}
