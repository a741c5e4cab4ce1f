package press

import (
	"net/http"
	"strings"
	"time"
)

// conditional gives the status of an answer to a GET or HEAD whose page is
// there: 304 if the client has this representation, 412 if it wants another
// one only, and else 200 (RFC 9110, 13.2.2).
func conditional(h http.Header, etag string, modified time.Time) int {
	if match := h["If-Match"]; len(match) > 0 && !matches(match, etag, true) {
		return http.StatusPreconditionFailed
	}
	if none := h["If-None-Match"]; len(none) > 0 {
		if matches(none, etag, false) {
			return http.StatusNotModified
		}
		return http.StatusOK // it overrules If-Modified-Since
	}
	if since := h["If-Modified-Since"]; len(since) == 1 && !modified.IsZero() {
		if t, err := http.ParseTime(since[0]); err == nil && !modified.After(t) {
			return http.StatusNotModified
		}
	}
	return http.StatusOK
}

// matches says whether a list of entity tags holds this one, or is "*". By the
// weak comparison W/"x" and "x" are the same, by the strong one W/"x" is nothing.
// A list is read up to the first thing in it that is not a tag.
func matches(lists []string, etag string, strong bool) bool {
	for _, list := range lists {
		if strings.Trim(list, " \t") == "*" {
			return true
		}
		for {
			tag, weak, rest, ok := nextTag(list)
			if !ok {
				break
			}
			if tag == etag && !(weak && strong) {
				return true
			}
			list = rest
		}
	}
	return false
}

// nextTag cuts the first entity tag off a list. A tag may hold commas and
// spaces, so the list can't be split at them.
func nextTag(list string) (tag string, weak bool, rest string, ok bool) {
	list = strings.TrimLeft(list, " \t,")
	list, weak = strings.CutPrefix(list, "W/")
	if list == "" || list[0] != '"' {
		return "", false, "", false
	}
	end := strings.IndexByte(list[1:], '"')
	if end < 0 {
		return "", false, "", false
	}
	return list[:end+2], weak, list[end+2:], true
}
