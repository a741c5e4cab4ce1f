package prose

import (
	"net/url"
	"strings"
)

// providers are those whose embeds we know, with the name that readers know them by. Nothing changes the table.
var providers = map[string]string{
	"youtube": "YouTube", "vimeo": "Vimeo", "dailymotion": "Dailymotion", "x": "X", "bluesky": "Bluesky", "mastodon": "Mastodon",
	"instagram": "Instagram", "tiktok": "TikTok", "facebook": "Facebook", "spotify": "Spotify", "soundcloud": "SoundCloud",
	"datawrapper": "Datawrapper", "flourish": "Flourish", "openstreetmap": "OpenStreetMap",
}

func isProvider(name string) bool { return providers[name] != "" }

// EmbedFor recognises the address of something on one of the known providers, be it the page a person would open or the address inside
// an iframe. It reports false for any other address.
func EmbedFor(address string) (Node, bool) {
	address = strings.TrimSpace(address)
	if strings.HasPrefix(address, "//") {
		address = "https:" + address
	}
	clean, ok := cleanLink(address)
	if !ok || !isWeb(clean) {
		return Node{}, false
	}
	u, err := url.Parse(clean)
	if err != nil {
		return Node{}, false
	}
	p := place{host: strings.TrimPrefix(strings.ToLower(u.Hostname()), "www."), parts: pathParts(u.Path), query: u.Query(), url: clean}
	provider, id, page := p.provider()
	if id == "" || len(id) > 500 || cleanLine(id) != id {
		return Node{}, false
	}
	n := Node{Type: Embed, Attrs: Attrs{{"provider", provider}, {"id", id}}}
	if page, ok = cleanLink(page); ok {
		n.Attrs = append(n.Attrs, Attr{"url", page})
	}
	return n, true
}

// place is an address taken apart.
type place struct {
	host  string
	parts []string
	query url.Values
	url   string
}

func pathParts(path string) []string {
	return strings.FieldsFunc(path, func(r rune) bool { return r == '/' })
}

// part returns a piece of the path, or "".
func (p place) part(i int) string {
	if i < 0 || i >= len(p.parts) {
		return ""
	}
	return p.parts[i]
}

// after returns the piece of the path that follows the given one, or "".
func (p place) after(name string) string {
	for i, s := range p.parts {
		if s == name {
			return p.part(i + 1)
		}
	}
	return ""
}

func (p place) on(hosts ...string) bool {
	for _, h := range hosts {
		if p.host == h || strings.HasSuffix(p.host, "."+h) {
			return true
		}
	}
	return false
}

// provider finds whose address it is, the id there, and the page to send a reader to.
func (p place) provider() (name, id, page string) {
	switch {
	case p.on("youtube.com", "youtube-nocookie.com", "youtu.be"):
		id = p.youtube()
		return "youtube", id, "https://www.youtube.com/watch?v=" + id
	case p.on("vimeo.com"):
		id = lastNumber(p.parts)
		return "vimeo", id, "https://vimeo.com/" + id
	case p.on("dailymotion.com"):
		id = p.after("video")
		return "dailymotion", id, "https://www.dailymotion.com/video/" + id
	case p.on("dai.ly"):
		return "dailymotion", p.part(0), "https://www.dailymotion.com/video/" + p.part(0)
	case p.on("twitter.com", "x.com"):
		id = p.after("status")
		if id == "" {
			id = p.query.Get("id")
		}
		return "x", digits(id), "https://x.com/i/status/" + digits(id)
	case p.on("bsky.app"):
		if handle, post := p.after("profile"), p.after("post"); handle != "" && post != "" {
			return "bluesky", handle + "/" + post, "https://bsky.app/profile/" + handle + "/post/" + post
		}
	case p.on("instagram.com"):
		for _, kind := range []string{"p", "reel", "tv"} {
			if id = p.after(kind); id != "" {
				return "instagram", id, "https://www.instagram.com/" + kind + "/" + id + "/"
			}
		}
	case p.on("tiktok.com"):
		if id = digits(p.after("video")); id != "" {
			return "tiktok", id, p.url
		}
		return "tiktok", lastNumber(p.parts), "https://www.tiktok.com/embed/v2/" + lastNumber(p.parts)
	case p.on("facebook.com", "fb.watch"):
		if inner := p.query.Get("href"); strings.HasPrefix(inner, "https://") {
			return "facebook", inner, inner
		}
		if len(p.parts) > 0 {
			return "facebook", p.url, p.url
		}
	}
	return p.sounds()
}

// sounds is the second half of provider: sounds, charts and maps, and last Mastodon, which lives on any host.
func (p place) sounds() (name, id, page string) {
	switch {
	case p.on("spotify.com"):
		parts := p.parts
		if p.part(0) == "embed" || p.part(0) == "embed-podcast" {
			parts = parts[1:]
		}
		if len(parts) >= 2 {
			id = parts[len(parts)-2] + "/" + parts[len(parts)-1]
			return "spotify", id, "https://open.spotify.com/" + id
		}
	case p.host == "w.soundcloud.com":
		return "soundcloud", p.query.Get("url"), p.query.Get("url")
	case p.on("soundcloud.com"):
		return "soundcloud", strings.Join(p.parts, "/"), "https://soundcloud.com/" + strings.Join(p.parts, "/")
	case p.on("datawrapper.dwcdn.net", "datawrapper.de"):
		id = p.part(0)
		if id == "_" {
			id = p.part(1)
		}
		return "datawrapper", id, "https://datawrapper.dwcdn.net/" + id + "/"
	case p.on("flourish.studio", "flo.uri.sh"):
		if id = lastNumber(p.parts); id != "" {
			return "flourish", id, "https://public.flourish.studio/visualisation/" + id + "/"
		}
	case p.on("openstreetmap.org"):
		if box := p.query.Get("bbox"); box != "" {
			return "openstreetmap", box, p.url
		}
		return "openstreetmap", p.url, p.url
	case strings.HasPrefix(p.part(0), "@") && digits(p.part(1)) != "":
		return "mastodon", p.host + "/" + p.part(0) + "/" + p.part(1), "https://" + p.host + "/" + p.part(0) + "/" + p.part(1)
	}
	return "", "", ""
}

func (p place) youtube() string {
	if id := p.query.Get("v"); id != "" {
		return word(id)
	}
	for _, before := range []string{"embed", "shorts", "live", "v"} {
		if id := p.after(before); id != "" {
			return word(id)
		}
	}
	if p.host == "youtu.be" {
		return word(p.part(0))
	}
	return ""
}

// word returns the string if it could be a provider's id, and "" otherwise.
func word(s string) string {
	if id, ok := cleanID(s); ok {
		return id
	}
	return ""
}

func digits(s string) string {
	if s != "" && strings.Trim(s, "0123456789") == "" {
		return s
	}
	return ""
}

func lastNumber(parts []string) string {
	for i := len(parts) - 1; i >= 0; i-- {
		if d := digits(parts[i]); d != "" {
			return d
		}
	}
	return ""
}
