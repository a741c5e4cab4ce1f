package prose

// ChangeKind says what became of a block between two versions.
type ChangeKind string

// What can become of a block.
const (
	Kept    ChangeKind = "kept"
	Added   ChangeKind = "added"
	Removed ChangeKind = "removed"
	Changed ChangeKind = "changed" // its words are others, see Spans
	Moved   ChangeKind = "moved"   // the same words in another place; it is listed once, at its new place
	Dressed ChangeKind = "dressed" // the same words in the same place, but as something else, or with other marks; see Notes
)

// Change is one block of the comparison of two documents.
type Change struct {
	Kind  ChangeKind
	Type  Type     // of the block in the new document, or in the old one if it was removed
	In    Type     // what it stands in: a list's item, a quote, a cell; empty at the top
	Was   Type     // its type in the old document where that was another, or empty
	Old   int      // its number in the old document, from 0, or -1 if it was not there
	New   int      // its number in the new document, or -1 if it is gone
	Spans []Span   // its words, in reading order, of both versions
	Notes []string // what changed beside the words, each as a short phrase: "link to https://… added"
}

// Span is a stretch of words that was kept, added or removed.
type Span struct {
	Kind ChangeKind // Kept, Added or Removed
	Text string
}

// Diff compares two versions of a text as a person would: block by block, and word by word within a block that changed. Each block of
// both documents is in the result once, in the order of the new document, and a removed one where it was. Blocks are those with words,
// pictures, videos, embeds, charts, maps, dividers and the titles of what holds others.
//
// The work grows with the length of the documents and with how much they differ, but it is bounded: where two versions have nearly
// nothing in common, whole stretches are shown as removed and added instead of being searched for the smallest difference.
func Diff(old, new Doc) []Change {
	c := comparison{old: units(old), new: units(new)}
	c.pair = make([]int, len(c.new))
	c.taken = make([]bool, len(c.old))
	for i := range c.pair {
		c.pair[i] = -1
	}
	c.align(0, len(c.old), 0, len(c.new))
	c.findMoved()
	return c.changes()
}

// comparison pairs the units of two documents.
type comparison struct {
	old, new []unit
	pair     []int  // for each new unit the old one, or -1
	taken    []bool // which old units have been paired
	moved    map[int]bool
}

func (c *comparison) match(i, j int) {
	c.pair[j], c.taken[i] = i, true
}

// findMoved pairs what is left over on both sides with the very same words. A word or two may well stand in two places by chance.
func (c *comparison) findMoved() {
	c.moved = map[int]bool{}
	free := map[string][]int{}
	for i, u := range c.old {
		if !c.taken[i] && len(u.text) >= 20 {
			free[u.text] = append(free[u.text], i)
		}
	}
	for j, u := range c.new {
		if at := free[u.text]; c.pair[j] < 0 && len(at) > 0 {
			free[u.text] = at[1:]
			c.match(at[0], j)
			c.moved[j] = true
		}
	}
}

// changes lists the pairs in the order of the new document. What was removed comes after what stood before it in the old one.
func (c *comparison) changes() []Change {
	out := make([]Change, 0, len(c.new))
	next := 0
	removedUpTo := func(end int) {
		for ; next < end; next++ {
			if !c.taken[next] {
				u := c.old[next]
				out = append(out, Change{Kind: Removed, Type: u.kind, In: u.in, Old: next, New: -1, Spans: whole(Removed, u.text)})
			}
		}
	}
	for j, u := range c.new {
		i := c.pair[j]
		if i < 0 {
			out = append(out, Change{Kind: Added, Type: u.kind, In: u.in, Old: -1, New: j, Spans: whole(Added, u.text)})
			continue
		}
		if !c.moved[j] {
			removedUpTo(i)
		}
		out = append(out, c.change(i, j))
	}
	removedUpTo(len(c.old))
	return out
}

// change describes a pair.
func (c *comparison) change(i, j int) Change {
	was, is := c.old[i], c.new[j]
	ch := Change{Kind: Kept, Type: is.kind, In: is.in, Old: i, New: j}
	if was.kind != is.kind {
		ch.Was = was.kind
	}
	ch.Notes = was.notes(is)
	switch {
	case was.text != is.text:
		ch.Kind = Changed
	case c.moved[j]:
		ch.Kind = Moved
	case len(ch.Notes) > 0:
		ch.Kind = Dressed
	}
	ch.Spans = DiffText(was.text, is.text)
	return ch
}

func whole(kind ChangeKind, text string) []Span {
	if text == "" {
		return nil
	}
	return []Span{{kind, text}}
}
