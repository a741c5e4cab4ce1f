package transfer

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"unicode/utf8"

	"broadsheet/news"

	"golang.org/x/net/html/charset"
)

// MaxPage is the largest page that is read, in bytes.
const MaxPage = 10 << 20

// FindStory finds the story in a page: HTML, or its plain text as a browser
// saves it. What the page says about itself (site title, tagline, navigation,
// notices, other stories) is told apart and listed in LeftOut. A page without
// a story is an error of the kind news.ErrInvalid, and one over MaxPage of the
// kind news.ErrTooLarge; both carry a sentence for the person who imports.
//
// It is a pure function; its work grows with the size of the input and not faster.
func FindStory(input []byte, hint Hint) (Found, error) {
	if len(input) > MaxPage {
		return Found{}, news.TooLarge("page", "The page is larger than 10 MB, so it was not read.")
	}
	if err := refuse(input, hint); err != nil {
		return Found{}, err
	}
	text, err := decode(input, hint)
	if err != nil {
		return Found{}, err
	}
	if isHTML(text, hint) {
		return findInHTML(text, hint)
	}
	return findInText(text, hint)
}

// refuse tells in a sentence what an input is that cannot be a page.
func refuse(input []byte, hint Hint) error {
	if len(bytes.TrimSpace(input)) == 0 {
		return news.Invalid("page", "The page is empty.")
	}
	kind := http.DetectContentType(input)
	switch {
	case strings.HasPrefix(kind, "image/"):
		return news.Invalid("page", "This is a picture, not a page.")
	case kind == "application/pdf":
		return news.Invalid("page", "This is a PDF document; only HTML and plain text can be imported as a page.")
	case kind == "application/octet-stream" || strings.HasPrefix(kind, "application/") || strings.HasPrefix(kind, "video/") || strings.HasPrefix(kind, "audio/") || strings.HasPrefix(kind, "font/"):
		return news.Invalid("page", "This is not text but binary data; only HTML and plain text can be imported as a page.")
	}
	if c := bytes.TrimSpace(input)[0]; (c == '{' || c == '[') && json.Valid(input) {
		return news.Invalid("page", "This is JSON data, not a page; only HTML and plain text can be imported as a page.")
	}
	start := strings.ToLower(string(bytes.TrimSpace(input[:min(len(input), 2000)])))
	if strings.HasPrefix(start, "<?xml") && !strings.Contains(start, "<html") || strings.HasPrefix(start, "<rss") || strings.HasPrefix(start, "<feed") {
		return news.Invalid("page", "This is XML data, such as a feed, not a page; a feed is imported with 'import feed'.")
	}
	return nil
}

// decode makes UTF-8 of the input. What claims to be UTF-8, or is it but for a
// few broken bytes, loses those bytes; the rest is read in the charset that the
// page names, or else as Windows-1252.
func decode(input []byte, hint Hint) (string, error) {
	input = bytes.TrimPrefix(input, []byte("\ufeff"))
	if utf8.Valid(input) {
		return string(input), nil
	}
	if mostlyUTF8(input) {
		return strings.ToValidUTF8(string(input), "\ufffd"), nil
	}
	r, err := charset.NewReader(bytes.NewReader(input), hint.ContentType)
	if err == nil {
		var text []byte
		if text, err = io.ReadAll(io.LimitReader(r, 4*MaxPage)); err == nil {
			return strings.ToValidUTF8(string(text), "\ufffd"), nil
		}
	}
	return "", news.Invalid("page", "The page's character encoding could not be read.")
}

// mostlyUTF8 tells whether most bytes beyond ASCII form valid UTF-8.
func mostlyUTF8(input []byte) bool {
	good, bad := 0, 0
	for len(input) > 0 {
		r, size := utf8.DecodeRune(input)
		switch {
		case r == utf8.RuneError && size <= 1:
			bad++
		case size > 1:
			good++
		}
		input = input[max(size, 1):]
	}
	return good > 2*bad
}

// isHTML tells HTML from plain text, by what came with it or by its tags.
func isHTML(text string, hint Hint) bool {
	start := strings.ToLower(strings.TrimSpace(text[:min(len(text), 4000)]))
	if strings.HasPrefix(start, "<!doctype html") || strings.HasPrefix(start, "<html") || strings.HasPrefix(start, "<!--") || strings.HasPrefix(start, "<?xml") {
		return true
	}
	if strings.HasPrefix(hint.ContentType, "text/plain") {
		return false
	}
	if strings.HasPrefix(hint.ContentType, "text/html") || strings.HasPrefix(hint.ContentType, "application/xhtml") {
		return true
	}
	for _, tag := range []string{"<head", "<body", "<div", "<p>", "<p ", "<article", "<main", "<meta"} {
		if strings.Contains(start, tag) {
			return true
		}
	}
	return false
}
