package api

import (
	"encoding/json"
	"net/http"
	"strconv"

	"broadsheet/news"
)

// send writes an answer.
func (c *call) send(a reply) {
	h := c.w.Header()
	if a.etag != "" {
		h.Set("ETag", a.etag)
	}
	if a.at != "" {
		h.Set("Location", a.at)
	}
	writeJSON(c.w, a.status, "application/json", a.body)
}

// writeJSON writes a body whole, with its length, so that a cut connection
// is seen as one.
func writeJSON(w http.ResponseWriter, status int, mediaType string, body any) {
	if body == nil {
		w.WriteHeader(status)
		return
	}
	var data []byte
	if raw, ok := body.(json.RawMessage); ok {
		data = raw
	} else {
		var err error
		if data, err = json.Marshal(body); err != nil { // our own structs always marshal
			panic(err)
		}
		data = append(data, '\n')
	}
	w.Header().Set("Content-Type", mediaType)
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	w.WriteHeader(status)
	w.Write(data) //nolint:errcheck // whoever hung up is not there to be told
}

// moment is a time in an answer: RFC 3339 in UTC, to the millisecond, or null.
type moment news.Time

// MarshalJSON writes the time.
func (m moment) MarshalJSON() ([]byte, error) {
	t := news.Time(m)
	if t.IsZero() {
		return []byte("null"), nil
	}
	return []byte(`"` + t.UTC().Format("2006-01-02T15:04:05.999Z07:00") + `"`), nil
}

// ahead gives a time that has not come yet, and otherwise none.
func ahead(t, now news.Time) moment {
	if t.After(now.Time) {
		return moment(t)
	}
	return moment{}
}

// etag is a story's: its newest revision that the asker may know of.
func etag(revision int) string { return `"` + strconv.Itoa(revision) + `"` }
