package judges_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"strings"
	"time"
)

// The namespaces that feeds and maps are made of.
const (
	atomSpace    = "http://www.w3.org/2005/Atom"
	contentSpace = "http://purl.org/rss/1.0/modules/content/"
	coreSpace    = "http://purl.org/dc/elements/1.1/"
	mediaSpace   = "http://search.yahoo.com/mrss/"
	mapSpace     = "http://www.sitemaps.org/schemas/sitemap/0.9"
	newsSpace    = "http://www.google.com/schemas/sitemap-news/0.9"
	imageSpace   = "http://www.google.com/schemas/sitemap-image/1.1"
	xmlSpace     = "http://www.w3.org/XML/1998/namespace"
)

// element is an element of an XML document, with all that is in it.
type element struct {
	name     xml.Name
	attrs    []xml.Attr
	text     string // its own, without that of its children
	children []*element
}

// parse reads a document whole.
func parse(doc []byte) (*element, error) {
	dec := xml.NewDecoder(bytes.NewReader(doc))
	root := &element{}
	for stack := []*element{root}; ; {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) && len(root.children) == 1 {
			return root.children[0], nil
		}
		if err != nil {
			return nil, fmt.Errorf("it is not well-formed: %w", err)
		}
		top := stack[len(stack)-1]
		switch t := token.(type) {
		case xml.StartElement:
			e := &element{name: t.Name, attrs: t.Copy().Attr}
			top.children = append(top.children, e)
			stack = append(stack, e)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			top.text += string(t)
		}
	}
}

// all gives the children of a name, in order.
func (e *element) all(space, local string) (found []*element) {
	for _, c := range e.children {
		if c.name == (xml.Name{Space: space, Local: local}) {
			found = append(found, c)
		}
	}
	return found
}

// one gives the text of the one child of a name; it is "" when there is none.
func (e *element) one(space, local string) string {
	if found := e.all(space, local); len(found) > 0 {
		return found[0].text
	}
	return ""
}

// attr gives an attribute without a namespace, or "".
func (e *element) attr(local string) string { return e.attrOf("", local) }

func (e *element) attrOf(space, local string) string {
	for _, a := range e.attrs {
		if a.Name == (xml.Name{Space: space, Local: local}) {
			return a.Value
		}
	}
	return ""
}

// faults gathers what a judge has to say of a document.
type faults []string

func (f *faults) add(format string, args ...any) { *f = append(*f, fmt.Sprintf(format, args...)) }

// want adds a fault unless it holds.
func (f *faults) want(holds bool, format string, args ...any) {
	if !holds {
		f.add(format, args...)
	}
}

// once wants a child exactly once, and not blank.
func (f *faults) once(e *element, space string, locals ...string) {
	for _, local := range locals {
		found := e.all(space, local)
		f.want(len(found) == 1, "%s has %d of %s, not one", e.name.Local, len(found), local)
		f.want(len(found) != 1 || strings.TrimSpace(found[0].text) != "" || len(found[0].children) > 0, "%s of %s is blank", local, e.name.Local)
	}
}

// atMostOnce wants no second child of a name.
func (f *faults) atMostOnce(e *element, space string, locals ...string) {
	for _, local := range locals {
		f.want(len(e.all(space, local)) <= 1, "%s has more than one %s", e.name.Local, local)
	}
}

// absolute wants an address that stands by itself, spelled in ASCII.
func (f *faults) absolute(what, address string) {
	u, err := url.Parse(address)
	f.want(err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && uriLetters.MatchString(address), "%s is no absolute address: %q", what, address)
}

var uriLetters = regexp.MustCompile(`^[0-9a-zA-Z;/?:@&=+$.\-_!~*'()%,#\[\]]+$`)

// clean wants no control characters and no marks of text that was broken on its way.
func (f *faults) clean(e *element) {
	text := e.text
	for _, a := range e.attrs {
		text += a.Value
	}
	for _, r := range text {
		if r >= 0x80 && r <= 0x9f || r == '\ufffd' {
			f.add("%s has the character %U", e.name.Local, r)
		}
	}
	for _, c := range e.children {
		f.clean(c)
	}
}

// past wants a time between the first feeds and ten minutes from now.
func (f *faults) past(what string, t, now time.Time) {
	f.want(t.Year() >= 1990 && t.Before(now.Add(10*time.Minute)), "%s is not a likely time: %v", what, t)
}

var rfc3339 = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$`)

// stamp wants a time as RFC 3339 writes it.
func (f *faults) stamp(what, text string, now time.Time) time.Time {
	t, err := time.Parse(time.RFC3339, text)
	if err != nil || !rfc3339.MatchString(text) {
		f.add("%s is no RFC 3339 time: %q", what, text)
		return t
	}
	f.past(what, t, now)
	return t
}
