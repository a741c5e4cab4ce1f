package news_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"broadsheet/news"
)

func TestALivePostIsShortAndNeverChangedInSilence(t *testing.T) {
	t.Parallel()
	at := news.At(time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC))
	later := news.At(at.Add(time.Minute))
	text := []byte(`{"type":"doc"}`)
	for name, c := range map[string]struct {
		post  news.LivePost
		field string // of the one error; empty where there is none
	}{
		"a text alone":             {news.LivePost{Body: text, At: at}, ""},
		"with everything":          {news.LivePost{Headline: "The result", Body: text, Key: true, Pinned: true, At: at, Amended: later, Note: "The count was of the north alone."}, ""},
		"no text":                  {news.LivePost{Headline: "The result", At: at}, "body"},
		"too long a text":          {news.LivePost{Body: make([]byte, news.MaxLiveBody+1), At: at}, "body"},
		"too long a headline":      {news.LivePost{Headline: strings.Repeat("x", news.MaxHeadline+1), Body: text, At: at}, "headline"},
		"a headline of two lines":  {news.LivePost{Headline: "a\nb", Body: text, At: at}, "headline"},
		"changed without a word":   {news.LivePost{Body: text, At: at, Amended: later}, "note"},
		"a word, and no change":    {news.LivePost{Body: text, At: at, Note: "It was wrong."}, "note"},
		"changed before its birth": {news.LivePost{Body: text, At: later, Amended: at, Note: "It was wrong."}, "amended"},
	} {
		err := c.post.Check()
		if c.field == "" {
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		var errs news.Errors
		if !errors.As(err, &errs) || len(errs) != 1 {
			t.Errorf("%s: %v, not one error about %s", name, err, c.field)
			continue
		}
		one, ok := errors.AsType[*news.Error](errs[0])
		if !ok || one.Field != c.field {
			t.Errorf("%s: %v is not about %s", name, errs[0], c.field)
		}
	}
}
