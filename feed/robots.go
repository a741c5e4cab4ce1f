package feed

import (
	"broadsheet/news"
	"broadsheet/store"
)

// robots says to crawlers what is not for them (RFC 9309), and where the maps are.
func robots(_ *Feeds, _ *store.Public, pub news.Publication) (string, []byte, error) {
	text := "User-agent: *\n" +
		"Disallow: /desk\n" +
		"Disallow: /api/\n" +
		"Disallow: /search\n" +
		"\n" +
		"Sitemap: " + pub.URL("/sitemap.xml") + "\n" +
		"Sitemap: " + pub.URL("/news-sitemap.xml") + "\n"
	return "text/plain; charset=utf-8", []byte(text), nil
}
