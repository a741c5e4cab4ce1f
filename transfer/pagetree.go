package transfer

import (
	"net/url"
	"slices"
	"strings"
	"time"
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

// fill puts what the head says around a text that was found.
func (p *pageTree) fill(f *Found, base *url.URL, hint Hint) {
	if f.Lang = p.lang; f.Lang == "" {
		f.Lang = language(f.Body.Text())
	}
	f.Site, f.Tagline = p.site(), p.tagline
	f.Source = absolute(p.canonical, base)
	if f.Source == "" {
		f.Source = hint.URL
	}
	f.Picture = absolute(firstOf(p.meta["og:image"], p.meta["og:image:url"], p.ld.image, p.meta["twitter:image"]), base)
	f.Standfirst = p.standfirst(f)
	p.fillNames(f)
	p.fillDates(f, hint)
}

// standfirst is the page's own description, unless it is only the beginning
// of the text, cut off, or about the site.
func (p *pageTree) standfirst(f *Found) string {
	d := news.Line(firstOf(p.ld.description, p.meta["og:description"], p.meta["description"]))
	if f.Standfirst != "" {
		d = f.Standfirst
	}
	body := strings.ToLower(f.Body.Text())
	start := strings.ToLower(strings.TrimRight(d, ".… "))
	switch {
	case countWords(d) < 5, strings.EqualFold(d, f.Headline), strings.HasSuffix(d, "…"), strings.HasSuffix(d, "..."), strings.HasSuffix(d, "[…]"),
		strings.Contains(body, start), strings.EqualFold(d, p.tagline), utf8.RuneCountInString(d) > news.MaxStandfirst:
		return ""
	}
	return d
}

func (p *pageTree) fillNames(f *Found) {
	candidates := append([]string{}, p.ld.authors...)
	if len(candidates) == 0 {
		candidates = append(candidates, p.meta["author"], p.meta["article:author"], p.meta["parsely-author"], p.meta["dc.creator"])
		candidates = append(candidates, p.bylines...)
	}
	seen := map[string]bool{}
	var names []string
	for _, c := range candidates {
		if strings.Contains(c, "://") || strings.EqualFold(c, f.Site) {
			continue
		}
		split := bylineNames(c)
		if split == nil {
			split = splitNames(c)
		}
		for _, n := range split {
			if key := strings.ToLower(n); !seen[key] && len(names) < news.MaxBylines {
				seen[key] = true
				names = append(names, n)
			}
		}
		if len(names) > 0 && len(p.ld.authors) == 0 {
			break // the first that names somebody
		}
	}
	if len(names) > 0 {
		f.Bylines = names
	}
}

func (p *pageTree) fillDates(f *Found, hint Hint) {
	published := append([]string{p.ld.published, p.meta["article:published_time"], p.meta["og:article:published_time"], p.meta["datepublished"], p.meta["parsely-pub-date"],
		p.meta["date"], p.meta["dc.date"], p.meta["dc.date.issued"], p.meta["dcterms.created"], p.meta["pubdate"], p.meta["publish-date"], p.meta["sailthru.date"]}, p.times...)
	us := monthFirst(p.locale(hint))
	read := func(values ...string) (time.Time, bool, bool) {
		for _, v := range values {
			if m, ok := findDate(v, us); ok {
				return m.time(hint.location()), m.hasTime, true
			}
		}
		return time.Time{}, false, false
	}
	if t, hasTime, ok := read(published...); ok {
		f.Published, f.DateOnly = t, !hasTime
	}
	if t, _, ok := read(p.ld.modified, p.meta["article:modified_time"], p.meta["datemodified"], p.meta["og:updated_time"]); ok && !t.Equal(f.Published) {
		f.Updated = t
	}
	if f.Published.IsZero() {
		f.Published = f.Updated
	}
}

// absolute makes an absolute web address of a reference, or "" when it is none.
func absolute(ref string, base *url.URL) string {
	u, err := url.Parse(strings.TrimSpace(ref))
	if ref == "" || err != nil {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || len(u.String()) > 2000 {
		return ""
	}
	return u.String()
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
