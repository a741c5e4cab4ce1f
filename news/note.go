package news

import "strings"

// NoteKind is what sort of note somebody wrote on a story, for the newsroom alone.
type NoteKind string

// The kinds of note.
const (
	NoteRemark     NoteKind = "note"       // a question or a remark
	NoteSuggestion NoteKind = "suggestion" // other words for a passage
	NoteLegal      NoteKind = "legal"      // a lawyer must read this first
)

// Valid tells whether k is one of the kinds.
func (k NoteKind) Valid() bool { return k == NoteRemark || k == NoteSuggestion || k == NoteLegal }

// Passage is a place in a story's text, told by its words: no trace of a note
// stands in the text itself, so none can reach a reader. The zero value is the
// story as a whole.
type Passage struct {
	Lead  string // some words before it, in the same block
	Quote string // its own words; line breaks are "\n", and "\n\n" where it goes on in the next block
	Tail  string // some words after it
}

// How a note ended.
const (
	NoteResolved = "resolved"
	NoteAccepted = "accepted" // of a suggestion: the text says it now
	NoteRejected = "rejected"
)

// Note is a remark on a story, an answer to one, or a suggested change. It is
// never public and never deleted.
type Note struct {
	ID       string
	StoryID  string
	Answers  string // id of the note that this one answers; empty for one that begins a thread
	Kind     NoteKind
	Revision int // the story's newest when the note was written
	Text     string
	Passage  Passage
	Instead  string // of a suggestion: what should stand in the passage's place; empty is nothing
	By       string // id of the user
	At       Time
	Ended    Time // zero while it is open
	EndedBy  string
	Outcome  string
}

// Open tells whether somebody still has to do something about it.
func (n Note) Open() bool { return n.Answers == "" && n.Ended.IsZero() }

// Limits of a note, in runes.
const (
	MaxNote    = 2000
	MaxQuote   = 2000
	MaxContext = 64
)

// oneLine takes the line breaks out that a passage may have.
func oneLine(s string) string { return strings.ReplaceAll(s, "\n", " ") }

// Paragraphs makes paragraphs of what somebody typed: each line clean, see
// Line, with a blank line between two of them.
func Paragraphs(s string) string {
	var all []string
	for line := range strings.SplitSeq(s, "\n") {
		if line = Line(line); line != "" {
			all = append(all, line)
		}
	}
	return strings.Join(all, "\n\n")
}

// Check tells what is wrong with a note.
func (n Note) Check() error {
	if !n.Kind.Valid() {
		return Invalid("kind", "A note is a note, a suggestion or a legal flag, not %q.", n.Kind)
	}
	least := 1
	if n.Kind != NoteRemark {
		least = 0 // a suggestion and a flag speak for themselves
	}
	for _, line := range []struct {
		field, text     string
		shortest, limit int
	}{
		{"note", n.Text, least, MaxNote}, {"quote", oneLine(n.Passage.Quote), 0, MaxQuote}, {"lead", oneLine(n.Passage.Lead), 0, MaxContext},
		{"tail", oneLine(n.Passage.Tail), 0, MaxContext}, {"instead", oneLine(n.Instead), 0, MaxQuote},
	} {
		if err := checkLine(line.field, line.text, line.shortest, line.limit); err != nil {
			return err
		}
	}
	switch {
	case n.Kind != NoteSuggestion && n.Instead != "":
		return Invalid("instead", "Only a suggestion says what should stand in a passage's place.")
	case n.Kind == NoteSuggestion && n.Passage.Quote == "":
		return Invalid("quote", "Choose the words that the suggestion is about.")
	case n.Kind == NoteSuggestion && n.Passage.Quote == n.Instead:
		return Invalid("instead", "The suggestion says the same as the text.")
	}
	return nil
}
