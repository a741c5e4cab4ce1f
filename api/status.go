package api

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"math"
	"net/http"
	"runtime/debug"
	"strconv"

	"broadsheet/auth"
	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/publish"
)

// Kinds of the door's own: what is wrong with a request as HTTP, before any
// command is asked.
var (
	errNotAllowed   = errors.New("method not allowed")
	errMediaType    = errors.New("unsupported media type")
	errPrecondition = errors.New("precondition required")
)

// statuses maps the kind of an error to a status, in the order in which they
// are asked: the one place that does.
var statuses = []struct {
	kind   error
	status int
}{
	{errNotAllowed, http.StatusMethodNotAllowed},
	{errMediaType, http.StatusUnsupportedMediaType},
	{errPrecondition, http.StatusPreconditionRequired},
	{news.ErrUnauthenticated, http.StatusUnauthorized},
	{news.ErrForbidden, http.StatusForbidden},
	{news.ErrNotFound, http.StatusNotFound},
	{news.ErrGone, http.StatusGone},
	{news.ErrTooLarge, http.StatusRequestEntityTooLarge},
	{news.ErrLimited, http.StatusTooManyRequests},
	{news.ErrInvalid, http.StatusUnprocessableEntity},
	{news.ErrConflict, http.StatusConflict},
	{news.ErrUnavailable, http.StatusServiceUnavailable},
}

// status gives the status of an error; what has no kind is our own fault.
func status(err error) int {
	if _, stale := errors.AsType[*edit.Stale](err); stale {
		return http.StatusPreconditionFailed
	}
	if _, stale := errors.AsType[*publish.StaleFront](err); stale {
		return http.StatusPreconditionFailed
	}
	for _, s := range statuses {
		if errors.Is(err, s.kind) {
			return s.status
		}
	}
	return http.StatusInternalServerError
}

// problem is the body of every refusal: RFC 9457. Its type is left at
// "about:blank", so the title says what the status says, and detail is a
// sentence for a person.
type problem struct {
	Type      string  `json:"type"`
	Title     string  `json:"title"`
	Status    int     `json:"status"`
	Detail    string  `json:"detail"`
	Errors    []fault `json:"errors,omitempty"`    // of a 422: all that is wrong
	Current   any     `json:"current,omitempty"`   // of a 412: the story or front as it is now, so that nobody's words are lost
	Reference string  `json:"reference,omitempty"` // of a 500: the log has it too
}

// fault is one thing that is wrong with the input.
type fault struct {
	Field   string `json:"field"`
	Message string `json:"message"`
}

// refuse answers with a problem.
func (s *server) refuse(w http.ResponseWriter, r *http.Request, err error) {
	p := s.problem(r, err)
	h := w.Header()
	switch p.Status {
	case http.StatusUnauthorized:
		h.Set("WWW-Authenticate", challenge(r))
		h.Set("Cache-Control", "no-store")
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		h.Set("Retry-After", strconv.Itoa(retryAfter(err)))
	case http.StatusRequestEntityTooLarge:
		h.Set("Connection", "close") // the rest of the body is not worth reading
	case http.StatusUnsupportedMediaType:
		h.Set("Accept-Post", "application/json")
		h.Set("Accept-Patch", "application/json")
	case http.StatusPreconditionFailed:
		if current, ok := errors.AsType[*outdated](err); ok {
			p.Current = current.now
			h.Set("ETag", etag(current.revision))
		}
	}
	writeJSON(w, p.Status, "application/problem+json", p)
}

func (s *server) problem(r *http.Request, err error) problem {
	code := status(err)
	p := problem{Type: "about:blank", Title: http.StatusText(code), Status: code}
	sentence, told := news.Sentence(err)
	if !told && code == http.StatusInternalServerError {
		p.Reference = rand.Text()[:12]
		sentence = "Something went wrong on our side. If it happens again, tell us this reference: " + p.Reference + "."
		if r.Context().Err() == nil || !errors.Is(err, context.Canceled) { // who hung up hears nothing, and nothing is wrong
			s.Log.ErrorContext(r.Context(), "a request failed", "reference", p.Reference, "method", r.Method, "path", r.URL.Path, "error", err)
		}
	}
	p.Detail = sentence
	if code == http.StatusUnprocessableEntity || code == http.StatusRequestEntityTooLarge {
		p.Errors = faults(err)
		if len(p.Errors) > 1 {
			p.Detail = fmt.Sprintf("%d things are wrong with the request; errors tells each.", len(p.Errors))
		}
	}
	if p.Detail == "" {
		p.Detail = p.Title + "."
	}
	return p
}

// faults lists every sentence in an error that joins several.
func faults(err error) []fault {
	if e, ok := err.(*news.Error); ok { //nolint:errorlint // the tree is walked here
		return []fault{{e.Field, e.Sentence}}
	}
	switch e := err.(type) { //nolint:errorlint // the tree is walked here
	case interface{ Unwrap() []error }:
		var all []fault
		for _, one := range e.Unwrap() {
			all = append(all, faults(one)...)
		}
		return all
	case interface{ Unwrap() error }:
		return faults(e.Unwrap())
	}
	return nil
}

// broke answers when an operation panicked, unless an answer had begun.
func (s *server) broke(w *recorder, r *http.Request, broken any) {
	err := fmt.Errorf("panic: %v\n%s", broken, debug.Stack())
	if w.status != 0 {
		s.Log.ErrorContext(r.Context(), "a request failed after its answer began", "method", r.Method, "path", r.URL.Path, "error", err)
		panic(http.ErrAbortHandler)
	}
	s.refuse(w, r, err)
}

// nowhere answers for paths that lead to nothing.
func (s *server) nowhere(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") == "" {
		w.Header().Set("Access-Control-Allow-Origin", "*")
	}
	s.refuse(w, r, news.NotFound("There is nothing at this address; /api/v1/openapi.json describes what there is."))
}

func errMethod(method string) error {
	return &news.Error{Kind: errNotAllowed, Sentence: fmt.Sprintf("This address does not answer to %.20q; the Allow header lists what it answers to.", method)}
}

// challenge says how to come in, and whether a key was sent that is not good (RFC 6750).
func challenge(r *http.Request) string {
	if r.Header.Get("Authorization") == "" {
		return `Bearer realm="Broadsheet"`
	}
	return `Bearer realm="Broadsheet", error="invalid_token"`
}

// retryAfter is in how many seconds trying again makes sense.
func retryAfter(err error) int {
	if wait, ok := auth.RetryAfter(err); ok {
		return max(1, int(math.Ceil(wait.Seconds())))
	}
	return 1
}
