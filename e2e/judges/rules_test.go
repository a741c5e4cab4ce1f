package judges_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

const goodRSS = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Paper</title><link>https://example.org/</link><description>News</description><language>en-GB</language><ttl>5</ttl>
<atom:link rel="self" type="application/rss+xml" href="https://example.org/feed.xml"/>
<item><title>One &amp; two</title><link>https://example.org/1</link><guid isPermaLink="false">tag:example.org,2026:1</guid><pubDate>Mon, 02 Mar 2026 10:00:00 +0000</pubDate>
<category>UK</category><description>Summary</description><content:encoded><![CDATA[<p><a href="https://example.org/2">Text</a></p>]]></content:encoded></item></channel></rss>`

const goodAtom = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><id>tag:example.org,2026:feed</id><title>Paper</title><updated>2026-03-02T10:00:00Z</updated>
<author><name>Paper</name></author><link rel="self" type="application/atom+xml" href="https://example.org/feed.xml"/><link rel="alternate" type="text/html" href="https://example.org/"/>
<entry><id>tag:example.org,2026:1</id><title>One</title><link rel="alternate" type="text/html" href="https://example.org/1"/><published>2026-03-02T09:00:00Z</published><updated>2026-03-02T10:00:00.5Z</updated>
<category term="UK"/><content type="html">&lt;p>Text&lt;/p></content></entry></feed>`

const goodMap = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://example.org/1</loc><lastmod>2026-03-02T10:00:00+01:00</lastmod><news:news><news:publication><news:name>Paper</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2026-03-01T13:00:00Z</news:publication_date><news:title>One</news:title></news:news><image:image><image:loc>https://example.org/1.webp</image:loc></image:image></url></urlset>`

// TestTheRulesFindFaults takes good documents, spoils them in one place, and
// wants that place to be named: silence must mean something.
func TestTheRulesFindFaults(t *testing.T) {
	t.Parallel()
	maps := func(d seen) faults { f, _ := mapFaults(d); return f }
	for _, kind := range []struct {
		name, good, mediaType string
		judge                 func(seen) faults
		spoil                 [][3]string // what, into what, and what must be said
	}{
		{"rss", goodRSS, "application/rss+xml; charset=utf-8", rssFaults, [][3]string{
			{"</channel>", "", "SAXError"}, {`version="2.0" xmlns`, `version="0.9" xmlns`, "version 2.0"}, {"<ttl>5</ttl>", "<mood>good</mood>", "UndefinedElement"},
			{"en-GB", "English", "InvalidLanguage"}, {`rel="self"`, `rel="hub"`, "MissingAtomSelfLink"}, {"org/feed.xml", "org/other.xml", "SelfDoesntMatchLocation"},
			{"Mon, 02", "Tue, 02", "IncorrectDOW"}, {"10:00:00 +0000", "10:00 o'clock", "InvalidRFC2822Date"}, {"02 Mar 2026", "02 Mar 2099", "time"},
			{"<link>https://example.org/1", "<link>/1", "no absolute address"}, {` isPermaLink="false"`, "", "InvalidHttpGUID"}, {`<a href="https://example.org/2">`, `<a href="/2">`, "ContainsRelRef"},
			{"<p><a", "<script>x</script><p><a", "SecurityRisk: <script>"}, {"<p><a", "<p onclick='x()'><a", "SecurityRiskAttr: onclick"}, {"One &amp; two", "One &lt;b>two&lt;/b>", "ContainsHTML"},
			{"<category>UK", "<category> ", "NotBlank"}, {"<description>Summary</description>", "", "NeedDescriptionBeforeContent"}, {"<ttl>5</ttl>", "<ttl>5</ttl><ttl>6</ttl>", "more than one ttl"},
			{"Summary", "Sum\u0092mary", "U+0092"}, {"</item>", "</item><ttl>5</ttl>", "MisplacedItem"}, {"<ttl>", `<x:y xmlns:x="urn:x"/><ttl>`, "UnknownNamespace"},
		}},
		{"atom", goodAtom, "application/atom+xml", atomFaults, [][3]string{
			{` xml:lang="en"`, "", "MissingDCLanguage"}, {"tag:example.org,2026:feed", "feed", "InvalidFullLink"}, {"10:00:00.5Z", "10:00:00", "no RFC 3339 time"},
			{"10:00:00.5Z", "08:00:00Z", "before it was published"}, {"<name>Paper</name>", "<name> </name>", "blank"}, {`<content type="html">`, `<content type="application/x">`, "the type"},
			{`term="UK"`, `term=""`, "NotBlank"}, {"<title>One</title>", "", "0 of title"}, {"<author><name>Paper</name></author>", "", "nobody is the author"},
			{"</entry>", `</entry><entry><id>tag:example.org,2026:1</id><updated>2026-03-02T10:00:00.5Z</updated></entry>`, "DuplicateUpdated"},
			{"</entry>", `</entry><entry><id>tag:example.org,2026:1</id></entry>`, "DuplicateEntries"},
		}},
		{"map", goodMap, "application/xml", maps, [][3]string{
			{"<lastmod>2026-03-02T10:00:00+01:00</lastmod>", "<priority>1</priority><lastmod>2026-03-01</lastmod>", "has no place"}, {"https://example.org/1<", "/1<", "absolute"},
			{"https://example.org/1<", "https://example.com/1<", "another host"}, {"T10:00:00+01:00", " 10:00", "lastmod"}, {"<news:language>en<", "<news:language>en-GB<", "news:language"},
			{"2026-03-01T13", "2026-02-27T13", "is in the news map"}, {"<news:title>One</news:title>", "<news:title>One</news:title><news:keywords>x</news:keywords>", "4 elements"},
			{"</url>", "</url><url><loc>https://example.org/1</loc></url>", "twice"}, {"https://example.org/1<", "https://example.org/" + strings.Repeat("x", 2048) + "<", "characters"},
			{"<image:loc>https://example.org/1.webp", "<image:loc>1.webp", "image:loc"}, {"</loc>", "</loc><x:y xmlns:x='urn:x'/>", "not known"}, {"urlset", "set", "root"},
		}},
	} {
		good := seen{at: "https://example.org/feed.xml", mediaType: kind.mediaType, body: []byte(kind.good), now: noon}
		if said := kind.judge(good); len(said) > 0 {
			t.Errorf("%s: of a good one is said %q", kind.name, said)
		}
		for _, s := range kind.spoil {
			bad := good
			bad.body = []byte(strings.ReplaceAll(kind.good, s[0], s[1]))
			if said := fmt.Sprint(kind.judge(bad)); !strings.Contains(said, s[2]) {
				t.Errorf("%s: with %q for %q is said %s, and nothing of %q", kind.name, s[1], s[0], said, s[2])
			}
		}
		good.mediaType = "text/html"
		if len(kind.judge(good)) == 0 {
			t.Errorf("%s may be text/html", kind.name)
		}
	}
}
