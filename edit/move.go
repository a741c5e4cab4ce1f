package edit

import (
	"context"
	"fmt"
	"unicode/utf8"

	"broadsheet/news"
	"broadsheet/store"
)

// step moves a story along the workflow by one act that only the newsroom
// sees: it checks the right, asks the workflow, lets change do what is the
// act's own, and writes state and change together.
func step(ctx context.Context, s *store.Store, by news.User, id string, act news.Act, note string, may func(news.Story) error, change func(*news.Story) error) (out news.Outcome, err error) {
	out.Change, err = s.Write(ctx, func(tx *store.Tx) error {
		story, err := open(tx, by, id)
		if err != nil {
			return err
		}
		if err := may(story); err != nil {
			return err
		}
		if story.State, err = story.State.After(act); err != nil {
			return err
		}
		if err := change(&story); err != nil {
			return err
		}
		if err := tx.SetStory(story); err != nil {
			return err
		}
		story.Version++
		out.Story = story
		return tx.Append(news.Change{Act: act, By: by.ID, Story: id, Note: note})
	})
	if err != nil {
		return out, fmt.Errorf("%s %s: %w", act, id, err)
	}
	return out, nil
}

// needs gives the check that a user carries a right, whatever the story.
func needs(by news.User, right news.Right) func(news.Story) error {
	return func(news.Story) error { return by.Must(right) }
}

// MaxReason is the longest reason of a sending back or spiking, in runes.
const MaxReason = 1000

// reasoned checks a reason that a person must give.
func reasoned(reason string, required bool) (string, error) {
	reason = news.Line(reason)
	if required && reason == "" {
		return "", news.Invalid("reason", "Say why, in a sentence: the writer will read it.")
	}
	if n := utf8.RuneCountInString(reason); n > MaxReason {
		return "", news.TooLong("reason", n, MaxReason)
	}
	return reason, nil
}
