package prose

import (
	"strings"
	"unicode"
)

// FromText makes a document of plain text: a blank line ends a paragraph, a single end of line within one is a space. What goes beyond
// the limits of a document is left out; check the length before if that matters.
func FromText(s string) Doc {
	if len(s) > MaxBytes {
		s, _ = clip(s, MaxBytes)
	}
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2029", "\n\n").Replace(s)
	var blocks []Node
	var lines []string
	end := func() {
		if t := cleanLine(strings.Join(lines, " ")); t != "" && 2*len(blocks)+2 <= MaxNodes {
			blocks = append(blocks, Node{Type: Paragraph, Content: []Node{{Type: Text, Text: t}}})
		}
		lines = lines[:0]
	}
	for line := range strings.SplitSeq(s, "\n") {
		if onlySpace(line) {
			end()
			continue
		}
		lines = append(lines, line)
	}
	end()
	return Doc{blocks}
}

func onlySpace(s string) bool {
	return strings.TrimFunc(s, unicode.IsSpace) == ""
}
