package prose

// role is what FromHTML does with an element.
type role uint8

const (
	probeRole   role = iota // an element that we do not know: its text is read; without any it is kept as an unknown node
	inlineRole              // no node, but may carry marks
	blockRole               // no node either, but text before, in and after it is not one paragraph
	textRole                // paragraph
	headingRole             // heading
	preRole                 // code
	listRole                //
	itemRole                //
	quoteRole               //
	tableRole               //
	sectionRole             // thead, tbody, tfoot
	rowRole                 //
	cellRole                //
	figureRole              //
	captionRole             // figcaption, caption, summary: becomes an attribute of what it stands in
	breakRole               //
	ruleRole                // hr
	imageRole               //
	videoRole               //
	frameRole               // iframe
	dropRole                // left out with all that is in it
	hushRole                // left out, and not worth a line in the report
	keepRole                // kept as an unknown node
)

// roles are the elements of HTML, the old ones too. Nothing changes the table.
var roles = func() map[string]role {
	m := map[string]role{"p": textRole, "pre": preRole, "xmp": preRole, "listing": preRole, "plaintext": preRole,
		"li": itemRole, "blockquote": quoteRole, "table": tableRole, "tr": rowRole, "figure": figureRole, "br": breakRole, "hr": ruleRole,
		"img": imageRole, "image": imageRole, "video": videoRole, "iframe": frameRole}
	set := func(r role, names ...string) {
		for _, n := range names {
			m[n] = r
		}
	}
	set(headingRole, "h1", "h2", "h3", "h4", "h5", "h6")
	set(listRole, "ul", "ol", "menu", "dir")
	set(sectionRole, "thead", "tbody", "tfoot")
	set(cellRole, "td", "th")
	set(captionRole, "figcaption", "caption", "summary")
	set(textRole, "dt", "dd")
	set(inlineRole, "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label",
		"mark", "nobr", "output", "picture", "q", "rb", "rp", "rt", "rtc", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
		"time", "tt", "u", "var", "blink", "slot", "legend")
	set(blockRole, "address", "article", "aside", "body", "center", "details", "div", "dl", "fieldset", "footer", "head", "header", "hgroup", "html",
		"main", "search", "section", "marquee", "noframes")
	set(hushRole, "area", "base", "col", "colgroup", "frame", "frameset", "head", "link", "meta", "param", "source", "track", "wbr", "bgsound",
		"basefont", "keygen")
	set(blockRole, "head", "colgroup", "frameset")
	set(dropRole, "button", "datalist", "dialog", "input", "meter", "nav", "noembed", "noscript", "optgroup", "option", "progress", "script", "select",
		"style", "svg", "template", "textarea", "title")
	set(keepRole, "applet", "audio", "canvas", "embed", "form", "map", "math", "object")
	return m
}()

// voidElements have no end tag. Nothing changes the table.
var voidElements = map[string]bool{"area": true, "base": true, "basefont": true, "bgsound": true, "br": true, "col": true, "embed": true,
	"frame": true, "hr": true, "image": true, "img": true, "input": true, "keygen": true, "link": true, "meta": true, "param": true,
	"source": true, "track": true, "wbr": true}

// isBlock reports whether an element of the role ends the paragraph that it stands in.
func (o role) isBlock() bool {
	switch o {
	case blockRole, textRole, headingRole, preRole, listRole, itemRole, quoteRole, tableRole, sectionRole, rowRole, cellRole, figureRole:
		return true
	}
	return false
}
