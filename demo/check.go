package demo

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"broadsheet/news"
)

// longestHeadline is in characters; past it a broadsheet's headline runs into a fourth line.
const longestHeadline = 90

// check refuses a front matter that a desk would send back. Whether its bylines and topics exist is for the tests, which see all files.
func (h head) check() error {
	sections := Publication().Sections
	switch {
	case strings.TrimSpace(h.Headline) == "":
		return errors.New("the headline is missing")
	case utf8.RuneCountInString(h.Headline) > longestHeadline:
		return fmt.Errorf("the headline has %d characters, more than %d", utf8.RuneCountInString(h.Headline), longestHeadline)
	case strings.TrimSpace(h.Standfirst) == "":
		return errors.New("the standfirst is missing")
	case strings.ContainsAny(h.Headline+h.Standfirst+h.Kicker+h.Dateline, "{}<>"):
		return errors.New("only the text may hold markup or words for days")
	case !slices.ContainsFunc(sections, func(s Section) bool { return s.Slug == h.Section }):
		return fmt.Errorf("there is no section %q", h.Section)
	case !h.Kind.Valid():
		return fmt.Errorf("there is no kind %q", h.Kind)
	case !h.Weight.Valid():
		return fmt.Errorf("there is no weight %q", h.Weight)
	case len(h.Bylines) < 1 || len(h.Bylines) > 2:
		return fmt.Errorf("%d bylines, not 1 or 2", len(h.Bylines))
	case len(h.Topics) < 1 || len(h.Topics) > 5:
		return fmt.Errorf("%d topics, not 1 to 5", len(h.Topics))
	case h.Picture != "" && !known(h.Picture):
		return fmt.Errorf("there is no picture %q", h.Picture)
	case (h.Kind == news.KindFactCheck) != h.Claim.Found():
		return errors.New("a fact check has a claim and a verdict, and nothing else has")
	case h.Claim.Check() != nil:
		return h.Claim.Check()
	case h.Breaking && h.DaysAgo != 0:
		return errors.New("only a story of today can be breaking")
	}
	return h.checkCorrections()
}

func (h head) checkCorrections() error {
	for _, c := range h.Corrections {
		switch {
		case !c.Kind.Valid():
			return fmt.Errorf("there is no kind of correction %q", c.Kind)
		case c.HoursAfter < 1 || c.HoursAfter > latestCorrection:
			return fmt.Errorf("a correction %d hours after, not 1 to %d", c.HoursAfter, latestCorrection)
		case h.DaysAgo < 2:
			return errors.New("a corrected story must be two days old, or its correction might lie in the future")
		case strings.TrimSpace(c.Text) == "":
			return errors.New("a correction without words")
		}
		if err := checkDayWords(c.Text); err != nil {
			return err
		}
	}
	return nil
}
