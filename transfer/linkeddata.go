package transfer

import (
	"encoding/json"
	"slices"
	"strings"

	"broadsheet/news"
)

// linkedData is what a page says of its story in JSON-LD (schema.org).
type linkedData struct {
	isArticle   bool
	headline    string
	description string
	published   string
	modified    string
	authors     []string
	publisher   string
	image       string
	body        string
}

// ldNode is a node of a JSON-LD graph, as far as it speaks of a story.
type ldNode struct {
	Type        ldText          `json:"@type"`
	Graph       json.RawMessage `json:"@graph"`
	Headline    ldText          `json:"headline"`
	Name        ldText          `json:"name"`
	Description ldText          `json:"description"`
	Published   ldText          `json:"datePublished"`
	Modified    ldText          `json:"dateModified"`
	Author      ldNames         `json:"author"`
	Publisher   ldNames         `json:"publisher"`
	Image       ldURL           `json:"image"`
	Body        ldText          `json:"articleBody"`
	Main        json.RawMessage `json:"mainEntity"`
}

// read takes in one script of JSON-LD. What cannot be read is left: pages get it wrong often.
func (l *linkedData) read(script string) {
	if len(script) < 1<<20 {
		l.readValue(json.RawMessage(strings.TrimSpace(script)), 0)
	}
}

func (l *linkedData) readValue(raw json.RawMessage, depth int) {
	if depth > 4 || len(raw) == 0 {
		return
	}
	if raw[0] == '[' {
		var list []json.RawMessage
		if json.Unmarshal(raw, &list) != nil {
			return
		}
		for _, v := range list[:min(len(list), maxNoted)] {
			l.readValue(v, depth+1)
		}
		return
	}
	var n ldNode
	if raw[0] != '{' || json.Unmarshal(raw, &n) != nil {
		return
	}
	l.readValue(n.Graph, depth+1)
	l.readValue(n.Main, depth+1)
	if !isArticleType(string(n.Type)) || l.isArticle {
		return
	}
	l.isArticle = true
	l.headline = news.Line(string(n.Headline))
	if l.headline == "" {
		l.headline = news.Line(string(n.Name))
	}
	l.description, l.published, l.modified = string(n.Description), string(n.Published), string(n.Modified)
	l.authors, l.image, l.body = n.Author, string(n.Image), string(n.Body)
	if len(n.Publisher) > 0 {
		l.publisher = n.Publisher[0]
	}
}

// isArticleType knows NewsArticle, ReportageNewsArticle, BlogPosting and the like.
func isArticleType(t string) bool {
	return strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "BlogPosting") || t == "Report"
}

// ldList gives the values of a list, or the value itself as a list of one. A
// list within a list is nothing that schema.org has, and is left out.
func ldList(data []byte) []json.RawMessage {
	if data[0] != '[' {
		return []json.RawMessage{data}
	}
	var list []json.RawMessage
	if json.Unmarshal(data, &list) != nil {
		return nil
	}
	return slices.DeleteFunc(list[:min(len(list), maxNoted)], func(v json.RawMessage) bool { return len(v) == 0 || v[0] == '[' })
}

// ldString gives a string, or the field of an object that holds one.
func ldString(v json.RawMessage, field string) string {
	var s string
	switch v[0] {
	case '"':
		if json.Unmarshal(v, &s) != nil {
			return ""
		}
	case '{':
		var obj map[string]json.RawMessage
		if json.Unmarshal(v, &obj) == nil && len(obj[field]) > 0 && obj[field][0] == '"' {
			return ldString(obj[field], field)
		}
	}
	return s
}

// ldText is a text, the first of a list of texts, or the @value of an object.
type ldText string

// UnmarshalJSON never fails: what is no text is an empty one.
func (t *ldText) UnmarshalJSON(data []byte) error {
	for _, v := range ldList(data) {
		s := ldString(v, "@value")
		if *t == "" || isArticleType(s) { // "@type": ["Thing", "NewsArticle"]
			*t = ldText(s)
		}
	}
	return nil
}

// ldNames are the names of one or several persons or organisations.
type ldNames []string

// UnmarshalJSON never fails: what has no name is left out.
func (n *ldNames) UnmarshalJSON(data []byte) error {
	for _, v := range ldList(data) {
		if s := news.Line(ldString(v, "name")); s != "" {
			*n = append(*n, s)
		}
	}
	return nil
}

// ldURL is an address, the url of an object, or the first of a list of these.
type ldURL string

// UnmarshalJSON never fails: what is no address is an empty one.
func (u *ldURL) UnmarshalJSON(data []byte) error {
	for _, v := range ldList(data) {
		if *u == "" {
			*u = ldURL(ldString(v, "url"))
		}
	}
	return nil
}
