package collab_test

import (
	"context"
	"fmt"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"broadsheet/news"
	"broadsheet/store/storetest"
)

// TestHoweverTheyWriteAllEndWithOneText lets three tabs of two people do
// anything to one text, in any order: with lines that are cut, answers that are
// lost, tabs that crash, a server that is killed and starts again, and savings in
// between. At the end all have the same text, the server and the newest revision too.
func TestHoweverTheyWriteAllEndWithOneText(t *testing.T) {
	t.Parallel()
	n := found(t, storetest.SQLite(t))
	rapid.Check(t, func(rt *rapid.T) {
		w := openWriting(*n, rt)
		for range rapid.IntRange(5, 40).Draw(rt, "acts") {
			w.act(rapid.IntRange(0, 7).Draw(rt, "kind"))
		}
		w.settle()
	})
}

// TestNoSignThatSomebodyTypedIsLost is the same with nobody deleting: then each
// sign that was typed stands in the text in the end, once.
func TestNoSignThatSomebodyTypedIsLost(t *testing.T) {
	t.Parallel()
	n := found(t, storetest.SQLite(t))
	rapid.Check(t, func(rt *rapid.T) {
		w := openWriting(*n, rt)
		for range rapid.IntRange(5, 40).Draw(rt, "acts") {
			w.act(rapid.SampledFrom([]int{0, 1, 3, 4, 6}).Draw(rt, "kind"))
		}
		text := w.settle()
		for _, sign := range w.typed {
			if n := countRune(text, sign); n != 1 {
				rt.Fatalf("%q stands in the text %d times: %s", sign, n, text)
			}
		}
	})
}

// writing is three tabs on one story, and what was typed into them.
type writing struct {
	rt    *rapid.T
	n     *newsroom
	tabs  []*tab
	typed []rune
}

// openWriting begins a story of its own in a newsroom that all runs share.
func openWriting(n newsroom, rt *rapid.T) *writing {
	n.t = rt
	n.story = n.begin("The first words.\n\nAnd the second.")
	n.restart()
	w := &writing{rt: rt, n: &n}
	for i, by := range []news.User{n.ann, n.ben, n.ann} {
		w.tabs = append(w.tabs, n.openTab(by, fmt.Sprint("tab", i)))
	}
	return w
}

// act lets one tab do an edit of a kind, and then something of a line's day.
func (w *writing) act(kind int) {
	rt := w.rt
	b := rapid.SampledFrom(w.tabs).Draw(rt, "tab")
	sign := rune(0x4e00 + len(w.typed))
	if b.edit(kind, rapid.Float64Range(0, 1).Draw(rt, "from"), rapid.Float64Range(0, 1).Draw(rt, "to"), string(sign)) && (kind == 0 || kind >= 6) {
		w.typed = append(w.typed, sign)
	}
	switch rapid.IntRange(0, 9).Draw(rt, "line") {
	case 0, 1, 2:
		b.send(rapid.IntRange(1, 5).Draw(rt, "most"), false)
	case 3:
		b.send(500, true)
	case 4:
		b.hear(rapid.IntRange(1, 4).Draw(rt, "events"))
	case 5:
		b.hear(1000)
	case 6:
		b.cut()
	case 7:
		b.crash()
	case 8:
		if err := w.n.rooms.Flush(context.Background(), w.n.story); err != nil {
			rt.Fatal(err)
		}
	case 9:
		w.n.restart() // every line is cut, and every room gone
		for _, b := range w.tabs {
			b.seat = nil
		}
	}
}

// settle lets everybody come to rest and gives the one text that is left.
func (w *writing) settle() string {
	rt := w.rt
	for range w.tabs { // what one sends the others hear in the next round
		for _, b := range w.tabs {
			b.settle()
		}
	}
	s, err := w.n.rooms.Open(context.Background(), w.n.ben, w.n.story)
	if err != nil {
		rt.Fatal(err)
	}
	for _, b := range w.tabs {
		b.hear(1000)
		if b.version() != s.Version || b.text() != string(s.Doc) {
			rt.Fatalf("%s has version %d:\n%s\nand the server %d:\n%s", b.client, b.version(), b.text(), s.Version, s.Doc)
		}
	}
	if _, words := w.n.newest(); words != plain(w.n.t, s.Doc) {
		rt.Fatalf("the newest revision says\n%s\nand the text\n%s", words, s.Doc)
	}
	return string(s.Doc)
}

func countRune(s string, r rune) (n int) {
	for len(s) > 0 {
		found, size := utf8.DecodeRuneInString(s)
		if found == r {
			n++
		}
		s = s[size:]
	}
	return n
}
