package api

import (
	"encoding/base64"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"broadsheet/news"
	"broadsheet/store"
)

func codePoint(r rune) string { return fmt.Sprintf("%U", r) }

// The limits of a list's length.
const (
	defaultLimit = 30
	maxLimit     = 100
	maxWords     = 200 // runes of what is looked for
)

// query reads the query of a request: each of the known parameters, at most
// once. Others are refused, so that a misspelt filter does not
// quietly give everything.
func query(raw string, known []string) (url.Values, error) {
	values, err := url.ParseQuery(raw)
	if err != nil {
		return nil, news.Invalid("", "The query of the address can't be read: it is not properly escaped.")
	}
	var errs news.Errors
	for name, all := range values {
		switch {
		case !slices.Contains(known, name):
			errs = append(errs, news.Invalid(short(strings.ToValidUTF8(name, "\ufffd")), "There is no such parameter here; %s.", listed(known)))
		case len(all) > 1:
			errs = append(errs, news.Invalid(name, "This parameter is there %d times; once is enough.", len(all)))
		case !utf8.ValidString(all[0]):
			errs = append(errs, news.Invalid(name, "The text is not valid UTF-8."))
		}
	}
	slices.SortFunc(errs, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return values, joined(errs[:min(len(errs), 20)])
}

// limitOf reads how long a list may be.
func limitOf(q url.Values) (int, error) {
	if !q.Has("limit") {
		return defaultLimit, nil
	}
	n, err := strconv.Atoi(q.Get("limit"))
	if err != nil || n < 1 || n > maxLimit {
		return 0, news.Invalid("limit", "The limit is a whole number from 1 to %d.", maxLimit)
	}
	return n, nil
}

// page is a list's answer.
type page[T any] struct {
	Items []T    `json:"items"`
	Next  string `json:"next"` // the cursor of what follows; empty at the end
}

// paged cuts a list that was read one longer than its limit, and tells where
// the next one begins.
func paged[T any](items []T, limit int, cursor func(T) string) page[T] {
	p := page[T]{Items: items}
	if len(items) > limit {
		p.Items = items[:limit]
		p.Next = cursor(items[limit-1])
	}
	if p.Items == nil {
		p.Items = []T{}
	}
	return p
}

// A cursor is opaque to those who use it. Inside, a letter says what kind of
// list it is of, so that one of another list is refused and not misread.
const (
	bySaved     = "s" // the newsroom's stories
	byPublished = "p" // the public's
	byRevision  = "r"
	bySlug      = "n"
	byCreated   = "a" // pictures
)

func newCursor(kind, place string) string {
	return base64.RawURLEncoding.EncodeToString([]byte(kind + place))
}

// cursorOf reads a cursor of a kind; the empty one is the beginning.
func cursorOf(q url.Values, kind string) (string, error) {
	given := q.Get("cursor")
	if given == "" {
		return "", nil
	}
	data, err := base64.RawURLEncoding.DecodeString(given)
	place, ok := strings.CutPrefix(string(data), kind)
	if err != nil || !ok || place == "" || !utf8.ValidString(place) || len(place) > 200 {
		return "", errCursor()
	}
	return place, nil
}

func errCursor() error {
	return news.Invalid("cursor", "This is no cursor of this list; take it from “next”, and begin without one.")
}

// timeCursor writes a place in a list that is sorted by time.
func timeCursor(kind string, at store.Cursor) string {
	return newCursor(kind, strconv.FormatInt(at.At.Milli(), 10)+"."+at.ID)
}

// timeCursorOf reads it.
func timeCursorOf(q url.Values, kind string) (store.Cursor, error) {
	place, err := cursorOf(q, kind)
	if err != nil || place == "" {
		return store.Cursor{}, err
	}
	ms, id, _ := strings.Cut(place, ".")
	n, err := strconv.ParseInt(ms, 10, 64)
	if err != nil || id == "" {
		return store.Cursor{}, errCursor()
	}
	return store.Cursor{At: news.AtMilli(n), ID: id}, nil
}
