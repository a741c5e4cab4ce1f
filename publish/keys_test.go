package publish_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

// TestEveryAnswerThatACommandChangesHadAKeyOfTheCommands is the invariant on
// which the press stands. After every command, by anybody to anything, each
// question whose answer is another now had noted one of the keys that the
// command wrote: so every page that was made from it is dropped.
func TestEveryAnswerThatACommandChangesHadAKeyOfTheCommands(t *testing.T) {
	t.Parallel()
	bare := newRoom(t)
	dropped := map[string]int{}
	rapid.Check(t, func(rt *rapid.T) {
		p := newPlot(t, rt, bare)
		before := p.askAll()
		for range rapid.IntRange(4, 16).Draw(rt, "steps") {
			head, what := p.head(), ""
			if rapid.IntRange(0, 7).Draw(rt, "wait") == 0 {
				p.clock.Add(pick(p, time.Second, time.Minute, 13*time.Hour))
				before = p.askAll() // what the clock alone changes is told by Public.Ends
				what = "due"
				p.due()
			} else {
				what = p.act()
			}
			touched := p.touchedSince(head)
			after := p.askAll()
			for question, now := range after {
				was, asked := before[question]
				if !asked { // nobody knew of what it asks for
					was = bare.ask(p.queries()[question])
				}
				if was.said == now.said {
					continue
				}
				dropped[what]++
				if !slices.ContainsFunc(was.keys, func(k news.Key) bool { return slices.Contains(touched, k) }) {
					rt.Fatalf("%s changed the answer to %q\nfrom %s\nto   %s\nwhich noted %v\nbut it touched %v", what, question, was.said, now.said, was.keys, touched)
				}
			}
			before = after
		}
		p.whole()
	})
	// Which acts chance has tried differs from run to run; that it tried several is certain.
	if len(dropped) < 3 {
		t.Errorf("only %v changed an answer, so little was tested", dropped)
	}
	t.Log("changed answers by act:", dropped)
}

// TestABreakingStoryTouchesThePagesThatTellOfIt stands beside the property
// above, whose random acts seldom mark a story that nothing else is marked over.
func TestABreakingStoryTouchesThePagesThatTellOfIt(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	id := r.publish(edit.Text{Headline: "Gate shut", Section: "uk"})
	for _, until := range []time.Time{r.clock.Now().Add(time.Hour), {}} {
		var before []news.Key
		r.public(func(p *store.Public) error {
			_, err := p.Breaking()
			before = p.Keys()
			return err
		})
		head := r.head()
		r.let(publish.Breaking(t.Context(), r.store, as(news.RoleChief), id, until))
		touched := r.touchedSince(head)
		if !slices.ContainsFunc(before, func(k news.Key) bool { return slices.Contains(touched, k) }) {
			t.Errorf("breaking until %v touched %v; a page that told of what is breaking had noted %v", until, touched, before)
		}
	}
}

func (r *room) touchedSince(seq int64) (keys []news.Key) {
	r.Helper()
	r.read(func(rd *store.Reader) error {
		changes, err := rd.Changes(seq, 1000)
		for _, c := range changes {
			keys = append(keys, c.Keys...)
		}
		return err
	})
	return keys
}
