package transfer

import (
	"net/url"
	"strings"

	"broadsheet/news"
	"broadsheet/prose"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxElements is how many elements a page may have to be read as a tree; a
// larger one is read as plain text.
const maxElements = 60_000

// findInHTML finds the story in a page of HTML: what the page says of itself
// in its head, and the text by its weight.
func findInHTML(text string, hint Hint) (Found, error) {
	root, err := html.Parse(strings.NewReader(text))
	if err != nil { // it is nested too deep for a tree
		return findInText(stripTags(text), hint)
	}
	p := readPageTree(root)
	if p.elements > maxElements {
		return findInText(stripTags(text), hint)
	}
	if p.passwords > 0 && p.words < 250 {
		return Found{}, news.Invalid("page", "This page asks for a sign-in; there is no story on it.")
	}
	lines := textBlocks(stripTags(text), monthFirst(p.locale(hint)))
	if p.isListing() {
		return Found{}, news.Invalid("page", "This page lists several stories; import each by its own address.")
	}
	base := p.base(hint)
	found, ok := p.story(root, base, hint)
	if isMessage(firstOf(p.pageHeadline(nil), p.title), p.words) {
		return Found{}, noStory([]block{{text: "404"}})
	}
	if !ok {
		if found, err = assemble(lines, hint); err != nil {
			return Found{}, err
		}
		stems := map[string]bool{}
		eachStem(found.Body.Text(), func(s string) bool { stems[s] = true; return true })
		if h := p.pageHeadline(stems); h != "" {
			found.Headline = h
		}
	}
	p.fill(&found, base, hint)
	if found.Headline == "" {
		return Found{}, news.Invalid("page", "There is a text on this page, but no headline above it.")
	}
	if found.Published.IsZero() {
		found.readDates(lines, headIn(lines, found.Headline), hint)
	}
	return found, nil
}

// headIn finds a headline among the lines of a page, so that the date nearest to it can be told.
func headIn(lines []block, headline string) head {
	for i, l := range lines {
		if trimHeadline(l.text) == headline && l.role != roleSite {
			body := nextBody(lines, i)
			if body < 0 {
				body = i
			}
			return head{i, -1, body}
		}
	}
	return head{0, -1, 0}
}

// story takes the text of the page by its weight, and its headline; false
// when there is too little text, or most of it leads elsewhere.
func (p *pageTree) story(root *html.Node, base *url.URL, hint Hint) (Found, bool) {
	found := Found{Lang: p.lang}
	article := readable(root, base)
	if article != nil {
		stems := map[string]bool{}
		eachStem(textOf(article), func(s string) bool { stems[s] = true; return true })
		found.Headline = p.pageHeadline(stems)
		c := cleaner{headline: found.Headline, monthFirst: monthFirst(p.locale(hint)), found: &found, leaf: map[*html.Node]bool{}}
		c.clean(article)
		doc, err := docOf(article, base)
		if err != nil {
			return Found{}, false
		}
		found.Body = doc
	} else {
		found.Headline = p.pageHeadline(nil)
	}
	p.preferArticleBody(&found)
	words := 0
	for _, b := range found.Body.Blocks() {
		words += countWords(b)
	}
	return found, words >= minWords && !linked(article)
}

// readable gives the part of the page that is its text, nil when there is
// none. The library is not ours, so a page that makes it panic has none either.
func readable(root *html.Node, base *url.URL) (article *html.Node) {
	defer func() {
		if recover() != nil {
			article = nil
		}
	}()
	parser := readability.NewParser()
	parser.DisableJSONLD = true // read by us
	parser.KeepClasses = true   // prose knows some
	a, err := parser.ParseAndMutate(root, base)
	if err != nil {
		return nil
	}
	return a.Node
}

func docOf(n *html.Node, base *url.URL) (prose.Doc, error) {
	var b strings.Builder
	if err := html.Render(&b, n); err != nil {
		return prose.Doc{}, news.Invalid("page", "The text of this page is nested too deep to be read.")
	}
	doc, _, err := prose.FromPage(strings.NewReader(b.String()), base)
	return doc, err
}

// preferArticleBody takes the text that the page gives in its JSON-LD when the
// page itself shows much less of it, as pages do that scripts fill.
func (p *pageTree) preferArticleBody(f *Found) {
	want := countWords(p.ld.body)
	if want < minWords || len(p.ld.body) > prose.MaxBytes {
		return
	}
	if have := countWords(f.Body.Text()); have*2 < want {
		body := strings.ReplaceAll(p.ld.body, "\n", "\n\n")
		f.Body = prose.FromText(body)
	}
}

// isMessage tells a page that only says that there is nothing here.
func isMessage(headline string, words int) bool {
	return words < 150 && (strings.HasPrefix(headline, "404") || hasAny(plainQuotes.Replace(strings.ToLower(headline)), pageKinds[0].signs))
}

// linked tells whether most words of a text are links, as on a page that leads to stories.
func linked(n *html.Node) bool {
	if n == nil {
		return false
	}
	all, links := 0, 0
	eachNode(n, func(x *html.Node, inLink bool) {
		if x.Type == html.TextNode {
			w := len(strings.Fields(x.Data))
			all += w
			if inLink {
				links += w
			}
		}
	})
	return links*2 > all
}

// eachNode walks a tree without recursion, and says of each node whether a link is around it.
func eachNode(root *html.Node, visit func(n *html.Node, inLink bool)) {
	depth := 0 // of links
	for n := root; n != nil; {
		if n.DataAtom == atom.A {
			depth++
		}
		visit(n, depth > 0)
		if n.FirstChild != nil {
			n = n.FirstChild
			continue
		}
		for n != nil {
			if n.DataAtom == atom.A {
				depth--
			}
			if n == root {
				return
			}
			if n.NextSibling != nil {
				n = n.NextSibling
				break
			}
			n = n.Parent
		}
	}
}

// blockElements end a line of text.
var blockElements = wordSet(`p div section article main header footer nav aside h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table tr td th br hr blockquote pre figure figcaption form fieldset button address title body html head time`)

// stripTags makes plain text of HTML in one pass, with a blank line between
// blocks. It reads what is too deep or too broken for a tree.
func stripTags(src string) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(src))
	skip := ""
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			if skip == "" {
				b.WriteString(strings.Join(strings.FieldsFunc(string(z.Text()), isLineSpace), " "))
			}
		case html.StartTagToken:
			name, _ := z.TagName()
			if n := string(name); n == "script" || n == "style" || n == "noscript" || n == "template" || n == "svg" {
				if skip == "" {
					skip = n
				}
			} else if blockElements[n] {
				b.WriteString("\n\n")
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if n := string(name); n == skip {
				skip = ""
			} else if blockElements[n] {
				b.WriteString("\n\n")
			}
		case html.SelfClosingTagToken:
			if name, _ := z.TagName(); blockElements[string(name)] {
				b.WriteString("\n\n")
			}
		}
	}
}

func isLineSpace(r rune) bool { return r == '\n' || r == '\r' || r == '\t' }
