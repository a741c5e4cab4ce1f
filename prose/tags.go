package prose

import (
	"strconv"
	"strings"
)

// startTag acts on the tag at hand.
func (r *reader) startTag(selfClosed bool) {
	o, known := roles[r.name]
	if r.skip.on {
		if r.skip.foreign && known && o.isBlock() {
			r.skipEnd(r.start) // HTML inside of a picture's drawing ends the drawing, as in a browser
		} else {
			if r.name == r.skip.name && !(selfClosed && r.skip.foreign) {
				r.skip.depth++
			}
			return
		}
	}
	if !known && strings.ContainsRune(r.name, ':') {
		o = inlineRole // Word's <o:p>
	}
	if r.hidden() || r.hasClass("kg-callout-emoji") {
		r.skipElement(false, selfClosed)
		return
	}
	if declared(r.attr("style"), "mso-list") == "ignore" {
		r.skip = skipping{on: true, name: r.name, depth: 1, start: r.start, marker: true}
		return
	}
	if o.isBlock() {
		r.breakBlock()
	}
	r.closeImplied(o)
	switch o {
	case breakRole:
		r.lineBreak()
	case ruleRole:
		r.endBlock()
		r.add(Node{Type: Divider})
	case imageRole:
		r.image()
	case frameRole:
		r.iframe()
	case hushRole:
		if r.name == "source" && r.top().kind == videoFrame {
			r.top().value("src", r.resolve(r.attr("src")))
		}
	case dropRole, keepRole:
		r.skipElement(o == keepRole, selfClosed)
	default:
		if !r.special() {
			r.enter(o)
		}
	}
}

// breakBlock ends the words at hand, since a block begins or ends; inside code and captions it is only a new line or a space.
func (r *reader) breakBlock() {
	if n := len(r.captures); n > 0 {
		r.captures[n-1].buf = append(r.captures[n-1].buf, ' ')
		return
	}
	if b := &r.block; b.on && b.kind == CodeBlock {
		if n := len(b.code); n > 0 && b.code[n-1] != '\n' {
			b.code = append(b.code, '\n')
		}
		return
	}
	r.endBlock()
}

// hidden reports whether readers of the page could not see the element; they should not see it in ours either.
func (r *reader) hidden() bool {
	if r.hasClass("unknown") && r.has("data-name") {
		return false
	}
	return r.has("hidden") || declared(r.attr("style"), "display") == "none"
}

func (r *reader) hasClass(names ...string) bool {
	class := r.attr("class")
	if class == "" {
		return false
	}
	for c := range strings.FieldsSeq(class) {
		for _, n := range names {
			if c == n {
				return true
			}
		}
	}
	return false
}

// enter opens an element of which there is nothing to say but its role.
func (r *reader) enter(o role) {
	e := element{name: r.name, role: o, start: r.start, seen: r.seen, extra: r.extra}
	switch o {
	case textRole:
		e.text = Paragraph
		if r.fromWord && strings.Contains(r.attr("class"), "MsoListParagraph") {
			e.text = wordItem
		}
		if r.name == "dt" {
			e.marks = []Mark{{Type: Bold}}
		}
	case headingRole:
		e.text, e.level = Heading, r.level()
	case preRole:
		e.text = CodeBlock
		r.atPre = true
		if e.verse = r.hasClass("wp-block-verse"); e.verse {
			e.text = Paragraph
		}
	case listRole:
		r.enterList(&e)
	case itemRole:
		if t := r.top().kind; t == BulletList || t == OrderedList {
			e.frame = r.push(ListItem)
		}
	case quoteRole:
		r.enterQuote(&e)
	case tableRole:
		e.frame = r.push(Table)
	case rowRole:
		if r.top().kind == Table {
			e.frame = r.push(TableRow)
		}
	case cellRole:
		r.enterCell(&e)
	case figureRole:
		r.enterFigure(&e)
	case captionRole:
		e.caught = r.capture("caption")
	case videoRole:
		r.enterVideo(&e)
	}
	r.style(&e)
	r.openElement(e)
	if o == preRole && len(r.captures) == 0 && !e.verse && !(r.block.on && r.block.kind == CodeBlock) {
		r.endBlock()
		r.startBlock()
		r.block.lang = codeLanguage(r.attr("class"))
		r.block.keep = r.has("data-keep")
	} else if e.text != "" && r.has("data-keep") && len(r.captures) == 0 {
		r.startBlock()
		r.block.keep = true
	}
}

func (r *reader) level() string {
	switch r.name {
	case "h1":
		count(&r.report.Changed, "h1 made h2")
		return "2"
	case "h5", "h6":
		count(&r.report.Changed, r.name+" made h4")
		return "4"
	}
	return r.name[1:]
}

// openElement puts an element on the stack. Beyond the limit elements have no effect and are only counted.
func (r *reader) openElement(e element) {
	if len(r.open) >= maxOpen {
		if e.frame {
			r.pop()
		}
		if e.caught {
			r.release()
		}
		r.over++
		return
	}
	r.open = append(r.open, e)
	if len(e.marks) > 0 {
		r.fresh = false
	}
}

func (r *reader) enterList(e *element) {
	kind := BulletList
	if r.name == "ol" {
		kind = OrderedList
	}
	if r.hasClass("wp-block-gallery", "gallery") {
		kind = Gallery
	}
	start := r.attr("start")
	if e.frame = r.push(kind); e.frame && kind == OrderedList {
		if i, err := strconv.Atoi(start); err == nil && i > 0 {
			r.top().value("start", strconv.Itoa(i))
		}
	}
}

func (r *reader) enterCell(e *element) {
	if r.top().kind == Table && r.push(TableRow) {
		r.openElement(element{name: "tr", role: rowRole, frame: true})
	}
	kind := TableCell
	if r.name == "th" {
		kind = TableHeader
	}
	if r.top().kind != TableRow {
		return
	}
	if e.frame = r.push(kind); e.frame {
		r.top().value("colspan", r.attr("colspan"))
		r.top().value("rowspan", r.attr("rowspan"))
	}
}
