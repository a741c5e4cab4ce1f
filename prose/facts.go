package prose

// Picture is a picture of a story's text.
type Picture struct {
	Asset, Src, Alt, Caption, Credit, Focus string
	Width, Height                           int // of the original in pixels, 0 when unknown
}

func pictureOf(n Node) Picture {
	return Picture{Asset: n.Attr("asset"), Src: n.Attr("src"), Alt: n.Attr("alt"), Caption: n.Attr("caption"), Credit: n.Attr("credit"),
		Focus: n.Attr("focus"), Width: n.Int("width"), Height: n.Int("height")}
}

// Pictures returns the pictures of the document in reading order, also those in galleries.
func (d Doc) Pictures() []Picture {
	var out []Picture
	for n := range d.all() {
		if n.Type == PictureNode {
			out = append(out, pictureOf(n))
		}
	}
	return out
}

// Cards returns the ids of the other stories that the document shows a card of, in reading order.
func (d Doc) Cards() []string {
	var out []string
	for n := range d.all() {
		if n.Type == StoryCard {
			out = append(out, n.Attr("story"))
		}
	}
	return out
}

// Link is a link in a story's text.
type Link struct {
	Href, Title string
	Text        string // the words that carry it
	Block       int    // the index of their block, as in Blocks
}

// Links returns the links of the document in reading order.
func (d Doc) Links() []Link {
	var out []Link
	for block, n := range d.textBlocks() {
		for m, text := range marked(n, LinkMark) {
			out = append(out, Link{m.Href, m.Title, text, block})
		}
	}
	return out
}

// Attribution is a claim in a story's text with the one who is said to have made it.
type Attribution struct {
	Source string
	Stance Stance
	Text   string // the claim
	Block  int    // the index of its block, as in Blocks
}

// Attributions returns what the document attributes to somebody, in reading order.
func (d Doc) Attributions() []Attribution {
	var out []Attribution
	for block, n := range d.textBlocks() {
		for m, text := range marked(n, AttributionMark) {
			out = append(out, Attribution{m.Source, m.Stance, text, block})
		}
	}
	return out
}

// marked goes through the stretches of a block's text that carry one and the same mark of a type, over changes of the other marks.
func marked(n Node, t MarkType) func(yield func(Mark, string) bool) {
	return func(yield func(Mark, string) bool) {
		var at Mark
		text := ""
		for _, c := range append(n.Content[:len(n.Content):len(n.Content)], Node{}) {
			if c.Type == HardBreak {
				if text != "" {
					text += "\n"
				}
				continue
			}
			m := markOf(c, t)
			if m != at {
				if at.Type != "" && !yield(at, trimBreaks(text)) {
					return
				}
				at, text = m, ""
			}
			if at.Type != "" {
				text += c.Text
			}
		}
	}
}

func markOf(n Node, t MarkType) Mark {
	for _, m := range n.Marks {
		if m.Type == t {
			return m
		}
	}
	return Mark{}
}
