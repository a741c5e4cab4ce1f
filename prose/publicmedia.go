package prose

import "strconv"

func (p *public) picture(n Node) {
	pic := pictureOf(n)
	img := Image{}
	if p.opt.Picture != nil {
		img = p.opt.Picture(pic)
	}
	// Whoever knows our assets decides about them: an address that the text kept is no way around that.
	if img.Src == "" && (pic.Asset == "" || p.opt.Picture == nil) {
		img.Src = p.address(pic.Src)
	}
	if img.Src == "" {
		return
	}
	if img.Width == 0 && img.Height == 0 {
		img.Width, img.Height = pic.Width, pic.Height
	}
	pic.Alt, pic.Caption, pic.Credit = either(pic.Alt, img.Alt), either(pic.Caption, img.Caption), either(pic.Credit, img.Credit)
	if pic.Alt == "" && !img.Decorative {
		pic.Alt = pic.Caption
	}
	p.open("figure")
	p.attr("class", "picture")
	if img.Placeholder != "" {
		p.open("span")
		p.attr("class", "frame")
		p.open("img")
		p.attr("class", "light")
		p.attr("src", img.Placeholder)
		p.attr("alt", "")
	}
	if len(img.Sources) > 0 {
		p.open("picture")
		for _, s := range img.Sources {
			p.open("source")
			p.attr("type", s.Type)
			p.attr("srcset", s.Srcset)
			p.maybe("sizes", img.Sizes)
		}
	}
	p.img(pic, img)
	if len(img.Sources) > 0 {
		p.close("picture")
	}
	if img.Placeholder != "" {
		p.close("span")
	}
	p.figcaption(pic.Caption, pic.Credit)
	p.close("figure")
}

func either(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// img writes the picture's element. Its size is given so that the text does not jump when the bytes arrive.
func (p *public) img(pic Picture, img Image) {
	p.open("img")
	p.attr("src", img.Src)
	if img.Srcset != "" {
		p.attr("srcset", img.Srcset)
		p.maybe("sizes", img.Sizes)
	}
	p.attr("alt", pic.Alt)
	if img.Width > 0 && img.Height > 0 {
		p.attr("width", strconv.Itoa(img.Width))
		p.attr("height", strconv.Itoa(img.Height))
	}
	if img.First {
		p.attr("fetchpriority", "high")
	} else {
		p.attr("loading", "lazy")
		p.attr("decoding", "async")
	}
	p.maybe("data-focus", pic.Focus)
}

// gallery leaves out a gallery of whose pictures none is shown.
func (p *public) gallery(n Node) {
	start := p.writer
	p.open("figure")
	p.attr("class", "gallery")
	p.settle()
	empty := len(p.buf)
	p.blocks(n.Content)
	p.settle()
	if len(p.buf) == empty {
		p.writer = start
		return
	}
	p.element("figcaption", "", n.Attr("title"))
	p.close("figure")
}

func (p *public) video(n Node) {
	src, poster := n.Attr("src"), n.Attr("poster")
	if p.opt.Video != nil {
		if s, still := p.opt.Video(n.Attr("asset"), src, poster); s != "" {
			src, poster = s, still
		}
	}
	if src == "" {
		return
	}
	p.open("figure")
	p.attr("class", "video")
	p.open("video")
	p.flag("controls")
	p.flag("playsinline")
	p.attr("preload", "none")
	p.attr("src", p.address(src))
	p.maybe("poster", p.address(poster))
	p.close("video")
	p.caption(n)
	p.close("figure")
}

// embed writes a link: nothing of another site loads before the reader asks for it.
func (p *public) embed(n Node) {
	provider, url := n.Attr("provider"), n.Attr("url")
	if url == "" {
		url = pageOf(provider, n.Attr("id"))
	}
	if url == "" && n.Attr("caption") == "" {
		return
	}
	p.open("figure")
	p.attr("class", "embed")
	p.attr("data-provider", provider)
	p.attr("data-id", n.Attr("id"))
	if url != "" {
		label := "View on " + providers[provider]
		if p.opt.EmbedLabel != nil {
			label = p.opt.EmbedLabel(providers[provider])
		}
		p.open("a")
		p.attr("href", url)
		p.text(label)
		p.close("a")
	}
	p.caption(n)
	p.close("figure")
}

// pageOf is the page of an embed that has no address of its own.
func pageOf(provider, id string) string {
	base := map[string]string{
		"youtube": "https://www.youtube.com/watch?v=", "vimeo": "https://vimeo.com/", "dailymotion": "https://www.dailymotion.com/video/",
		"x": "https://x.com/i/status/", "spotify": "https://open.spotify.com/", "soundcloud": "https://soundcloud.com/",
		"datawrapper": "https://datawrapper.dwcdn.net/", "flourish": "https://public.flourish.studio/visualisation/",
		"instagram": "https://www.instagram.com/p/", "mastodon": "https://",
	}[provider]
	if isWeb(id) {
		base = ""
	} else if base == "" {
		return ""
	}
	page, ok := cleanLink(base + id)
	if !ok || !isWeb(page) {
		return ""
	}
	return page
}
