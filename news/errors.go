package news

import (
	"errors"
	"fmt"
)

// The kinds of error that a person can do something about. A command returns
// an error that matches one of them with errors.Is; the doors (desk, api, cmd)
// map the kind to a status or an exit code in one place each. Any other error
// is ours, and is shown only as a reference that the log has too.
var (
	// ErrNotFound says that the thing does not exist, or that the asker may
	// not know that it does: the two look the same on purpose.
	ErrNotFound = errors.New("not found")
	// ErrInvalid says that the request itself is wrong; an Error tells the field.
	ErrInvalid = errors.New("invalid")
	// ErrConflict says that the request was right for a state that is gone.
	ErrConflict = errors.New("conflict")
	// ErrForbidden says that this person's role does not carry the act.
	ErrForbidden = errors.New("forbidden")
	// ErrUnauthenticated says that nobody is signed in, or no longer.
	ErrUnauthenticated = errors.New("not signed in")
	// ErrTooLarge says that the input is over a limit.
	ErrTooLarge = errors.New("too large")
	// ErrLimited says that the asker must wait before trying again.
	ErrLimited = errors.New("too many attempts")
	// ErrUnavailable says that a part of ours is busy or full; trying again helps.
	ErrUnavailable = errors.New("unavailable")
	// ErrGone says that the thing was public and has been withdrawn.
	ErrGone = errors.New("gone")
)

// Error is an error with a sentence that is safe to show to the person who
// caused it. It matches its Kind, and what it wraps, with errors.Is.
type Error struct {
	Kind     error  // one of the Err… kinds above
	Field    string // the field at fault as the API names it, or empty
	Sentence string // what was wrong and what to do, for a person
	Err      error  // what happened underneath, for the log; may be nil
}

// Error gives the field and the sentence, and the cause for the log.
func (e *Error) Error() string {
	s := e.Sentence
	if e.Field != "" {
		s = e.Field + ": " + s
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap lets errors.Is and errors.As see the kind and the cause.
func (e *Error) Unwrap() []error {
	if e.Err == nil {
		return []error{e.Kind}
	}
	return []error{e.Kind, e.Err}
}

// Invalid says in a sentence what is wrong with a field; "" means the whole input.
func Invalid(field, format string, args ...any) error {
	return &Error{Kind: ErrInvalid, Field: field, Sentence: fmt.Sprintf(format, args...)}
}

// Conflict says in a sentence why the state no longer allows the act.
func Conflict(format string, args ...any) error {
	return &Error{Kind: ErrConflict, Sentence: fmt.Sprintf(format, args...)}
}

// Forbidden says in a sentence which right is missing.
func Forbidden(format string, args ...any) error {
	return &Error{Kind: ErrForbidden, Sentence: fmt.Sprintf(format, args...)}
}

// NotFound names what was looked for, as in "There is no story 01J…".
func NotFound(format string, args ...any) error {
	return &Error{Kind: ErrNotFound, Sentence: fmt.Sprintf(format, args...)}
}

// TooLarge says which limit was passed.
func TooLarge(field, format string, args ...any) error {
	return &Error{Kind: ErrTooLarge, Field: field, Sentence: fmt.Sprintf(format, args...)}
}

// Sentence gives the sentence of err that is safe to show, and whether there
// is one. Errors without one are ours and must be shown by reference only.
func Sentence(err error) (string, bool) {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Sentence, true
	}
	return "", false
}

// Errors is several things wrong with one input, so that a form can be mended
// in one go. It matches the kind of each.
type Errors []error

// Error joins the sentences.
func (e Errors) Error() string { return errors.Join(e...).Error() }

// Unwrap lets errors.Is see each.
func (e Errors) Unwrap() []error { return e }
