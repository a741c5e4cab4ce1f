package prose

import (
	"bytes"
	"fmt"
	"io"
	"net/url"

	"golang.org/x/net/html"
)

// Report says what FromHTML could not take over as it was. Each map counts by name.
type Report struct {
	Dropped map[string]int // left out: scripts, handlers, links that go nowhere
	Unknown map[string]int // kept as unknown nodes, shown to nobody
	Changed map[string]int // turned into the nearest thing that we have
}

// maxNames bounds a report: whoever makes up ten thousand element names gets them counted as one.
const maxNames = 100

func count(m *map[string]int, name string) {
	if *m == nil {
		*m = map[string]int{}
	}
	if name = clipName(name); (*m)[name] == 0 && len(*m) >= maxNames {
		name = "other"
	}
	(*m)[name]++
}

// FromHTML reads somebody's HTML, a page's text or a paste, however malformed or hostile. What we know becomes nodes; what we do not know
// but carries something becomes an unknown node; the rest is dropped and counted. Links and pictures with relative addresses are
// dropped, except a path on this site. It fails for more than MaxBytes (news.ErrTooLarge), for more than MaxNodes (news.ErrInvalid), and
// when the reader does.
func FromHTML(r io.Reader) (Doc, Report, error) { return FromPage(r, nil) }

// FromPage is FromHTML for a page that came from a known address: links and pictures are taken as relative to it.
func FromPage(r io.Reader, base *url.URL) (Doc, Report, error) {
	src, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return Doc{}, Report{}, fmt.Errorf("reading HTML: %w", err)
	}
	if len(src) > MaxBytes {
		return Doc{}, Report{}, tooLarge("HTML")
	}
	rd := &reader{src: src, base: base, z: html.NewTokenizer(bytes.NewReader(src)), fromWord: fromWord(src)}
	rd.frames = append(rd.frames, frame{kind: root})
	for rd.err == nil && rd.next() {
	}
	if rd.err != nil {
		return Doc{}, rd.report, rd.err
	}
	d, err := canonical(rd.finish(), strict)
	return d, rd.report, err
}

// reader makes a document of HTML in one pass over its tokens, with stacks of its own instead of the call stack or a parsed page, so
// that time and memory are in proportion to the input whatever is in it. It keeps two stacks: the elements that are open, and the
// frames, which are the nodes being filled. They are not the same: a div is an element and no node.
type reader struct {
	src      []byte
	z        *html.Tokenizer
	base     *url.URL
	fromWord bool
	report   Report
	err      error

	start, end int // where the token at hand stands in src

	name  string // of the tag at hand
	attrs []Attr // those of its attributes that we look at
	extra bool   // it has other attributes than class, id and style

	open     []element
	over     int // elements opened beyond maxOpen, which have no effect
	frames   []frame
	depth    int // frames that will be nodes
	captures []capture
	block    textBlock
	skip     skipping
	marks    []Mark // those in effect, if valid
	fresh    bool   // marks are valid
	marker   byte   // the first sign of the item's bullet or number, in Word's HTML
	atPre    bool   // directly after <pre>, where a line end does not count
	nodes    int
	seen     int // counts what was added, to see whether an element brought anything
}

// maxOpen is how many elements may be open at once; deeper ones have no effect, their text is still read.
const maxOpen = 256

// element is an open element.
type element struct {
	name   string
	role   role
	marks  []Mark
	text   Type // what text directly in it becomes, if it says so
	level  string
	frame  bool // it opened a frame
	caught bool // it opened a capture
	verse  bool
	tail   string // text to be written at its end
	start  int    // where it began in src, for a probe
	seen   int    // what had been added before it
	extra  bool
}

// next reads one token and reports false at the end of the input.
func (r *reader) next() bool {
	kind := r.z.Next()
	r.start = r.end
	r.end += len(r.z.Raw())
	atPre := r.atPre
	r.atPre = false
	switch kind {
	case html.ErrorToken:
		return false
	case html.TextToken:
		if r.skip.on {
			if r.skip.marker {
				r.noteMarker(r.z.Text())
			}
			return true
		}
		t := r.z.Text()
		if atPre {
			t = bytes.TrimPrefix(bytes.TrimPrefix(t, []byte("\r")), []byte("\n"))
		}
		r.text(string(t))
	case html.StartTagToken, html.SelfClosingTagToken:
		r.readTag()
		r.startTag(kind == html.SelfClosingTagToken)
	case html.EndTagToken:
		name, _ := r.z.TagName()
		r.endTag(string(name))
	}
	return true
}

// readTag notes the name and the attributes of the tag at hand; the tokenizer reuses its buffers.
func (r *reader) readTag() {
	name, more := r.z.TagName()
	r.name, r.attrs, r.extra = string(name), r.attrs[:0], false
	for more {
		var key, val []byte
		key, val, more = r.z.TagAttr()
		k := string(key)
		switch {
		case wanted[k]:
			r.attrs = append(r.attrs, Attr{k, string(val)})
		case len(k) > 2 && k[:2] == "on" && !r.skip.on:
			count(&r.report.Dropped, k+" attribute")
		}
		r.extra = r.extra || k != "class" && k != "id" && k != "style"
	}
}

// wanted are the attributes that mean something to us. Nothing changes the table.
var wanted = func() map[string]bool {
	m := map[string]bool{}
	for _, k := range []string{"href", "src", "alt", "title", "class", "id", "style", "lang", "xml:lang", "start", "cite", "colspan", "rowspan",
		"width", "height", "poster", "srcset", "hidden", "data", "data-keep", "data-source", "data-stance", "data-name", "data-data",
		"data-asset", "data-focus", "data-provider", "data-id", "data-title", "data-cite", "data-src", "data-lazy-src", "data-original",
		"data-srcset", "data-when", "data-story", "data-headline", "data-kind", "data-subtitle", "data-note", "data-marked", "data-table", "data-centre", "data-span", "data-countries", "data-route",
		"data-places", "data-instgrm-permalink", "data-bluesky-uri", "data-href"} {
		m[k] = true
	}
	return m
}()

// attr returns an attribute of the tag at hand; of two with the same name the first counts, as in a browser.
func (r *reader) attr(name string) string {
	for _, a := range r.attrs {
		if a.Name == name {
			return a.Value
		}
	}
	return ""
}

func (r *reader) has(name string) bool {
	for _, a := range r.attrs {
		if a.Name == name {
			return true
		}
	}
	return false
}

// skipping passes over an element and all that is in it.
type skipping struct {
	on      bool
	name    string
	depth   int
	start   int
	keep    bool // as an unknown node
	foreign bool // SVG, which HTML breaks out of
	marker  bool // the bullet or number that Word writes before an item
}

// skipElement passes over the element at hand, and keeps its markup as data if asked to.
func (r *reader) skipElement(keep, selfClosed bool) {
	if !keep {
		count(&r.report.Dropped, r.name)
	}
	foreign := r.name == "svg" || r.name == "math"
	if selfClosed && foreign || voidElements[r.name] {
		if keep {
			r.keepRaw(r.name, r.start, r.end)
		}
		return
	}
	r.skip = skipping{on: true, name: r.name, depth: 1, start: r.start, keep: keep, foreign: foreign}
}

// skipEnd ends the skipping of an element, which reaches to the given place in src.
func (r *reader) skipEnd(end int) {
	s := r.skip
	r.skip = skipping{}
	if s.keep {
		r.keepRaw(s.name, s.start, end)
	}
}

// keepRaw adds a part of the source as an unknown node.
func (r *reader) keepRaw(name string, start, end int) {
	data := cleanRaw(string(r.src[start:min(end, start+2*MaxData)]))
	if len(data) > MaxData {
		count(&r.report.Dropped, name+" (too large to keep)")
		return
	}
	count(&r.report.Unknown, name)
	r.endBlock()
	r.add(r.made(Unknown, map[string]string{"name": name, "data": data}))
}

// made makes a node of attributes that came from outside: lines are cut to their limit, and what cannot be is left out.
func (r *reader) made(t Type, values map[string]string) Node {
	n := Node{Type: t}
	for _, rule := range rules[t].attrs {
		v := values[rule.name]
		if rule.kind == lineAttr {
			var cut bool
			if v, cut = clip(cleanLine(v), MaxLine); cut {
				count(&r.report.Changed, rule.name+" cut to its limit")
			}
			v = cleanLine(v)
		}
		if v, problem := rule.clean(v); problem == "" && v != "" {
			n.Attrs = append(n.Attrs, Attr{rule.name, v})
		}
	}
	return n
}

// finish closes what is still open and returns the blocks.
func (r *reader) finish() []Node {
	r.start = len(r.src)
	r.end = len(r.src)
	if r.skip.on {
		r.skipEnd(r.end)
	}
	r.closeTo(0)
	r.endBlock()
	f := &r.frames[0]
	return append(f.content, f.pending...)
}
