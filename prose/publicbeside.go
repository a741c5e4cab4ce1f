package prose

// timeline writes what happened when, in the order of the text. It is a list, told by its roles, since an entry holds blocks of its own.
func (p *public) timeline(n Node) {
	p.open("div")
	p.attr("class", "story-timeline")
	p.element("p", "timeline-title", n.Attr("title"))
	p.open("div")
	p.attr("role", "list")
	for _, entry := range n.Content {
		p.open("div")
		p.attr("class", "timeline-entry")
		p.attr("role", "listitem")
		p.element("p", "timeline-when", entry.Attr("when"))
		p.blocks(entry.Content)
		p.close("div")
	}
	p.close("div")
	p.close("div")
}

// card writes what readers may know of another story. The words that this text gave it go before its own headline.
func (p *public) card(n Node) {
	if p.opt.Story == nil {
		return
	}
	c, ok := p.opt.Story(n.Attr("story"))
	if !ok || c.Href == "" {
		return
	}
	p.open("aside")
	p.attr("class", "story-card")
	p.attr("data-story", n.Attr("story"))
	p.element("p", "story-card-label", c.Label)
	p.open("p")
	p.attr("class", "story-card-headline")
	p.open("a")
	p.attr("href", p.address(c.Href))
	p.text(either(n.Attr("headline"), c.Headline))
	p.close("a")
	p.close("p")
	p.element("p", "story-card-line", c.Line)
	p.close("aside")
}
