package feed

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
	"time"

	"broadsheet/news"
	"broadsheet/store"
)

// perMap is how many addresses a map holds. The protocol allows 50,000; a
// smaller map is made and fetched faster.
const perMap = 10_000

const sitemapSpace = "http://www.sitemaps.org/schemas/sitemap/0.9"

// The elements of the sitemap protocol (sitemaps.org/protocol.html).
type mapIndex struct {
	XMLName xml.Name   `xml:"sitemapindex"`
	Space   string     `xml:"xmlns,attr"`
	Maps    []mapEntry `xml:"sitemap"`
}

type mapSet struct {
	XMLName xml.Name   `xml:"urlset"`
	Space   string     `xml:"xmlns,attr"`
	News    string     `xml:"xmlns:news,attr,omitempty"`
	Image   string     `xml:"xmlns:image,attr,omitempty"`
	URLs    []mapEntry `xml:"url"`
}

type mapEntry struct {
	Loc     string    `xml:"loc"`
	LastMod string    `xml:"lastmod,omitempty"`
	News    *newsItem `xml:"news:news"`
	Image   *mapImage `xml:"image:image"`
}

// mapImage is a picture on a page (Google's image extension).
type mapImage struct {
	Loc string `xml:"image:loc"`
}

const imageSpace = "http://www.google.com/schemas/sitemap-image/1.1"

// illustrated adds the stories' lead pictures to the entries of a map, which
// stand in the same order.
func (f *Feeds) illustrated(p *store.Public, pub news.Publication, stories []news.Published, out *mapSet) error {
	if f.opt.Fixed == nil {
		return nil
	}
	stills, err := p.Stills(stories)
	if err != nil {
		return err
	}
	for i, s := range stories {
		if a, ok := stills[s.Picture.Asset]; ok {
			out.Image, out.URLs[i].Image = imageSpace, &mapImage{absolute(pub, f.opt.Fixed(a, news.ShapeWhole).Src)}
		}
	}
	return nil
}

const xmlType = "application/xml; charset=utf-8"

// sitemapIndex lists the maps: one of the pages that are no stories, and one or
// more for each month.
func sitemapIndex(_ *Feeds, p *store.Public, pub news.Publication) (string, []byte, error) {
	months, err := p.Months()
	if err != nil {
		return "", nil, err
	}
	out := mapIndex{Space: sitemapSpace, Maps: []mapEntry{{Loc: pub.URL("/sitemap-pages.xml")}}}
	for _, m := range months {
		for part := range (m.Stories + perMap - 1) / perMap {
			name := monthMap{month: m.Start, part: part + 1}
			out.Maps = append(out.Maps, mapEntry{Loc: pub.URL(name.path()), LastMod: stamp(m.Updated, pub)})
		}
	}
	return printXML(xmlType, out)
}

// monthMap is the map of a month's stories, or a part of it.
type monthMap struct {
	month time.Time // its first day; the zone is not yet known
	part  int       // from 1
}

func (m monthMap) path() string {
	if m.part > 1 {
		return fmt.Sprintf("/sitemap-%s-%d.xml", m.month.Format("2006-01"), m.part)
	}
	return "/sitemap-" + m.month.Format("2006-01") + ".xml"
}

// monthOf reads the address of a month's map, in its one spelling.
func monthOf(path string) (monthMap, bool) {
	name, ok := strings.CutPrefix(strings.TrimSuffix(path, ".xml"), "/sitemap-")
	if !ok || len(name) < len("2006-01") {
		return monthMap{}, false
	}
	month, err := time.Parse("2006-01", name[:len("2006-01")])
	m := monthMap{month: month, part: 1}
	if rest := name[len("2006-01"):]; rest != "" && err == nil {
		m.part, err = strconv.Atoi(strings.TrimPrefix(rest, "-"))
	}
	return m, err == nil && m.path() == path
}

// print writes the month's stories, the newest first. It walks to its part by
// cursor, so the cost is that of one month.
func (m monthMap) print(f *Feeds, p *store.Public, pub news.Publication) (string, []byte, error) {
	list := store.List{Month: time.Date(m.month.Year(), m.month.Month(), 1, 0, 0, 0, 0, pub.Location()), Limit: perMap, Bare: true}
	var stories []news.Published
	for range m.part {
		var err error
		if stories, err = p.Stories(list); err != nil {
			return "", nil, err
		}
		if len(stories) == 0 {
			return "", nil, news.NotFound("There is no map at %s.", m.path())
		}
		list.Before = store.PublishedCursor(stories[len(stories)-1])
	}
	out := mapSet{Space: sitemapSpace}
	for _, s := range stories {
		out.URLs = append(out.URLs, mapEntry{Loc: absolute(pub, s.Path), LastMod: stamp(s.Updated, pub)})
	}
	if err := f.illustrated(p, pub, stories, &out); err != nil {
		return "", nil, err
	}
	return printXML(xmlType, out)
}

// sitemapPages lists the pages that are no stories.
func sitemapPages(_ *Feeds, p *store.Public, pub news.Publication) (string, []byte, error) {
	out := mapSet{Space: sitemapSpace}
	add := func(path string) { out.URLs = append(out.URLs, mapEntry{Loc: absolute(pub, path)}) }
	add("/")
	add("/latest")
	add("/corrections")
	policies, err := p.Policies()
	if err != nil {
		return "", nil, err
	}
	add(news.PolicyAbout.Path()) // is there even when nothing was written
	for _, policy := range policies {
		if policy.Kind != news.PolicyAbout {
			add(policy.Kind.Path())
		}
	}
	editions, err := p.Editions()
	if err != nil {
		return "", nil, err
	}
	for i, e := range editions {
		if i > 0 {
			add("/" + e.Slug)
			add("/" + e.Slug + "/latest")
			add("/" + e.Slug + "/corrections")
		}
	}
	sections, err := p.Sections()
	if err != nil {
		return "", nil, err
	}
	for _, s := range sections {
		add("/" + s.Slug)
	}
	topics, err := p.Topics("", perMap)
	if err != nil {
		return "", nil, err
	}
	for _, t := range topics {
		add("/topic/" + t.Slug)
	}
	contributors, err := p.Contributors("", perMap)
	for _, c := range contributors {
		add("/by/" + c.Slug)
	}
	if err != nil {
		return "", nil, err
	}
	return printXML(xmlType, out)
}
