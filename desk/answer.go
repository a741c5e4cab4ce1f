package desk

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"

	"github.com/oklog/ulid/v2"

	"broadsheet/auth"
	"broadsheet/news"
)

// noticePage tells of an error, or of a thing that has no screen of its own.
type noticePage struct {
	frame
	Text, More string
	Link, Href string // the way on; may be empty
}

func (*noticePage) template() string { return "notice" }

// fail shows what a handler returned: a sentence where there is one that is
// safe to show, and else a reference that the log has too.
func (d *desk) fail(v *visit, err error) {
	status, text := statusOf(err), ""
	if sentence, ok := news.Sentence(err); ok && status < http.StatusInternalServerError {
		text = sentence
	} else if ok && errors.Is(err, news.ErrUnavailable) {
		text = sentence
	} else {
		reference := ulid.Make().String()
		text = "Something went wrong on our side. If it happens again, tell the people who run this server the reference " + reference + "."
		d.Log.Error("the desk failed", "reference", reference, "method", v.r.Method, "path", v.r.URL.Path, "user", v.by.ID, "error", err)
	}
	if wait, ok := auth.RetryAfter(err); ok {
		v.w.Header().Set("Retry-After", seconds(wait))
	}
	if v.wantsJSON() {
		v.problem(status, text, faultsOf(err))
		return
	}
	p := &noticePage{frame: frame{Title: titleOf(status)}, Text: text, Link: "Back to the stories", Href: "/desk/"}
	if status == http.StatusUnauthorized {
		p.More = "Sign in in another tab, then come back to this one and reload it: your browser will send the same again, and nothing is lost."
		p.Link, p.Href = "Sign in", "/desk/sign-in"
	}
	if err := d.show(v, status, p); err != nil {
		d.Log.Error("the desk could not show an error", "error", err)
		http.Error(v.w, text, status)
	}
}

// statusOf is the status that an error's kind stands for.
func statusOf(err error) int {
	var tooBig *http.MaxBytesError
	for _, is := range []struct {
		kind   error
		status int
	}{
		{news.ErrUnauthenticated, http.StatusUnauthorized},
		{news.ErrNotFound, http.StatusNotFound},
		{news.ErrForbidden, http.StatusForbidden},
		{news.ErrConflict, http.StatusConflict},
		{news.ErrTooLarge, http.StatusRequestEntityTooLarge},
		{news.ErrInvalid, http.StatusUnprocessableEntity},
		{news.ErrLimited, http.StatusTooManyRequests},
		{news.ErrGone, http.StatusGone},
		{news.ErrUnavailable, http.StatusServiceUnavailable},
	} {
		if errors.Is(err, is.kind) {
			return is.status
		}
	}
	if errors.As(err, &tooBig) {
		return http.StatusRequestEntityTooLarge
	}
	return http.StatusInternalServerError
}

func titleOf(status int) string {
	switch status {
	case http.StatusUnauthorized:
		return "You are signed out"
	case http.StatusForbidden:
		return "That was not allowed"
	case http.StatusNotFound:
		return "Nothing is here"
	case http.StatusConflict:
		return "That is no longer possible"
	case http.StatusRequestEntityTooLarge:
		return "That is too much at once"
	case http.StatusUnprocessableEntity:
		return "Something in this is wrong"
	case http.StatusTooManyRequests:
		return "Wait a little"
	case http.StatusServiceUnavailable:
		return "The desk is busy"
	}
	return "Something went wrong"
}

// fault is one thing that is wrong with what somebody sent.
type fault struct {
	Field   string `json:"field"`
	Message string `json:"message"`
}

// faultsOf gives every fault that an error tells of, each with its field.
func faultsOf(err error) []fault {
	switch e := err.(type) { //nolint:errorlint // the tree of errors is walked here, node by node
	case nil:
		return nil
	case *news.Error:
		return []fault{{Field: e.Field, Message: e.Sentence}}
	case interface{ Unwrap() []error }:
		var all []fault
		for _, inner := range e.Unwrap() {
			all = append(all, faultsOf(inner)...)
		}
		return all
	}
	return faultsOf(errors.Unwrap(err))
}

// problem answers a script: RFC 9457, with the faults beside.
func (v *visit) problem(status int, detail string, faults []fault) {
	v.json(status, "application/problem+json", struct {
		Title  string  `json:"title"`
		Status int     `json:"status"`
		Detail string  `json:"detail"`
		Errors []fault `json:"errors,omitempty"`
	}{titleOf(status), status, detail, faults})
}

func (v *visit) json(status int, kind string, answer any) {
	body, err := json.Marshal(answer)
	if err != nil { // all that is answered is made of strings and numbers
		panic(fmt.Errorf("write an answer: %w", err))
	}
	v.w.Header().Set("Content-Type", kind)
	v.w.WriteHeader(status)
	_, _ = v.w.Write(body) // the asker may have gone
}
