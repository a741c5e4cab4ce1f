package transfer

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"
	"unicode"

	"broadsheet/news"
)

//go:embed gazetteer/*.tsv
var gazetteerFiles embed.FS

// entry is a name of the gazetteer.
type entry struct {
	name     string
	kind     news.TopicKind
	wikidata string
	aliases  []string
}

// trie finds the longest name that begins at a word. It is built once and
// only read afterwards.
type trie struct {
	next map[string]*trie
	ends []ending
}

// ending is a name that ends at a node of the trie.
type ending struct {
	entry     *entry
	words     []string // as the name is written, to compare capitals
	adjective bool     // Russian for Russia: says less than the name
	doubtful  bool     // an ordinary word too
}

// gazetteer is everything that is read from the TSV files.
type gazetteer struct {
	names *trie
	given map[string]bool // given names, in lower case
	roles map[string]bool // what a person is, in lower case
}

// loadGazetteer reads the embedded files once. They are part of the program
// and a test reads them too, so a fault in them cannot reach a user.
var loadGazetteer = sync.OnceValue(func() *gazetteer {
	g, err := readGazetteer(gazetteerFiles)
	if err != nil {
		panic(err)
	}
	return g
})

func readGazetteer(files fs.FS) (*gazetteer, error) {
	g := &gazetteer{names: &trie{}, given: map[string]bool{}, roles: map[string]bool{}}
	paths, err := fs.Glob(files, "gazetteer/*.tsv")
	if err != nil {
		return nil, err
	}
	for _, p := range paths {
		data, err := fs.ReadFile(files, p)
		if err != nil {
			return nil, err
		}
		if err := g.readFile(path.Base(p), string(data)); err != nil {
			return nil, fmt.Errorf("%s: %w", p, err)
		}
	}
	return g, nil
}

// kindOfFile maps the beginning of a file's name to the kind of its entries.
var kindOfFile = []struct {
	prefix string
	kind   news.TopicKind
}{
	{"places", news.TopicPlace}, {"organisations", news.TopicOrganisation}, {"events", news.TopicEvent},
	{"subjects", news.TopicSubject}, {"ideologies", news.TopicSubject},
}

func (g *gazetteer) readFile(name, data string) error {
	for n, line := range strings.Split(data, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		switch name {
		case "given.tsv":
			addWords(g.given, line)
			continue
		case "roles.tsv":
			_, list, _ := strings.Cut(line, "\t")
			addWords(g.roles, list)
			continue
		}
		if err := g.readEntry(name, line); err != nil {
			return fmt.Errorf("line %d: %w", n+1, err)
		}
	}
	return nil
}

func addWords(set map[string]bool, list string) {
	for w := range strings.FieldsSeq(strings.ToLower(list)) {
		set[w] = true
	}
}

func (g *gazetteer) readEntry(file, line string) error {
	fields := append(strings.Split(line, "\t"), "", "", "")
	e := &entry{name: strings.TrimLeft(fields[0], "~?"), wikidata: fields[1]}
	for _, k := range kindOfFile {
		if strings.HasPrefix(file, k.prefix) {
			e.kind = k.kind
		}
	}
	switch {
	case e.kind == "":
		return fmt.Errorf("no kind of topic goes with this file")
	case e.name == "":
		return fmt.Errorf("no name")
	case e.wikidata != "" && (e.wikidata[0] != 'Q' || strings.Trim(e.wikidata[1:], "0123456789") != ""):
		return fmt.Errorf("%q is not a Wikidata id", e.wikidata)
	}
	if !strings.HasPrefix(fields[0], "~") {
		g.add(fields[0], ending{entry: e})
	}
	for alias := range strings.SplitSeq(fields[2], "|") {
		if g.add(alias, ending{entry: e}) {
			e.aliases = append(e.aliases, strings.TrimLeft(alias, "?"))
		}
	}
	for adjective := range strings.SplitSeq(fields[3], "|") {
		g.add(adjective, ending{entry: e, adjective: true})
	}
	return nil
}

// add puts a name into the trie; false when there is nothing to add.
func (g *gazetteer) add(name string, end ending) bool {
	name, end.doubtful = strings.CutPrefix(name, "?")
	node := g.names
	for _, w := range wordsOf(name) {
		if node.next == nil {
			node.next = map[string]*trie{}
		}
		if node.next[w.key] == nil {
			node.next[w.key] = &trie{}
		}
		node = node.next[w.key]
		end.words = append(end.words, w.text)
	}
	if node == g.names {
		return false
	}
	node.ends = append(node.ends, end)
	return true
}

// longest finds the longest name that begins at words[0], and how many words it has.
func (g *gazetteer) longest(words []word) (ending, int) {
	var best ending
	length := 0
	node := g.names
	for i, w := range words {
		if i > 0 && !w.joined() {
			break
		}
		if node = node.next[w.key]; node == nil {
			break
		}
		for _, e := range node.ends {
			if e.fits(words[:i+1]) {
				best, length = e, i+1
				break
			}
		}
	}
	return best, length
}

// fits compares the capitals of a name with those of the text.
func (e ending) fits(words []word) bool {
	if e.doubtful && words[0].start {
		return false
	}
	for i, want := range e.words {
		got := words[i].text
		switch {
		case allCapitals(want):
			if got != want {
				return false
			}
		case startsUpper(want) && !words[i].capital:
			return false
		}
	}
	return true
}

// allCapitals tells whether a word of two letters or more has no small one.
func allCapitals(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters >= 2
}

func startsUpper(s string) bool {
	for _, r := range s {
		return unicode.IsUpper(r)
	}
	return false
}
