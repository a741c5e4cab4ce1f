package transfer

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"broadsheet/news"
)

const (
	loginPage = `<html><head><title>Sign in</title></head><body><h1>Sign in to your account</h1><form><input name=u><input type=password name=p>
		<p>Forgot your password? We will send a link to the address that you gave when you made your account.</p></form></body></html>`
	notFoundPage = `<html><head><title>Page not found</title></head><body><h1>Page not found</h1><p>The page that you asked for does not exist any more, or never did.
		Perhaps you followed an old link, or the address was typed wrongly. You can go back to the front page or search for what you need, and we are sorry for the trouble.</p></body></html>`
)

// listingPage is a front page: linked headlines with a teaser each.
func listingPage() string {
	var b strings.Builder
	b.WriteString("<html><head><title>The Paper | News</title></head><body>")
	for range 14 {
		b.WriteString(`<div class=teaser><h2><a href="/x">Council decides to mend the bridge over the mill stream</a></h2><p>The bridge has been closed since the flood of last winter, and shopkeepers complain of lost trade.</p></div>`)
	}
	return b.String() + "</body></html>"
}

func TestPagesWithoutAStoryAreRefusedInASentence(t *testing.T) {
	t.Parallel()
	listing := strings.Repeat("Council decides to mend the old bridge\n\nThe bridge over the mill stream has been closed since the flood of last winter, and the shopkeepers on its far side complain. A vote comes soon.\n\n", 8)
	cases := []struct{ name, page, says string }{
		{"nothing", "", "empty"},
		{"white space", " \n\t\r\n ", "empty"},
		{"one word", "Hello", "No story"},
		{"a headline alone", "Council decides to mend the old bridge", "No story"},
		{"a body without a headline", strings.Repeat("The bridge over the mill stream has been closed since the flood of last winter, and it will stay so. ", 5), "no headline"},
		{"navigation", "Home\nNews\nSport\nCulture\nLog in\nSubscribe to our newsletter\n© 2024 The Paper", "no"},
		{"not found, as text", "404\n\nPage not found\n\nThe page you requested could not be found.", "'not found'"},
		{"sign-in, as text", "Welcome back\n\nEmail\n\nPassword\n\nForgot password?", "sign-in"},
		{"a listing, as text", "The Paper | News\n\n" + listing, "No story"},
		{"sign-in", loginPage, "sign-in"},
		{"not found", notFoundPage, "'not found'"},
		{"a listing", listingPage(), "several stories"},
		{"a page of scripts", "<html><head><title>x</title></head><body><p>Please enable JavaScript to go on.</p><script>go()</script></body></html>", "scripts"},
		{"empty HTML", "<html><body></body></html>", "No story"},
		{"JSON", `{"headline":"A","body":["b","c"]}`, "JSON"},
		{"a feed", `<?xml version="1.0"?><rss><channel><title>x</title></channel></rss>`, "feed"},
		{"PNG", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "picture"},
		{"JPEG", "\xff\xd8\xff\xe0\x00\x10JFIF\x00", "picture"},
		{"PDF", "%PDF-1.7\n1 0 obj", "PDF"},
		{"zip", "PK\x03\x04\x14\x00", "binary"},
		{"binary", string(bytes.Repeat([]byte{0, 1, 2, 0xff}, 200)), "binary"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			f, err := FindStory([]byte(c.page), Hint{})
			sentence, safe := news.Sentence(err)
			if !errors.Is(err, news.ErrInvalid) || !safe {
				t.Fatalf("%v; found %q: %q", err, f.Headline, f.Body.Blocks())
			}
			if !strings.Contains(sentence, c.says) || !strings.HasSuffix(sentence, ".") {
				t.Errorf("it says %q, which lacks %q", sentence, c.says)
			}
		})
	}
}

func TestAPageOverTheLimitIsRefused(t *testing.T) {
	t.Parallel()
	_, err := FindStory(bytes.Repeat([]byte("a "), MaxPage/2+1), Hint{})
	if !errors.Is(err, news.ErrTooLarge) {
		t.Errorf("%v", err)
	}
}

func TestOldEncodingsAreRead(t *testing.T) {
	t.Parallel()
	_, page := readCase(t, "testdata/text/french-quotidien.txt")
	want, err := FindStory(page, Hint{})
	if err != nil {
		t.Fatal(err)
	}
	var latin1 []byte
	for _, r := range string(page) {
		latin1 = append(latin1, byte(r))
	}
	got, err := FindStory(latin1, Hint{})
	if err != nil {
		t.Fatal(err)
	}
	if got.Headline != want.Headline || !got.Body.Equal(want.Body) {
		t.Errorf("%q\n%s", got.Headline, got.Body.Text())
	}
}

func TestBrokenBytesDoNotChangeTheEncoding(t *testing.T) {
	t.Parallel()
	_, page := readCase(t, "testdata/text/polish-gazeta.txt")
	broken := bytes.Replace(page, []byte("zamiast burak"), []byte("zamiast\xff burak"), 1)
	f, err := FindStory(broken, Hint{})
	if err != nil {
		t.Fatal(err)
	}
	if text := f.Body.Text(); !strings.Contains(text, "książki") || !strings.Contains(text, "zamiast\ufffd buraków") {
		t.Errorf("%s", text)
	}
}
