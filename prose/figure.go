package prose

import (
	"strconv"
	"strings"
)

// enterFigure opens a figure. What it is shows when it ends, except for a pull quote.
func (r *reader) enterFigure(e *element) {
	if r.hasClass("wp-block-pullquote") {
		e.frame = r.push(PullQuote)
		return
	}
	provider, id := r.attr("data-provider"), r.attr("data-id")
	f := frame{gallery: r.hasClass("wp-block-gallery", "kg-gallery-card", "gallery")}
	switch {
	case r.hasClass("embed") && provider != "":
		f.card, f.mute, f.values = "ours", true, map[string]string{"provider": provider, "id": id}
	case r.hasClass("wp-block-embed", "kg-embed-card"):
		f.card = "embed"
	case r.hasClass("kg-bookmark-card"):
		f.card = "bookmark"
	}
	if e.frame = r.push(figureFrame); e.frame {
		t := r.top()
		t.gallery, t.card, t.mute, t.values, t.social = f.gallery, f.card, f.mute, f.values, f.card == "ours"
	}
}

// dissolve ends a figure: its caption goes to what it is of.
func (r *reader) dissolve(f *frame) []Node {
	caption, credit := f.values["caption"], f.values["credit"]
	switch {
	case f.card == "ours":
		f.values["url"] = f.link
		if n := r.made(Embed, f.values); n.Attr("provider") != "" && n.Attr("id") != "" {
			return []Node{n}
		}
		return f.content
	case f.card == "embed" && len(f.content) == 1 && f.content[0].Type == Paragraph:
		address := cleanLine(blockText(f.content[0]))
		if n, ok := EmbedFor(address); ok {
			f.content[0] = r.made(Embed, map[string]string{"provider": n.Attr("provider"), "id": n.Attr("id"), "url": n.Attr("url")})
		} else if link, ok := cleanLink(address); ok && isWeb(link) && len(f.content[0].Content) == 1 {
			f.content[0].Content = []Node{Inline(address, Mark{Type: LinkMark, Href: link})}
		}
	case f.card == "bookmark" && len(f.content) > 1:
		f.content = bookmark(f.content)
	}
	if pictures := onlyPictures(f.content); pictures > 1 || pictures == 1 && f.gallery {
		g := r.made(Gallery, map[string]string{"title": strings.TrimSpace(caption + " " + credit)})
		g.Content = f.content
		r.counted()
		return []Node{g}
	}
	if caption == "" && credit == "" {
		return f.content
	}
	for i, n := range f.content {
		rule := rules[n.Type]
		if rule.attr("caption") == nil || n.Attr("caption") != "" {
			continue
		}
		if rule.attr("credit") == nil {
			caption, credit = strings.TrimSpace(caption+" "+credit), ""
		}
		f.content[i] = r.withLine(r.withLine(n, "caption", caption), "credit", credit)
		return f.content
	}
	if text := clipLine(strings.TrimSpace(caption + " " + credit)); text != "" {
		f.content = append(f.content, paragraphOf(text))
	}
	return f.content
}

// bookmark keeps of a card that previews a link the title, which carries the link itself.
func bookmark(blocks []Node) []Node {
	for _, b := range blocks {
		if b.Type == Paragraph {
			return []Node{b}
		}
	}
	return blocks
}

// onlyPictures counts the pictures, or returns 0 if there is anything else.
func onlyPictures(nodes []Node) int {
	for _, n := range nodes {
		if n.Type != PictureNode {
			return 0
		}
	}
	return len(nodes)
}

// withLine sets an attribute of one line that the node does not have yet, keeping the schema's order.
func (r *reader) withLine(n Node, name, value string) Node {
	if value == "" || n.Attr(name) != "" {
		return n
	}
	values := map[string]string{name: value}
	for _, a := range n.Attrs {
		values[a.Name] = a.Value
	}
	with := r.made(n.Type, values)
	with.Content = n.Content
	return with
}

// image adds a picture. One that is a smiley is text, and one of a single pixel is there to count readers.
func (r *reader) image() {
	alt := r.attr("alt")
	if r.hasClass("emoji", "wp-smiley") {
		r.text(alt)
		return
	}
	if r.attr("width") == "1" && r.attr("height") == "1" && r.top().kind != figureFrame || r.top().mute {
		count(&r.report.Dropped, "img")
		return
	}
	src := r.pictureAddress()
	n := r.made(PictureNode, map[string]string{"asset": r.attr("data-asset"), "src": src, "alt": alt, "width": pixels(r.attr("width")),
		"height": pixels(r.attr("height")), "focus": r.attr("data-focus")})
	if n.Attr("src") == "" && n.Attr("asset") == "" {
		count(&r.report.Dropped, "img without a usable address")
		return
	}
	r.endBlock()
	r.add(n)
}

// pictureAddress finds where a picture really is: many pages put a placeholder into src until a script has run.
func (r *reader) pictureAddress() string {
	for _, name := range []string{"data-src", "data-lazy-src", "data-original", "src"} {
		if s := r.attr(name); s != "" {
			if s, ok := cleanMedia(r.resolve(s)); ok {
				return s
			}
		}
	}
	for _, name := range []string{"data-srcset", "srcset"} {
		for s := range strings.FieldsSeq(r.attr(name)) {
			if s, ok := cleanMedia(r.resolve(strings.TrimSuffix(s, ","))); ok {
				return s
			}
		}
	}
	return ""
}

func pixels(s string) string {
	i, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(s), "px"))
	if err != nil || i < 1 {
		return ""
	}
	return strconv.Itoa(i)
}

func (r *reader) enterVideo(e *element) {
	src, poster, asset := r.resolve(r.attr("src")), r.resolve(r.attr("poster")), r.attr("data-asset")
	if e.frame = r.push(videoFrame); e.frame {
		f := r.top()
		f.mute = true
		f.values = map[string]string{"src": src, "poster": poster, "asset": asset}
	}
}

// iframe adds an embed for a frame of a provider that we know, and keeps any other as data.
func (r *reader) iframe() {
	src := r.attr("src")
	if src == "" {
		src = r.attr("data-src")
	}
	n, ok := EmbedFor(r.resolve(src))
	if ok {
		r.endBlock()
		r.add(r.made(Embed, map[string]string{"provider": n.Attr("provider"), "id": n.Attr("id"), "url": n.Attr("url"), "caption": r.attr("title")}))
	}
	r.skip = skipping{on: true, name: r.name, depth: 1, start: r.start, keep: !ok}
}

func (r *reader) enterQuote(e *element) {
	kind := Quote
	if r.hasClass("pull-quote", "pullquote", "wp-block-pullquote", "kg-blockquote-alt") {
		kind = PullQuote
	}
	if r.top().kind == PullQuote {
		return
	}
	cite := r.attr("data-cite")
	if cite == "" && isWeb(r.attr("cite")) {
		cite = r.attr("cite")
	}
	if e.frame = r.push(kind); !e.frame {
		return
	}
	f := r.top()
	f.value("cite", cite)
	if f.social = r.hasClass("twitter-tweet", "twitter-video", "instagram-media", "tiktok-embed", "mastodon-embed", "bluesky-embed"); f.social {
		for _, name := range []string{"data-instgrm-permalink", "cite", "data-bluesky-uri"} {
			if f.link == "" {
				f.link = r.attr(name)
			}
		}
	}
}
