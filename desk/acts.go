package desk

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

// acts is everything that one can do with a story beside writing it, in the
// order of the page: first what moves it on, last what takes it away.
func acts() []act {
	return []act{
		publishAct(), overrideAct(), approveAct(), submitAct(), scheduleAct(), unscheduleAct(), sendBackAct(),
		handOverAct(), claimAct(), correctAct(), breakingAct(), endBreakingAct(), moveAct(), translateAct(), untranslateAct(), embargoAct(), liftAct(),
		restoreAct(), spikeAct(), withdrawAct(),
	}
}

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

func correctAct() act {
	return act{
		name: "correct", button: "Publish the note", title: "Correct in public", done: "The note is public. Readers see it on the story, in the list of corrections and in the feeds.",
		help:  "A dated note that readers see and that is never deleted. The text itself is changed by writing it and publishing an update.",
		shown: func(s setting) bool { return s.may(news.RightCorrect, news.ActCorrect) },
		inputs: func(s setting) []input {
			return []input{
				{Name: "correction_kind", Field: "kind", Label: "What it is", Kind: "choice", Options: correctionKinds(s)},
				{Name: "correction_text", Field: "text", Label: "What was wrong, and what is right", Kind: "lines"},
			}
		},
		do: func(ctx context.Context, s setting, f url.Values) (news.Outcome, error) {
			return publish.Correct(ctx, s.store, s.by, s.story.ID, news.CorrectionKind(f.Get("correction_kind")), f.Get("correction_text"))
		},
	}
}

func correctionKinds(s setting) []option {
	var all []option
	for _, k := range []news.CorrectionKind{news.CorrectionCorrection, news.CorrectionClarification, news.CorrectionUpdate, news.CorrectionRetraction} {
		if k != news.CorrectionRetraction || s.by.Must(news.RightRetract) == nil {
			all = append(all, option{Value: string(k), Label: k.Label()})
		}
	}
	return all
}

// aWhile is how long a story is breaking unless somebody says otherwise.
const aWhile = 2 * time.Hour

func breakingAct() act {
	return act{
		name: "breaking", button: "Mark as breaking", title: "Breaking", done: "Marked as breaking, on every page.",
		help:  "It stands in red above every page until then, for a day at most.",
		shown: func(s setting) bool { return s.may(news.RightBreaking, news.ActBreaking) },
		inputs: func(s setting) []input {
			until := s.clock.input(s.clock.now.Add(aWhile).Truncate(time.Minute))
			if s.story.Breaking.After(s.clock.now) {
				until = s.clock.input(s.story.Breaking.Time)
			}
			return []input{{Name: "until", Field: "until", Label: "Until", Kind: "moment", Help: "As the clocks in " + s.clock.zone() + " show it.", Value: until}}
		},
		do: func(ctx context.Context, s setting, f url.Values) (news.Outcome, error) {
			until, err := readTime(s, "until", f.Get("until"))
			if err != nil {
				return news.Outcome{}, err
			}
			return publish.Breaking(ctx, s.store, s.by, s.story.ID, until)
		},
	}
}

func endBreakingAct() act {
	return act{
		name: "end-breaking", button: "End breaking", done: "It is no longer breaking.",
		shown: func(s setting) bool {
			return s.may(news.RightBreaking, news.ActBreaking) && s.story.Breaking.After(s.clock.now)
		},
		do: func(ctx context.Context, s setting, _ url.Values) (news.Outcome, error) {
			return publish.Breaking(ctx, s.store, s.by, s.story.ID, time.Time{})
		},
	}
}

func moveAct() act {
	return act{
		name: "move", button: "Move", title: "Move to another address", done: "Moved. The old address leads to the new one.",
		help:  "What is left empty stays as it is.",
		shown: func(s setting) bool { return s.may(news.RightMove, news.ActMove) && !s.embargoed() },
		inputs: func(s setting) []input {
			sections := []option{{Label: "The same section"}}
			for _, sec := range s.sections {
				sections = append(sections, option{Value: sec.Slug, Label: sec.Name})
			}
			return []input{
				{Name: "move_section", Field: "section", Label: "Section", Kind: "choice", Options: sections},
				{Name: "move_slug", Field: "slug", Label: "Last part of the address", Kind: "line"},
			}
		},
		do: func(ctx context.Context, s setting, f url.Values) (news.Outcome, error) {
			section, slug := f.Get("move_section"), news.Line(f.Get("move_slug"))
			if section == "" && slug == "" {
				return news.Outcome{}, news.Invalid("", "Choose a section, or write a new last part of the address.")
			}
			return publish.Move(ctx, s.store, s.by, s.story.ID, section, slug)
		},
	}
}

func translateAct() act {
	return act{
		name: "translate", button: "Link them", title: "Translations", done: "Linked. Each leads readers to the others, once they are published.",
		help: "The same story in another edition. Readers and search engines are told the way from each to the others.",
		shown: func(s setting) bool {
			return len(s.editions) > 1 && s.may(news.RightPublish, news.ActTranslate)
		},
		inputs: func(s setting) []input {
			help := "For readers, or of its page on the desk."
			if len(s.translations) > 0 {
				help = "It is linked with " + strings.Join(s.translations, ", ") + "."
			}
			return []input{{Name: "translation", Field: "story", Label: "Address of the other story", Kind: "line", Help: help}}
		},
		do: func(ctx context.Context, s setting, f url.Values) (news.Outcome, error) {
			typed, other := news.Line(f.Get("translation")), ""
			if typed == "" {
				return news.Outcome{}, news.Invalid("story", "Say which story it is linked with.")
			}
			if err := s.store.Read(ctx, func(r *store.Reader) (err error) { other, err = storyAt(r, s.host, "story", typed); return err }); err != nil {
				return news.Outcome{}, err
			}
			out, err := publish.Translate(ctx, s.store, s.by, s.story.ID, other)
			if errors.Is(err, news.ErrNotFound) {
				err = noStory("story", typed)
			}
			return out, err
		},
	}
}

func untranslateAct() act {
	return act{
		name: "untranslate", button: "Unlink from its translations", done: "Unlinked. The others stay linked with each other.",
		shown: func(s setting) bool {
			return len(s.translations) > 0 && s.may(news.RightPublish, news.ActTranslate)
		},
		do: func(ctx context.Context, s setting, _ url.Values) (news.Outcome, error) {
			return publish.Untranslate(ctx, s.store, s.by, s.story.ID)
		},
	}
}

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

// embargoed tells whether nothing of the story may reach the public yet.
func (s setting) embargoed() bool { return s.story.Embargo.After(s.clock.now) }

func always(setting) bool { return true }

// own tells whether the story is the person's and their role lets them have it so.
func (s setting) own(right news.Right) bool {
	return s.story.Author == s.by.ID && s.by.Must(right) == nil
}

// chosen is the value of a field for a time: the one that is set.
func chosen(s setting, t news.Time) string {
	if t.IsZero() {
		return ""
	}
	return s.clock.input(t.Time)
}

// readTime reads a time as the publication's clocks show it.
func readTime(s setting, field, typed string) (time.Time, error) {
	typed = news.Line(typed)
	if typed == "" {
		return time.Time{}, news.Invalid(field, "Choose a day and a time.")
	}
	return news.ParseClock(field, typed, s.clock.loc)
}
