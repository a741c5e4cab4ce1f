package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"reflect"
	"strings"
	"unicode/utf8"

	"broadsheet/news"
)

// maxBody is the largest body of a request, in bytes.
const maxBody = 10 << 20

// read reads a request's body into a T: a struct whose fields are all of the
// kinds in field.go. It is strict, so that a misspelt field is an error and
// not a silence: unknown and repeated fields, wrong types, null where it means
// nothing, bad UTF-8 and trailing bytes are refused, all of them at once where
// that can be told. An operation whose body may be left out gets a zero T then.
func read[T any](c *call) (in T, err error) {
	data, err := c.data()
	if err != nil || len(data) == 0 && c.op.bare {
		return in, err
	}
	members, err := object(data)
	if err != nil {
		return in, err
	}
	return in, fill(&in, members)
}

// data reads the body's bytes.
func (c *call) data() ([]byte, error) {
	if c.ContentLength != 0 || !c.op.bare {
		if err := checkMediaType(c.Header); err != nil {
			return nil, err
		}
	}
	data, err := io.ReadAll(http.MaxBytesReader(c.w, c.Body, maxBody))
	if _, over := errors.AsType[*http.MaxBytesError](err); over {
		return nil, news.TooLarge("", "The request's body is larger than %d MiB.", maxBody>>20)
	}
	if err != nil {
		return nil, &news.Error{Kind: news.ErrInvalid, Sentence: "The request's body broke off before its end.", Err: err}
	}
	return data, nil
}

// checkMediaType refuses what is not plain JSON.
func checkMediaType(h http.Header) error {
	mediaType, params, err := mime.ParseMediaType(h.Get("Content-Type"))
	charset, told := params["charset"]
	switch {
	case err != nil || mediaType != "application/json":
		return &news.Error{Kind: errMediaType, Sentence: "The body must be JSON, sent with “Content-Type: application/json”."}
	case told && !strings.EqualFold(charset, "utf-8"):
		return &news.Error{Kind: errMediaType, Sentence: "JSON is written in UTF-8; no other charset is understood."}
	case h.Get("Content-Encoding") != "" && !strings.EqualFold(h.Get("Content-Encoding"), "identity"):
		return &news.Error{Kind: errMediaType, Sentence: "A compressed body is not understood; send it as it is."}
	}
	return nil
}

// member is a field of an object that came in.
type member struct {
	name string
	raw  json.RawMessage
}

// object takes the outermost object of some JSON apart, without looking into
// its values beyond what finding their ends takes.
func object(data []byte) ([]member, error) {
	if err := checkText(data); err != nil {
		return nil, err
	}
	d := json.NewDecoder(bytes.NewReader(data))
	if open, err := d.Token(); err != nil || open != json.Delim('{') {
		return nil, broken(err, d)
	}
	var members []member
	seen := map[string]bool{}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return nil, broken(err, d)
		}
		name, _ := key.(string) // of an object, a key is nothing else
		if seen[name] {
			return nil, news.Invalid(short(name), "This field is there twice; which of the two is meant?")
		}
		seen[name] = true
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return nil, broken(err, d)
		}
		members = append(members, member{name, raw})
	}
	if _, err := d.Token(); err != nil {
		return nil, broken(err, d)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, news.Invalid("", "There is something after the end of the JSON.")
	}
	return members, nil
}

// broken says what is wrong with JSON that can't be read.
func broken(err error, d *json.Decoder) error {
	syntax, isSyntax := errors.AsType[*json.SyntaxError](err)
	switch {
	case err == nil:
		return news.Invalid("", "The body must be one JSON object, in braces.")
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return news.Invalid("", "The body is not valid JSON: it ends too early.")
	case isSyntax && strings.Contains(syntax.Error(), "max depth"):
		return news.Invalid("", "The body holds values within values, deeper than anything that is understood here.")
	}
	return news.Invalid("", "The body is not valid JSON: there is a mistake near byte %d.", d.InputOffset()+1)
}

// checkText refuses bytes and escapes that are no characters. The decoder
// would put a replacement character in their place, and a word would be lost
// without a sound.
func checkText(data []byte) error {
	if !utf8.Valid(data) {
		return news.Invalid("", "The body is not valid UTF-8.")
	}
	for i := bytes.IndexByte(data, '\\'); i >= 0 && i < len(data); {
		unit, size := escape(data[i:])
		if size == 6 && unit >= 0xd800 && unit < 0xe000 {
			low, next := escape(data[min(i+6, len(data)):])
			if unit >= 0xdc00 || next != 6 || low < 0xdc00 || low >= 0xe000 {
				return news.Invalid("", "The escape %s near byte %d is half a character.", data[i:i+6], i+1)
			}
			size = 12
		}
		i += size
		after := bytes.IndexByte(data[min(i, len(data)):], '\\')
		if after < 0 {
			break
		}
		i += after
	}
	return nil
}

// escape reads an escape at the beginning of some JSON: \uXXXX is six bytes
// and a unit of UTF-16, any other two; without one the size is 0.
func escape(data []byte) (unit, size int) {
	switch {
	case len(data) == 0 || data[0] != '\\':
		return 0, 0
	case len(data) < 6 || data[1] != 'u':
		return 0, 2
	}
	for _, c := range data[2:6] {
		digit := strings.IndexByte("0123456789abcdef", c|0x20)
		if digit < 0 || c < '0' {
			return 0, 2
		}
		unit = unit<<4 | digit
	}
	return unit, 6
}

// fill puts the members where they belong in a struct, and tells of each one
// that can't be.
func fill(in any, members []member) error {
	v := reflect.ValueOf(in).Elem()
	at, names := map[string]reflect.Value{}, []string(nil)
	for i := range v.NumField() {
		name := v.Type().Field(i).Tag.Get("json")
		at[name], names = v.Field(i), append(names, name)
	}
	var errs news.Errors
	for _, m := range members {
		place, known := at[m.name]
		if !known {
			errs = append(errs, news.Invalid(short(m.name), "There is no such field here; %s.", listed(names)))
		} else if err := place.Addr().Interface().(taker).take(m.raw); errors.Is(err, news.ErrInvalid) {
			errs = append(errs, within(m.name, err)...) // about a part of the field
		} else if err != nil {
			errs = append(errs, news.Invalid(m.name, "%s", err))
		}
		if len(errs) == 20 { // who sends a thousand wrong fields needs no thousand sentences
			break
		}
	}
	return joined(errs)
}

func listed(names []string) string {
	if len(names) == 0 {
		return "none is known"
	}
	return "known are " + strings.Join(names, ", ")
}

// joined gives several errors as one, or none.
func joined(errs news.Errors) error {
	switch len(errs) {
	case 0:
		return nil
	case 1:
		return errs[0]
	}
	return errs
}

// short quotes no more of a name than a person needs to know it again.
func short(name string) string {
	if len(name) <= 60 {
		return name
	}
	return fmt.Sprintf("%.40s…", name)
}
