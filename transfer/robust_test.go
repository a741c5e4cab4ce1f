package transfer

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"

	"broadsheet/news"
)

// readAll takes a page through everything that reads it, and tells what is
// wrong with what came out.
func readAll(page []byte) error {
	f, err := FindStory(page, Hint{URL: "https://paper.example/a/b"})
	if err != nil {
		if _, safe := news.Sentence(err); !safe {
			return errors.New("an error without a sentence: " + err.Error())
		}
		return nil
	}
	if f.Headline == "" || f.Body.Empty() || f.Lang == "" {
		return errors.New("a story without a headline, a text or a language")
	}
	if len(Topics(f.Body.Text(), f.Headline)) > MaxTopics {
		return errors.New("too many topics")
	}
	if Attribute(f.Body).Text() != f.Body.Text() {
		return errors.New("marking attributions changed the text")
	}
	return nil
}

// mutate changes a page in one to four ways, the same for the same seed.
func mutate(page []byte, r *rand.Rand) []byte {
	out := bytes.Clone(page)
	for range 1 + r.IntN(4) {
		if len(out) == 0 {
			return out
		}
		a, b := r.IntN(len(out)), r.IntN(len(out))
		if a > b {
			a, b = b, a
		}
		switch r.IntN(8) {
		case 0:
			for range 1 + r.IntN(20) {
				out[r.IntN(len(out))] ^= 1 << r.IntN(8)
			}
		case 1: // cut a piece out
			out = append(out[:a:a], out[b:]...)
		case 2: // cut the end off
			out = out[:b]
		case 3: // a piece twice
			out = append(out[:b:b], out[a:]...)
		case 4: // a piece elsewhere
			piece := bytes.Clone(out[a:b])
			out = append(append(out[:a:a], out[b:]...), piece...)
		case 5: // tags within tags
			n := 1 + r.IntN(300)
			tag := []string{"div", "b", "table", "a href=x", "blockquote", "li", "svg"}[r.IntN(7)]
			out = append(append(out[:a:a], strings.Repeat("<"+tag+">", n)...), out[a:]...)
		case 6: // odd characters
			odd := []string{"\x00", "\ufeff", "\u202e", "\xff\xfe", "\r", "“", "«", "”", "<!--", "]]>", "&#0;", "&lt;script&gt;", "\n\n", ". "}
			out = append(append(out[:a:a], strings.Repeat(odd[r.IntN(len(odd))], 1+r.IntN(30))...), out[a:]...)
		case 7: // the same over and over
			out = append(append(out[:b:b], bytes.Repeat(out[a:min(b, a+200)], 1+r.IntN(10))...), out[b:]...)
		}
	}
	return out
}

// mutationSources are the seed page where it is here, and pages of our own.
func mutationSources(t *testing.T) [][]byte {
	t.Helper()
	var pages [][]byte
	if page, err := os.ReadFile(seedPath); err == nil {
		pages = append(pages, page)
	} else {
		_, page := readCase(t, "testdata/text/english-broadsheet.txt")
		pages = append(pages, page)
	}
	_, html := readCase(t, "testdata/html/jsonld-article.html")
	return append(pages, html)
}

func TestTenThousandMutatedPagesAreReadOrRefused(t *testing.T) {
	t.Parallel()
	const pages = 10_000
	sources := mutationSources(t)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	var wg sync.WaitGroup
	workers := 2
	for w := range workers {
		wg.Go(func() {
			for n := w; n < pages; n += workers {
				page := mutate(sources[n%len(sources)], rand.New(rand.NewPCG(2024, uint64(n))))
				if err := readAll(page); err != nil {
					t.Errorf("mutation %d: %v", n, err)
					return
				}
			}
		})
	}
	wg.Wait()
	runtime.GC()
	runtime.ReadMemStats(&after)
	if grown := int64(after.HeapAlloc) - int64(before.HeapAlloc); grown > 64<<20 {
		t.Errorf("the heap grew by %d MB", grown>>20)
	}
}

// TestHugeAndHostilePagesAreReadInBoundedWork holds the inputs on which
// careless code takes minutes. The test's own time limit is what fails it.
func TestHugeAndHostilePagesAreReadInBoundedWork(t *testing.T) {
	t.Parallel()
	const size = 2 << 20
	fill := func(s string) string { return strings.Repeat(s, size/len(s)) }
	for name, page := range map[string]string{
		"one line":          fill("word "),
		"short lines":       fill("Kim met Lee.\n"),
		"titles":            fill("A headline without a stop\n\n"),
		"bodies":            fill(strings.Repeat("According to officials, the dam is safe. ", 6) + "\n\n"),
		"quotes":            "A headline of four words\n\n" + fill(`"a" said `),
		"speech":            "A headline of four words\n\n" + fill(`“We go,” Jane Pell said, “home.” `),
		"capitals":          "A headline of four words\n\n" + fill("Anna Bella Cara Dora "),
		"full stops":        fill("."),
		"dates":             fill("13 April 2024\n"),
		"numbers":           fill("1 "),
		"open tags":         "<html>" + fill("<div><p>text "),
		"bold":              "<html><p>" + fill("<b>x"),
		"spans in a div":    "<html><body><h1>A headline of words</h1><div>" + fill("<span class=byline>some words of text</span>") + "</div>",
		"attributes":        "<html><p " + fill("a=b "),
		"entities":          "<html><p>" + fill("&amp;"),
		"comments":          "<html>" + fill("<!-- "),
		"linked data":       `<html><script type="application/ld+json">` + strings.Repeat("[", 100_000) + "</script>",
		"linked data names": `<html><script type="application/ld+json">{"@type":"Article","author":` + strings.Repeat(`{"name":`, 9000) + `1` + strings.Repeat("}", 9000) + "}</script>",
		"tables":            "<html>" + fill("<table><tr><td>x"),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if err := readAll([]byte(page)); err != nil {
				t.Error(err)
			}
		})
	}
}

func FuzzFindStory(f *testing.F) {
	for _, dir := range []string{"text", "html"} {
		files, err := os.ReadDir("testdata/" + dir)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range files {
			data, err := os.ReadFile("testdata/" + dir + "/" + file.Name())
			if err != nil {
				f.Fatal(err)
			}
			_, page, _ := bytes.Cut(data, []byte("\n=====\n"))
			f.Add(page)
		}
	}
	f.Fuzz(func(t *testing.T, page []byte) {
		if err := readAll(page); err != nil {
			t.Error(err)
		}
	})
}

func FuzzTopics(f *testing.F) {
	f.Add("North Korean leader Kim Jong Un met Sergei Shoigu, the U.S. said.", "Kim meets Shoigu")
	f.Add("l’Allemagne, d'Ivoire; Mr. X. of the Bank of", "The UN's Council of of")
	f.Fuzz(func(t *testing.T, text, headline string) {
		for _, p := range Topics(text, headline) {
			if p.Name == "" || p.Slug == "" || p.Count < 1 {
				t.Errorf("%+v", p)
			}
		}
	})
}

func FuzzAttributions(f *testing.F) {
	f.Add("According to state media, it rained. “Yes,” said Jane Pell, “it did.” He denied this.")
	f.Add("Laut Polizei wurde niemand verletzt. Der Minister sagte, dass es regnet.")
	f.Add("Selon Jean, « oui », a déclaré le ministre. Il a démenti.")
	f.Fuzz(func(t *testing.T, text string) {
		for _, line := range marks(text) { // it slices the blocks by what was proposed
			if line == "" {
				t.Error("an empty claim")
			}
		}
	})
}

func BenchmarkPage(b *testing.B) {
	page, err := os.ReadFile(seedPath)
	if err != nil {
		b.Skip("the seed page is not here: ", err)
	}
	data, err := os.ReadFile("testdata/html/jsonld-article.html")
	if err != nil {
		b.Fatal(err)
	}
	_, html, _ := bytes.Cut(data, []byte("\n=====\n"))
	for name, p := range map[string][]byte{"text": page, "html": html} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := readAll(p); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
