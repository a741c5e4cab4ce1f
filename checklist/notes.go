package checklist

import (
	"fmt"

	"broadsheet/news"
)

func legal(l *look) ([]Finding, error) {
	return l.open(news.NoteLegal, func(n news.Note) string {
		switch {
		case n.Text != "":
			return fmt.Sprintf("It is flagged for a legal read: %s", cited(n.Text))
		case n.Passage.Quote != "":
			return fmt.Sprintf("“%s” is flagged for a legal read.", short(n.Passage.Quote))
		}
		return "It is flagged for a legal read."
	})
}

func suggestions(l *look) ([]Finding, error) {
	return l.open(news.NoteSuggestion, func(n news.Note) string {
		if n.Instead == "" {
			return fmt.Sprintf("Somebody suggests to take out %s", cited(n.Passage.Quote))
		}
		return fmt.Sprintf("Somebody suggests “%s” instead of %s", short(n.Instead), cited(n.Passage.Quote))
	})
}

func notes(l *look) ([]Finding, error) {
	return l.open(news.NoteRemark, func(n news.Note) string { return fmt.Sprintf("A note is not resolved: %s", cited(n.Text)) })
}

// open finds the notes of a kind that somebody still has to deal with.
func (l *look) open(kind news.NoteKind, sentence func(news.Note) string) (found []Finding, err error) {
	for _, n := range l.notes {
		if n.Open() && n.Kind == kind {
			found = append(found, Finding{Field: "body", Quote: firstLine(n.Passage.Quote), Note: n.ID, Sentence: sentence(n)})
		}
	}
	return found, nil
}
