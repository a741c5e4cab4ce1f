package collab

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"broadsheet/news"
)

// Limits of what one submission may bring.
const (
	MaxSteps     = 500     // steps at once
	MaxStepBytes = 1 << 20 // bytes of all of them
	maxNesting   = 128     // braces within braces
)

// step is a step as ProseMirror writes it, looked through field by field before
// the interpreter sees it: what is no step, or has a position that is no whole
// number, never gets there. Nodes and marks within it stay as they are; they
// are judged with the text that comes of them.
type step struct {
	StepType  string          `json:"stepType"`
	From      *int64          `json:"from"`
	To        *int64          `json:"to"`
	GapFrom   *int64          `json:"gapFrom"`
	GapTo     *int64          `json:"gapTo"`
	Insert    *int64          `json:"insert"`
	Pos       *int64          `json:"pos"`
	Slice     *slice          `json:"slice"`
	Mark      json.RawMessage `json:"mark"`
	Attr      *string         `json:"attr"`
	Value     json.RawMessage `json:"value"`
	Structure bool            `json:"structure"`
}

// slice is a piece of a text, cut open at both ends as deep as it says.
type slice struct {
	Content   []json.RawMessage `json:"content"`
	OpenStart int               `json:"openStart"`
	OpenEnd   int               `json:"openEnd"`
}

// parseSteps looks through the steps that a tab sent. An error is
// news.ErrInvalid or news.ErrTooLarge and says in a sentence what is wrong.
func parseSteps(all []json.RawMessage) error {
	if len(all) > MaxSteps {
		return news.TooLarge("body", "These are %d changes at once; at most %d are taken.", len(all), MaxSteps)
	}
	size := 0
	for i, one := range all {
		if size += len(one); size > MaxStepBytes {
			return news.TooLarge("body", "These changes are over %d kB, which is more than is taken at once.", MaxStepBytes>>10)
		}
		if err := parseStep(one); err != nil {
			return &news.Error{Kind: news.ErrInvalid, Field: "body", Sentence: fmt.Sprintf("Change %d of %d is none that a text can take.", i+1, len(all)), Err: err}
		}
	}
	return nil
}

func parseStep(data []byte) error {
	if nesting(data) > maxNesting {
		return errors.New("it is nested too deep")
	}
	read := json.NewDecoder(bytes.NewReader(data))
	read.DisallowUnknownFields()
	var s *step
	if err := read.Decode(&s); err != nil {
		return err
	}
	if _, err := read.Token(); !errors.Is(err, io.EOF) {
		return errors.New("it goes on after its end")
	}
	if s == nil {
		return errors.New("it is nothing")
	}
	return s.check()
}

// check tells whether the step has what its type needs, and nothing senseless.
func (s *step) check() error {
	for _, position := range []*int64{s.From, s.To, s.GapFrom, s.GapTo, s.Insert, s.Pos} {
		if position != nil && (*position < 0 || *position > 1<<31) {
			return fmt.Errorf("a position is %d", *position)
		}
	}
	if s.Slice != nil && (s.Slice.OpenStart < 0 || s.Slice.OpenEnd < 0 || s.Slice.OpenStart > maxNesting || s.Slice.OpenEnd > maxNesting) {
		return errors.New("a piece is cut open deeper than any can be")
	}
	if !s.whole() {
		return fmt.Errorf("it is no whole step of the type %.40q", s.StepType)
	}
	return nil
}

// whole tells whether the step is of a type that there is, and has all that it
// takes, with its positions in their order.
func (s *step) whole() bool {
	ranged := s.From != nil && s.To != nil && *s.From <= *s.To
	switch s.StepType {
	case "replace":
		return ranged
	case "replaceAround":
		return ranged && s.GapFrom != nil && s.GapTo != nil && s.Insert != nil && *s.From <= *s.GapFrom && *s.GapFrom <= *s.GapTo && *s.GapTo <= *s.To
	case "addMark", "removeMark":
		return ranged && len(s.Mark) > 0
	case "addNodeMark", "removeNodeMark":
		return s.Pos != nil && len(s.Mark) > 0
	case "attr":
		return s.Pos != nil && s.Attr != nil
	}
	return false
}

// nesting is how deep braces and brackets go.
func nesting(data []byte) int {
	depth, deepest, inString := 0, 0, false
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case inString && c == '\\':
			i++
		case c == '"':
			inString = !inString
		case inString:
		case c == '{' || c == '[':
			depth++
			deepest = max(deepest, depth)
		case c == '}' || c == ']':
			depth--
		}
	}
	return deepest
}
