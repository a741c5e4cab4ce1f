package prose

import (
	"net/url"
	"strings"
)

// special opens the elements whose class or attributes say more than their name: our own round-trip form, and what WordPress and Ghost
// write. It reports false when there is nothing special about the tag at hand.
func (r *reader) special() bool {
	e := element{name: r.name, role: roles[r.name], start: r.start, seen: r.seen}
	switch r.name {
	case "div", "section", "aside", "details":
		if name := r.attr("data-name"); name != "" && r.hasClass("unknown") {
			r.unknownBox(name)
			return true
		}
		if !r.specialBox(&e) {
			return false
		}
	case "figure":
		return r.drawn()
	case "a":
		r.anchorTag(&e)
	case "p", "span", "small", "footer", "cite", "dd", "li", "h4":
		if !r.specialLine(&e) {
			return false
		}
	case "code":
		if r.block.on && r.block.kind == CodeBlock {
			if l := codeLanguage(r.attr("class")); l != "" {
				r.block.lang = l
			}
			r.openElement(e)
			return true
		}
		return false
	default:
		return false
	}
	r.style(&e)
	r.openElement(e)
	return true
}

// unknownBox reads back an unknown node of the round-trip form.
func (r *reader) unknownBox(name string) {
	r.endBlock()
	if n := r.made(Unknown, map[string]string{"name": name, "data": r.attr("data-data")}); n.Attr("name") != "" {
		r.add(n)
	}
	r.skip = skipping{on: true, name: r.name, depth: 1}
}

func (r *reader) specialBox(e *element) bool {
	title := r.attr("data-title")
	switch {
	case r.hasClass("story-timeline"):
		e.frame = r.push(Timeline)
	case r.hasClass("timeline-entry") && r.top().kind == Timeline:
		if e.frame = r.push(TimelineEntry); e.frame {
			r.top().value("when", r.attr("data-when"))
		}
		return true
	case r.hasClass("story-card") && r.attr("data-story") != "":
		return r.cardBox()
	case r.hasClass("gallery", "wp-block-gallery", "kg-gallery-card", "tiled-gallery"):
		e.frame = r.push(Gallery)
	case r.hasClass("wp-caption"):
		e.frame = r.push(figureFrame)
	case r.hasClass("pull-quote", "pullquote"):
		e.frame = r.push(PullQuote)
	case r.hasClass("fact-box", "factbox", "infobox", "info-box", "kg-callout-card", "kg-toggle-card") || r.name == "details":
		e.frame = r.push(FactBox)
	case r.hasClass("fb-post", "fb-video"):
		em, ok := EmbedFor(r.attr("data-href"))
		if !ok {
			return false
		}
		r.endBlock()
		r.add(em)
		return true
	default:
		return false
	}
	if e.frame {
		r.top().value("title", title)
	}
	return true
}

// cardBox reads a card of another story. What a reader's page shows in it is the other story's, and is not read as words of this one.
func (r *reader) cardBox() bool {
	n := r.made(StoryCard, map[string]string{"story": r.attr("data-story"), "headline": r.attr("data-headline")})
	if n.Attr("story") == "" {
		return false
	}
	r.endBlock()
	r.add(n)
	r.skip = skipping{on: true, name: r.name, depth: 1}
	return true
}

// specialLine opens what is no text of the story but belongs to a picture, a quote or a box: its caption, its source, its title.
func (r *reader) specialLine(e *element) bool {
	t := r.top()
	quote := t.kind == Quote || t.kind == PullQuote
	into := ""
	switch {
	case r.name == "span" && r.hasClass("attribution"):
		if m, problem := (Mark{Type: AttributionMark, Source: r.attr("data-source"), Stance: Stance(r.attr("data-stance"))}).clean(); problem == "" {
			e.marks = append(e.marks, m)
		}
		return true
	case r.hasClass("credit") && (len(r.captures) > 0 || quote || t.kind == figureFrame):
		into = "credit"
	case r.hasClass("wp-caption-text", "gallery-caption", "blocks-gallery-caption", "blocks-gallery-item__caption"):
		into = "caption"
	case r.hasClass("fact-box-title", "kg-toggle-heading-text") && t.kind == FactBox, r.hasClass("timeline-title") && t.kind == Timeline:
		into = "title"
	case r.hasClass("timeline-when") && t.kind == TimelineEntry:
		into = "when"
	case (r.name == "cite" || r.name == "footer") && quote && !r.block.on && len(r.captures) == 0:
		into = "cite"
		if t.kind == PullQuote {
			into = "credit"
		}
	default:
		return false
	}
	e.caught = r.capture(into)
	r.captures[len(r.captures)-1].dash = !r.hasClass("credit") && (into == "cite" || into == "credit")
	return true
}

// anchorTag opens a link. One that leads nowhere leaves its words and is counted.
func (r *reader) anchorTag(e *element) {
	href := r.attr("href")
	if id, ok := strings.CutPrefix(r.attr("id"), "correction-"); ok && r.hasClass("correction-anchor") {
		if n := r.made(CorrectionAnchor, map[string]string{"correction": id}); len(n.Attrs) > 0 {
			r.endBlock()
			r.add(n)
			return
		}
	}
	if !r.has("href") {
		return
	}
	link, ok := cleanLink(r.resolve(href))
	if !ok {
		count(&r.report.Dropped, "link to "+linkKind(href))
		return
	}
	title, _ := clip(cleanLine(r.attr("title")), MaxLine)
	e.marks = append(e.marks, Mark{Type: LinkMark, Href: link, Title: cleanLine(title)})
	for i := len(r.frames) - 1; i >= 0; i-- {
		if f := &r.frames[i]; f.social {
			if _, ok := EmbedFor(link); ok || f.card == "ours" {
				f.link = link
			}
			break
		}
	}
}

// linkKind names a link that was refused, for the report.
func linkKind(href string) string {
	href = encodeURL(href)
	switch scheme, _, ok := strings.Cut(href, ":"); {
	case href == "" || href[0] == '#':
		return "a place in the page"
	case ok && isAlnum(scheme):
		return clipName(strings.ToLower(scheme)) + ":"
	}
	return "a relative address"
}

// resolve makes an address absolute, if the page's is known.
func (r *reader) resolve(s string) string {
	s = encodeURL(s)
	if strings.HasPrefix(s, "//") {
		s = "https:" + s
	}
	if r.base == nil || s == "" {
		return s
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "" {
		return s
	}
	return r.base.ResolveReference(u).String()
}

// codeLanguage reads the class that most highlighters use.
func codeLanguage(class string) string {
	for c := range strings.FieldsSeq(class) {
		for _, prefix := range []string{"language-", "lang-"} {
			if l, ok := strings.CutPrefix(c, prefix); ok {
				if l, ok = cleanWord(l); ok {
					return l
				}
			}
		}
	}
	return ""
}

// style adds the marks that an element's name, style and language give.
func (r *reader) style(e *element) {
	if e.role == inlineRole {
		weight := declared(r.attr("style"), "font-weight")
		if t := nameMark(e.name); t != "" && !(t == Bold && (weight == "normal" || weight == "400")) {
			e.marks = append(e.marks, Mark{Type: t})
		}
		if weight == "bold" || weight == "700" {
			e.marks = append(e.marks, Mark{Type: Bold})
		}
		if declared(r.attr("style"), "font-style") == "italic" {
			e.marks = append(e.marks, Mark{Type: Italic})
		}
		switch declared(r.attr("style"), "vertical-align") {
		case "super":
			e.marks = append(e.marks, Mark{Type: Superscript})
		case "sub":
			e.marks = append(e.marks, Mark{Type: Subscript})
		}
	}
	switch e.name {
	case "q":
		r.text("“")
		e.tail = "”"
	case "del", "s", "strike":
		count(&r.report.Changed, e.name+" made plain text")
	}
	lang := r.attr("lang")
	if lang == "" {
		lang = r.attr("xml:lang")
	}
	if lang == "" || r.fromWord || e.role == blockRole || e.role == probeRole {
		return
	}
	if lang, ok := cleanLang(lang); ok {
		e.marks = append(e.marks, Mark{Type: Language, Lang: lang})
	}
}

// declared returns the value of a property in a style attribute, in lower case, or "".
func declared(style, property string) string {
	value := ""
	for d := range strings.SplitSeq(style, ";") {
		name, v, ok := strings.Cut(d, ":")
		if ok && strings.EqualFold(strings.TrimSpace(name), property) {
			value = strings.ToLower(strings.TrimSpace(v))
		}
	}
	return value
}

func nameMark(name string) MarkType {
	switch name {
	case "b", "strong":
		return Bold
	case "i", "em", "cite", "dfn", "var":
		return Italic
	case "sup":
		return Superscript
	case "sub":
		return Subscript
	case "code", "kbd", "samp", "tt":
		return Code
	}
	return ""
}

// capture is text that becomes an attribute of a frame.
type capture struct {
	frame int
	into  string
	dash  bool // a dash before it is not part of it: "— The minister"
	buf   []byte
}

// capture begins to take text as an attribute of the frame at hand. A summary is the title of its box.
func (r *reader) capture(into string) bool {
	if len(r.captures) == 0 {
		r.endBlock()
	}
	if k := r.top().kind; k == FactBox || k == Gallery || k == Timeline {
		into = "title"
	}
	r.captures = append(r.captures, capture{frame: len(r.frames) - 1, into: into})
	return true
}

// release ends a capture. Where the frame has no such attribute, the words stay as a paragraph.
func (r *reader) release() {
	c := r.captures[len(r.captures)-1]
	r.captures = r.captures[:len(r.captures)-1]
	text := cleanLine(string(c.buf))
	if c.dash {
		text = strings.TrimLeft(text, "—–- ")
	}
	if text == "" {
		return
	}
	r.seen++
	f := &r.frames[min(c.frame, len(r.frames)-1)]
	if f.kind == Gallery && len(f.content) > 0 && r.captionLast(f, c.into, text) {
		return
	}
	if f.kind == figureFrame || rules[f.kind] != nil && rules[f.kind].attr(c.into) != nil {
		f.value(c.into, text)
		return
	}
	r.counted()
	r.add(paragraphOf(text))
}

// captionLast gives a caption inside of a gallery to the picture before it.
func (r *reader) captionLast(f *frame, into, text string) bool {
	last := &f.content[len(f.content)-1]
	if into != "caption" || last.Type != PictureNode || last.Attr("caption") != "" {
		return false
	}
	*last = r.withLine(*last, into, text)
	return true
}
