package prose_test

import (
	"testing"

	"broadsheet/prose"

	"pgregory.net/rapid"
)

// words draws text that is hard on a reader and a writer of HTML: markup, entities, spaces, combining marks, several scripts, controls.
func words() *rapid.Generator[string] {
	piece := rapid.SampledFrom([]string{"a", "Ministers", " ", "  ", "\n", "\t", "\r\n", "<", ">", "&", "&amp;", "&lt;b&gt;", "\"", "'", "`", "</p>", "<script>", "-->",
		"<!--", "]]>", "e\u0301", "\u0301", "\u0338", "é", "日本", "عربي", "\u200f", "\u202e", "\u2066", "\u00a0", "\u00ad", "\u200b", "\u200d", "👩\u200d👧", "\x00", "\x1b", "\u0085",
		"\ufeff", "\ufffd", "\xff", "\u2028", "\u212a", "ﬁ", "https://youtu.be/dQw4w9WgXcQ", "— ", "1", ".", "\\", "data-keep"})
	return rapid.Custom(func(t *rapid.T) string {
		s := ""
		for _, p := range rapid.SliceOfN(piece, 1, 6).Draw(t, "pieces") {
			s += p
		}
		return s
	})
}

func line() *rapid.Generator[string] {
	return rapid.OneOf(rapid.Just(""), words(), rapid.StringN(0, 20, 60))
}

func href() *rapid.Generator[string] {
	return rapid.SampledFrom([]string{"https://example.org/", "http://example.org/a?b=c&d=\"e\"#f", "/uk/2026/a-story", "mailto:desk@example.org", "tel:+441632960000",
		"https://example.org/a b/<c>", "https://example.org/%zz", "https://пример.example/ü", "/", "https://[2001:db8::1]/x[1]", "https://example.org/`'"})
}

func mark() *rapid.Generator[prose.Mark] {
	return rapid.Custom(func(t *rapid.T) prose.Mark {
		m := prose.Mark{Type: rapid.SampledFrom([]prose.MarkType{prose.AttributionMark, prose.Language, prose.LinkMark, prose.Bold, prose.Italic, prose.Superscript, prose.Subscript,
			prose.Code}).Draw(t, "mark")}
		switch m.Type {
		case prose.LinkMark:
			m.Href, m.Title = href().Draw(t, "href"), line().Draw(t, "title")
		case prose.Language:
			m.Lang = rapid.SampledFrom([]string{"de", "pt-BR", "sr-Latn", "zh-hant-tw", "EN_gb"}).Draw(t, "lang")
		case prose.AttributionMark:
			m.Source = "state media " + line().Draw(t, "source")
			m.Stance = rapid.SampledFrom([]prose.Stance{prose.Says, prose.Denies, prose.Unconfirmed}).Draw(t, "stance")
		}
		return m
	})
}

func inlines() *rapid.Generator[[]prose.Node] {
	one := rapid.Custom(func(t *rapid.T) prose.Node {
		if rapid.IntRange(0, 5).Draw(t, "break") == 0 {
			return prose.Node{Type: prose.HardBreak}
		}
		byType := func(m prose.Mark) prose.MarkType { return m.Type }
		return prose.Inline(words().Draw(t, "text"), rapid.SliceOfNDistinct(mark(), 0, 3, byType).Draw(t, "marks")...)
	})
	return rapid.SliceOfN(one, 0, 5)
}

func attrs(t *rapid.T, pairs ...string) prose.Attrs {
	var out prose.Attrs
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			out = append(out, prose.Attr{Name: pairs[i], Value: pairs[i+1]})
		}
	}
	return out
}

func some(t *rapid.T, depth, most int, types ...prose.Type) []prose.Node {
	return rapid.SliceOfN(block(depth, types...), 1, most).Draw(t, "children")
}

// block draws a node of one of the types, with children that may stand in it.
func block(depth int, types ...prose.Type) *rapid.Generator[prose.Node] {
	return rapid.Custom(func(t *rapid.T) prose.Node {
		n := prose.Node{Type: rapid.SampledFrom(types).Draw(t, "type")}
		if depth <= 0 {
			n.Type = prose.Paragraph
		}
		fill(t, &n, depth)
		return n
	})
}

func fill(t *rapid.T, n *prose.Node, depth int) {
	word := rapid.SampledFrom([]string{"", "a1", "01JC-x_Y"})
	src := rapid.SampledFrom([]string{"https://example.org/a.jpg", "/media/b.webp", "https://example.org/c d.jpg?x=1&y=2"})
	number := rapid.SampledFrom([]string{"", "1", "2", "640"})
	lists := []prose.Type{prose.Paragraph, prose.BulletList, prose.OrderedList}
	switch n.Type {
	case prose.Paragraph, prose.PullQuote, prose.Heading:
		n.Content = inlines().Draw(t, "inlines")
		if n.Type == prose.Heading {
			n.Attrs = attrs(t, "level", rapid.SampledFrom([]string{"2", "3", "4"}).Draw(t, "level"))
		}
		if n.Type == prose.PullQuote {
			n.Attrs = attrs(t, "credit", line().Draw(t, "credit"))
		}
	case prose.BulletList, prose.OrderedList:
		for range rapid.IntRange(1, 3).Draw(t, "items") {
			item := prose.Node{Type: prose.ListItem, Content: []prose.Node{block(0, prose.Paragraph).Draw(t, "first")}}
			if depth > 1 && rapid.Bool().Draw(t, "more") {
				item.Content = append(item.Content, some(t, depth-1, 2, lists...)...)
			}
			n.Content = append(n.Content, item)
		}
		if n.Type == prose.OrderedList {
			n.Attrs = attrs(t, "start", number.Draw(t, "start"))
		}
	case prose.Quote:
		n.Content = some(t, depth-1, 3, lists...)
		n.Attrs = attrs(t, "cite", rapid.OneOf(line(), href()).Draw(t, "cite"))
	case prose.FactBox:
		n.Content = some(t, depth-1, 3, append(lists, prose.Heading)...)
		n.Attrs = attrs(t, "title", line().Draw(t, "title"))
	case prose.Timeline:
		n.Content = some(t, depth, 3, prose.TimelineEntry)
		n.Attrs = attrs(t, "title", line().Draw(t, "title"))
	case prose.TimelineEntry:
		n.Content = some(t, depth-1, 2, lists...)
		n.Attrs = attrs(t, "when", line().Draw(t, "when"))
	case prose.StoryCard:
		n.Attrs = attrs(t, "story", "01JC-x_Y", "headline", line().Draw(t, "headline"))
	case prose.PictureNode:
		n.Attrs = attrs(t, "src", src.Draw(t, "src"), "asset", word.Draw(t, "asset"), "alt", line().Draw(t, "alt"), "caption", line().Draw(t, "caption"),
			"credit", line().Draw(t, "credit"), "width", number.Draw(t, "width"), "height", number.Draw(t, "height"),
			"focus", rapid.SampledFrom([]string{"", "0.5,0.25", "0,1", "1e-3, .5"}).Draw(t, "focus"))
	case prose.Gallery:
		n.Content = some(t, depth, 3, prose.PictureNode)
		n.Attrs = attrs(t, "title", line().Draw(t, "title"))
	case prose.Video:
		n.Attrs = attrs(t, "asset", "v1", "src", src.Draw(t, "src"), "poster", src.Draw(t, "poster"), "caption", line().Draw(t, "caption"), "credit", line().Draw(t, "credit"))
	case prose.Embed:
		n.Attrs = attrs(t, "provider", rapid.SampledFrom([]string{"youtube", "x", "mastodon", "facebook", "openstreetmap"}).Draw(t, "provider"), "id", "id"+line().Draw(t, "id"),
			"url", rapid.SampledFrom([]string{"", "https://example.org/e?a=1&b=2"}).Draw(t, "url"), "caption", line().Draw(t, "caption"))
	case prose.Table:
		n.Attrs = attrs(t, "caption", line().Draw(t, "caption"))
		for range rapid.IntRange(1, 3).Draw(t, "rows") {
			row := prose.Node{Type: prose.TableRow}
			for range rapid.IntRange(1, 3).Draw(t, "cells") {
				row.Content = append(row.Content, prose.Node{Type: rapid.SampledFrom([]prose.Type{prose.TableHeader, prose.TableCell}).Draw(t, "cell"),
					Content: some(t, 0, 2, prose.Paragraph), Attrs: attrs(t, "rowspan", number.Draw(t, "rowspan"), "colspan", number.Draw(t, "colspan"))})
			}
			n.Content = append(n.Content, row)
		}
	case prose.ChartType:
		n.Attrs = attrs(t, "kind", rapid.SampledFrom(prose.ChartKinds).Draw(t, "kind"), "title", line().Draw(t, "title"), "subtitle", line().Draw(t, "subtitle"),
			"source", line().Draw(t, "source"), "note", line().Draw(t, "note"), "marked", line().Draw(t, "marked"),
			"table", rapid.OneOf(words(), rapid.SampledFrom([]string{"", "Year\tA\n2020\t1,5\n\n2021\t—", "a;b\n\"c\n", "a,b\r\nc,\"d,e\"\n"})).Draw(t, "table"))
	case prose.MapType:
		n.Attrs = attrs(t, "title", line().Draw(t, "title"), "note", line().Draw(t, "note"), "centre", rapid.SampledFrom([]string{"", "54.35,18.65", "-0.00001, 180"}).Draw(t, "centre"),
			"span", rapid.SampledFrom([]string{"", "50", "2000"}).Draw(t, "span"), "countries", line().Draw(t, "countries"), "route", rapid.SampledFrom([]string{"", "line", "dashed"}).Draw(t, "route"),
			"places", rapid.OneOf(words(), rapid.SampledFrom([]string{"", "54.35\t18.65\tGdańsk\tnote\tminor\n1\t2\tX"})).Draw(t, "places"))
	case prose.CorrectionAnchor:
		n.Attrs = attrs(t, "correction", "c-1")
	case prose.CodeBlock:
		n.Attrs = attrs(t, "language", rapid.SampledFrom([]string{"", "go", "c++"}).Draw(t, "language"))
		for range rapid.IntRange(0, 2).Draw(t, "texts") {
			n.Content = append(n.Content, prose.Inline(words().Draw(t, "code")))
		}
	case prose.Unknown:
		n.Attrs = attrs(t, "name", "x-widget"+line().Draw(t, "name"), "data", words().Draw(t, "data"))
	}
}

// document draws a canonical document with every node and mark that there is.
func document() *rapid.Generator[prose.Doc] {
	return rapid.Custom(func(t *rapid.T) prose.Doc {
		blocks := rapid.SliceOfN(block(3, prose.Paragraph, prose.Heading, prose.BulletList, prose.OrderedList, prose.Quote, prose.PullQuote, prose.PictureNode,
			prose.Gallery, prose.Video, prose.Embed, prose.Table, prose.ChartType, prose.MapType, prose.FactBox, prose.Timeline, prose.StoryCard, prose.Divider, prose.CorrectionAnchor, prose.CodeBlock, prose.Unknown), 0, 5).Draw(t, "blocks")
		d, err := prose.New(blocks...)
		if err != nil {
			t.Fatalf("the generator made a document that is refused: %v", err)
		}
		return d
	})
}

func asJSON(t testing.TB, d prose.Doc) string {
	t.Helper()
	b, err := d.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
