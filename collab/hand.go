package collab

import (
	_ "embed"
	"errors"
	"fmt"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/dop251/goja"

	"broadsheet/news"
)

// source is ProseMirror's model and transform with the editor's schema, made
// from desk/editor/src/authority by `go generate ./desk`.
//
//go:embed authority.js
var source string

// program is the source, parsed once for all hands.
var program = sync.OnceValues(func() (*goja.Program, error) { return goja.Compile("authority.js", source, true) })

// longestThought is how long an interpreter may work on one question. The text
// of a long story takes it a few milliseconds; what takes this long is made to.
const longestThought = 5 * time.Second

// maxCalls bounds how deep the interpreter's calls may go: the tree of a text
// is shallow, and what is not must not grow the stack.
const maxCalls = 2000

// hand holds one text and changes it as the editor would. It is a JavaScript
// interpreter and serves one goroutine at a time.
type hand struct {
	vm    *goja.Runtime
	calls map[string]goja.Callable
}

// newHand starts an interpreter with an empty text.
func newHand() (*hand, error) {
	p, err := program()
	if err != nil {
		return nil, fmt.Errorf("parse the authority's program: %w", err)
	}
	h := &hand{vm: goja.New(), calls: map[string]goja.Callable{}}
	h.vm.SetMaxCallStackSize(maxCalls)
	if _, err := h.vm.RunProgram(p); err != nil {
		return nil, fmt.Errorf("start the authority's program: %w", err)
	}
	exports := h.vm.Get("authority").ToObject(h.vm)
	for _, name := range []string{"read", "open", "apply", "keep", "mark", "show", "merge"} {
		f, ok := goja.AssertFunction(exports.Get(name))
		if !ok {
			return nil, fmt.Errorf("the authority's program has no %s: make it anew with go generate ./desk", name)
		}
		h.calls[name] = f
	}
	return h, nil
}

// read opens the text of a revision and gives it as the editor writes it.
func (h *hand) read(body []byte) ([]byte, error) { return h.ask("read", string(body)) }

// open opens a text that show gave.
func (h *hand) open(doc []byte) error {
	_, err := h.ask("open", string(doc))
	return err
}

// apply works out what a list of steps, as JSON, makes of the text, and gives
// that; the text is changed only by keep. Steps that can't be done are news.ErrInvalid.
func (h *hand) apply(steps []byte) ([]byte, error) { return h.ask("apply", string(steps)) }

// keep changes the text to what apply worked out.
func (h *hand) keep() error {
	_, err := h.ask("keep")
	return err
}

// mark remembers the text as the one that a revision holds.
func (h *hand) mark() error {
	_, err := h.ask("mark")
	return err
}

// merge gives the steps, as JSON, that bring into the text what another
// revision changed since the one that was marked; nil where that is nothing.
// Where the two can't both stand it is news.ErrInvalid.
func (h *hand) merge(body []byte) ([]byte, error) { return h.ask("merge", string(body)) }

// ask calls a function of the program. What it throws is about the text that it
// was handed, and so the asker's fault; that it takes too long is, too.
func (h *hand) ask(name string, args ...string) (answer []byte, err error) {
	values := make([]goja.Value, len(args))
	for i, a := range args {
		values[i] = h.vm.ToValue(a)
	}
	end := time.AfterFunc(longestThought, func() { h.vm.Interrupt("it took too long") })
	got, err := h.calls[name](goja.Undefined(), values...)
	end.Stop()
	h.vm.ClearInterrupt()
	if err != nil {
		return nil, &news.Error{Kind: news.ErrInvalid, Field: "body", Sentence: "A change can’t be made in this text: it fits no place in it.", Err: thrown(name, err)}
	}
	if got == nil || goja.IsUndefined(got) || goja.IsNull(got) || got.String() == "" {
		return nil, nil
	}
	said := got.String()
	if !utf8.ValidString(said) {
		return nil, news.Invalid("body", "A change would cut a character of this text in two.")
	}
	return []byte(said), nil
}

// thrown is what the program threw, short enough for a log.
func thrown(name string, err error) error {
	const most = 300
	said := err.Error()
	if e, ok := errors.AsType[*goja.Exception](err); ok {
		said = e.Value().String()
	}
	if len(said) > most {
		said = said[:most]
	}
	return fmt.Errorf("%s: %s", name, said)
}
