package desk

import (
	"time"

	"broadsheet/news"
)

// acts is everything that one can do with a story beside writing it, in the
// order of the page: first what moves it on, last what takes it away. Each is
// told of in the file of its kind: actsforward.go, actspublic.go, actsend.go.
func acts() []act {
	return []act{
		publishAct(), overrideAct(), approveAct(), submitAct(), scheduleAct(), unscheduleAct(), sendBackAct(),
		handOverAct(), claimAct(), correctAct(), breakingAct(), endBreakingAct(), moveAct(), translateAct(), untranslateAct(), embargoAct(), liftAct(),
		restoreAct(), spikeAct(), withdrawAct(),
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
