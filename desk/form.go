package desk

import (
	"errors"
	"math"
	"net/http"
	"strconv"
	"time"
	"unicode/utf8"

	"broadsheet/news"
)

// faults are what is wrong with a form, for the template to put at its fields.
type faults []fault

// At gives the sentences about one field; "" are those about the whole form.
func (f faults) At(field string) []string {
	var all []string
	for _, one := range f {
		if one.Field == field {
			all = append(all, one.Message)
		}
	}
	return all
}

// Elsewhere gives the sentences about none of the fields that a form shows.
func (f faults) Elsewhere(fields ...string) []string {
	var all []string
next:
	for _, one := range f {
		for _, field := range fields {
			if one.Field == field {
				continue next
			}
		}
		all = append(all, one.Message)
	}
	return all
}

// form reads what a form sent, in either encoding. Nobody sends files here, so
// those of a multipart form are refused.
func (v *visit) form() error {
	err := v.r.ParseForm()
	if err == nil {
		err = v.r.ParseMultipartForm(longestRequest)
	}
	if errors.Is(err, http.ErrNotMultipart) {
		err = nil
	}
	if v.r.MultipartForm != nil {
		defer func() { _ = v.r.MultipartForm.RemoveAll() }()
	}
	var tooBig *http.MaxBytesError
	switch {
	case errors.As(err, &tooBig):
		return tooMuch()
	case err != nil:
		return &news.Error{Kind: news.ErrInvalid, Sentence: "What was sent is no form that can be read. Go back and send it again.", Err: err}
	case v.r.MultipartForm != nil && len(v.r.MultipartForm.File) > 0:
		return news.Invalid("", "A file was sent where none is expected.")
	}
	for field, values := range v.r.PostForm {
		for _, value := range values {
			if !utf8.ValidString(value) || !utf8.ValidString(field) {
				return news.Invalid("", "What was sent is not valid UTF-8.")
			}
		}
	}
	return nil
}

func tooMuch() error {
	return news.TooLarge("", "What was sent is over %d MB, which is more than the desk takes at once. Nothing of it was saved.", longestRequest>>20)
}

// seconds writes a wait for the header Retry-After.
func seconds(d time.Duration) string { return strconv.Itoa(int(math.Ceil(d.Seconds()))) }
