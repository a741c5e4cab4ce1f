package prose_test

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"broadsheet/news"
	"broadsheet/prose"
)

func TestAPassageIsFoundByItsWordsAndThoseAround(t *testing.T) {
	t.Parallel()
	doc := prose.FromText("The ferry was late. The ferry was full.\n\nNobody knew why the ferry was late.")
	for name, c := range map[string]struct {
		passage news.Passage
		want    prose.Place
		found   bool
	}{
		"the first of equals":              {news.Passage{Quote: "ferry was"}, prose.Place{Block: 0, From: 4, To: 13}, true},
		"the one with its lead":            {news.Passage{Lead: "why the ", Quote: "ferry was"}, prose.Place{Block: 1, From: 20, To: 29}, true},
		"the one with its tail":            {news.Passage{Quote: "ferry was", Tail: " full"}, prose.Place{Block: 0, From: 24, To: 33}, true},
		"what is gone":                     {news.Passage{Quote: "the bus"}, prose.Place{}, false},
		"what goes over two blocks":        {news.Passage{Quote: "full.\n\nNobody"}, prose.Place{Block: 0, From: 34, To: 6, More: 1}, true},
		"what goes over what is not there": {news.Passage{Quote: "late.\n\nNobody"}, prose.Place{}, false},
		"half a parting":                   {news.Passage{Quote: "full.\n\n"}, prose.Place{}, false},
		"the whole story":                  {news.Passage{}, prose.Place{}, false},
	} {
		got, ok := doc.Find(c.passage)
		if ok != c.found || got != c.want {
			t.Errorf("%s is found at %+v, %v; want %+v, %v", name, got, ok, c.want, c.found)
		}
	}
}

func TestOtherWordsTakeThePlaceOfAPassageAndItsMarks(t *testing.T) {
	t.Parallel()
	bold := prose.Mark{Type: prose.Bold}
	para := func(inline ...prose.Node) prose.Node { return prose.Node{Type: prose.Paragraph, Content: inline} }
	item := func(p prose.Node) prose.Node { return prose.Node{Type: prose.ListItem, Content: []prose.Node{p}} }
	doc, err := prose.New(para(prose.Inline("First.")), prose.Node{Type: prose.BulletList, Content: []prose.Node{
		item(para(prose.Inline("One "), prose.Inline("two three", bold), prose.Node{Type: prose.HardBreak}, prose.Inline("four five"))), item(para(prose.Inline("Last.")))}})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ quote, instead, want string }{
		{"two", "2", "First.\n\nOne 2 three\nfour five\n\nLast."},
		{"three\nfour", "3, 4", "First.\n\nOne two 3, 4 five\n\nLast."},
		{"One two three\nfour five", "All", "First.\n\nAll\n\nLast."},
		{" two three", "", "First.\n\nOne\nfour five\n\nLast."},
		{"Last.", "<b>&</b>", "First.\n\nOne two three\nfour five\n\n<b>&</b>"},
	} {
		got, err := doc.Replace(news.Passage{Quote: c.quote}, c.instead)
		if err != nil || got.Text() != c.want {
			t.Errorf("%q instead of %q gives %q, %v", c.instead, c.quote, got.Text(), err)
		}
	}
	got, err := doc.Replace(news.Passage{Quote: "two"}, "2")
	if err != nil || !strings.Contains(got.Public(prose.PublicOptions{}), "<strong>2 three<br></strong>") {
		t.Errorf("the marks are lost: %s, %v", got.Public(prose.PublicOptions{}), err)
	}
	if _, err := doc.Replace(news.Passage{Quote: "gone"}, "x"); !errors.Is(err, news.ErrConflict) {
		t.Errorf("what is gone is replaced: %v", err)
	}
}

func TestAPassageOfSeveralBlocksIsReplaced(t *testing.T) {
	t.Parallel()
	doc := fromHTML(t, `<p>One <b>two</b></p><p>three</p><p>four five</p><ul><li>six</li><li>seven</li></ul><p>eight</p>`)
	for name, c := range map[string]struct{ quote, instead, want string }{
		"one for each":          {"two\n\nthree\n\nfour", "2\n\n3\n\n4", `<p>One <strong>2</strong></p><p>3</p><p>4 five</p><ul><li>six</li><li>seven</li></ul><p>eight</p>`},
		"joined":                {"two\n\nthree\n\nfour", "and", `<p>One <strong>and</strong> five</p><ul><li>six</li><li>seven</li></ul><p>eight</p>`},
		"joined in two":         {"two\n\nthree\n\nfour", "2\n\n34", `<p>One <strong>2</strong></p><p>34 five</p><ul><li>six</li><li>seven</li></ul><p>eight</p>`},
		"taken out":             {"three\n\nfour five", "", `<p>One <strong>two</strong></p><ul><li>six</li><li>seven</li></ul><p>eight</p>`},
		"one parted in two":     {"three", "3\n\n33", `<p>One <strong>two</strong></p><p>3</p><p>33</p><p>four five</p><ul><li>six</li><li>seven</li></ul><p>eight</p>`},
		"over items, each":      {"six\n\nsev", "6\n\n7", `<p>One <strong>two</strong></p><p>three</p><p>four five</p><ul><li>6</li><li>7en</li></ul><p>eight</p>`},
		"over items, joined":    {"six\n\nsev", "6", ""},
		"into a list, each":     {"five\n\nsix", "5\n\n6", `<p>One <strong>two</strong></p><p>three</p><p>four 5</p><ul><li>6</li><li>seven</li></ul><p>eight</p>`},
		"what is there no more": {"two\n\nfour", "2", ""},
	} {
		got, err := doc.Replace(news.Passage{Quote: c.quote}, c.instead)
		if c.want == "" {
			if !errors.Is(err, news.ErrConflict) || !got.Equal(doc) {
				t.Errorf("%s: %s, %v", name, got.HTML(), err)
			}
			continue
		}
		if html := got.Public(prose.PublicOptions{}); err != nil || html != c.want {
			t.Errorf("%s gives\n%s, %v\nwant\n%s", name, html, err, c.want)
		}
	}
}

// Whatever passage is replaced, only its words change: those before and behind stay as they are.
func TestReplacingTouchesNothingElse(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-zé]{1,6}`), 3, 30).Draw(rt, "words")
		text := strings.Join(words, " ")
		from := rapid.IntRange(0, len(words)-1).Draw(rt, "from")
		to := rapid.IntRange(from+1, len(words)).Draw(rt, "to")
		lead, quote, tail := strings.Join(words[:from], " "), strings.Join(words[from:to], " "), strings.Join(words[to:], " ")
		if lead != "" {
			lead += " "
		}
		if tail != "" {
			tail = " " + tail
		}
		got, err := prose.FromText(text).Replace(news.Passage{Lead: lead, Quote: quote, Tail: tail}, "XYZ")
		if err != nil || got.Text() != lead+"XYZ"+tail {
			rt.Fatalf("%q instead of %q in %q gives %q, %v", "XYZ", quote, text, got.Text(), err)
		}
	})
}

func TestTextsThatSayMuchTheSameShareASketch(t *testing.T) {
	t.Parallel()
	base := sentences(1, 60)
	edited := strings.Replace(base, "one3 two3 three3", "three2 one9 nine", 1) + " And a last sentence that is new."
	a, b, other := prose.FromText(base), prose.FromText(edited), prose.FromText(sentences(1000, 60))
	if !share(a.Sketch(), b.Sketch()) || a.Likeness(b) < 0.8 {
		t.Errorf("an edited text shares no sketch, at a likeness of %.2f", a.Likeness(b))
	}
	if share(a.Sketch(), other.Sketch()) || a.Likeness(other) != 0 {
		t.Errorf("another text shares a sketch, at a likeness of %.2f", a.Likeness(other))
	}
	if a.Likeness(a) != 1 || prose.FromText("Short.").Sketch() != nil || (prose.Doc{}).Likeness(a) != 0 {
		t.Error("the ends of the scale are wrong")
	}
}

func sentences(from, n int) string {
	var b strings.Builder
	for i := range n {
		for _, w := range []string{"one", "two", "three"} {
			b.WriteString(w + strings.Repeat("x", (from+i)%3) + string(rune('0'+(from+i)%10)) + string(rune('a'+(from+i)/10%26)) + " ")
		}
	}
	return strings.TrimSpace(b.String())
}

func share(a, b []int64) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}
