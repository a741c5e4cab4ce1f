package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"time"
	"unicode"

	"broadsheet/news"
)

// taker is a field of a request's body. It takes its JSON, or says in a
// sentence what that had to be.
type taker interface {
	take(raw json.RawMessage) error
}

// text is a line of text. It refuses the control characters that a command
// would leave out: the program that sent them does not know what it sends.
type text struct {
	value string
	given bool
}

func (t *text) take(raw json.RawMessage) error {
	if err := decoded(raw, &t.value, "text"); err != nil {
		return err
	}
	t.given = true
	return noControls(t.value)
}

// or gives the text, or where it was left out another.
func (t text) or(other string) string {
	if t.given {
		return t.value
	}
	return other
}

// markup is a text of several lines, with everything that HTML may hold.
type markup struct {
	value string
	given bool
}

func (m *markup) take(raw json.RawMessage) error {
	m.given = true
	return decoded(raw, &m.value, "text")
}

// texts is a list of lines of text.
type texts struct {
	value []string
	given bool
}

func (t *texts) take(raw json.RawMessage) error {
	var each []json.RawMessage
	if err := decoded(raw, &each, "a list of texts"); err != nil {
		return err
	}
	t.given, t.value = true, make([]string, 0, min(len(each), 100))
	for _, one := range each {
		var line text
		if err := line.take(one); err != nil {
			return errors.New("In the list: " + err.Error())
		}
		if t.value = append(t.value, line.value); len(t.value) > 1000 {
			return errors.New("The list is too long.")
		}
	}
	return nil
}

// number is a whole number.
type number struct {
	value int
	given bool
}

func (n *number) take(raw json.RawMessage) error {
	n.given = true
	return decoded(raw, &n.value, "a whole number")
}

// clock is a time as it was written; which moment it means is known once the
// publication's zone is.
type clock struct {
	value string
	given bool // there, or null
	null  bool
}

func (c *clock) take(raw json.RawMessage) error {
	c.given, c.null = true, string(raw) == "null"
	if c.null {
		return nil
	}
	return decoded(raw, &c.value, "a time, written as text")
}

// in gives the moment; null is the zero one.
func (c clock) in(field string, pub news.Publication) (time.Time, error) {
	if !c.given || c.null {
		return time.Time{}, nil
	}
	return news.ParseClock(field, c.value, pub.Location())
}

// tree is a document, which package prose reads.
type tree struct {
	raw   json.RawMessage
	given bool
}

func (t *tree) take(raw json.RawMessage) error {
	if raw[0] != '{' {
		return wrongType(raw, "a document, in braces")
	}
	t.raw, t.given = bytes.Clone(raw), true
	return nil
}

// slugged is a slug, or null for none.
type slugged struct {
	text
}

func (s *slugged) take(raw json.RawMessage) error {
	if string(raw) == "null" {
		s.given = true
		return nil
	}
	return s.text.take(raw)
}

// decoded reads a JSON value that is not null.
func decoded(raw json.RawMessage, into any, what string) error {
	if string(raw) == "null" || json.Unmarshal(raw, into) != nil {
		return wrongType(raw, what)
	}
	return nil
}

// wrongType says what a value is and what it had to be.
func wrongType(raw json.RawMessage, what string) error {
	is := "a number"
	switch raw[0] {
	case '"':
		is = "text"
	case '{':
		is = "an object"
	case '[':
		is = "a list"
	case 't', 'f':
		is = "true or false"
	case 'n':
		is = "null"
	}
	if is == "a number" && what == "a whole number" {
		return errors.New("This number is not whole, or too large.")
	}
	return errors.New("This must be " + what + ", not " + is + ".")
}

// noControls refuses characters that no keyboard means. White space of every
// kind is folded later, and so let through.
func noControls(s string) error {
	bad := strings.IndexFunc(s, func(r rune) bool { return news.Control(r) && !unicode.IsSpace(r) && r != 0x2028 && r != 0x2029 })
	if bad < 0 {
		return nil
	}
	r := []rune(s[bad:])[0]
	return errors.New("The text holds the control character " + codePoint(r) + "; remove it.")
}
