package desk

import (
	"strconv"

	"broadsheet/news"
	"broadsheet/store"
)

// tabs are the states. They are counted while nothing else narrows the list:
// a number that is not the number of rows below would only puzzle.
func (l *lister) tabs(f store.StoryFilter) error {
	var counts map[string]int
	if !l.page.Narrowed {
		var err error
		if counts, err = l.counts(); err != nil {
			return err
		}
	}
	chosen := l.query.Get("state")
	add := func(state, word string) {
		t := tab{Word: word, Href: l.address("state", state), Current: state == chosen}
		if counts != nil {
			t.Count = counted(counts[state])
		}
		l.page.Tabs = append(l.page.Tabs, t)
	}
	add("", "All")
	for _, s := range news.States() {
		add(string(s), stateWord(s))
		if s == news.StateApproved {
			add("scheduled", "Scheduled")
		}
	}
	return nil
}

// mostCounted bounds what is counted story by story.
const mostCounted = 1000

// counted writes a number of stories; above what is counted, that there are more.
func counted(n int) string {
	if n > mostCounted {
		return strconv.Itoa(mostCounted) + "+"
	}
	return strconv.Itoa(n)
}

func (l *lister) counts() (map[string]int, error) {
	counts := map[string]int{}
	if l.page.Mine {
		own, err := l.Stories(store.StoryFilter{Author: l.by.ID, Limit: mostCounted + 1})
		for _, s := range own {
			counts[string(s.State)]++
			counts[""]++
			if !s.Schedule.IsZero() {
				counts["scheduled"]++
			}
		}
		return counts, err
	}
	all, err := l.CountStories(mostCounted + 1)
	if err != nil {
		return nil, err
	}
	for state, n := range all {
		counts[string(state)] += n
		counts[""] += n
	}
	counts["scheduled"], err = l.CountScheduled(mostCounted + 1)
	return counts, err
}

// empty says what would be here.
func (l *lister) empty(f store.StoryFilter) *empty {
	switch {
	case l.page.Narrowed || l.query.Get("before") != "":
		return &empty{"No story fits", "Nothing matches every filter above. Clear one of them, or look under All."}
	case f.Scheduled:
		return &empty{"Nothing is scheduled", "A story that is scheduled goes out by itself, to the second. Open one and choose Schedule beside its text."}
	}
	switch f.State {
	case news.StateSubmitted:
		return &empty{"Nothing waits for an editor", "A writer who is done submits the story, and it comes here. An editor approves it, or sends it back with a reason."}
	case news.StateApproved:
		return &empty{"Nothing is approved and waiting", "An approved story may be published or scheduled by an editor at any time."}
	case news.StatePublished:
		return &empty{"Readers have nothing yet", "Open a story that has a headline and a section, and choose Publish now: it is on the front, its section and the feeds at once."}
	case news.StateWithdrawn:
		return &empty{"Nothing was withdrawn", "When a published story must come down, its address goes on to say why. Such stories are listed here."}
	case news.StateSpiked:
		return &empty{"Nothing was spiked", "A story that ends before anybody read it is spiked. Nothing of it is deleted, and it can be restored."}
	}
	return &empty{"The first story starts here", "Choose New story and write: the text saves itself as you go, every saved state is kept, and nothing reaches readers until somebody publishes it."}
}
