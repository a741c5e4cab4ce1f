package judges_test

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// seen is a document as it came: from where, when, and as what.
type seen struct {
	at        string // its address
	mediaType string
	body      []byte
	now       time.Time
}

// rssFaults judges by the errors and warnings of the W3C feed validator for
// RSS 2.0 (validator.w3.org/feed/docs).
func rssFaults(d seen) (f faults) {
	f.want(strings.HasPrefix(d.mediaType, "application/rss+xml"), "UnexpectedContentType: %s", d.mediaType)
	rss, err := parse(d.body)
	if err != nil {
		f.add("SAXError: %v", err)
		return f
	}
	f.clean(rss)
	f.want(rss.name.Local == "rss" && rss.name.Space == "" && rss.attr("version") == "2.0", "the root is no rss of version 2.0")
	channels := rss.all("", "channel")
	if len(channels) != 1 || len(rss.children) != 1 {
		f.add("an rss holds one channel, and nothing else")
		return f
	}
	c := channels[0]
	f.known(c, channelWords)
	f.once(c, "", "title", "link", "description", "language")
	f.atMostOnce(c, "", "lastBuildDate", "pubDate", "generator", "docs", "ttl", "image", "copyright", "managingEditor", "webMaster")
	f.absolute("the channel's link", c.one("", "link"))
	f.plain(c, "title", "description", "copyright")
	f.want(languageTag.MatchString(c.one("", "language")), "InvalidLanguage: %q", c.one("", "language"))
	f.self(c, d.at, "application/rss+xml")
	for _, date := range []string{"lastBuildDate", "pubDate"} {
		f.date(c, date, d.now)
	}
	items, ids := c.all("", "item"), map[string]bool{}
	for i, e := range c.children {
		if e.name.Local == "item" {
			f.want(i >= len(c.children)-len(items), "MisplacedItem: an item stands before what the channel says of itself")
		}
	}
	for _, item := range items {
		f.item(item, ids, d.now)
	}
	return f
}

var languageTag = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]+)*$`)

// The elements that RSS knows, and those of other vocabularies that its
// validator knows, by where they may stand.
var (
	channelWords = words("title link description language copyright managingEditor webMaster pubDate lastBuildDate category generator docs cloud ttl image rating textInput skipHours skipDays item")
	itemWords    = words("title link description author category comments enclosure guid pubDate source")
	vocabularies = []string{atomSpace, contentSpace, coreSpace, mediaSpace}
)

func words(list string) []string { return strings.Fields(list) }

// known wants only elements that RSS has, or a vocabulary that is known.
func (f *faults) known(e *element, ours []string) {
	for _, c := range e.children {
		if c.name.Space == "" {
			f.want(slices.Contains(ours, c.name.Local), "UndefinedElement: %s in %s", c.name.Local, e.name.Local)
		} else {
			f.want(slices.Contains(vocabularies, c.name.Space), "UnknownNamespace: %s", c.name.Space)
		}
	}
}

// self wants the feed to name its own address.
func (f *faults) self(e *element, at, mediaType string) {
	for _, l := range e.all(atomSpace, "link") {
		if l.attr("rel") == "self" {
			f.want(l.attr("href") == at, "SelfDoesntMatchLocation: %q at %q", l.attr("href"), at)
			f.want(l.attr("type") == mediaType, "the type of the link to itself is %q", l.attr("type"))
			return
		}
	}
	f.add("MissingAtomSelfLink")
}

func (f *faults) item(item *element, ids map[string]bool, now time.Time) {
	f.known(item, itemWords)
	f.once(item, "", "title", "link", "guid", "pubDate", "description")
	f.atMostOnce(item, "", "author", "comments", "enclosure", "source")
	f.atMostOnce(item, contentSpace, "encoded")
	f.absolute("the item's link", item.one("", "link"))
	f.plain(item, "title")
	f.date(item, "pubDate", now)
	f.want(len(item.all("", "author")) == 0 || len(item.all(coreSpace, "creator")) == 0, "DuplicateItemSemantics: author and dc:creator")
	for _, g := range item.all("", "guid") {
		f.want(!ids[g.text], "DuplicateValue: guid %q", g.text)
		ids[g.text] = true
		if permanent := g.attr("isPermaLink"); permanent != "false" {
			f.want(permanent == "true" || permanent == "", "InvalidBooleanAttribute: isPermaLink %q", permanent)
			f.absolute("InvalidHttpGUID: the guid", g.text)
		}
	}
	for _, c := range item.all("", "category") {
		f.want(strings.TrimSpace(c.text) != "", "NotBlank: category")
	}
	for _, e := range item.all("", "enclosure") {
		f.absolute("the enclosure", e.attr("url"))
		f.want(number.MatchString(e.attr("length")) && mime.MatchString(e.attr("type")), "the enclosure has no length or no type")
	}
	for _, m := range item.all(mediaSpace, "content") {
		f.media(m)
	}
	described := false
	for _, c := range item.children {
		described = described || c.name.Local == "description"
		if c.name.Space == contentSpace {
			f.want(described, "NeedDescriptionBeforeContent")
			f.safe(c)
		}
	}
	f.want(!strings.Contains(item.one("", "description"), "<"), "a description is plain text here, and this one has markup")
}

var (
	number = regexp.MustCompile(`^\d+$`)
	mime   = regexp.MustCompile(`^[a-z0-9.+-]+/[a-z0-9.+-]+$`)
)

// media wants of a picture in a feed what the Media RSS specification does.
func (f *faults) media(m *element) {
	f.absolute("media:content", m.attr("url"))
	f.want(slices.Contains(words("image audio video document executable"), m.attr("medium")), "media:content has the medium %q", m.attr("medium"))
	f.want(m.attr("type") == "" || mime.MatchString(m.attr("type")), "media:content has the type %q", m.attr("type"))
	for _, side := range []string{"width", "height"} {
		f.want(m.attr(side) == "" || number.MatchString(m.attr(side)), "media:content has the %s %q", side, m.attr(side))
	}
}

// date wants a time as RFC 2822 writes it, on the right day of the week.
func (f *faults) date(e *element, local string, now time.Time) {
	text := e.one("", local)
	if text == "" {
		return
	}
	t, err := time.Parse(time.RFC1123Z, text)
	if err != nil {
		if t, err = time.Parse(time.RFC1123, text); err != nil || !strings.HasSuffix(text, "GMT") {
			f.add("InvalidRFC2822Date: %s %q", local, text)
			return
		}
	}
	f.want(t.Format("Mon") == text[:3], "IncorrectDOW: %q", text)
	f.past(local, t, now)
}

var (
	endTag     = regexp.MustCompile(`</(\w+)>`)
	entityName = regexp.MustCompile(`&(#?\w+);`)
)

// plain wants no markup where a reader's program expects text.
func (f *faults) plain(e *element, locals ...string) {
	for _, local := range locals {
		text := e.one(e.name.Space, local)
		for _, tag := range endTag.FindAllStringSubmatch(text, -1) {
			f.want(atom.Lookup([]byte(strings.ToLower(tag[1]))) == 0, "ContainsHTML: %s %q", local, text)
		}
		f.want(!entityName.MatchString(text), "ContainsHTML: %s %q", local, text)
	}
}

// What the validator takes without a warning, as far as we use it.
var (
	safeElements = words(`a abbr aside b blockquote br caption cite code col colgroup dd del details div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 hr i img ins
		kbd li mark ol p picture pre q s samp section small source span strong sub summary sup table tbody td tfoot th thead time tr u ul var video audio wbr`)
	safeAttributes = words(`alt cite class colspan controls datetime decoding dir height href hreflang id lang loading media name poster preload rel reversed rowspan scope
		sizes span src srcset start title translate type value width`)
)

// safe wants HTML that every reader's program shows, with addresses that lead
// somewhere from wherever it is shown.
func (f *faults) safe(e *element) {
	nodes, err := html.ParseFragment(strings.NewReader(e.text), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		f.add("NotHtml: %v", err)
		return
	}
	for _, n := range nodes {
		f.node(n)
		for d := range n.Descendants() {
			f.node(d)
		}
	}
}

func (f *faults) node(n *html.Node) {
	if n.Type != html.ElementNode {
		return
	}
	f.want(slices.Contains(safeElements, n.Data), "SecurityRisk: <%s>", n.Data)
	for _, a := range n.Attr {
		f.want(slices.Contains(safeAttributes, a.Key) || strings.HasPrefix(a.Key, "data-"), "SecurityRiskAttr: %s of <%s>", a.Key, n.Data)
		switch a.Key {
		case "href", "src", "poster":
			f.want(addressed.MatchString(a.Val), "ContainsRelRef: %s=%q", a.Key, a.Val)
		case "srcset":
			for _, candidate := range strings.Split(a.Val, ", ") {
				f.want(addressed.MatchString(candidate), "ContainsRelRef: srcset has %q", candidate)
			}
		}
	}
}

var addressed = regexp.MustCompile(`^\w+:`)
