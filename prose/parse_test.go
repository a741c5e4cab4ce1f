package prose_test

import (
	"errors"
	"strings"
	"testing"

	"broadsheet/news"
	"broadsheet/prose"
)

// doc puts blocks into a document's JSON.
func doc(blocks string) string { return `{"type":"doc","content":[` + blocks + `]}` }

// para is a paragraph of inline JSON.
func para(inline string) string { return `{"type":"paragraph","content":[` + inline + `]}` }

func TestParseRefusesWithThePlace(t *testing.T) {
	t.Parallel()
	const ok = `{"type":"paragraph","content":[{"type":"text","text":"x"}]}`
	link := func(href string) string {
		return para(`{"type":"text","text":"x","marks":[{"type":"link","attrs":{"href":"` + href + `"}}]}`)
	}
	for _, c := range []struct{ name, in, want string }{
		{"nothing", ``, "is not valid JSON"},
		{"not JSON", `hello`, "there is a mistake at byte 1"},
		{"cut short", `{"type":"doc"`, "is not valid JSON"},
		{"two documents", doc("") + doc(""), "after the end"},
		{"not a document", ok, "type doc"},
		{"null", `null`, "type doc"},
		{"a list", `[]`, "an object must be"},
		{"unknown field", `{"type":"doc","version":1}`, `“version”`},
		{"a field twice", `{"type":"doc","type":"doc"}`, "“type” twice"},
		{"a comma too many", `{"type":"doc",}`, "mistake"},
		{"a control character in a string", "{\"type\":\"d\noc\"}", "mistake at byte 11"},
		{"a bad escape", `{"type":"d\xoc"}`, "mistake in the string"},
		{"a bad number", doc(`{"type":"heading","attrs":{"level":02}}`), "mistake"},
		{"nothing but a brace", `{`, "ends too early"},
		{"a string without an end", `{"type":"doc\`, "ends too early"},
		{"a type that is a number", `{"type":1}`, "where text must be"},
		{"content of a wrong type", `{"type":"doc","content":"x"}`, "where a list must be, at byte 25"},
		{"unknown node", doc(ok + `,{"type":"iframe"}`), `"iframe" that does not exist`},
		{"doc in a doc", doc(`{"type":"doc"}`), "does not exist"},
		{"unknown attribute", doc(`{"type":"paragraph","attrs":{"onclick":"x"}}`), `Paragraph 1 has an attribute "onclick"`},
		{"attribute of a wrong type", doc(`{"type":"heading","attrs":{"level":{}}}`), `"level" must be text or a whole number`},
		{"heading without a level", doc(`{"type":"heading"}`), "Heading 1 has no level"},
		{"heading of level 1", doc(ok + `,{"type":"heading","attrs":{"level":1}}`), "Heading 1 has a level that is not a whole number from 2 to 4"},
		{"level 2.5", doc(`{"type":"heading","attrs":{"level":2.5}}`), "level"},
		{"text at the top", doc(`{"type":"text","text":"x"}`), "cannot stand here"},
		{"paragraph in a paragraph", doc(ok + `,` + para(ok)), "Paragraph 2 holds a paragraph, where only text can stand"},
		{"item outside of a list", doc(`{"type":"listItem","content":[` + ok + `]}`), "Item 1 cannot stand here"},
		{"empty list", doc(`{"type":"bulletList"}`), "Bullet list 1 is empty"},
		{"item that begins with a list", doc(`{"type":"bulletList","content":[{"type":"listItem","content":[{"type":"bulletList"}]}]}`),
			"Bullet list 1, item 1, bullet list 1 stands where a paragraph must be"},
		{"picture in a quote", doc(`{"type":"quote","content":[{"type":"picture","attrs":{"src":"/a"}}]}`), "Quote 1, picture 1 cannot stand here"},
		{"picture of nothing", doc(`{"type":"picture","attrs":{"alt":"x"}}`), "neither a file nor an address"},
		{"picture from a data address", doc(`{"type":"picture","attrs":{"src":"data:image/png;base64,AA"}}`), "src that is not"},
		{"divider with content", doc(`{"type":"divider","content":[` + ok + `]}`), "cannot hold anything"},
		{"embed of a stranger", doc(`{"type":"embed","attrs":{"provider":"evil","id":"1"}}`), "provider that we do not know"},
		{"code with marks", doc(`{"type":"codeBlock","content":[{"type":"text","text":"x","marks":[{"type":"bold"}]}]}`), "plain text"},
		{"break in code", doc(`{"type":"codeBlock","content":[{"type":"hardBreak"}]}`), "plain text"},
		{"marks on a block", doc(`{"type":"paragraph","marks":[{"type":"bold"}]}`), "cannot carry text or marks"},
		{"unknown mark", doc(para(`{"type":"text","text":"x","marks":[{"type":"blink"}]}`)), "Paragraph 1 has a mark “blink”"},
		{"unknown attribute of a mark", doc(para(`{"type":"text","text":"x","marks":[{"type":"bold","attrs":{"x":"y"}}]}`)), "“x”"},
		{"script link", doc(ok + `,` + ok + `,` + link("javascript:alert(1)")), "Paragraph 3 has a link to “javascript:alert(1)”"},
		{"two links on the same words", doc(para(`{"type":"text","text":"x","marks":[{"type":"link","attrs":{"href":"/a"}},{"type":"link","attrs":{"href":"/b"}}]}`)), "two different link marks"},
		{"language that is none", doc(para(`{"type":"text","text":"x","marks":[{"type":"language","attrs":{"lang":"\"><script>"}}]}`)), "language tag"},
		{"attribution to nobody", doc(para(`{"type":"text","text":"x","marks":[{"type":"attribution","attrs":{"stance":"says"}}]}`)), "without a source"},
		{"stance that is none", doc(para(`{"type":"text","text":"x","marks":[{"type":"attribution","attrs":{"source":"a","stance":"whispers"}}]}`)), "“whispers”"},
		{"id with a path", doc(`{"type":"picture","attrs":{"asset":"../../etc"}}`), "asset that is not made of letters"},
		{"focus outside of the picture", doc(`{"type":"picture","attrs":{"src":"/a","focus":"2,0"}}`), "x,y"},
		{"focus NaN", doc(`{"type":"picture","attrs":{"src":"/a","focus":"NaN,0"}}`), "x,y"},
		{"caption of a novel", doc(`{"type":"picture","attrs":{"src":"/a","caption":"` + strings.Repeat("x", prose.MaxLine+1) + `"}}`), "caption of more than 4000 bytes"},
		{"nested beyond reason", strings.Repeat(`{"type":"quote","content":[`, 100_000), "nested more than 48"},
		{"nested a little too deep", doc(nestedLists(24)), "nested more than 48 deep"},
		{"too many nodes", doc(strings.TrimSuffix(strings.Repeat(`{"type":"divider"},`, prose.MaxNodes+1), ",")), "more than 50000 parts"},
		{"far too many objects", doc(strings.Repeat(`{},`, 500_000)), "more than 50000 parts"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			d, err := prose.Parse([]byte(c.in))
			if !errors.Is(err, news.ErrInvalid) || !strings.Contains(err.Error(), c.want) {
				t.Fatalf("got %v, want %q in it", err, c.want)
			}
			if len(err.Error()) > 300 {
				t.Errorf("the sentence is %d bytes long", len(err.Error()))
			}
			if len(d.Nodes()) != 0 {
				t.Error("an error and a document")
			}
		})
	}
}

func TestParseRefusesTooManyBytes(t *testing.T) {
	t.Parallel()
	_, err := prose.Parse([]byte(strings.Repeat(" ", prose.MaxBytes+1)))
	if !errors.Is(err, news.ErrTooLarge) {
		t.Errorf("got %v", err)
	}
}

// nestedLists is a list in a list, n levels of two nodes each.
func nestedLists(n int) string {
	s := `{"type":"paragraph","content":[{"type":"text","text":"x"}]}`
	for range n {
		s = `{"type":"bulletList","content":[{"type":"listItem","content":[{"type":"paragraph"},` + s + `]}]}`
	}
	return s
}

func TestParseTakesWhatIsJustWithinTheLimits(t *testing.T) {
	t.Parallel()
	for name, in := range map[string]string{
		"nodes": doc(strings.TrimSuffix(strings.Repeat(`{"type":"divider"},`, prose.MaxNodes), ",")),
		"depth": doc(nestedLists(23)),
	} {
		d, err := prose.Parse([]byte(in))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		back, _, err := prose.FromHTML(strings.NewReader(d.HTML()))
		if err != nil || !back.Equal(d) {
			t.Errorf("%s: does not come back from HTML: %v", name, err)
		}
	}
}

func TestParseTidies(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, in, want string }{
		{"empty", `{"type":"doc"}`, doc("")},
		{"empty texts go", doc(para(`{"type":"text","text":""}`)), doc(`{"type":"paragraph"}`)},
		{"neighbours merge", doc(para(`{"type":"text","text":"a"},{"type":"text","text":"b"}`)), doc(para(`{"type":"text","text":"ab"}`))},
		{"neighbours merge over what vanishes", doc(para(`{"type":"text","text":"a"},{"type":"text","text":"\u202e","marks":[{"type":"bold"}]},{"type":"text","text":"b"}`)),
			doc(para(`{"type":"text","text":"ab"}`))},
		{"marks are sorted and single", doc(para(`{"type":"text","text":"a","marks":[{"type":"italic"},{"type":"bold"},{"type":"bold"}]}`)),
			doc(para(`{"type":"text","text":"a","marks":[{"type":"bold"},{"type":"italic"}]}`))},
		{"NFC, also over the seam of two texts", doc(para(`{"type":"text","text":"e"},{"type":"text","text":"\u0301"}`)), doc(para(`{"type":"text","text":"é"}`))},
		{"controls and directions go, line ends are spaces", doc(para(`{"type":"text","text":"a\u0000\u001b\u202e\u2066b\n\tc\u2028d"}`)), doc(para(`{"type":"text","text":"ab  c d"}`))},
		{"code keeps its lines", doc(`{"type":"codeBlock","content":[{"type":"text","text":"a\r\n\tb\u0000"}]}`), doc(`{"type":"codeBlock","content":[{"type":"text","text":"a\n\tb"}]}`)},
		{"null attributes are absent", doc(`{"type":"picture","attrs":{"src":"/a","alt":null,"width":null}}`), doc(`{"type":"picture","attrs":{"src":"/a"}}`)},
		{"zero values are absent", doc(`{"type":"picture","attrs":{"src":"/a","alt":"","width":0}}`), doc(`{"type":"picture","attrs":{"src":"/a"}}`)},
		{"a list from 1 is a list", doc(`{"type":"orderedList","attrs":{"start":1},"content":[{"type":"listItem","content":[{"type":"paragraph"}]}]}`),
			doc(`{"type":"orderedList","content":[{"type":"listItem","content":[{"type":"paragraph"}]}]}`)},
		{"numbers are numbers", doc(`{"type":"heading","attrs":{"level":"3"}}`), doc(`{"type":"heading","attrs":{"level":3}}`)},
		{"languages", doc(para(`{"type":"text","text":"a","marks":[{"type":"language","attrs":{"lang":"zh_hant-tw"}}]}`)),
			doc(para(`{"type":"text","text":"a","marks":[{"type":"language","attrs":{"lang":"zh-Hant-TW"}}]}`))},
		{"addresses", doc(`{"type":"picture","attrs":{"src":"https://example.org/a b|c"}}`), doc(`{"type":"picture","attrs":{"src":"https://example.org/a%20b%7Cc"}}`)},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			d, err := prose.Parse([]byte(c.in))
			if err != nil {
				t.Fatal(err)
			}
			if got := asJSON(t, d); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestFromEditorForgivesWhatTheEditorAdds(t *testing.T) {
	t.Parallel()
	in := doc(`{"type":"paragraph","attrs":{"textAlign":"left"},"content":[{"type":"text","text":"a","marks":[{"type":"link","attrs":{"href":"/x","target":"_blank","rel":"noopener","class":null}}]},
		{"type":"hardBreak","attrs":{"x":1}}]},
		{"type":"table","content":[{"type":"tableRow","content":[{"type":"tableCell","attrs":{"colspan":1,"rowspan":1,"colwidth":[120]},"content":[{"type":"paragraph"}]}]}]},
		{"type":"paragraph"},` + para(`{"type":"text","text":"  "},{"type":"hardBreak"}`))
	want := doc(`{"type":"paragraph","content":[{"type":"text","text":"a","marks":[{"type":"link","attrs":{"href":"/x"}}]},{"type":"hardBreak"}]},` +
		`{"type":"table","content":[{"type":"tableRow","content":[{"type":"tableCell","content":[{"type":"paragraph"}]}]}]}`)
	d, err := prose.FromEditor([]byte(in))
	if err != nil {
		t.Fatal(err)
	}
	if got := asJSON(t, d); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if _, err := prose.Parse([]byte(in)); err == nil {
		t.Error("Parse takes it too")
	}
	for _, bad := range []string{`{"type":"doc","content":[{"type":"iframe"}]}`, doc(para(`{"type":"text","text":"a","marks":[{"type":"link","attrs":{"href":"javascript:x"}}]}`))} {
		if _, err := prose.FromEditor([]byte(bad)); !errors.Is(err, news.ErrInvalid) {
			t.Errorf("%s: got %v", bad, err)
		}
	}
}
