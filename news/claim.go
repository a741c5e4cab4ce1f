package news

import "time"

// Claim is what a fact check looks into, and what it found. The zero value is
// none; only a story of that kind shows one to readers.
type Claim struct {
	Text    string // what was said, in a sentence
	By      string // who said it; may be empty
	Date    string // when, "2026-11-20"; may be empty
	Source  string // where it can be read or heard, an address; may be empty
	Rating  int    // from 1, false, to 5, true; 0 is not yet
	Verdict string // the rating in the checkers' own words; empty leaves it to the language's
}

// MaxClaim is the longest claim, in runes.
const MaxClaim = 500

// The ends of the scale of a rating.
const (
	RatingFalse = 1
	RatingTrue  = 5
)

// IsZero tells whether there is no claim.
func (c Claim) IsZero() bool { return c == Claim{} }

// Found tells whether there is a claim and a verdict on it.
func (c Claim) Found() bool { return c.Text != "" && c.Rating >= RatingFalse }

// Lines gives the claim with its lines clean; see Line.
func (c Claim) Lines() Claim {
	c.Text, c.By, c.Date, c.Source, c.Verdict = Line(c.Text), Line(c.By), Line(c.Date), Line(c.Source), Line(c.Verdict)
	return c
}

// Check tells what is wrong with the claim.
func (c Claim) Check() error {
	const field = "claim"
	for _, line := range []struct {
		text string
		most int
	}{{c.Text, MaxClaim}, {c.By, 200}, {c.Verdict, 80}} {
		if err := checkLine(field, line.text, 0, line.most); err != nil {
			return err
		}
	}
	if c.Date != "" {
		if _, err := time.Parse(time.DateOnly, c.Date); err != nil {
			return Invalid(field, "Write the day of the claim like 2026-11-20.")
		}
	}
	if c.Source != "" {
		if err := checkWeb(field, c.Source); err != nil {
			return err
		}
	}
	switch {
	case c.Rating < 0 || c.Rating > RatingTrue:
		return Invalid(field, "A rating goes from %d, false, to %d, true.", RatingFalse, RatingTrue)
	case !c.IsZero() && c.Text == "":
		return Invalid(field, "Say what was claimed, or leave all of it empty.")
	case c.Verdict != "" && c.Rating == 0:
		return Invalid(field, "A verdict in words needs its place on the scale, from %d, false, to %d, true.", RatingFalse, RatingTrue)
	}
	return nil
}
