package site

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"broadsheet/news"
	"broadsheet/theme"
)

// oembedPath is where other sites ask how to show a story of ours (oembed.com).
const oembedPath = "/oembed"

// The size of a card in pixels. Widths come in steps, so that a stranger's
// numbers make few pages of one story.
const (
	embedWidth = 600
	embedLeast = 220
	embedStep  = 20
	maxAddress = 2000 // bytes of the address that is asked for
)

// The parameters of a request.
const (
	paramURL       = "url"
	paramFormat    = "format"
	paramMaxWidth  = "maxwidth"
	paramMaxHeight = "maxheight"
)

// embedQuery is the canonical query of a request: json goes without saying, and
// a width is one of those that there are.
func embedQuery(q url.Values) url.Values {
	out := url.Values{}
	if address := strings.TrimSpace(q.Get(paramURL)); address != "" && len(address) <= maxAddress && utf8.ValidString(address) {
		out.Set(paramURL, address)
	}
	switch format := q.Get(paramFormat); format {
	case "", "json":
	case "xml":
		out.Set(paramFormat, format)
	default:
		out.Set(paramFormat, "other")
	}
	for _, param := range []string{paramMaxWidth, paramMaxHeight} {
		if n, err := strconv.Atoi(q.Get(param)); err == nil && n > 0 && n < embedWidth {
			out.Set(param, strconv.Itoa(max(n/embedStep*embedStep, embedStep)))
		}
	}
	return out
}

// embed is the answer to a request, in the two forms that there are (oEmbed
// 1.0, 2.3.4). It is a quotation with a link, which needs no script to be read.
type embed struct {
	XMLName     xml.Name `json:"-" xml:"oembed"`
	Version     string   `json:"version" xml:"version"`
	Type        string   `json:"type" xml:"type"`
	Title       string   `json:"title" xml:"title"`
	Author      string   `json:"author_name,omitempty" xml:"author_name,omitempty"`
	AuthorURL   string   `json:"author_url,omitempty" xml:"author_url,omitempty"`
	Provider    string   `json:"provider_name" xml:"provider_name"`
	ProviderURL string   `json:"provider_url" xml:"provider_url"`
	CacheAge    int      `json:"cache_age" xml:"cache_age"`
	Thumbnail   string   `json:"thumbnail_url,omitempty" xml:"thumbnail_url,omitempty"`
	ThumbWidth  int      `json:"thumbnail_width,omitempty" xml:"thumbnail_width,omitempty"`
	ThumbHeight int      `json:"thumbnail_height,omitempty" xml:"thumbnail_height,omitempty"`
	HTML        string   `json:"html" xml:"html"`
	Width       int      `json:"width" xml:"width"`
	Height      int      `json:"height" xml:"height"`
}

// oembed answers how a story is shown elsewhere. What it can't answer it says
// in a line, for the program that asks.
func (v *view) oembed() (answer, error) {
	parsed, _ := url.ParseQuery(v.query) // what of it can't be read is not there
	q := embedQuery(parsed)
	format := q.Get(paramFormat)
	if format == "other" {
		return embedRefused(http.StatusNotImplemented, "Only the formats json and xml are given."), nil
	}
	s, err := v.embedded(q.Get(paramURL))
	if errors.Is(err, news.ErrNotFound) {
		return embedRefused(http.StatusNotFound, "No story of this paper is at that address."), nil
	}
	if err != nil {
		return answer{}, err
	}
	e, err := v.embedOf(s, q)
	if err != nil {
		return answer{}, err
	}
	f := file{kind: "application/json; charset=utf-8", open: true}
	if format == "xml" {
		f.kind = "text/xml; charset=utf-8"
		f.body, err = xml.Marshal(e)
		f.body = append([]byte(xml.Header), f.body...)
	} else {
		f.body, err = json.Marshal(e)
	}
	return answer{file: &f, keep: true, heeds: true}, err
}

func embedRefused(status int, why string) answer {
	return answer{status: status, heeds: true, file: &file{kind: "text/plain; charset=utf-8", body: []byte(why + "\n"), open: true}}
}

// embedded finds the story at an address of ours, whether it is the newest of
// its addresses or an old one, with or without what campaigns add to it.
func (v *view) embedded(address string) (news.Published, error) {
	missing := news.NotFound("No story of this paper is at that address.")
	u, err := url.Parse(address)
	if err != nil || address == "" {
		return news.Published{}, missing
	}
	base, err := url.Parse(v.pub.BaseURL)
	if err != nil {
		return news.Published{}, fmt.Errorf("read the paper's own address: %w", err)
	}
	path, ours := strings.CutPrefix(u.Path, base.Path)
	if !ours || !strings.EqualFold(u.Host, base.Host) || u.Scheme != "http" && u.Scheme != "https" {
		return news.Published{}, missing
	}
	for _, path := range append([]string{path}, spellings(path)...) {
		for range 3 { // an old address leads to the story's own, and a redirect to that at most
			f, err := v.p.At(path)
			if errors.Is(err, news.ErrNotFound) || err == nil && f.Withdrawn != nil {
				break
			}
			if err != nil {
				return news.Published{}, err
			}
			if f.Story != nil {
				return *f.Story, nil
			}
			path = f.MovedTo
		}
	}
	return news.Published{}, missing
}

// embedOf makes the card of a story, no larger than was asked for.
func (v *view) embedOf(s news.Published, q url.Values) (embed, error) {
	v.turnTo(s.Edition)
	e := embed{
		Version: "1.0", Type: "rich", Title: s.Headline, Provider: v.pub.Name, ProviderURL: v.url("/"), CacheAge: 3600,
		Author: v.t.List(names(s.Bylines)...), Width: embedWidth, HTML: v.quotation(s),
	}
	if len(s.Bylines) == 1 {
		e.AuthorURL = v.url("/by/" + s.Bylines[0].Slug)
	}
	if n, err := strconv.Atoi(q.Get(paramMaxWidth)); err == nil {
		e.Width = min(e.Width, n)
	}
	e.Height = embedHeight(s, max(e.Width, embedLeast))
	height, err := strconv.Atoi(q.Get(paramMaxHeight))
	if err != nil {
		height = embedWidth
	}
	e.Height = min(e.Height, height)
	if err := v.gather(s.Picture.Asset); err != nil {
		return e, err
	}
	if seen := v.seen(s); seen != nil && v.embedFits(seen.Width, seen.Height, q) {
		e.Thumbnail, e.ThumbWidth, e.ThumbHeight = seen.URL, seen.Width, seen.Height
	}
	return e, nil
}

// embedFits tells whether a picture is no larger than was asked for; a
// thumbnail that is may not be named.
func (v *view) embedFits(width, height int, q url.Values) bool {
	w, errW := strconv.Atoi(q.Get(paramMaxWidth))
	h, errH := strconv.Atoi(q.Get(paramMaxHeight))
	return (errW != nil || width <= w) && (errH != nil || height <= h)
}

// quotation is the card: a headline that leads to the story, what it says under
// it, and whose it is. It wears whatever the page around it wears.
func (v *view) quotation(s news.Published) string {
	url, when := html.EscapeString(v.url(s.Path)), v.moment(s.FirstPublished)
	var b strings.Builder
	fmt.Fprintf(&b, `<blockquote cite="%s" lang="%s" dir="auto"><p><a href="%s"><strong>%s</strong></a></p>`, url, html.EscapeString(v.t.Tag), url, html.EscapeString(s.Headline))
	if s.Standfirst != "" {
		fmt.Fprintf(&b, `<p>%s</p>`, html.EscapeString(s.Standfirst))
	}
	fmt.Fprintf(&b, `<footer><cite>%s</cite>, <time datetime="%s">%s</time></footer></blockquote>`, html.EscapeString(v.pub.Name), when.ISO, html.EscapeString(when.Text))
	return b.String()
}

// embedHeight is about how high a card is: nobody but the page that shows it
// knows its type.
func embedHeight(s news.Published, width int) int {
	lines := func(text string, letter int) int { return (utf8.RuneCountInString(text)*letter + width - 1) / width }
	return 72 + 26*lines(s.Headline, 10) + 22*lines(s.Standfirst, 8)
}

// embedLinks tell programs where a story says how it is shown elsewhere.
func (f *face) embedLinks(s news.Published) []theme.Feed {
	ask := f.pub.URL(oembedPath) + "?" + paramURL + "=" + url.QueryEscape(f.url(s.Path))
	return []theme.Feed{
		{Type: "application/json+oembed", Title: s.Headline, Href: ask},
		{Type: "text/xml+oembed", Title: s.Headline, Href: ask + "&" + paramFormat + "=xml"},
	}
}
