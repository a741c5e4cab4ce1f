package feed

import (
	"encoding/xml"
	"strings"
	"time"

	"broadsheet/news"
)

// The elements of RSS 2.0 (rssboard.org/rss-specification), with those of Atom,
// Dublin Core and the content module that readers' programs look for.
type rssFeed struct {
	XMLName xml.Name   `xml:"rss"`
	Version string     `xml:"version,attr"`
	Atom    string     `xml:"xmlns:atom,attr"`
	DC      string     `xml:"xmlns:dc,attr"`
	Content string     `xml:"xmlns:content,attr"`
	Media   string     `xml:"xmlns:media,attr,omitempty"`
	Channel rssChannel `xml:"channel"`
}

type rssChannel struct {
	Title       string     `xml:"title"`
	Link        string     `xml:"link"`
	Description string     `xml:"description"`
	Language    string     `xml:"language"`
	Built       string     `xml:"lastBuildDate,omitempty"`
	Generator   string     `xml:"generator"`
	Docs        string     `xml:"docs"`
	TTL         int        `xml:"ttl"`
	Image       rssImage   `xml:"image"`
	Links       []atomLink `xml:"atom:link"`
	Items       []rssItem  `xml:"item"`
}

// rssImage is the channel's picture, of at most 144 by 400 pixels. Its title and
// link are the channel's.
type rssImage struct {
	URL    string `xml:"url"`
	Title  string `xml:"title"`
	Link   string `xml:"link"`
	Width  int    `xml:"width"`
	Height int    `xml:"height"`
}

type rssItem struct {
	Title       string    `xml:"title"`
	Link        string    `xml:"link"`
	GUID        rssGUID   `xml:"guid"`
	Published   string    `xml:"pubDate"`
	Creators    []string  `xml:"dc:creator"`
	Categories  []string  `xml:"category"`
	Description string    `xml:"description"`
	Content     cdata     `xml:"content:encoded"`
	Picture     *rssMedia `xml:"media:content"`
}

// rssMedia is a picture (rssboard.org/media-rss). Its description is what there
// is to be seen.
type rssMedia struct {
	URL         string `xml:"url,attr"`
	Type        string `xml:"type,attr"`
	Medium      string `xml:"medium,attr"`
	Width       int    `xml:"width,attr"`
	Height      int    `xml:"height,attr"`
	Title       string `xml:"media:title,omitempty"`
	Description string `xml:"media:description,omitempty"`
	Credit      string `xml:"media:credit,omitempty"`
}

// mediaSpace is the namespace of the Media RSS module.
const mediaSpace = "http://search.yahoo.com/mrss/"

func rssPicture(p *picture) *rssMedia {
	if p == nil {
		return nil
	}
	return &rssMedia{URL: p.url, Type: "image/jpeg", Medium: "image", Width: p.width, Height: p.height, Title: p.caption, Description: p.alt, Credit: p.credit}
}

type rssGUID struct {
	IsPermaLink bool   `xml:"isPermaLink,attr"`
	ID          string `xml:",chardata"`
}

type cdata struct {
	Text string `xml:",cdata"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

// withHub adds the publication's hub, where it has one, to a feed's links
// (WebSub, 4): whoever follows the feed may ask it to be told of what is new.
func withHub(pub news.Publication, links ...atomLink) []atomLink {
	if pub.Hub == "" {
		return links
	}
	return append(links, atomLink{Rel: "hub", Href: pub.Hub})
}

func rss(c channel) (string, []byte, error) {
	out := rssFeed{
		Version: "2.0", Atom: "http://www.w3.org/2005/Atom", DC: "http://purl.org/dc/elements/1.1/", Content: "http://purl.org/rss/1.0/modules/content/",
		Channel: rssChannel{
			Title: c.title, Link: c.page, Description: c.description, Language: c.lang, Generator: c.generator,
			Docs: "https://www.rssboard.org/rss-specification", TTL: 5, Image: rssImage{URL: c.pub.URL(iconSmall), Title: c.title, Link: c.page, Width: 144, Height: 144}, Links: withHub(c.pub, atomLink{Rel: "self", Type: "application/rss+xml", Href: c.self}),
		},
	}
	if !c.updated.IsZero() {
		out.Channel.Built = c.updated.In(c.pub.Location()).Format(time.RFC1123Z)
	}
	for _, it := range c.items {
		entry := rssItem{
			Title: it.Headline, Link: it.url, GUID: rssGUID{ID: it.id}, Published: it.FirstPublished.In(c.pub.Location()).Format(time.RFC1123Z),
			Categories: it.categories, Description: it.summary, Content: cdata{legal(it.content)}, Picture: rssPicture(it.picture),
		}
		if entry.Picture != nil {
			out.Media = mediaSpace
		}
		for _, by := range it.Bylines {
			entry.Creators = append(entry.Creators, by.Name)
		}
		out.Channel.Items = append(out.Channel.Items, entry)
	}
	return printXML("application/rss+xml; charset=utf-8", out)
}

// legal leaves out the characters that XML can't hold (XML 1.0, 2.2): the
// encoder replaces them in ordinary text, but not within CDATA.
func legal(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r <= 0xd7ff || r >= 0xe000 && r <= 0xfffd || r >= 0x10000 {
			return r
		}
		return -1
	}, s)
}

// printXML writes a document whole.
func printXML(mediaType string, v any) (string, []byte, error) {
	body, err := xml.Marshal(v)
	return mediaType, append([]byte(xml.Header), body...), err
}
