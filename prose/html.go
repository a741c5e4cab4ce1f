package prose

// HTML returns the document in a form that holds all of it, unknown nodes included, so that FromHTML(d.HTML()) is d again. It is safe
// to show, but meant for tools and exports; readers get Public.
func (d Doc) HTML() string {
	w := &writer{buf: make([]byte, 0, 2048)}
	for _, n := range d.blocks {
		w.whole(n)
	}
	w.settle()
	return string(w.buf)
}

// whole writes one block in the round-trip form.
func (w *writer) whole(n Node) {
	switch n.Type {
	case Paragraph, Heading:
		w.words(n, blockTag(n))
	case PullQuote:
		w.pullQuote(n, true)
	case CodeBlock:
		w.code(n, true)
	case PictureNode:
		w.wholePicture(n)
	case Gallery:
		w.wrap(n, "div", "gallery", "title")
	case Video:
		w.wholeVideo(n)
	case Embed:
		w.wholeEmbed(n)
	case Quote:
		w.wrap(n, "blockquote", "", "cite")
	case FactBox:
		w.wrap(n, "aside", "fact-box", "title")
	case Timeline:
		w.wrap(n, "div", "story-timeline", "title")
	case TimelineEntry:
		w.wrap(n, "div", "timeline-entry", "when")
	case StoryCard:
		w.wholeCard(n)
	case Table:
		w.open("table")
		w.element("caption", "", n.Attr("caption"))
		w.wholes(n.Content)
		w.close("table")
	case BulletList, OrderedList, ListItem, TableRow, TableHeader, TableCell:
		t := blockTag(n)
		w.open(t)
		w.maybe("start", n.Attr("start"))
		w.maybe("colspan", n.Attr("colspan"))
		w.maybe("rowspan", n.Attr("rowspan"))
		w.wholes(n.Content)
		w.close(t)
	case ChartType, MapType:
		w.wholeDrawing(n)
	case Divider:
		w.open("hr")
	case CorrectionAnchor:
		w.anchor(n)
	case Unknown:
		w.open("div")
		w.attr("class", "unknown")
		w.flag("hidden")
		w.attr("data-name", n.Attr("name"))
		w.maybe("data-data", n.Attr("data"))
		w.close("div")
	}
}

func (w *writer) wholes(nodes []Node) {
	for _, n := range nodes {
		w.whole(n)
	}
}

// blockTag is the element of a block that has one and the same in both forms.
func blockTag(n Node) tag {
	switch n.Type {
	case Heading:
		return headingTag(n.Int("level"))
	case BulletList:
		return "ul"
	case OrderedList:
		return "ol"
	case ListItem:
		return "li"
	case TableRow:
		return "tr"
	case TableHeader:
		return "th"
	case TableCell:
		return "td"
	}
	return "p"
}

func headingTag(level int) tag {
	switch level {
	case 3:
		return "h3"
	case 4:
		return "h4"
	}
	return "h2"
}

// words writes a text block. The attribute data-keep tells FromHTML not to tidy it, where HTML's own rules would lose something:
// several spaces, a break at the end, an empty paragraph.
func (w *writer) words(n Node, t tag) {
	w.open(t)
	if untidy(n.Content) {
		w.flag("data-keep")
	}
	w.inline(n.Content)
	w.close(t)
}

// untidy reports whether inline content would not survive being read as somebody's HTML, where spaces collapse, breaks at the edge or
// next to each other mean something else, and a block without anything to read is dropped.
func untidy(nodes []Node) bool {
	edge := true // a space or a break would be lost here
	for _, n := range nodes {
		if n.Type == HardBreak {
			if edge {
				return true
			}
			edge = true
			continue
		}
		for i := 0; i < len(n.Text); i++ {
			space := n.Text[i] == ' '
			if space && edge {
				return true
			}
			edge = space
		}
	}
	return edge || !readable(nodes)
}

func (w *writer) wrap(n Node, t, class tag, attr string) {
	w.open(t)
	w.maybe("class", string(class))
	if v := n.Attr(attr); v != "" {
		w.attr(tag("data-"+attr), v)
	}
	w.wholes(n.Content)
	w.close(t)
}

func (w *writer) pullQuote(n Node, whole bool) {
	w.open("aside")
	w.attr("class", "pull-quote")
	w.open("blockquote")
	w.open("p")
	if whole && untidy(n.Content) {
		w.flag("data-keep")
	}
	w.inline(n.Content)
	w.close("p")
	w.close("blockquote")
	w.element("p", "credit", n.Attr("credit"))
	w.close("aside")
}

func (w *writer) code(n Node, whole bool) {
	w.open("pre")
	if whole && onlySpace(blockText(n)) {
		w.flag("data-keep")
	}
	w.open("code")
	if l := n.Attr("language"); l != "" {
		w.attr("class", "language-"+l)
	}
	for _, c := range n.Content {
		w.text(c.Text)
	}
	w.close("code")
	w.close("pre")
}

func (w *writer) wholePicture(n Node) {
	w.open("figure")
	w.attr("class", "picture")
	w.open("img")
	w.maybe("src", n.Attr("src"))
	w.attr("alt", n.Attr("alt"))
	w.maybe("width", n.Attr("width"))
	w.maybe("height", n.Attr("height"))
	w.maybe("data-asset", n.Attr("asset"))
	w.maybe("data-focus", n.Attr("focus"))
	w.caption(n)
	w.close("figure")
}

func (w *writer) wholeVideo(n Node) {
	w.open("figure")
	w.attr("class", "video")
	w.open("video")
	w.flag("controls")
	w.maybe("src", n.Attr("src"))
	w.maybe("poster", n.Attr("poster"))
	w.maybe("data-asset", n.Attr("asset"))
	w.close("video")
	w.caption(n)
	w.close("figure")
}

func (w *writer) wholeEmbed(n Node) {
	w.open("figure")
	w.attr("class", "embed")
	w.attr("data-provider", n.Attr("provider"))
	w.attr("data-id", n.Attr("id"))
	if url := n.Attr("url"); url != "" {
		w.open("a")
		w.attr("href", url)
		w.text(url)
		w.close("a")
	}
	w.caption(n)
	w.close("figure")
}

// wholeCard names the other story; what is to be read of it is known only where readers are.
func (w *writer) wholeCard(n Node) {
	w.open("div")
	w.attr("class", "story-card")
	w.attr("data-story", n.Attr("story"))
	w.maybe("data-headline", n.Attr("headline"))
	w.close("div")
}

// caption writes what stands under a picture: the caption, and who made it.
func (w *writer) caption(n Node) { w.figcaption(n.Attr("caption"), n.Attr("credit")) }

func (w *writer) figcaption(caption, credit string) {
	if caption == "" && credit == "" {
		return
	}
	w.open("figcaption")
	w.text(caption)
	if caption != "" && credit != "" {
		w.text(" ")
	}
	w.element("span", "credit", credit)
	w.close("figcaption")
}

func (w *writer) anchor(n Node) {
	w.open("a")
	w.attr("class", "correction-anchor")
	w.attr("id", "correction-"+n.Attr("correction"))
	w.close("a")
}
