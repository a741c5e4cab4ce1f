package theme

import (
	"html/template"

	"github.com/jba/templatecheck"
)

// check tells whether the template asks only for what the page has, on every
// path through it, so that a page that is rarely made can't fail for a reader.
func check(t *template.Template, page Page) error {
	return templatecheck.CheckHTMLStrict(t, page)
}
