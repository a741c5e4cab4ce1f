package feed

import (
	"bytes"
	"encoding/json"
)

// The members of JSON Feed 1.1 (jsonfeed.org/version/1.1).
type jsonChannel struct {
	Version     string       `json:"version"`
	Title       string       `json:"title"`
	Page        string       `json:"home_page_url"`
	Self        string       `json:"feed_url"`
	Description string       `json:"description,omitempty"`
	Icon        string       `json:"icon"`
	Favicon     string       `json:"favicon"`
	Language    string       `json:"language"`
	Authors     []jsonAuthor `json:"authors"`
	Hubs        []jsonHub    `json:"hubs,omitempty"`
	Items       []jsonItem   `json:"items"`
}

// jsonHub is where a program may ask to be told of what is new.
type jsonHub struct {
	Type string `json:"type"`
	URL  string `json:"url"`
}

type jsonAuthor struct {
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

type jsonItem struct {
	ID        string       `json:"id"`
	URL       string       `json:"url"`
	Title     string       `json:"title"`
	Content   string       `json:"content_html"`
	Summary   string       `json:"summary,omitempty"`
	Image     string       `json:"image,omitempty"`
	Published string       `json:"date_published"`
	Modified  string       `json:"date_modified"`
	Authors   []jsonAuthor `json:"authors,omitempty"`
	Tags      []string     `json:"tags,omitempty"`
	Language  string       `json:"language"`
}

func jsonFeed(c channel) (string, []byte, error) {
	out := jsonChannel{
		Version: "https://jsonfeed.org/version/1.1", Title: c.title, Page: c.page, Self: c.self, Description: c.description, Icon: c.pub.URL(iconLarge), Favicon: c.pub.URL(iconSmall), Language: c.lang,
		Authors: []jsonAuthor{{Name: c.pub.Name, URL: c.pub.URL("/")}}, Items: []jsonItem{},
	}
	if c.pub.Hub != "" {
		out.Hubs = []jsonHub{{"WebSub", c.pub.Hub}}
	}
	for _, it := range c.items {
		entry := jsonItem{
			ID: it.id, URL: it.url, Title: it.Headline, Content: it.content, Summary: it.summary, Published: stamp(it.FirstPublished, c.pub),
			Modified: stamp(it.Updated, c.pub), Tags: it.categories, Language: it.lang,
		}
		if it.picture != nil {
			entry.Image = it.picture.url
		}
		for _, by := range it.Bylines {
			entry.Authors = append(entry.Authors, jsonAuthor{Name: by.Name, URL: absolute(c.pub, "/by/"+by.Slug)})
		}
		out.Items = append(out.Items, entry)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(out)
	return "application/feed+json; charset=utf-8", b.Bytes(), err
}
