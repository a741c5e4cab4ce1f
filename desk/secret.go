package desk

import "net/http"

// secretPage shows a link or key that is kept nowhere, this once.
type secretPage struct {
	frame
	Label  string
	Secret string
	Lines  []string // several secrets; then Secret is empty
	Words  []string // what to do with it, a paragraph each
	Back   string
	Link   string
}

func (*secretPage) template() string { return "secret" }

func (d *desk) tell(v *visit, p *secretPage) error { return d.show(v, http.StatusOK, p) }
