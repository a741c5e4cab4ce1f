package judges_test

import (
	"encoding/json"
	"slices"
	"strings"
	"time"
)

// atomFaults judges by the errors and warnings of the W3C feed validator for
// Atom (RFC 4287).
func atomFaults(d seen) (f faults) {
	f.want(strings.HasPrefix(d.mediaType, "application/atom+xml"), "UnexpectedContentType: %s", d.mediaType)
	feed, err := parse(d.body)
	if err != nil {
		f.add("SAXError: %v", err)
		return f
	}
	f.clean(feed)
	f.want(feed.name.Local == "feed" && feed.name.Space == atomSpace, "the root is %v", feed.name)
	f.want(feed.attrOf(xmlSpace, "lang") != "", "MissingDCLanguage: no xml:lang")
	f.once(feed, atomSpace, "id", "title", "updated")
	f.atMostOnce(feed, atomSpace, "subtitle", "generator", "icon", "logo", "rights")
	f.plain(feed, "title", "subtitle")
	f.identity(feed.one(atomSpace, "id"))
	if len(feed.all(atomSpace, "entry")) > 0 { // an empty feed has no time that is true
		f.stamp("updated", feed.one(atomSpace, "updated"), d.now)
	}
	f.self(feed, d.at, "application/atom+xml")
	f.people(feed)
	f.alternates(feed)
	ids, times := map[string]bool{}, map[string]bool{}
	for _, e := range feed.all(atomSpace, "entry") {
		f.entry(feed, e, d.now)
		id, updated := e.one(atomSpace, "id"), e.one(atomSpace, "updated")
		f.want(!ids[id], "DuplicateEntries: %q", id)
		f.want(!times[updated], "DuplicateUpdated: two entries were updated at %s", updated)
		ids[id], times[updated] = true, true
	}
	return f
}

func (f *faults) entry(feed, e *element, now time.Time) {
	f.once(e, atomSpace, "id", "title", "updated", "content")
	f.atMostOnce(e, atomSpace, "published", "summary", "rights", "source")
	f.plain(e, "title", "summary")
	f.identity(e.one(atomSpace, "id"))
	updated := f.stamp("updated", e.one(atomSpace, "updated"), now)
	if published := e.one(atomSpace, "published"); published != "" {
		f.want(!f.stamp("published", published, now).After(updated), "an entry was updated before it was published")
	}
	f.want(len(e.all(atomSpace, "author")) > 0 || len(feed.all(atomSpace, "author")) > 0, "MissingElement: nobody is the author")
	f.people(e)
	f.alternates(e)
	for _, c := range e.all(atomSpace, "category") {
		f.want(strings.TrimSpace(c.attr("term")) != "", "NotBlank: the term of a category")
	}
	for _, c := range e.all(atomSpace, "content") {
		f.want(slices.Contains([]string{"html", "text"}, c.attr("type")), "the content has the type %q", c.attr("type"))
		f.safe(c)
	}
}

// identity wants an id that is a whole URI.
func (f *faults) identity(id string) {
	f.want(addressed.MatchString(id) && uriLetters.MatchString(id), "InvalidFullLink: the id is %q", id)
}

// people wants a name of each author, and a whole address where there is one.
func (f *faults) people(e *element) {
	for _, kind := range []string{"author", "contributor"} {
		for _, a := range e.all(atomSpace, kind) {
			f.once(a, atomSpace, "name")
			if uri := a.one(atomSpace, "uri"); uri != "" {
				f.absolute("the author's address", uri)
			}
		}
	}
}

// alternates wants whole addresses, and one alternate of a type.
func (f *faults) alternates(e *element) {
	types := map[string]bool{}
	for _, l := range e.all(atomSpace, "link") {
		f.absolute("a link", l.attr("href"))
		if l.attr("rel") == "alternate" {
			f.want(!types[l.attr("type")+l.attr("hreflang")], "DuplicateAtomLink: two alternates of a type")
			types[l.attr("type")+l.attr("hreflang")] = true
		}
	}
	f.want(len(types) > 0, "MissingAlternate: %s leads to no page", e.name.Local)
}

// jsonFaults judges by JSON Feed 1.1 (jsonfeed.org/version/1.1).
func jsonFaults(d seen) (f faults) {
	var feed struct {
		Version, Title string
		HomePage       string `json:"home_page_url"`
		FeedURL        string `json:"feed_url"`
		Items          []struct {
			ID, URL, Title string
			HTML           string `json:"content_html"`
			Published      string `json:"date_published"`
			Modified       string `json:"date_modified"`
			Authors        []struct{ Name, URL string }
		}
	}
	f.want(strings.HasPrefix(d.mediaType, "application/feed+json"), "the type is %s", d.mediaType)
	if err := json.Unmarshal(d.body, &feed); err != nil {
		f.add("it is no JSON feed: %v", err)
		return f
	}
	f.want(feed.Version == "https://jsonfeed.org/version/1.1" && feed.Title != "", "its version is %q, its title %q", feed.Version, feed.Title)
	f.want(feed.FeedURL == d.at, "it says that it is at %q, and is at %q", feed.FeedURL, d.at)
	f.absolute("home_page_url", feed.HomePage)
	ids := map[string]bool{}
	for _, it := range feed.Items {
		f.want(it.ID != "" && !ids[it.ID], "the id %q is empty or another item's", it.ID)
		ids[it.ID] = true
		f.absolute("url", it.URL)
		f.stamp("date_published", it.Published, d.now)
		if it.Modified != "" {
			f.stamp("date_modified", it.Modified, d.now)
		}
		f.safe(&element{text: it.HTML})
		for _, a := range it.Authors {
			f.want(a.Name != "", "an author has no name")
		}
	}
	return f
}
