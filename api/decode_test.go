package api

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"broadsheet/news"
)

// FuzzBody reads any bytes as the body of a story: it never panics, what it
// refuses has a sentence, and what it takes is what encoding/json would have
// read, so that no two readers of one text can disagree about it.
func FuzzBody(f *testing.F) {
	for _, s := range []string{
		`{"headline":"H","section":"uk"}`, `{"headline":"\ud83d\ude00","topics":["a","b"],"body":{"type":"doc"}}`, `{"embargo":null}`, `{"a":1,"a":2}`, `{"headline":"\ud800"}`,
		"{\"headline\":\"\xff\"}", `[`, `{"body":{"type":"doc","content":[{"type":"paragraph"}]}} x`, `{"headline":"\\ud800"}`, `{"headline":"\`, `{"topics":[["x"]]}`, `{"kind":"news","kind":"news"}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		members, err := object(data)
		var in storyIn
		if err == nil {
			err = fill(&in, members)
		}
		if err != nil {
			if sentence, ok := news.Sentence(err); !ok || sentence == "" || !errors.Is(err, news.ErrInvalid) || !utf8.ValidString(err.Error()) || len(sentence) > 1000 {
				t.Fatalf("%q is refused with %v", data, err)
			}
			return
		}
		var plain map[string]json.RawMessage
		if err := json.Unmarshal(data, &plain); err != nil {
			t.Fatalf("%q was read, and is no JSON: %v", data, err)
		}
		if len(plain) != len(members) {
			t.Fatalf("%q has %d fields, and %d were read", data, len(plain), len(members))
		}
		var headline string
		if raw, ok := plain["headline"]; ok && (json.Unmarshal(raw, &headline) != nil || headline != in.Headline.value || strings.ContainsRune(headline, utf8.RuneError) && !strings.Contains(string(data), "\ufffd") && !strings.Contains(strings.ToLower(string(data)), `\ufffd`)) {
			t.Fatalf("%q was read as the headline %q", data, in.Headline.value)
		}
		_, _, err = in.document()
		if _, told := news.Sentence(err); err != nil && !told {
			t.Fatalf("%q: %v", data, err)
		}
	})
}

// FuzzQuery reads any query and cursor without a panic.
func FuzzQuery(f *testing.F) {
	for _, s := range []string{"limit=10&cursor=cDEuYQ", "q=%ff", "a=1&a=2", "cursor=czE2MDAuMDE", ";", "%"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		q, err := query(raw, []string{"cursor", "limit", "q"})
		if err == nil {
			_, err = limitOf(q)
		}
		if err == nil {
			_, err = timeCursorOf(q, byPublished)
		}
		if _, told := news.Sentence(err); err != nil && (!told || !utf8.ValidString(err.Error())) {
			t.Fatalf("%q: %q", raw, err)
		}
	})
}

func TestHalfCharactersAreFoundWhereverTheyStand(t *testing.T) {
	t.Parallel()
	for in, good := range map[string]bool{
		`"\ud83d\ude00"`: true, `"\uD83D\uDE00"`: true, `"a\\ud83d"`: true, `"\\\ud83d"`: false, `"\ud83d"`: false, `"\ude00"`: false, `"\ud83d\ud83d\ude00"`: false,
		`"\ud83dx"`: false, `"\n\ud83d\ude00\n"`: true, `"\ud83d\u0041"`: false, `"é\u00e9"`: true, `"\u"`: true, `"\`: true, `\ud83d\`: false,
	} {
		if err := checkText([]byte(in)); (err == nil) != good {
			t.Errorf("%s: %v", in, err)
		}
	}
}

func TestACursorSurvivesItsJourney(t *testing.T) {
	t.Parallel()
	for _, place := range []string{"a", "zürich", strings.Repeat("x", 120), "1764000000000.01ARZ3NDEKTSV4RRFFQ69G5FAV"} {
		got, err := cursorOf(map[string][]string{"cursor": {newCursor(bySlug, place)}}, bySlug)
		if err != nil || got != place {
			t.Errorf("%q came back as %q, %v", place, got, err)
		}
	}
}
