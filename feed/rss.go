package feed

import (
	"encoding/xml"
	"strings"
	"time"
)

// The elements of RSS 2.0 (rssboard.org/rss-specification), with those of Atom,
// Dublin Core and the content module that readers' programs look for.
type rssFeed struct {
	XMLName xml.Name   `xml:"rss"`
	Version string     `xml:"version,attr"`
	Atom    string     `xml:"xmlns:atom,attr"`
	DC      string     `xml:"xmlns:dc,attr"`
	Content string     `xml:"xmlns:content,attr"`
	Channel rssChannel `xml:"channel"`
}

type rssChannel struct {
	Title       string    `xml:"title"`
	Link        string    `xml:"link"`
	Description string    `xml:"description"`
	Language    string    `xml:"language"`
	Built       string    `xml:"lastBuildDate,omitempty"`
	Generator   string    `xml:"generator"`
	Docs        string    `xml:"docs"`
	TTL         int       `xml:"ttl"`
	Self        atomLink  `xml:"atom:link"`
	Items       []rssItem `xml:"item"`
}

type rssItem struct {
	Title       string   `xml:"title"`
	Link        string   `xml:"link"`
	GUID        rssGUID  `xml:"guid"`
	Published   string   `xml:"pubDate"`
	Creators    []string `xml:"dc:creator"`
	Categories  []string `xml:"category"`
	Description string   `xml:"description"`
	Content     cdata    `xml:"content:encoded"`
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
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

func rss(c channel) (string, []byte, error) {
	out := rssFeed{
		Version: "2.0", Atom: "http://www.w3.org/2005/Atom", DC: "http://purl.org/dc/elements/1.1/", Content: "http://purl.org/rss/1.0/modules/content/",
		Channel: rssChannel{
			Title: c.title, Link: c.page, Description: c.description, Language: c.pub.Language, Generator: c.generator,
			Docs: "https://www.rssboard.org/rss-specification", TTL: 5, Self: atomLink{Rel: "self", Type: "application/rss+xml", Href: c.self},
		},
	}
	if !c.updated.IsZero() {
		out.Channel.Built = c.updated.In(c.pub.Location()).Format(time.RFC1123Z)
	}
	for _, it := range c.items {
		entry := rssItem{
			Title: it.Headline, Link: it.url, GUID: rssGUID{ID: it.id}, Published: it.FirstPublished.In(c.pub.Location()).Format(time.RFC1123Z),
			Categories: it.categories, Description: it.summary, Content: cdata{legal(it.content)},
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
