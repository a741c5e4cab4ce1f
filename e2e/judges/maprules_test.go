package judges_test

import (
	"encoding/xml"
	"net/url"
	"regexp"
	"strings"
	"time"
)

// mapFaults judges by the schemas of the sitemap protocol 0.9 (a map or an
// index of maps), of Google's image extension 1.1 and of its news extension
// 0.9, and by what their pages ask beyond the schemas. locs are the addresses
// that the document names.
func mapFaults(d seen) (f faults, locs []string) {
	f.want(regexp.MustCompile(`^(application|text)/xml`).MatchString(d.mediaType), "its type is %s", d.mediaType)
	f.want(len(d.body) <= 50<<20, "it has %d bytes, and 50 MiB are allowed", len(d.body))
	root, err := parse(d.body)
	if err != nil {
		f.add("%v", err)
		return f, nil
	}
	f.clean(root)
	entry := map[string]string{"urlset": "url", "sitemapindex": "sitemap"}[root.name.Local]
	if entry == "" || root.name.Space != mapSpace {
		f.add("the root is %v", root.name)
		return f, nil
	}
	entries := root.all(mapSpace, entry)
	f.want(len(entries) == len(root.children), "it holds more than %s elements", entry)
	f.want(len(entries) >= 1 && len(entries) <= 50_000, "it holds %d entries", len(entries))
	known := map[string]bool{}
	for _, e := range entries {
		loc := f.located(e, d)
		f.want(!known[loc], "%s is named twice", loc)
		known[loc] = true
		locs = append(locs, loc)
	}
	return f, locs
}

// sequence is the order that the schema wants; other vocabularies follow it.
var sequence = map[string]int{"loc": 1, "lastmod": 2, "changefreq": 3, "priority": 4}

// located judges one entry and gives its address.
func (f *faults) located(e *element, d seen) (loc string) {
	last := 0
	for _, c := range e.children {
		place := 5
		if c.name.Space == mapSpace {
			place = sequence[c.name.Local]
		}
		f.want(place > last || place == 5, "%s stands where the schema has no place for it", c.name.Local)
		last = place
		switch c.name {
		case xml.Name{Space: newsSpace, Local: "news"}:
			f.news(c, d.now)
		case xml.Name{Space: imageSpace, Local: "image"}:
			f.once(c, imageSpace, "loc")
			f.absolute("image:loc", c.one(imageSpace, "loc"))
		default:
			f.want(c.name.Space == mapSpace, "%v is not known to those who read maps", c.name)
		}
	}
	f.want(len(e.all(imageSpace, "image")) <= 1000, "it has more than 1,000 pictures")
	loc = e.one(mapSpace, "loc")
	f.once(e, mapSpace, "loc")
	f.absolute("loc", loc)
	f.want(len(loc) >= 12 && len(loc) < 2048, "loc has %d characters", len(loc))
	f.want(hostOf(loc) == hostOf(d.at), "%s is on another host than the map", loc)
	if lastmod := e.one(mapSpace, "lastmod"); lastmod != "" {
		if t, err := time.Parse(time.DateOnly, lastmod); err == nil {
			f.past("lastmod", t, d.now)
		} else {
			f.stamp("lastmod", lastmod, d.now)
		}
	}
	return loc
}

func hostOf(address string) string {
	if u, err := url.Parse(address); err == nil {
		return u.Host
	}
	return ""
}

var newsLanguage = regexp.MustCompile(`^(zh-cn|zh-tw|[a-z]{2,3})$`)

// news judges what a news map says of a story: no older than two days, under
// the exact name of the publication, and with no element that Google dropped.
func (f *faults) news(n *element, now time.Time) {
	f.want(len(n.children) == 3, "news:news holds %d elements, not publication, publication_date and title", len(n.children))
	f.once(n, newsSpace, "publication", "publication_date", "title")
	for _, p := range n.all(newsSpace, "publication") {
		f.once(p, newsSpace, "name", "language")
		f.want(newsLanguage.MatchString(p.one(newsSpace, "language")), "news:language is %q", p.one(newsSpace, "language"))
		f.want(!strings.Contains(p.one(newsSpace, "name"), "("), "news:name is not the bare name")
	}
	at := f.stamp("news:publication_date", n.one(newsSpace, "publication_date"), now)
	f.want(now.Sub(at) <= 48*time.Hour, "a story of %v is in the news map", at)
}
