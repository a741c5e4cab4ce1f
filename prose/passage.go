package prose

import (
	"slices"
	"strings"

	"broadsheet/news"
)

// Place is where a passage stands: a block, as in Blocks, and bytes of its text. One of several blocks ends More of them further on, and
// To are bytes of that one's text.
type Place struct {
	Block, From, To int
	More            int
}

// Find tells where a passage stands in the document. Of several places with the same words it is the one whose surroundings are most
// like those that were remembered, and of equal ones the first. It reports false when the words are not there any more.
func (d Doc) Find(p news.Passage) (best Place, ok bool) {
	if p.Quote == "" {
		return best, false
	}
	most := -1
	for block, n := range d.textBlocks() {
		text := blockText(n)
		for from := 0; ; {
			i := strings.Index(text[from:], p.Quote)
			if i < 0 {
				break
			}
			at := Place{Block: block, From: from + i, To: from + i + len(p.Quote)}
			if alike := commonEnd(text[:at.From], p.Lead) + commonStart(text[at.To:], p.Tail); alike > most {
				best, most = at, alike
			}
			from = at.From + 1
		}
	}
	if most < 0 {
		return d.findOver(p)
	}
	return best, true
}

// parting stands between two blocks in the words of a passage that goes over them.
const parting = "\n\n"

// findOver finds a passage of several blocks: the end of one, those between as a whole, and the beginning of the last.
func (d Doc) findOver(p news.Passage) (best Place, ok bool) {
	parts := strings.Split(p.Quote, parting)
	n := len(parts) - 1
	if n == 0 || parts[0] == "" || parts[n] == "" {
		return best, false
	}
	texts, most := d.Blocks(), -1
	for i := 0; i+n < len(texts); i++ {
		if !strings.HasSuffix(texts[i], parts[0]) || !strings.HasPrefix(texts[i+n], parts[n]) || !slices.Equal(texts[i+1:i+n], parts[1:n]) {
			continue
		}
		at := Place{Block: i, From: len(texts[i]) - len(parts[0]), To: len(parts[n]), More: n}
		if alike := commonEnd(texts[i][:at.From], p.Lead) + commonStart(texts[i+n][at.To:], p.Tail); alike > most {
			best, most = at, alike
		}
	}
	return best, most >= 0
}

func commonStart(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func commonEnd(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}
