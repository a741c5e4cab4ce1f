package desk

import (
	"context"
	"fmt"
	"net/url"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/publish"
)

// What moves a story on, or back to its writer.

func submitAct() act {
	return act{
		name: "submit", button: "Submit to the editors", done: "Submitted. The editors have it now.",
		strong: func(s setting) bool { return s.by.Must(news.RightPublish) != nil },
		shown:  func(s setting) bool { return s.may(news.RightSubmit, news.ActSubmit) },
		do: func(ctx context.Context, s setting, _ url.Values) (news.Outcome, error) {
			return edit.Submit(ctx, s.store, s.by, s.story.ID)
		},
	}
}

func approveAct() act {
	return act{
		name: "approve", button: "Approve", done: "Approved. It may be published now; nothing has gone out yet.",
		shown: func(s setting) bool { return s.may(news.RightApprove, news.ActApprove) },
		do: func(ctx context.Context, s setting, _ url.Values) (news.Outcome, error) {
			return edit.Approve(ctx, s.store, s.by, s.story.ID)
		},
	}
}

func publishAct() act {
	return act{
		name: "publish", button: "Publish now", done: "Published. Readers see this revision.",
		shown: func(s setting) bool {
			return s.may(news.RightPublish, news.ActPublish) && s.story.Published != s.story.Revision && !s.embargoed()
		},
		strong: func(s setting) bool { return !s.held },
		words: func(s setting) string {
			if s.story.Published > 0 {
				return fmt.Sprintf("Publish revision %d as an update", s.story.Revision)
			}
			return "Publish now"
		},
		do: func(ctx context.Context, s setting, _ url.Values) (news.Outcome, error) {
			return publish.Publish(ctx, s.store, s.by, s.story.ID)
		},
	}
}

func overrideAct() act {
	return act{
		name: "override", button: "Let this revision past", title: "Let it past the checklist", grave: true,
		done:  "Let past, with your reason in the log. It may be published or scheduled now; another revision is asked anew.",
		help:  "For this revision alone. Your name and reason stay in the story’s history.",
		shown: func(s setting) bool { return s.held && s.may(news.RightOverride, news.ActOverride) },
		inputs: func(setting) []input {
			return []input{{Name: "reason_override", Field: "reason", Label: "Why it may go out all the same", Kind: "lines"}}
		},
		do: func(ctx context.Context, s setting, f url.Values) (news.Outcome, error) {
			return publish.Override(ctx, s.store, s.by, s.story.ID, f.Get("reason_override"))
		},
	}
}

func scheduleAct() act {
	return act{
		name: "schedule", button: "Schedule", title: "Schedule", done: "Scheduled. It goes out by itself at that second.",
		shown: func(s setting) bool { return s.may(news.RightPublish, news.ActSchedule) },
		inputs: func(s setting) []input {
			return []input{{Name: "at", Field: "at", Label: "Goes out at", Kind: "moment", Help: "As the clocks in " + s.clock.zone() + " show it.", Value: chosen(s, s.story.Schedule)}}
		},
		do: func(ctx context.Context, s setting, f url.Values) (news.Outcome, error) {
			at, err := readTime(s, "at", f.Get("at"))
			if err != nil {
				return news.Outcome{}, err
			}
			return publish.Schedule(ctx, s.store, s.by, s.story.ID, at)
		},
	}
}

func unscheduleAct() act {
	return act{
		name: "unschedule", button: "Take off the schedule", done: "Taken off the schedule. It stays where it was otherwise.",
		shown: func(s setting) bool {
			return s.may(news.RightPublish, news.ActUnplan) && !s.story.Schedule.IsZero()
		},
		do: func(ctx context.Context, s setting, _ url.Values) (news.Outcome, error) {
			return publish.Unschedule(ctx, s.store, s.by, s.story.ID)
		},
	}
}

func sendBackAct() act {
	return act{
		name: "send-back", button: "Send back", title: "Send back", done: "Sent back to the writer, with your reason.",
		shown: func(s setting) bool { return s.may(news.RightApprove, news.ActSendBack) },
		inputs: func(setting) []input {
			return []input{{Name: "reason_back", Field: "reason", Label: "What is missing", Kind: "lines", Help: "The writer reads this."}}
		},
		do: func(ctx context.Context, s setting, f url.Values) (news.Outcome, error) {
			return edit.SendBack(ctx, s.store, s.by, s.story.ID, f.Get("reason_back"))
		},
	}
}

func handOverAct() act {
	return act{
		name: "hand-over", button: "Hand over", title: "Hand over", done: "Handed over. It is theirs to write now.",
		shown: func(s setting) bool {
			return s.may(news.RightHandOver, news.ActHandOver) || s.own(news.RightEditOwn) && s.may(news.RightEditOwn, news.ActHandOver)
		},
		inputs: func(s setting) []input {
			return []input{{Name: "to", Field: "to", Label: "To whom", Kind: "choice", Options: s.writers}}
		},
		do: func(ctx context.Context, s setting, f url.Values) (news.Outcome, error) {
			return edit.HandOver(ctx, s.store, s.by, s.story.ID, f.Get("to"))
		},
	}
}
