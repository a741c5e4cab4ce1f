package desk

import (
	"net/http"
	"slices"
	"strings"
)

// confirmPage asks before an act that can't be taken back, and says what it
// will do. It holds what was sent, so that a yes sends the same again.
type confirmPage struct {
	frame
	Does   []string // what will happen, a sentence each
	Fields []field
	Action string // where the form goes
	Button string
	Back   string
}

func (*confirmPage) template() string { return "confirm" }

// field is one of the values that a form sent.
type field struct{ Name, Value string }

// sure tells whether somebody has been told what an act will do, and said yes.
// The form must have been read.
func (v *visit) sure() bool { return v.r.PostForm.Get("sure") == "yes" }

// ask tells what will happen, and sends the form again with a yes in it.
func (d *desk) ask(v *visit, p *confirmPage) error {
	p.Action = v.r.URL.Path
	for name, values := range v.r.PostForm {
		for _, value := range values {
			p.Fields = append(p.Fields, field{name, value})
		}
	}
	slices.SortFunc(p.Fields, func(a, b field) int { return strings.Compare(a.Name+"\x00"+a.Value, b.Name+"\x00"+b.Value) })
	p.Fields = append(p.Fields, field{"sure", "yes"})
	return d.show(v, http.StatusOK, p)
}
