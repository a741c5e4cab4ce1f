package desk

import "broadsheet/news"

// mark is where a story stands, told by a word and by a shape, so that it is
// seen without colour and heard without seeing.
type mark struct {
	Shape string // names the shape that the style sheet draws
	Word  string
}

func markOf(s news.Story) mark {
	if !s.Schedule.IsZero() && s.State == news.StateApproved {
		return mark{Shape: "scheduled", Word: "Scheduled"}
	}
	return mark{Shape: string(s.State), Word: stateWord(s.State)}
}

func stateWord(s news.State) string {
	switch s {
	case news.StateDraft:
		return "Draft"
	case news.StateSubmitted:
		return "Submitted"
	case news.StateApproved:
		return "Approved"
	case news.StatePublished:
		return "Published"
	case news.StateWithdrawn:
		return "Withdrawn"
	case news.StateSpiked:
		return "Spiked"
	}
	return string(s)
}

// titled gives a story's headline, or words in its place.
func titled(headline string) string {
	if headline == "" {
		return "No headline yet"
	}
	return headline
}
