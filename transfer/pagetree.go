package transfer

import (
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"broadsheet/news"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// pageTree is what one walk through a page's tree notes.
type pageTree struct {
	title     string // of the browser's window
	lang      string
	canonical string
	baseHref  string
	meta      map[string]string // the first of each name, property or itemprop, in lower case
	h1        []string
	times     []string // datetime of <time>, those within an article first
	bylines   []string // text of elements that are marked as a byline
	tagline   string
	ld        linkedData
	elements  int
	words     int
	passwords int
	articles  int // <article> elements
	headings  int // linked headings, as a listing has
}

// maxNoted bounds how many things of a kind are noted.
const maxNoted = 50

func readPageTree(root *html.Node) *pageTree {
	p := &pageTree{meta: map[string]string{}}
	eachNode(root, p.visit)
	if p.lang == "" {
		p.lang = cleanLang(p.meta["og:locale"])
	}
	return p
}

func (p *pageTree) visit(n *html.Node, inLink bool) {
	if n.Type == html.TextNode {
		if n.Parent != nil && n.Parent.DataAtom != atom.Script && n.Parent.DataAtom != atom.Style {
			p.words += len(strings.Fields(n.Data))
		}
		return
	}
	if n.Type != html.ElementNode {
		return
	}
	p.elements++
	switch n.DataAtom {
	case atom.Html:
		p.lang = cleanLang(attr(n, "lang"))
	case atom.Title:
		if p.title == "" && (n.Parent == nil || n.Parent.DataAtom != atom.Svg) {
			p.title = textOf(n)
		}
	case atom.Base:
		p.baseHref = attr(n, "href")
	case atom.Link:
		if hasToken(attr(n, "rel"), "canonical") && p.canonical == "" {
			p.canonical = attr(n, "href")
		}
	case atom.Meta:
		p.noteMeta(n)
	case atom.Script:
		if strings.HasPrefix(strings.ToLower(attr(n, "type")), "application/ld+json") && n.FirstChild != nil {
			p.ld.read(n.FirstChild.Data)
		}
	case atom.H1:
		if len(p.h1) < maxNoted {
			p.h1 = append(p.h1, textOf(n))
		}
	case atom.H2, atom.H3:
		if inLink || onlyLink(n) {
			p.headings++
		}
	case atom.Time:
		p.noteTime(n)
	case atom.Article:
		p.articles++
	case atom.Input:
		if strings.EqualFold(attr(n, "type"), "password") {
			p.passwords++
		}
	}
	p.noteByline(n)
}

func (p *pageTree) noteMeta(n *html.Node) {
	for _, key := range []string{"property", "name", "itemprop"} {
		if k := strings.ToLower(attr(n, key)); k != "" && p.meta[k] == "" && len(p.meta) < 500 {
			p.meta[k] = news.Line(attr(n, "content"))
		}
	}
}

func (p *pageTree) noteTime(n *html.Node) {
	v := attr(n, "datetime")
	if v == "" {
		v = textOf(n)
	}
	if v != "" && len(p.times) < maxNoted {
		p.times = append(p.times, v)
	}
}

func (p *pageTree) noteByline(n *html.Node) {
	if len(p.bylines) >= maxNoted {
		return
	}
	class := strings.ToLower(attr(n, "class"))
	switch {
	case hasToken(attr(n, "rel"), "author"), attr(n, "itemprop") == "author", strings.Contains(class, "byline"), strings.Contains(class, "author-name"), class == "author":
		if t := textOf(n); t != "" && utf8.RuneCountInString(t) < 200 {
			p.bylines = append(p.bylines, t)
		}
	case p.tagline == "" && (strings.Contains(class, "tagline") || strings.Contains(class, "site-description") || strings.Contains(class, "slogan")):
		if t := textOf(n); utf8.RuneCountInString(t) < 300 {
			p.tagline = t
		}
	}
}

// base is the address against which the page's links are read.
func (p *pageTree) base(hint Hint) *url.URL {
	from := hint.URL
	if from == "" {
		from = p.canonical
	}
	base, err := url.Parse(from)
	if err != nil || base.Scheme != "http" && base.Scheme != "https" {
		base = nil
	}
	if ref, err := url.Parse(p.baseHref); p.baseHref != "" && err == nil {
		if base != nil {
			ref = base.ResolveReference(ref)
		}
		if ref.Scheme == "http" || ref.Scheme == "https" {
			return ref
		}
	}
	return base
}

// locale is by what habits the page writes its dates.
func (p *pageTree) locale(hint Hint) string {
	if hint.Locale != "" {
		return hint.Locale
	}
	return p.lang
}

// pageHeadline is what the page calls its story: the h1 that agrees with the
// head; what the head says; or an h1 that shares words with the text, whose
// stems are given.
func (p *pageTree) pageHeadline(text map[string]bool) string {
	head := firstOf(p.ld.headline, p.withoutSite(p.meta["og:title"]), p.withoutSite(p.title))
	stems := map[string]bool{}
	eachStem(head, func(s string) bool { stems[s] = true; return true })
	for _, agree := range []map[string]bool{stems, text} {
		for _, h := range p.h1 {
			if countWords(h) >= 2 && sharesStem(h, agree) && !strings.EqualFold(h, p.site()) {
				return trimHeadline(h)
			}
		}
	}
	if head == "" && len(p.h1) == 1 {
		head = p.h1[0]
	}
	return trimHeadline(news.Line(head))
}

// withoutSite takes the site's name off the end or beginning of a title.
func (p *pageTree) withoutSite(title string) string {
	parts := pieces(title)
	if len(parts) < 2 {
		return title
	}
	if b := look(title, false); b.role == roleSite && !slices.ContainsFunc(parts, func(x string) bool { return !hasNewsWord(strings.ToLower(x)) }) {
		return "" // nothing but the site's own names
	}
	longest := parts[0]
	for _, x := range parts {
		if countWords(x) > countWords(longest) {
			longest = x
		}
	}
	if i := strings.Index(title, longest); i >= 0 && strings.ContainsAny(title, "|»") {
		return longest
	}
	for _, end := range []string{parts[len(parts)-1], parts[0]} { // a dash may belong to the headline itself
		if strings.EqualFold(end, p.meta["og:site_name"]) || strings.EqualFold(end, p.ld.publisher) || hasNewsWord(strings.ToLower(end)) && countWords(end) <= 5 {
			return longest
		}
	}
	return title
}

// site is the name that the page gives to its publication.
func (p *pageTree) site() string {
	switch {
	case p.meta["og:site_name"] != "":
		return p.meta["og:site_name"]
	case p.ld.publisher != "":
		return p.ld.publisher
	}
	if parts := pieces(p.title); len(parts) > 1 {
		return parts[len(parts)-1]
	}
	return ""
}

// isListing tells a page of many stories from one of a single story.
func (p *pageTree) isListing() bool {
	if p.ld.isArticle || p.meta["og:type"] == "article" {
		return false
	}
	return p.headings >= 6 && len(p.h1) != 1 || p.headings >= 12 && p.words < 60*p.headings || p.articles >= 5 && p.headings >= 4
}
