package news_test

import (
	"errors"
	"strings"
	"testing"

	"broadsheet/news"
)

// walk is the workflow written out by hand: for each act, where it leads from
// draft, submitted, approved, published, withdrawn and spiked; "-" is refused.
var walk = map[news.Act][6]news.State{
	news.ActSave:     {news.StateDraft, news.StateSubmitted, news.StateApproved, news.StatePublished, "-", "-"},
	news.ActSubmit:   {news.StateSubmitted, "-", "-", "-", "-", "-"},
	news.ActApprove:  {news.StateApproved, news.StateApproved, "-", "-", "-", "-"},
	news.ActSendBack: {"-", news.StateDraft, news.StateDraft, "-", "-", "-"},
	news.ActSpike:    {news.StateSpiked, news.StateSpiked, news.StateSpiked, "-", "-", "-"},
	news.ActRestore:  {"-", "-", "-", "-", news.StateDraft, news.StateDraft},
	news.ActEmbargo:  {news.StateDraft, news.StateSubmitted, news.StateApproved, news.StatePublished, "-", "-"},
	news.ActSchedule: {news.StateApproved, news.StateApproved, news.StateApproved, news.StatePublished, "-", "-"},
	news.ActUnplan:   {"-", "-", news.StateApproved, news.StatePublished, "-", "-"},
	news.ActPublish:  {news.StatePublished, news.StatePublished, news.StatePublished, news.StatePublished, "-", "-"},
	news.ActUpdate:   {"-", "-", "-", news.StatePublished, "-", "-"},
	news.ActWithdraw: {"-", "-", "-", news.StateWithdrawn, "-", "-"},
	news.ActCorrect:  {"-", "-", "-", news.StatePublished, news.StateWithdrawn, "-"},
	news.ActMove:     {"-", "-", "-", news.StatePublished, "-", "-"},
	news.ActBreaking: {"-", "-", "-", news.StatePublished, "-", "-"},
	news.ActOverride: {news.StateDraft, news.StateSubmitted, news.StateApproved, news.StatePublished, "-", "-"},
	news.ActHandOver: {news.StateDraft, news.StateSubmitted, news.StateApproved, news.StatePublished, "-", "-"},
	// Not of one story's walk: refused everywhere.
	news.ActCreate: {"-", "-", "-", "-", "-", "-"}, news.ActTaxonomy: {"-", "-", "-", "-", "-", "-"}, news.ActSettings: {"-", "-", "-", "-", "-", "-"},
	news.ActPeople: {"-", "-", "-", "-", "-", "-"}, news.ActBulkFill: {"-", "-", "-", "-", "-", "-"}, news.ActImport: {"-", "-", "-", "-", "-", "-"},
	news.ActLivePost: {"-", "-", "-", "-", "-", "-"}, news.ActFrontSave: {"-", "-", "-", "-", "-", "-"}, news.ActFront: {"-", "-", "-", "-", "-", "-"}, "no such act": {"-", "-", "-", "-", "-", "-"},
}

func TestEachActLeadsWhereTheWorkflowSays(t *testing.T) {
	t.Parallel()
	for act, row := range walk {
		for i, from := range news.States() {
			got, err := from.After(act)
			if want := row[i]; want != "-" {
				if got != want || err != nil {
					t.Errorf("%s of a %s story leads to %s, %v; want %s", act, from, got, err, want)
				}
				continue
			}
			sentence, ok := news.Sentence(err)
			if !errors.Is(err, news.ErrConflict) || got != from || !ok {
				t.Errorf("%s of a %s story leads to %s, %v; want a conflict", act, from, got, err)
			}
			if !strings.Contains(sentence, string(from)) || !strings.HasSuffix(sentence, ".") {
				t.Errorf("%s of a %s story is refused with %q", act, from, sentence)
			}
		}
	}
}

func TestAnUnknownStateAllowsNothing(t *testing.T) {
	t.Parallel()
	for act := range walk {
		if _, err := news.State("lost").After(act); !errors.Is(err, news.ErrConflict) {
			t.Errorf("%s of a lost story: %v", act, err)
		}
	}
	if news.State("lost").Valid() || news.State("").Valid() {
		t.Error("a lost story's state is valid")
	}
}

func TestOnlyAPublishedStoryReachesWithdrawnAndOnlyAnUnpublishedOneSpiked(t *testing.T) {
	t.Parallel()
	for act := range walk {
		for _, from := range news.States() {
			to, err := from.After(act)
			if err != nil || to == from {
				continue
			}
			if to == news.StateWithdrawn && from != news.StatePublished || to == news.StateSpiked && from == news.StatePublished {
				t.Errorf("%s leads from %s to %s", act, from, to)
			}
			if from == news.StatePublished && to != news.StateWithdrawn {
				t.Errorf("%s hides a published story as %s, without a notice", act, to)
			}
		}
	}
}
