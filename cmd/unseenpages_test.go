package cmd

import (
	"net/url"
	"slices"
	"strings"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/store"
)

// formats are those of a feed.
var formats = []string{"/feed.xml", "/feed.atom", "/feed.json"}

// everywhere are the addresses at which anything of the whole publication
// stands, or would if something leaked: pages, feeds, maps, the API without a
// key, the desk without a session, and what other programs like to try.
var everywhere = slices.Concat([]string{
	"/", "/latest", "/uk", "/europe", "/corrections", "/about", "/about/ethics", "/search?q=canary", "/search", "/2026/11/24", "/2026/11/25", "/2026/11", "/nowhere",
	"/sitemap.xml", "/sitemap-pages.xml", "/sitemap-2026-11.xml", "/news-sitemap.xml", "/robots.txt", "/humans.txt", "/trust.txt", "/security.txt", "/.well-known/security.txt", "/manifest.webmanifest",
	"/log/checkpoint", "/log/tile/0/000", "/healthz", "/readyz", "/metrics", "/pages", "/debug/pprof/",
	"/api/v1/stories", "/api/v1/stories?limit=100", "/api/v1/stories?q=canary", "/api/v1/topics", "/api/v1/contributors", "/api/v1/sections", "/api/v1/assets", "/api/v1/editions", "/api/v1/publication",
	"/api/v1/fronts", "/api/v1/fronts/home", "/api/v1/fronts/home/history", "/api/v1/fronts/uk", "/api/v1/openapi.json",
	"/ghost/api/content/posts/", "/ghost/api/content/posts/?filter=status:draft", "/wp-json/wp/v2/posts", "/wp-json/wp/v2/posts?status=draft", "/wp-json/wp/v2/tags", "/wp-json/wp/v2/users", "/?p=1",
	"/desk", "/desk/", "/desk/?q=canary", "/desk/board", "/desk/calendar", "/desk/fronts", "/desk/fronts/home", "/desk/fronts/home/page", "/desk/fronts/home/history", "/desk/topics", "/desk/contributors", "/desk/people", "/desk/audit", "/desk/keys", "/desk/sign-in", "/desk/setup",
	"/desk/suggest/stories?q=canary", "/desk/suggest/topics?q=canary", "/desk/suggest/bylines?q=canary", "/desk/suggest/front-stories?q=canary", "/desk/preview-link/nothing",
}, formats, under("/uk", formats), under("/europe", formats), ofStates())

func under(path string, below []string) (all []string) {
	for _, b := range below {
		all = append(all, path+b)
	}
	return all
}

func ofStates() (all []string) {
	for _, state := range news.States() {
		all = append(all, "/api/v1/stories?state="+string(state))
	}
	return all
}

// around gives the addresses at which one story stands, or would: its own,
// those of its words and pictures, and all that is the newsroom's alone.
func (n *newsroom) around(id string) (pages []string) {
	var headline string
	var paths, names []string
	n.read(func(r *store.Reader) (err error) {
		s, err := r.Story(id)
		if err != nil {
			return err
		}
		headline = s.Headline
		v, err := r.Revision(id, s.Revision)
		if err != nil {
			return err
		}
		text, err := edit.TextOf(r, v.Draft)
		if err != nil {
			return err
		}
		for _, name := range text.Topics {
			names = append(names, "/topic/"+news.Slug(name))
		}
		for _, name := range text.Bylines {
			names = append(names, "/by/"+news.Slug(name))
		}
		if v.Picture.Asset != "" {
			pages = append(pages, "/api/v1/assets/"+v.Picture.Asset, "/desk/pictures/"+v.Picture.Asset, "/media/"+v.Picture.Asset, "/media/"+v.Picture.Asset+"/wide-640.webp", "/media/"+v.Picture.Asset+"/original")
		}
		paths, err = r.PathsOf(id)
		return err
	})
	slug := news.Slug(headline)
	paths = append(paths, "/uk/2026/11/24/"+slug, "/europe/2026/11/24/"+slug, "/uk/2026/11/25/"+slug)
	for _, path := range paths {
		pages = append(pages, path, path+"/", strings.ToUpper(path), path+"/history", path+"/card.png", path+"?preview=1", "/oembed?url="+url.QueryEscape("http://localhost:8080"+path), "/oembed.json?url="+url.QueryEscape("http://localhost:8080"+path))
	}
	for _, name := range names {
		pages = append(append(pages, name, "/api/v1"+strings.Replace(strings.Replace(name, "/topic/", "/topics/", 1), "/by/", "/contributors/", 1)), under(name, formats)...)
	}
	pages = append(pages, under("/api/v1/stories/"+id, []string{"", "/revisions", "/corrections", "/history", "/live"})...)
	pages = append(pages, under("/desk/stories/"+id, []string{"", "/preview", "/history", "/revisions", "/revisions/1", "/links", "/live?client=x.x&version=0", "/save"})...)
	return append(pages, "/live/"+id+"/events", "/story/"+id, "/api/v1/stories?q="+slug, "/search?q="+slug)
}
