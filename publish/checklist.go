package publish

import (
	"context"
	"slices"
	"unicode/utf8"

	"broadsheet/checklist"
	"broadsheet/news"
	"broadsheet/store"
)

// held refuses what the checklist holds back. It is asked in the transaction
// that would publish, whichever door it came by: the desk, the API, a bulk act
// or the clerk at a story's second. What an import brings was public before,
// and is not asked about.
func (a *act) held(v news.Revision) error {
	if a.imported {
		return nil
	}
	return checklist.Hold(&a.tx.Reader, a.story, v)
}

// maxReason is the longest reason of an override, in runes.
const maxReason = 1000

// Override lets the newest revision past the rules of the checklist that hold
// it back now, for a reason that the log keeps. It publishes nothing, and ends
// with the next saved revision: what was not read was not let past.
func Override(ctx context.Context, s *store.Store, by news.User, id, reason string) (news.Outcome, error) {
	return carry(ctx, s, by, id, news.ActOverride, news.RightOverride, func(a *act) error {
		reason := news.Line(reason)
		if reason == "" {
			return news.Invalid("reason", "Say why the story may go out all the same; the log keeps it.")
		}
		if n := utf8.RuneCountInString(reason); n > maxReason {
			return news.TooLong("reason", n, maxReason)
		}
		rules, err := a.holding()
		if err != nil {
			return err
		}
		if len(rules) == 0 {
			return news.Conflict("Nothing on the checklist holds this story back.")
		}
		before, err := a.tx.Override(id, a.story.Revision)
		if err == nil {
			rules = append(rules, before.Rules...)
		}
		slices.Sort(rules)
		a.note = reason
		return a.tx.PutOverride(id, a.story.Revision, store.Override{Rules: slices.Compact(rules), Reason: reason, By: a.by.ID, At: a.tx.Now()})
	})
}

// holding names the rules that hold the newest revision back.
func (a *act) holding() (rules []string, err error) {
	v, err := a.tx.Revision(a.story.ID, a.story.Revision)
	if err != nil {
		return nil, err
	}
	found, err := checklist.Look(&a.tx.Reader, a.story, v)
	for _, f := range found {
		if f.Holds() {
			rules = append(rules, f.Rule)
		}
	}
	return rules, err
}
