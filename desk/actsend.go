package desk

import (
	"context"
	"net/url"
	"time"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/publish"
)

// What keeps a story from readers, for a while or for good, and what brings it back.

func embargoAct() act {
	return act{
		name: "embargo", button: "Set the embargo", title: "Embargo", done: "The embargo is set. Nothing of this can reach readers before it.",
		help:  "Before this time nobody can publish the story, by any way.",
		shown: func(s setting) bool { return s.may(news.RightPublish, news.ActEmbargo) },
		inputs: func(s setting) []input {
			return []input{{Name: "embargo", Field: "embargo", Label: "Until", Kind: "moment", Help: "As the clocks in " + s.clock.zone() + " show it.", Value: chosen(s, s.story.Embargo)}}
		},
		do: func(ctx context.Context, s setting, f url.Values) (news.Outcome, error) {
			until, err := readTime(s, "embargo", f.Get("embargo"))
			if err != nil {
				return news.Outcome{}, err
			}
			return publish.Embargo(ctx, s.store, s.by, s.story.ID, until)
		},
	}
}

func liftAct() act {
	return act{
		name: "lift", button: "Lift the embargo", done: "The embargo is lifted.",
		shown: func(s setting) bool {
			return s.may(news.RightPublish, news.ActEmbargo) && s.embargoed() // one that has passed is in nobody's way
		},
		do: func(ctx context.Context, s setting, _ url.Values) (news.Outcome, error) {
			return publish.Embargo(ctx, s.store, s.by, s.story.ID, time.Time{})
		},
	}
}

func restoreAct() act {
	return act{
		name: "restore", button: "Restore as a draft", done: "It is a draft again.", strong: always,
		shown: func(s setting) bool {
			_, err := s.story.State.After(news.ActRestore)
			switch {
			case err != nil:
				return false
			case s.story.State == news.StateWithdrawn:
				return s.by.Must(news.RightWithdraw) == nil
			}
			return s.own(news.RightEditOwn) || s.by.Must(news.RightSpike) == nil
		},
		do: func(ctx context.Context, s setting, _ url.Values) (news.Outcome, error) {
			return edit.Restore(ctx, s.store, s.by, s.story.ID)
		},
	}
}

func spikeAct() act {
	return act{
		name: "spike", button: "Spike", title: "Spike", grave: true, done: "Spiked. Nothing is deleted, and it can be restored.",
		help: "Ends a story that nobody has read. It can be restored.",
		shown: func(s setting) bool {
			own := s.story.State == news.StateDraft && s.own(news.RightEditOwn)
			return s.may(news.RightSpike, news.ActSpike) || own && s.may(news.RightEditOwn, news.ActSpike)
		},
		inputs: func(setting) []input {
			return []input{{Name: "reason_spike", Field: "reason", Label: "Why, for the newsroom", Kind: "lines", Help: "May be left empty."}}
		},
		do: func(ctx context.Context, s setting, f url.Values) (news.Outcome, error) {
			return edit.Spike(ctx, s.store, s.by, s.story.ID, f.Get("reason_spike"))
		},
	}
}

func withdrawAct() act {
	return act{
		name: "withdraw", button: "Withdraw", title: "Withdraw", grave: true, done: "Withdrawn. Its address tells readers why.",
		help:  "Takes the story down. Its address goes on to say why, in the words that you write here.",
		shown: func(s setting) bool { return s.may(news.RightWithdraw, news.ActWithdraw) },
		inputs: func(setting) []input {
			return []input{{Name: "reason_withdraw", Field: "reason", Label: "Why, for readers", Kind: "lines"}}
		},
		do: func(ctx context.Context, s setting, f url.Values) (news.Outcome, error) {
			return publish.Withdraw(ctx, s.store, s.by, s.story.ID, f.Get("reason_withdraw"))
		},
	}
}
