package feed

import (
	"net/url"
	"time"

	"broadsheet/news"
	"broadsheet/store"
)

const (
	newsSpace = "http://www.google.com/schemas/sitemap-news/0.9"
	newsAge   = 48 * time.Hour   // a news map reaches back two days
	newsMost  = 1000             // and holds at most so many
	newsSlack = 10 * time.Minute // by which a story may stay too long
)

// newsItem is what Google's news map says of a story.
type newsItem struct {
	Publication newsPublication `xml:"news:publication"`
	Date        string          `xml:"news:publication_date"`
	Title       string          `xml:"news:title"`
}

type newsPublication struct {
	Name     string `xml:"news:name"`
	Language string `xml:"news:language"`
}

// newsSitemap lists the stories of the last two days. It is shorter by the
// slack, so that it never names one that is too old.
func newsSitemap(f *Feeds, p *store.Public, pub news.Publication) (string, []byte, error) {
	stories, err := p.Stories(store.List{Since: p.Since(newsAge-newsSlack, newsSlack), Limit: newsMost, Bare: true})
	if err != nil {
		return "", nil, err
	}
	said, err := languages(p, pub)
	if err != nil {
		return "", nil, err
	}
	out := mapSet{Space: sitemapSpace, News: newsSpace}
	for _, s := range stories {
		out.URLs = append(out.URLs, mapEntry{Loc: absolute(pub, s.Path), News: &newsItem{
			Publication: newsPublication{Name: pub.Name, Language: newsLanguage(said.of(s))}, Date: stamp(s.FirstPublished, pub), Title: s.Headline,
		}})
	}
	if err := f.illustrated(p, pub, stories, &out); err != nil {
		return "", nil, err
	}
	return printXML(xmlType, out)
}

// newsLanguage is the two or three letters that the news map wants, except for
// Chinese, of which it tells two.
func newsLanguage(tag string) string {
	switch tag {
	case "zh-CN", "zh-Hans":
		return "zh-cn"
	case "zh-TW", "zh-Hant":
		return "zh-tw"
	}
	for i, r := range tag {
		if r == '-' {
			return tag[:i]
		}
	}
	return tag
}

// absolute is a path as an address, spelled as addresses are.
func absolute(pub news.Publication, path string) string {
	return pub.URL(escaped(path))
}

// escaped writes a path as a URI does, in ASCII alone: feeds name addresses
// where programs expect a URI, not an IRI.
func escaped(path string) string { return (&url.URL{Path: path}).EscapedPath() }
