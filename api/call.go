package api

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"broadsheet/auth"
	"broadsheet/news"
)

// operation is a row of the table: one thing that a program can ask for. From
// it come the route and its part of the OpenAPI document.
type operation struct {
	method, path string // the path as OpenAPI and ServeMux both write it
	id, tag      string
	summary      string
	words        string   // more about it, in Markdown
	open         bool     // without a key too, for what the public sees
	query        []string // parameters, by their names in the document
	headers      []string // of the request
	in           string   // the schema of the request's body; empty takes none
	bare         bool     // the body may be left out
	files        []string // the media types of a body that is a file; `in` is then the form that holds one
	status       int      // when all went well
	out          string   // the schema of the answer
	sets         []string // headers of the answer
	refuses      []int    // what may be answered instead, but for 500 and 503
	do           func(*call) (reply, error)
}

// call is one request on its way through an operation.
type call struct {
	*http.Request
	s  *server
	by news.User // who acts; the zero user is the public
	op operation
	w  http.ResponseWriter

	asked url.Values // the query, each parameter known and at most once
}

// public tells whether nobody is signed in.
func (c *call) public() bool { return c.by.ID == "" }

// reply is what an operation answers.
type reply struct {
	status int
	body   any // written as JSON; nil writes none
	etag   string
	at     string // Location
}

// answers makes the handler of a path: the operation of the request's method,
// and for every other method which ones there are.
func (s *server) answers(methods map[string]operation) http.Handler {
	allowed := slices.Sorted(maps.Keys(methods))
	if _, ok := methods[http.MethodGet]; ok {
		allowed = append(allowed, http.MethodHead)
	}
	allow := strings.Join(append(allowed, http.MethodOptions), ", ")
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		method := r.Method
		if method == http.MethodHead {
			method = http.MethodGet
		}
		op, ok := methods[method]
		switch {
		case ok:
			s.carry(w, r, op)
		case r.Method == http.MethodOptions:
			w.Header().Set("Allow", allow)
			preflight(w, r, methods[http.MethodGet].open)
		default:
			w.Header().Set("Allow", allow)
			s.refuse(w, r, errMethod(r.Method))
		}
	})
}

// carry carries an operation out and answers.
func (s *server) carry(w http.ResponseWriter, r *http.Request, op operation) {
	c := &call{Request: r, s: s, op: op, w: w}
	answer, err := c.carried()
	if err != nil {
		s.refuse(w, r, err)
		return
	}
	c.send(answer)
}

func (c *call) carried() (answer reply, err error) {
	if err := c.identify(); err != nil {
		return answer, err
	}
	c.policy()
	if c.asked, err = query(c.URL.RawQuery, c.op.query); err != nil {
		return answer, err
	}
	return c.op.do(c)
}

// identify finds out who acts. A key that is not good is refused even where
// none is needed: its owner believes to see what a key sees.
func (c *call) identify() error {
	values := c.Header.Values("Authorization")
	switch {
	case len(values) == 0 && c.op.open:
		return nil
	case len(values) == 0:
		return &news.Error{Kind: news.ErrUnauthenticated, Sentence: "This needs a key: send it as “Authorization: Bearer KEY”."}
	}
	scheme, key, _ := strings.Cut(values[0], " ")
	if len(values) > 1 || !strings.EqualFold(scheme, "Bearer") {
		return &news.Error{Kind: news.ErrUnauthenticated, Sentence: "The Authorization header must be one “Bearer KEY”."}
	}
	by, err := auth.KeyUser(c.Context(), c.s.Store, strings.TrimSpace(key), auth.Client{Addr: auth.AddressOf(c.Request), Agent: c.UserAgent()})
	if err != nil {
		return err
	}
	c.by = by
	if rec, ok := c.w.(*recorder); ok {
		rec.by = by.ID
	}
	return nil
}

// policy says who may keep the answer: nobody what a key saw, anybody what the
// public sees, asking anew each time, since it may have been corrected.
func (c *call) policy() {
	h := c.w.Header()
	if !c.public() {
		h.Set("Cache-Control", "private, no-store")
		return
	}
	h.Set("Cache-Control", "no-cache")
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("Access-Control-Expose-Headers", "ETag")
}

// longestWait is how long an answer waits for the public pages. They follow
// within milliseconds; when they don't, something is wrong and the program
// that asked should hear of it.
const longestWait = 20 * time.Second

// shown waits until the public pages show a change.
func (c *call) shown(change int64) error {
	if change == 0 || c.s.Wait == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(c.Context(), longestWait)
	defer cancel()
	if err := c.s.Wait(ctx, change); err != nil {
		return &news.Error{
			Kind: news.ErrUnavailable, Err: fmt.Errorf("wait for change %d: %w", change, err),
			Sentence: fmt.Sprintf("It was done, as change %d, but the public pages have not followed yet. Do not repeat it.", change),
		}
	}
	return nil
}

// hidden makes one sentence of everything that may not be known: what does
// not exist, and what is not for the asker's eyes.
func hidden(err error, format string, args ...any) error {
	if errors.Is(err, news.ErrNotFound) {
		return news.NotFound(format, args...)
	}
	return err
}
