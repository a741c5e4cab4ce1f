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
		o, known = inlineRole, true // Word's <o:p>
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

// closeImplied closes what HTML lets an author leave open: a paragraph before a block, an item before the next one, a cell, a row.
func (r *reader) closeImplied(o role) {
	switch o {
	case itemRole:
		r.closeOpen(func(e *element) bool { return e.role == itemRole }, listRole, tableRole)
	case cellRole:
		r.closeOpen(func(e *element) bool { return e.role == cellRole }, tableRole)
	case rowRole, sectionRole:
		r.closeOpen(func(e *element) bool { return e.role == rowRole }, tableRole)
	}
	if r.name == "dt" || r.name == "dd" {
		r.closeOpen(func(e *element) bool { return e.name == "dt" || e.name == "dd" }, listRole, tableRole, cellRole, quoteRole)
	}
	if o.isBlock() {
		r.closeOpen(func(e *element) bool { return e.name == "p" || e.role == headingRole && o == headingRole },
			blockRole, itemRole, cellRole, tableRole, quoteRole, figureRole, captionRole, listRole)
	}
}

// closeOpen closes the innermost open element that is meant, unless one of the bounding roles comes first.
func (r *reader) closeOpen(meant func(*element) bool, bounds ...role) {
	for i := len(r.open) - 1; i >= 0; i-- {
		e := &r.open[i]
		if meant(e) {
			r.closeTo(i)
			return
		}
		for _, b := range bounds {
			if e.role == b {
				return
			}
		}
	}
}

// endTag acts on an end tag. One that closes nothing means nothing, but for </br>, which browsers take for a break.
func (r *reader) endTag(name string) {
	if r.skip.on {
		if name == r.skip.name {
			if r.skip.depth--; r.skip.depth == 0 {
				r.skipEnd(r.end)
			}
		}
		return
	}
	if name == "br" {
		r.lineBreak()
		return
	}
	if r.over > 0 && !voidElements[name] {
		r.over--
		return
	}
	o := roles[name]
	part := o == tableRole || o == sectionRole || o == rowRole || o == cellRole
	for i := len(r.open) - 1; i >= 0; i-- {
		e := &r.open[i]
		if e.name == name || o == headingRole && e.role == headingRole {
			r.closeAt(i)
			return
		}
		if !part && e.role == cellRole || part && e.role == tableRole {
			return
		}
	}
}

// closeAt closes one element, and with it those inside, but for an inline one: what stands in it stays open (<b><i></b></i>).
func (r *reader) closeAt(i int) {
	e := r.open[i]
	if e.role != inlineRole || e.frame || e.caught || i == len(r.open)-1 {
		r.closeTo(i)
		return
	}
	r.text(e.tail)
	r.open = append(r.open[:i], r.open[i+1:]...)
	r.fresh = false
}

// closeTo closes open elements from the innermost out, until so many are left.
func (r *reader) closeTo(n int) {
	for len(r.open) > n {
		e := r.open[len(r.open)-1]
		if e.tail != "" {
			r.text(e.tail)
		}
		if e.role.isBlock() {
			if e.role == preRole && len(r.captures) == 0 {
				r.endBlock()
			}
			r.breakBlock()
		}
		if e.caught {
			r.release()
		}
		if e.role == probeRole {
			r.judge(e)
		}
		if e.frame {
			r.pop()
		}
		r.open = r.open[:len(r.open)-1]
		r.fresh = r.fresh && len(e.marks) == 0
	}
}

// judge looks at an element that we do not know when it ends. If it brought nothing that we could read, but has something to say, it is
// kept as data.
func (r *reader) judge(e element) {
	if e.seen != r.seen {
		count(&r.report.Changed, e.name+" read as text")
		return
	}
	end := r.end
	if !strings.HasPrefix(string(r.src[r.start:min(r.end, r.start+len(e.name)+2)]), "</") {
		end = r.start
	}
	if e.extra || end-e.start > 2*len(e.name)+8 {
		r.keepRaw(e.name, e.start, end)
	}
}
