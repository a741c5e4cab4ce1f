package collab_test

import (
	_ "embed"
	"encoding/json"
	"strconv"
	"sync"

	"github.com/dop251/goja"

	"broadsheet/collab"
	"broadsheet/news"
)

// tabSource is ProseMirror's state and its client for writing together, made
// from desk/editor/test/tab by the same build as the authority.
//
//go:embed testdata/tab.js
var tabSource string

var tabProgram = sync.OnceValues(func() (*goja.Program, error) { return goja.Compile("tab.js", tabSource, true) })

// tab is a browser's tab without a page: it runs the client's own code.
type tab struct {
	t      tester
	n      *newsroom
	by     news.User
	client string
	vm     *goja.Runtime
	seat   *collab.Seat // nil while its line is cut
}

// openTab opens the story as a page would, and joins.
func (n *newsroom) openTab(by news.User, name string) *tab {
	n.t.Helper()
	s, err := n.rooms.Open(n.t.Context(), by, n.story)
	if err != nil {
		n.t.Fatal(err)
	}
	b := &tab{t: n.t, n: n, by: by, client: collab.ClientOf(by) + name}
	b.start()
	b.call("begin", b.client, s.Version, string(s.Doc), "[]")
	b.join()
	return b
}

func (b *tab) start() {
	b.t.Helper()
	p, err := tabProgram()
	if err != nil {
		b.t.Fatal(err)
	}
	b.vm = goja.New()
	if _, err := b.vm.RunProgram(p); err != nil {
		b.t.Fatal(err)
	}
}

// call calls a function of the tab's program.
func (b *tab) call(name string, args ...any) goja.Value {
	b.t.Helper()
	f, ok := goja.AssertFunction(b.vm.Get("tab").ToObject(b.vm).Get(name))
	if !ok {
		b.t.Fatalf("the tab has no %s", name)
	}
	values := make([]goja.Value, len(args))
	for i, a := range args {
		values[i] = b.vm.ToValue(a)
	}
	got, err := f(goja.Undefined(), values...)
	if err != nil {
		b.t.Fatalf("%s of %s: %v", name, b.client, err)
	}
	return got
}

// edit does one thing in the tab's own text and tells whether it came to anything.
func (b *tab) edit(kind int, from, to float64, words string) bool {
	return b.call("edit", kind, from, to, words).ToBoolean()
}

func (b *tab) version() int64 { return b.call("version").ToInteger() }
func (b *tab) text() string   { return b.call("text").String() }

// join takes a seat where the tab has none.
func (b *tab) join() {
	b.t.Helper()
	if b.seat != nil {
		return
	}
	s, err := b.n.rooms.Join(b.t.Context(), b.by, b.n.story, b.client, b.version())
	if err != nil {
		b.t.Fatal(err)
	}
	b.seat = s
}

// cut is a line that breaks: what was told and not heard is gone.
func (b *tab) cut() {
	if b.seat != nil {
		b.seat.Leave(b.t.Context())
		b.seat = nil
	}
}

// crash ends the tab and starts it anew from what its browser kept.
func (b *tab) crash() {
	b.t.Helper()
	var kept []string
	if err := b.vm.ExportTo(b.call("kept"), &kept); err != nil {
		b.t.Fatal(err)
	}
	b.cut()
	b.start()
	version, err := strconv.ParseInt(kept[0], 10, 64)
	if err != nil {
		b.t.Fatal(err)
	}
	b.call("begin", b.client, version, kept[1], kept[2])
}

// hear takes in at most so many of the events that wait.
func (b *tab) hear(most int) {
	b.t.Helper()
	if b.seat == nil {
		return
	}
	for range most {
		select {
		case e, open := <-b.seat.Events():
			if !open {
				b.seat = nil
				return
			}
			b.take(e)
		default:
			return
		}
	}
}

// take takes in one event, as it would come over the line.
func (b *tab) take(e collab.Event) {
	b.t.Helper()
	if e.Kind != "hello" && e.Kind != "steps" {
		return
	}
	data, err := json.Marshal(e.Data)
	if err != nil {
		b.t.Fatal(err)
	}
	var told struct {
		Steps []collab.SentStep `json:"steps"`
		Doc   json.RawMessage   `json:"doc"`
	}
	if err := json.Unmarshal(data, &told); err != nil {
		b.t.Fatal(err)
	}
	if told.Doc != nil {
		b.t.Fatal("the tab was told that it comes too late")
	}
	b.receive(told.Steps)
}

// receive takes in the steps that are new to the tab.
func (b *tab) receive(all []collab.SentStep) {
	b.t.Helper()
	steps, clients := []json.RawMessage{}, []string{}
	next := b.version() + 1
	for _, s := range all {
		if s.Version < next {
			continue
		}
		if s.Version != next {
			b.t.Fatalf("the tab is at version %d and was told of step %d", next-1, s.Version)
		}
		steps, clients = append(steps, s.Step), append(clients, s.Client)
		next++
	}
	if len(steps) > 0 {
		b.call("receive", marshal(b.t, steps), marshal(b.t, clients))
	}
}

// submission is what the tab would send now.
func (b *tab) submission(most int) collab.Submission {
	b.t.Helper()
	s := collab.Submission{Client: b.client, Version: b.version()}
	if err := json.Unmarshal([]byte(b.call("sendable", most).String()), &s.Steps); err != nil {
		b.t.Fatal(err)
	}
	return s
}

// send sends what is unconfirmed. Where the answer is lost the tab knows nothing.
func (b *tab) send(most int, answerLost bool) {
	b.t.Helper()
	s := b.submission(most)
	if len(s.Steps) == 0 {
		return
	}
	out, err := b.n.rooms.Submit(b.t.Context(), b.by, b.n.story, s)
	if err != nil {
		b.t.Fatalf("%s sends %s: %v", b.client, marshal(b.t, s.Steps), err)
	}
	switch {
	case out.Reset:
		b.t.Fatal("the tab was told that it comes too late")
	case answerLost:
	case out.Accepted:
		own := make([]collab.SentStep, len(s.Steps))
		for i, step := range s.Steps {
			own[i] = collab.SentStep{Version: s.Version + int64(i) + 1, Client: b.client, Step: step}
		}
		b.receive(own)
	default:
		b.receive(out.Missed)
	}
}

// settle sends and hears until nothing is left to say.
func (b *tab) settle() {
	b.t.Helper()
	b.join()
	for range 200 {
		b.hear(1000)
		b.join()
		if len(b.submission(500).Steps) == 0 {
			return
		}
		b.send(500, false)
	}
	b.t.Fatalf("%s does not come to rest", b.client)
}

func marshal(t tester, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
