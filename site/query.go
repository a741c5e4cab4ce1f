package site

import (
	"net/url"
	"strconv"
	"strings"

	"broadsheet/news"
	"broadsheet/store"
)

// The parameters that a page may heed.
const (
	paramBefore = "before" // on lists: only what comes after this place
	paramWords  = "q"      // on /search
	maxWords    = 200      // of q, in runes
)

// Query gives the canonical form of the query of a path: the parameters that
// its page may heed, written in one way. Everything else is cut, such as the
// marks of campaigns, empty values, and a place in a list that can't be one.
func Query(path string, q url.Values) string {
	out := url.Values{}
	switch {
	case path == "/search":
		words := []rune(news.Line(q.Get(paramWords)))
		if len(words) > maxWords {
			words = words[:maxWords]
		}
		if len(words) > 0 {
			out.Set(paramWords, string(words))
		}
	case path == oembedPath:
		out = embedQuery(q)
	case listed(path):
		if c, ok := parseCursor(q.Get(paramBefore)); ok {
			out.Set(paramBefore, cursor(c))
		}
	}
	return out.Encode()
}

// listed says whether the page of a path may be a list of several pages.
// Whether a word is a section is for the store to say; a page that turns out to
// be none leads to its address without the query.
func listed(path string) bool {
	first, rest, deep := strings.Cut(strings.Trim(path, "/"), "/")
	switch {
	case first == "":
		return false
	case !deep:
		return !strings.Contains(first, ".")
	case rest == "latest" || rest == "corrections": // perhaps of an edition
		return true
	case first == "topic" || first == "by":
		return rest != ""
	}
	return len(first) == 4 && strings.Trim(path, "/0123456789") == ""
}

// cursor writes a place in a list: a time, and an id for stories of the same
// millisecond.
func cursor(c store.Cursor) string {
	return strconv.FormatInt(c.At.Milli(), 36) + "-" + c.ID
}

// parseCursor reads what cursor wrote, in that one spelling only.
func parseCursor(s string) (store.Cursor, bool) {
	at, id, ok := strings.Cut(s, "-")
	if !ok || len(at) > 11 || len(id) > 40 || id == "" {
		return store.Cursor{}, false
	}
	for i := range len(id) {
		if c := id[i]; !('0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z' || c == '_') {
			return store.Cursor{}, false
		}
	}
	ms, err := strconv.ParseInt(at, 36, 64)
	if err != nil || ms <= 0 || strconv.FormatInt(ms, 36) != at {
		return store.Cursor{}, false
	}
	return store.Cursor{At: news.AtMilli(ms), ID: id}, true
}
