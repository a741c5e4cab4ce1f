package prose

import (
	"strconv"
	"strings"
	"unicode"
)

// PublicOptions says how a document's HTML for readers is made. The zero value shows pictures from their own addresses.
type PublicOptions struct {
	// Picture tells where a picture's bytes are. Without it, or for a picture that is no asset of ours and that it returns no Src for,
	// the picture's own address is used. An asset that it returns no Src for is left out, whatever address the text kept of it.
	Picture func(Picture) Image
	// Video does the same for a video: its address and that of the still to show before it plays.
	Video func(asset, src, poster string) (videoSrc, posterSrc string)
	// EmbedLabel is the text of the link that stands for something on another site, in the page's language; name is the site's name as
	// readers know it. Without it the text is "View on NAME".
	EmbedLabel func(name string) string
	// Story tells what readers may know of another story of ours, for a card of it in the text. Without it, or for a story that it does
	// not know, the card is left out: nobody may read of a story that is not published.
	Story func(id string) (Card, bool)
	// Drawings says how charts and maps are shown.
	Drawings Drawings
	// HeadingPrefix begins the id of each heading, so that it cannot meet an id of the page around. Without it it is "h-".
	HeadingPrefix string
	// Base, such as https://example.org, is put before links and pictures that are paths on this site, for a text that is read
	// elsewhere, as in a feed.
	Base string
}

// Card is what a reader sees of another story in the middle of a text.
type Card struct {
	Href, Headline string
	Label          string // such as "Related", in the page's language; may be empty
	Line           string // a line under the headline: when it was published, say; may be empty
}

// Image is where and how a browser finds a picture. Only Src is needed; a width and height of 0 are those of the picture itself.
type Image struct {
	Src, Srcset, Sizes string
	Width, Height      int
	Sources            []Source // other formats, the best first
	Placeholder        string   // a data URI of a few pixels, shown until the picture is there; may be empty
	First              bool     // it is seen before a reader scrolls, so the browser gets it at once

	// What is said of the picture where the text says nothing. Decorative says that an empty alternative text is meant; else a picture
	// without one is told by its caption.
	Alt, Caption, Credit string
	Decorative           bool
}

// Source is the same picture in another format.
type Source struct {
	Type   string // such as image/avif
	Srcset string
}

// Public returns the document as readers get it: HTML5 that is valid inside an article, without scripts, frames or styles. Unknown nodes
// and empty paragraphs are left out.
func (d Doc) Public(opt PublicOptions) string {
	p := public{opt: opt, writer: writer{buf: make([]byte, 0, 1024+d.size()), base: opt.Base}}
	if p.opt.HeadingPrefix == "" {
		p.opt.HeadingPrefix = "h-"
	}
	for _, n := range d.blocks {
		p.block(n)
	}
	p.settle()
	return string(p.buf)
}

// size guesses how much room the HTML needs, so that it is written without moving.
func (d Doc) size() int {
	size := 0
	for n := range d.all() {
		size += len(n.Text) + 32
		for _, m := range n.Marks {
			size += len(m.Href) + len(m.Source) + 32
		}
	}
	return size
}

// public writes a document for readers.
type public struct {
	writer
	opt   PublicOptions
	level int             // of the heading before
	used  map[string]bool // ids
	next  map[string]int  // how often the words of a heading were used for one
}

func (p *public) block(n Node) {
	switch n.Type {
	case Paragraph:
		if !blank(n) {
			p.open("p")
			p.inline(n.Content)
			p.close("p")
		}
	case Heading:
		p.heading(n)
	case BulletList, OrderedList:
		t := blockTag(n)
		p.open(t)
		p.maybe("start", n.Attr("start"))
		for _, item := range n.Content {
			p.open("li")
			p.tight(item.Content)
			p.close("li")
		}
		p.close(t)
	case Quote:
		p.quote(n)
	case PullQuote:
		p.pullQuote(n, false)
	case PictureNode:
		p.picture(n)
	case Gallery:
		p.gallery(n)
	case Video:
		p.video(n)
	case Embed:
		p.embed(n)
	case Table:
		p.table(n)
	case ChartType:
		p.chart(n)
	case MapType:
		p.locator(n)
	case FactBox:
		p.open("aside")
		p.attr("class", "fact-box")
		p.element("p", "fact-box-title", n.Attr("title"))
		p.blocks(n.Content)
		p.close("aside")
	case Timeline:
		p.timeline(n)
	case StoryCard:
		p.card(n)
	case Divider:
		p.open("hr")
	case CorrectionAnchor:
		if p.claim("correction-" + n.Attr("correction")) {
			p.anchor(n)
		}
	case CodeBlock:
		p.code(n, false)
	}
}

func (p *public) blocks(nodes []Node) {
	for _, n := range nodes {
		p.block(n)
	}
}

// tight writes the content of a list's item or a cell, without a paragraph's element where there is only one.
func (p *public) tight(nodes []Node) {
	for i, n := range nodes {
		if i == 0 && n.Type == Paragraph && (len(nodes) == 1 || nodes[1].Type != Paragraph) {
			p.inline(n.Content)
			continue
		}
		p.block(n)
	}
}

func (p *public) heading(n Node) {
	if !readable(n.Content) {
		return // a heading that says nothing is an error to a validator and a trap to a screen reader
	}
	// A page's outline has no gaps, whatever an import brought: after an h2 comes at most an h3. The page's own h1 stands above.
	p.level = min(max(n.Int("level"), 2), max(p.level, 1)+1)
	t := headingTag(p.level)
	p.open(t)
	p.attr("id", p.id(blockText(n)))
	p.inline(n.Content)
	p.close(t)
}

// id makes a heading's id of its words, unique in the document and the same at each rendering.
func (p *public) id(text string) string {
	var b strings.Builder
	b.WriteString(p.opt.HeadingPrefix)
	dash := false
	for _, r := range strings.ToLower(text) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if dash && b.Len() > len(p.opt.HeadingPrefix) {
				b.WriteByte('-')
			}
			dash = false
			b.WriteRune(r)
		default:
			dash = true
		}
		if b.Len() > 80 {
			break
		}
	}
	base := b.String()
	id := base
	for !p.claim(id) {
		p.next[base] = max(p.next[base], 1) + 1
		id = base + "-" + strconv.Itoa(p.next[base])
	}
	return id
}

// claim takes an id, and reports false if it is taken.
func (p *public) claim(id string) bool {
	if p.used == nil {
		p.used, p.next = map[string]bool{}, map[string]int{}
	}
	free := !p.used[id]
	p.used[id] = true
	return free
}

func (p *public) quote(n Node) {
	cite := n.Attr("cite")
	p.open("blockquote")
	link, ok := cleanLink(cite)
	ok = ok && isWeb(link)
	if ok {
		p.attr("cite", link)
	}
	p.blocks(n.Content)
	if cite != "" {
		p.open("footer")
		p.open("cite")
		if ok {
			p.open("a")
			p.attr("href", link)
			p.text(hostOf(link))
			p.close("a")
		} else {
			p.text(cite)
		}
		p.close("cite")
		p.close("footer")
	}
	p.close("blockquote")
}

// hostOf is what a reader sees of an address that has no text of its own.
func hostOf(link string) string {
	_, rest, _ := strings.Cut(link, "://")
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		rest = rest[:i]
	}
	return strings.TrimPrefix(rest, "www.")
}
