package transfer

import (
	"strings"

	"broadsheet/prose"
)

// plainText gives the words of a node as one string, as attributions count them: a line break within it is one character.
func plainText(n prose.Node) string {
	if len(n.Content) == 1 && n.Content[0].Type == prose.Text {
		return n.Content[0].Text
	}
	var b strings.Builder
	writeText(&b, n)
	return b.String()
}

func writeText(b *strings.Builder, n prose.Node) {
	if n.Type == prose.HardBreak {
		b.WriteByte('\n')
	}
	b.WriteString(n.Text)
	for _, c := range n.Content {
		writeText(b, c)
	}
}
