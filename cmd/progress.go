package cmd

import (
	"fmt"
	"io"
	"os"
	"strings"
)

// progress is a bar on a terminal, and silence elsewhere.
type progress struct {
	to    io.Writer // nil when nobody looks
	what  string
	total int
}

func newProgress(w io.Writer, what string, total int) *progress {
	p := &progress{what: what, total: total}
	if f, ok := w.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
			p.to = w
		}
	}
	return p
}

// at draws how far the work has come.
func (p *progress) at(done int) {
	if p.to == nil {
		return
	}
	const width = 40
	full := width * done / max(p.total, 1)
	fmt.Fprintf(p.to, "\r[%s%s] %d of %d %s", strings.Repeat("=", full), strings.Repeat(" ", width-full), done, p.total, p.what)
}

// end leaves the line of the bar.
func (p *progress) end() {
	if p.to != nil {
		fmt.Fprintln(p.to)
	}
}
