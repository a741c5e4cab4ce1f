package collab_test

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"broadsheet/collab"
	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/store"
	"broadsheet/store/storetest"
)

// write sends steps as somebody's tab, on the newest version.
func (n *newsroom) write(by news.User, steps ...json.RawMessage) (collab.Receipt, error) {
	n.t.Helper()
	s, err := n.rooms.Open(n.t.Context(), by, n.story)
	if err != nil {
		return collab.Receipt{}, err
	}
	return n.rooms.Submit(n.t.Context(), by, n.story, collab.Submission{Client: collab.ClientOf(by) + "t", Version: s.Version, Steps: steps})
}

// field writes a field as somebody who saw another value in it.
func (n *newsroom) field(by news.User, name, value, was string) (collab.Receipt, error) {
	return n.rooms.Submit(n.t.Context(), by, n.story, collab.Submission{Client: collab.ClientOf(by) + "t", Fields: []collab.FieldWrite{{Name: name, Value: value, Was: was}}})
}

// must fails the test on an error.
func must[T any](t tester, what string) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		return v
	}
}

func TestTheServerKeepsNothingThatIsNoText(t *testing.T) {
	t.Parallel()
	n := found(t, storetest.SQLite(t))
	deep := strings.Repeat(`{"type":"quote","content":[`, 60) + `{"type":"paragraph"}` + strings.Repeat(`]}`, 60)
	for name, step := range map[string]string{
		"nothing":                           `null`,
		"no step":                           `{"stepType":"explode","from":1,"to":2}`,
		"a number":                          `7`,
		"two steps in one":                  string(insert(1, "a")) + string(insert(1, "b")),
		"a place that is no number":         `{"stepType":"replace","from":NaN,"to":NaN}`,
		"a place that is text":              `{"stepType":"replace","from":"1","to":"1"}`,
		"a place between two":               `{"stepType":"replace","from":1.5,"to":1.5}`,
		"a place before the text":           `{"stepType":"replace","from":-1,"to":3}`,
		"a place behind the text":           `{"stepType":"replace","from":1,"to":4000}`,
		"an end before the beginning":       `{"stepType":"replace","from":9,"to":2}`,
		"a gap around its hole":             `{"stepType":"replaceAround","from":4,"to":6,"gapFrom":1,"gapTo":9,"insert":0}`,
		"no place":                          `{"stepType":"replace"}`,
		"a field that steps don't have":     `{"stepType":"replace","from":1,"to":1,"__proto__":{}}`,
		"a piece that is torn":              `{"stepType":"replace","from":1,"to":1,"slice":{"content":[{"type":"paragraph"}],"openStart":9}}`,
		"a paragraph within a sentence":     `{"stepType":"replace","from":3,"to":3,"slice":{"content":[{"type":"paragraph"}]}}`,
		"a node that we don't have":         `{"stepType":"replace","from":0,"to":0,"slice":{"content":[{"type":"script"}]}}`,
		"a node named as a part of objects": `{"stepType":"replace","from":0,"to":0,"slice":{"content":[{"type":"constructor"}]}}`,
		"an embed of nobody":                `{"stepType":"replace","from":0,"to":0,"slice":{"content":[{"type":"embed","attrs":{"provider":"evil","id":"x"}}]}}`,
		"a picture of nothing":              `{"stepType":"replace","from":0,"to":0,"slice":{"content":[{"type":"picture"}]}}`,
		"a picture of a script":             `{"stepType":"replace","from":0,"to":0,"slice":{"content":[{"type":"picture","attrs":{"src":"javascript:alert(1)"}}]}}`,
		"a link to a script":                `{"stepType":"addMark","from":1,"to":4,"mark":{"type":"link","attrs":{"href":"javascript:alert(1)"}}}`,
		"a mark that we don't have":         `{"stepType":"addMark","from":1,"to":4,"mark":{"type":"blink"}}`,
		"an attribute that is an object":    `{"stepType":"replace","from":0,"to":0,"slice":{"content":[{"type":"heading","attrs":{"level":{"a":1}}}]}}`,
		"a heading of the ninth level":      `{"stepType":"replace","from":0,"to":0,"slice":{"content":[{"type":"heading","attrs":{"level":9},"content":[{"type":"text","text":"a"}]}]}}`,
		"an attribute of the document":      `{"stepType":"docAttr","attr":"a","value":1}`,
		"quotes within quotes":              `{"stepType":"replace","from":0,"to":0,"slice":{"content":[` + deep + `]}}`,
		"braces within braces":              `{"stepType":"replace","from":0,"to":0,"slice":{"content":[` + strings.Repeat("[", 5000) + strings.Repeat("]", 5000) + `]}}`,
		"more than a caption holds":         `{"stepType":"replace","from":0,"to":0,"slice":{"content":[{"type":"picture","attrs":{"src":"/a.png","caption":"` + strings.Repeat("x", 5000) + `"}}]}}`,
		"more than is taken":                string(insert(1, strings.Repeat("x", 1<<20))),
	} {
		_, err := n.write(n.ann, json.RawMessage(step))
		if !errors.Is(err, news.ErrInvalid) && !errors.Is(err, news.ErrTooLarge) {
			t.Errorf("%s: %v", name, err)
		}
		if said, ok := news.Sentence(err); !ok || strings.Contains(said, "Error") {
			t.Errorf("%s is refused with %q", name, said)
		}
	}
	if s := must[collab.Snapshot](t, "open")(n.rooms.Open(t.Context(), n.ann, n.story)); s.Version != 0 || plain(t, s.Doc) != "The first words.\n\nAnd the second." {
		t.Errorf("version %d of the text says %s", s.Version, s.Doc)
	}
	if out := must[collab.Receipt](t, "a good step after all that")(n.write(n.ann, insert(1, "So: "))); !out.Accepted || out.Version != 1 {
		t.Errorf("a good step is answered with %+v", out)
	}
}

// TestOfStepsOneIsRefusedAndNoneIsKept: a submission is kept whole or not at all.
func TestOfStepsOneIsRefusedAndNoneIsKept(t *testing.T) {
	t.Parallel()
	n := found(t, storetest.SQLite(t))
	if _, err := n.write(n.ann, insert(1, "kept?"), json.RawMessage(`{"stepType":"replace","from":1,"to":4000}`)); !errors.Is(err, news.ErrInvalid) {
		t.Fatal(err)
	}
	n.restart()
	if s := must[collab.Snapshot](t, "open")(n.rooms.Open(t.Context(), n.ann, n.story)); strings.Contains(string(s.Doc), "kept?") || s.Version != 0 {
		t.Errorf("version %d: %s", s.Version, s.Doc)
	}
	many := make([]json.RawMessage, collab.MaxSteps+1)
	for i := range many {
		many[i] = insert(1, "x")
	}
	if _, err := n.write(n.ann, many...); !errors.Is(err, news.ErrTooLarge) {
		t.Errorf("%d steps at once: %v", len(many), err)
	}
}

func TestStepsOnAnOldVersionAreAnsweredWithWhatWasMissed(t *testing.T) {
	t.Parallel()
	n := found(t, storetest.SQLite(t))
	must[collab.Receipt](t, "ann writes")(n.write(n.ann, insert(1, "A")))
	old := collab.Submission{Client: collab.ClientOf(n.ben) + "t", Version: 0, Steps: []json.RawMessage{insert(1, "B")}}
	out := must[collab.Receipt](t, "ben writes")(n.rooms.Submit(t.Context(), n.ben, n.story, old))
	if out.Accepted || out.Reset || out.Version != 1 || len(out.Missed) != 1 || out.Missed[0].Version != 1 || out.Missed[0].Client != "ann.t" {
		t.Errorf("answered with %+v", out)
	}
	for _, wrong := range []int64{7, -1} {
		old.Version = wrong
		if out := must[collab.Receipt](t, "a version that never was")(n.rooms.Submit(t.Context(), n.ben, n.story, old)); !out.Reset || out.Accepted {
			t.Errorf("version %d is answered with %+v", wrong, out)
		}
	}
}

func TestOnlyWhoMaySaveMayWrite(t *testing.T) {
	t.Parallel()
	n := found(t, storetest.SQLite(t))
	must[news.Outcome](t, "submit")(edit.Submit(t.Context(), n.store, n.ann, n.story)) // a draft is every reporter's
	reporter := news.User{ID: "rob", Name: "Rob", Role: news.RoleReporter}
	off := n.ann
	off.Disabled = true
	tries := func(by news.User) map[string]error {
		_, opened := n.rooms.Open(t.Context(), by, n.story)
		_, joined := n.rooms.Join(t.Context(), by, n.story, collab.ClientOf(by)+"t", 0)
		_, sent := n.rooms.Submit(t.Context(), by, n.story, collab.Submission{Client: collab.ClientOf(by) + "t", Steps: []json.RawMessage{insert(1, "x")}})
		return map[string]error{"open": opened, "join": joined, "submit": sent}
	}
	for _, c := range []struct {
		by   news.User
		kind error
	}{{reporter, news.ErrForbidden}, {n.intern, news.ErrNotFound}, {off, news.ErrNotFound}} {
		for what, err := range tries(c.by) {
			if !errors.Is(err, c.kind) {
				t.Errorf("%s, %s: %v, want %v", c.by.Name, what, err, c.kind)
			}
		}
	}
	seat := must[*collab.Seat](t, "join")(n.rooms.Join(t.Context(), n.ben, n.story, "ben.t", 0))
	if err := seat.Still(t.Context(), n.ben); err != nil {
		t.Errorf("ben may not stay: %v", err)
	}
	fallen := n.ben
	fallen.Role = news.RoleReporter
	if err := seat.Still(t.Context(), fallen); !errors.Is(err, news.ErrForbidden) {
		t.Errorf("who lost the role may stay: %v", err)
	}
	if err := seat.Still(t.Context(), n.ann); err == nil {
		t.Error("another may take over ben's seat")
	}
	must[news.Outcome](t, "spike")(edit.Spike(t.Context(), n.store, n.ann, n.story, "over"))
	for what, err := range tries(n.ann) {
		if !errors.Is(err, news.ErrConflict) {
			t.Errorf("a spiked story, %s: %v", what, err)
		}
	}
}

func TestNobodySendsStepsAsAnothersTab(t *testing.T) {
	t.Parallel()
	n := found(t, storetest.SQLite(t))
	for _, client := range []string{"", "ann.t", "ben.", "ben", "xben.t", "ben." + strings.Repeat("x", 200), "ben.\xff"} {
		if _, err := n.rooms.Join(t.Context(), n.ben, n.story, client, 0); !errors.Is(err, news.ErrInvalid) {
			t.Errorf("ben joins as %q: %v", client, err)
		}
		if _, err := n.rooms.Submit(t.Context(), n.ben, n.story, collab.Submission{Client: client}); !errors.Is(err, news.ErrInvalid) {
			t.Errorf("ben sends as %q: %v", client, err)
		}
	}
}

func TestTheLastWriterOfAFieldWinsAndLearnsWhatWasThere(t *testing.T) {
	t.Parallel()
	n := found(t, storetest.SQLite(t))
	seat := must[*collab.Seat](t, "join")(n.rooms.Join(t.Context(), n.ann, n.story, "ann.t", 0))
	<-seat.Events() // hello
	if out := must[collab.Receipt](t, "ann")(n.field(n.ann, "headline", "Fog lifts", "Fog")); len(out.Lost) != 0 || out.Turn != 1 {
		t.Errorf("ann is told %+v", out)
	}
	out := must[collab.Receipt](t, "ben")(n.field(n.ben, "headline", "Fog stays", "Fog"))
	if len(out.Lost) != 1 || out.Lost[0] != (collab.FieldWas{Name: "headline", Value: "Fog lifts", By: "Ann Orr"}) {
		t.Errorf("ben wrote over ann's headline and is told %+v", out.Lost)
	}
	<-seat.Events() // her own
	if e := <-seat.Events(); e.Kind != "fields" || marshal(t, e.Data) != `{"client":"ben.t","by":"Ben Ek","turn":2,"fields":[{"name":"headline","value":"Fog stays","was":"Fog lifts"}]}` {
		t.Errorf("ann is told %s %s", e.Kind, marshal(t, e.Data))
	}
	n.restart()
	if err := n.rooms.Flush(t.Context(), n.story); err != nil {
		t.Fatal(err)
	}
	if v, _ := n.newest(); v.Headline != "Fog stays" || v.By != "ben" {
		t.Errorf("revision %d by %s says %q", v.Number, v.By, v.Headline)
	}
	for name, value := range map[string]string{"nonsense": "x", "headline": strings.Repeat("x", collab.MaxField+1)} {
		if _, err := n.field(n.ann, name, value, ""); err == nil {
			t.Errorf("the field %s takes %.20q", name, value)
		}
	}
}

// TestWhatCantBeSavedIsKeptAndSaidAndSavedOnceMended: a headline that is too
// long stops the saving, not the writing.
func TestWhatCantBeSavedIsKeptAndSaidAndSavedOnceMended(t *testing.T) {
	t.Parallel()
	n := found(t, storetest.SQLite(t))
	must[collab.Receipt](t, "a headline")(n.field(n.ann, "headline", strings.Repeat("long ", 100), "Fog"))
	must[collab.Receipt](t, "a step")(n.write(n.ann, insert(1, "Kept: ")))
	save := collab.Submission{Client: "ann.t", Version: 1, Save: true}
	_, err := n.rooms.Submit(t.Context(), n.ann, n.story, save)
	if e, ok := errors.AsType[*news.Error](err); !ok || e.Field != "headline" || !errors.Is(err, news.ErrInvalid) {
		t.Fatalf("saving gave %v", err)
	}
	n.restart()
	must[collab.Receipt](t, "mended")(n.field(n.ann, "headline", "Short", strings.Repeat("long ", 100)))
	out := must[collab.Receipt](t, "save")(n.rooms.Submit(t.Context(), n.ann, n.story, save))
	if v, words := n.newest(); out.Revision != 2 || v.Number != 2 || v.Headline != "Short" || !strings.HasPrefix(words, "Kept: The first") {
		t.Errorf("revision %d (told %d) says %q: %s", v.Number, out.Revision, v.Headline, words)
	}
}

// TestARevisionFromElsewhereJoinsTheTextThatIsBeingWritten: a program, or a
// form without script, saves while somebody writes; the words of both stay.
func TestARevisionFromElsewhereJoinsTheTextThatIsBeingWritten(t *testing.T) {
	t.Parallel()
	n := found(t, storetest.SQLite(t))
	b := n.openTab(n.ann, "t")
	b.edit(0, 0, 0, "Typed. ")
	b.send(500, false)
	theirs := edit.Text{Headline: "Fog, by a program", Section: "uk", Body: prose.FromText("The first words.\n\nAnd the second, from elsewhere.")}
	must[news.Outcome](t, "save by another way")(edit.Save(t.Context(), n.store, n.ben, n.story, 1, theirs))
	if err := n.rooms.Flush(t.Context(), n.story); err != nil {
		t.Fatal(err)
	}
	b.settle()
	v, words := n.newest()
	if want := "Typed. The first words.\n\nAnd the second, from elsewhere."; words != want || plain(t, []byte(b.text())) != want || v.Headline != "Fog, by a program" || v.Number != 3 {
		t.Errorf("revision %d is %q: %s\nthe tab has %s", v.Number, v.Headline, words, b.text())
	}
	// And with nothing unsaved: no revision is made of it.
	theirs.Body = prose.FromText("All anew.")
	must[news.Outcome](t, "save by another way")(edit.Save(t.Context(), n.store, n.ben, n.story, 3, theirs))
	b.edit(0, 1, 1, " Mine too.")
	b.send(500, false)
	b.settle()
	if err := n.rooms.Flush(t.Context(), n.story); err != nil {
		t.Fatal(err)
	}
	if v, words := n.newest(); !strings.Contains(words, "All anew.") || !strings.Contains(words, "Mine too.") {
		t.Errorf("revision %d says %s", v.Number, words)
	}
}

// TestTwoNodesKeepOneOrder has two servers on one database, each with a tab.
func TestTwoNodesKeepOneOrder(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, open storetest.Open) {
		n := found(t, open())
		there := *n
		there.rooms = n.house()
		running, stop := context.WithCancel(t.Context())
		var both sync.WaitGroup
		for _, rooms := range []*collab.Rooms{n.rooms, there.rooms} {
			both.Go(func() { _ = rooms.Run(running) })
		}
		defer both.Wait()
		defer stop()
		a, b := n.openTab(n.ann, "a"), there.openTab(n.ben, "b")
		for i := range 6 {
			one := []*tab{a, b}[i%2]
			one.edit(0, 0, 0, string(rune('a'+i)))
			one.send(500, false)
		}
		for deadline := time.Now().Add(30 * time.Second); a.text() != b.text() && time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
			a.settle()
			b.settle()
		}
		if err := there.rooms.Flush(t.Context(), n.story); err != nil {
			t.Fatal(err)
		}
		must[collab.Receipt](t, "a field")(n.field(n.ann, "headline", "Both", "Fog"))
		if err := n.rooms.Flush(t.Context(), n.story); err != nil {
			t.Fatal(err)
		}
		v, words := n.newest()
		for i := range 6 {
			if strings.Count(words[:6], string(rune('a'+i))) != 1 {
				t.Errorf("the sign %c is lost or doubled", 'a'+i)
			}
		}
		if a.text() != b.text() || v.Headline != "Both" {
			t.Errorf("revision %d, %q:\n%s\n%s\n%s", v.Number, v.Headline, words, a.text(), b.text())
		}
	})
}

// TestATabThatWasAwayForTooLongIsHandedTheText: its steps can't be placed any more.
func TestATabThatWasAwayForTooLongIsHandedTheText(t *testing.T) {
	t.Parallel()
	clock := storetest.NewClock(time.Time{})
	n := found(t, storetest.SQLite(t, clock.Now))
	must[collab.Receipt](t, "write")(n.write(n.ann, insert(1, "Then. ")))
	if err := n.rooms.Flush(t.Context(), n.story); err != nil {
		t.Fatal(err)
	}
	clock.Add(time.Hour)
	if _, err := n.store.Write(t.Context(), func(tx *store.Tx) error { _, err := tx.RestOpenTexts(tx.Now(), 10); return err }); err != nil {
		t.Fatal(err)
	}
	n.restart()
	seat := must[*collab.Seat](t, "join")(n.rooms.Join(t.Context(), n.ann, n.story, "ann.t", 0))
	if e := <-seat.Events(); !strings.Contains(marshal(t, e.Data), `"doc":{"type":"doc"`) || !strings.Contains(marshal(t, e.Data), "Then. ") || e.Version != 1 {
		t.Errorf("told %s", marshal(t, e.Data))
	}
	old := collab.Submission{Client: "ann.t", Version: 0, Steps: []json.RawMessage{insert(1, "late")}}
	if out := must[collab.Receipt](t, "late")(n.rooms.Submit(t.Context(), n.ann, n.story, old)); !out.Reset || out.Accepted {
		t.Errorf("answered with %+v", out)
	}
}

func TestEverybodySeesWhoIsHereAndWhere(t *testing.T) {
	t.Parallel()
	n := found(t, storetest.SQLite(t))
	seat := must[*collab.Seat](t, "ann joins")(n.rooms.Join(t.Context(), n.ann, n.story, "ann.t", 0))
	<-seat.Events()
	other := must[*collab.Seat](t, "ben joins")(n.rooms.Join(t.Context(), n.ben, n.story, "ben.t", 0))
	if e := <-seat.Events(); e.Kind != "people" || !strings.Contains(marshal(t, e.Data), `"name":"Ben Ek"`) {
		t.Errorf("told %s %s", e.Kind, marshal(t, e.Data))
	}
	must[collab.Receipt](t, "ben's place")(n.rooms.Submit(t.Context(), n.ben, n.story, collab.Submission{Client: "ben.t", Caret: &collab.Caret{Anchor: 3, Head: 5}}))
	if e := <-seat.Events(); e.Kind != "caret" || marshal(t, e.Data) != `{"client":"ben.t","caret":{"field":"","anchor":3,"head":5,"version":0,"away":false}}` {
		t.Errorf("told %s %s", e.Kind, marshal(t, e.Data))
	}
	if _, err := n.rooms.Submit(t.Context(), n.ben, n.story, collab.Submission{Client: "ben.t", Caret: &collab.Caret{Anchor: -3}}); !errors.Is(err, news.ErrInvalid) {
		t.Errorf("a place before the text: %v", err)
	}
	other.Leave(t.Context())
	if e := <-seat.Events(); e.Kind != "people" || strings.Contains(marshal(t, e.Data), "Ben") {
		t.Errorf("ben left and ann is told %s", marshal(t, e.Data))
	}
}

// TestASlowLineLosesItsSeatAndNobodyWaitsForIt, and finds all when it is back.
func TestASlowLineLosesItsSeatAndNobodyWaitsForIt(t *testing.T) {
	t.Parallel()
	n := found(t, storetest.SQLite(t))
	b := n.openTab(n.ann, "slow")
	for range 300 {
		must[collab.Receipt](t, "ben writes")(n.write(n.ben, insert(1, "x")))
	}
	ended := false
	for !ended {
		_, open := <-b.seat.Events()
		ended = !open
	}
	if why := b.seat.Why(); why != nil {
		t.Errorf("the seat ended because of %v", why)
	}
	b.seat = nil
	b.settle()
	if !strings.Contains(b.text(), strings.Repeat("x", 300)) {
		t.Errorf("the tab has %s", b.text())
	}
}

// TestTheRoomsSaveByThemselves after a moment of quiet, tell what is done with
// the story, and end every seat when the server goes down.
func TestTheRoomsSaveByThemselves(t *testing.T) {
	t.Parallel()
	clock := storetest.NewClock(time.Time{})
	n := found(t, storetest.SQLite(t, clock.Now))
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- n.rooms.Run(ctx) }()
	seat := must[*collab.Seat](t, "join")(n.rooms.Join(t.Context(), n.ann, n.story, "ann.t", 0))
	must[collab.Receipt](t, "write")(n.write(n.ben, insert(1, "Now. ")))
	clock.Add(time.Minute)
	if e := await(t, seat, "revision"); !strings.Contains(marshal(t, e.Data), `"revision":2`) {
		t.Errorf("told %s", marshal(t, e.Data))
	}
	must[news.Outcome](t, "submit")(edit.Submit(t.Context(), n.store, n.ann, n.story))
	await(t, seat, "story")
	must[collab.Receipt](t, "write")(n.write(n.ben, insert(1, "At the end. ")))
	stop()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("the rooms ended with %v", err)
	}
	for range seat.Events() {
	}
	if !errors.Is(seat.Why(), news.ErrUnavailable) {
		t.Errorf("the seat ended because of %v", seat.Why())
	}
	if _, words := n.newest(); !strings.HasPrefix(words, "At the end. Now. ") {
		t.Errorf("the newest revision says %s", words)
	}
	if _, err := n.rooms.Open(t.Context(), n.ann, n.story); !errors.Is(err, news.ErrUnavailable) {
		t.Errorf("a room opens after the end: %v", err)
	}
}

// await reads a seat's events up to one of a kind.
func await(t *testing.T, seat *collab.Seat, kind string) collab.Event {
	t.Helper()
	for {
		select {
		case e, open := <-seat.Events():
			if !open {
				t.Fatalf("the seat ended while %s was awaited: %v", kind, seat.Why())
			}
			if e.Kind == kind {
				return e
			}
		case <-time.After(30 * time.Second):
			t.Fatalf("no %s came", kind)
		}
	}
}

// TestWhatAKilledServerTookIsSavedByTheNext without anybody opening the story.
func TestWhatAKilledServerTookIsSavedByTheNext(t *testing.T) {
	t.Parallel()
	n := found(t, storetest.SQLite(t))
	must[collab.Receipt](t, "write")(n.write(n.ann, insert(1, "Before the end. ")))
	n.restart()
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- n.rooms.Run(ctx) }()
	for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		if v, words := n.newest(); v.Number == 2 && v.By == "ann" && strings.HasPrefix(words, "Before the end. ") {
			break
		} else if time.Now().After(deadline) {
			t.Fatalf("the newest is revision %d: %s", v.Number, words)
		}
	}
	stop()
	<-ended
}

// TestWordsOfSomebodyWhoLostTheRoleAreSavedAllTheSame: they were allowed when
// they were written.
func TestWordsOfSomebodyWhoLostTheRoleAreSavedAllTheSame(t *testing.T) {
	t.Parallel()
	n := found(t, storetest.SQLite(t))
	must[collab.Receipt](t, "write")(n.write(n.ben, insert(1, "Mine. ")))
	if _, err := n.store.Write(t.Context(), func(tx *store.Tx) error {
		return tx.PutUser(news.User{ID: "ben", Email: "ben@example.org", Name: "Ben Ek", Role: news.RoleContributor})
	}); err != nil {
		t.Fatal(err)
	}
	if err := n.rooms.Flush(t.Context(), n.story); err != nil {
		t.Fatal(err)
	}
	if v, words := n.newest(); v.By != news.System().ID || !strings.HasPrefix(words, "Mine. ") {
		t.Errorf("revision %d by %s says %s", v.Number, v.By, words)
	}
}
