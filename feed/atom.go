package feed

import (
	"encoding/xml"
	"time"

	"broadsheet/news"
)

// The elements of Atom (RFC 4287).
type atomFeed struct {
	XMLName   xml.Name      `xml:"http://www.w3.org/2005/Atom feed"`
	Lang      string        `xml:"xml:lang,attr"`
	Media     string        `xml:"xmlns:media,attr,omitempty"`
	Title     string        `xml:"title"`
	Subtitle  string        `xml:"subtitle,omitempty"`
	ID        string        `xml:"id"`
	Updated   string        `xml:"updated"`
	Author    atomPerson    `xml:"author"`
	Links     []atomLink    `xml:"link"`
	Generator atomGenerator `xml:"generator"`
	Icon      string        `xml:"icon"`
	Logo      string        `xml:"logo"`
	Entries   []atomEntry   `xml:"entry"`
}

type atomGenerator struct {
	Name string `xml:",chardata"`
}

type atomPerson struct {
	Name string `xml:"name"`
	URI  string `xml:"uri,omitempty"`
}

type atomEntry struct {
	Lang       string         `xml:"xml:lang,attr,omitempty"`
	Title      string         `xml:"title"`
	ID         string         `xml:"id"`
	Link       atomLink       `xml:"link"`
	Published  string         `xml:"published"`
	Updated    string         `xml:"updated"`
	Authors    []atomPerson   `xml:"author"`
	Categories []atomCategory `xml:"category"`
	Summary    string         `xml:"summary,omitempty"`
	Content    atomContent    `xml:"content"`
	Picture    *rssMedia      `xml:"media:content"`
}

type atomCategory struct {
	Term string `xml:"term,attr"`
}

type atomContent struct {
	Type string `xml:"type,attr"`
	HTML string `xml:",cdata"`
}

func atom(c channel) (string, []byte, error) {
	out := atomFeed{
		Lang: c.lang, Title: c.title, Subtitle: c.description, ID: c.id, Updated: exact(c.updated, c.pub), Generator: atomGenerator{c.generator}, Icon: c.pub.URL(iconLarge), Logo: c.pub.URL(logoWide),
		Author: atomPerson{Name: c.pub.Name, URI: c.pub.URL("/")},
		Links:  withHub(c.pub, atomLink{Rel: "self", Type: "application/atom+xml", Href: c.self}, atomLink{Rel: "alternate", Type: "text/html", Href: c.page}),
	}
	for _, it := range c.items {
		entry := atomEntry{
			Lang:  otherThan(c.lang, it.lang),
			Title: it.Headline, ID: it.id, Link: atomLink{Rel: "alternate", Type: "text/html", Href: it.url}, Published: stamp(it.FirstPublished, c.pub),
			Updated: exact(it.Updated, c.pub), Summary: it.summary, Content: atomContent{Type: "html", HTML: legal(it.content)},
		}
		if entry.Picture = rssPicture(it.picture); entry.Picture != nil {
			out.Media = mediaSpace
		}
		for _, by := range it.Bylines {
			entry.Authors = append(entry.Authors, atomPerson{Name: by.Name, URI: absolute(c.pub, "/by/"+by.Slug)})
		}
		for _, name := range it.categories {
			entry.Categories = append(entry.Categories, atomCategory{name})
		}
		out.Entries = append(out.Entries, entry)
	}
	return printXML("application/atom+xml; charset=utf-8", out)
}

// otherThan is the language of an entry where it is not the feed's.
func otherThan(feed, entry string) string {
	if entry == feed {
		return ""
	}
	return entry
}

// stamp writes a time as RFC 3339 in the publication's zone. A feed without a
// story was last changed before there were any: at the epoch, not "now", so
// that its bytes stay the same.
func stamp(t news.Time, pub news.Publication) string {
	if t.IsZero() {
		return "1970-01-01T00:00:00Z"
	}
	return t.In(pub.Location()).Format(time.RFC3339)
}

// exact is stamp to the millisecond: programs that follow a feed take two
// entries of one second for a mistake.
func exact(t news.Time, pub news.Publication) string {
	if t.IsZero() {
		return stamp(t, pub)
	}
	return t.In(pub.Location()).Format("2006-01-02T15:04:05.000Z07:00")
}
