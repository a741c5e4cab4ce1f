package transfer

import (
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"broadsheet/news"
)

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
