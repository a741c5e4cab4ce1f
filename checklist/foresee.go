package checklist

import (
	"fmt"

	"broadsheet/news"
	"broadsheet/store"
)

// mostForeseen bounds the scheduled stories that are asked what a change of the
// checklist would do to them; the earliest are.
const mostForeseen = 200

// Foresee tells in sentences what SetLevels would do, before it does: of each
// rule, and of the stories that go out by themselves. It is empty when nothing
// would change. The error is that of SetLevels.
func Foresee(r *store.Reader, by news.User, change map[string]Level) (does []string, err error) {
	if err := checkLevels(by, change); err != nil {
		return nil, err
	}
	before, err := Levels(r)
	if err != nil {
		return nil, err
	}
	after := map[string]Level{}
	for _, rule := range Rules() {
		after[rule.ID] = before[rule.ID]
		if to, asked := change[rule.ID]; asked && to != before[rule.ID] {
			after[rule.ID] = to
			does = append(does, fmt.Sprintf("“%s” %s; until now it %s.", rule.Words, will(to), did(before[rule.ID])))
		}
	}
	if len(does) == 0 {
		return nil, nil
	}
	held, freed, err := foreseen(r, before, after)
	if err != nil {
		return nil, err
	}
	switch {
	case held > 0:
		does = append(does, fmt.Sprintf("Of the stories that are scheduled, %d would be held at their second, since they do not keep to it.", held))
	case freed > 0:
		does = append(does, fmt.Sprintf("Of the stories that are scheduled, %d that would have been held will go out.", freed))
	default:
		does = append(does, "No story that is scheduled now is held or let go by this.")
	}
	return append(does, "What is published stays published."), nil
}

func will(l Level) string {
	return map[Level]string{Block: "holds a story back from now on", Advise: "is said beside the text from now on, and holds nothing back", Off: "is asked no longer"}[l]
}

func did(l Level) string {
	return map[Level]string{Block: "held a story back", Advise: "was said beside the text", Off: "was not asked"}[l]
}

// foreseen counts the scheduled stories that other levels would hold, and those
// that they would let go.
func foreseen(r *store.Reader, before, after map[string]Level) (held, freed int, err error) {
	stories, err := r.Stories(store.StoryFilter{Scheduled: true, Limit: mostForeseen})
	if err != nil {
		return 0, 0, err
	}
	for _, s := range stories {
		v, err := r.Revision(s.ID, s.Revision)
		if err != nil {
			return 0, 0, err
		}
		was, err := holds(r, s, v, before)
		if err != nil {
			return 0, 0, err
		}
		is, err := holds(r, s, v, after)
		if err != nil {
			return 0, 0, err
		}
		switch {
		case is && !was:
			held++
		case was && !is:
			freed++
		}
	}
	return held, freed, nil
}

func holds(r *store.Reader, s news.Story, v news.Revision, levels map[string]Level) (bool, error) {
	found, err := lookAt(r, s, v, levels)
	return len(found) > 0 && found[0].Holds(), err // what holds comes first
}
