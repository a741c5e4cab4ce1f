package theme

import "html/template"

// About is a page on which the publication says what it is, or how it works.
type About struct {
	Frame
	Over      Link // the page above, of a policy; without a Href on that page itself
	Heading   string
	Tagline   string        // on the page above; may be empty
	Body      template.HTML // empty where nothing has been written
	Updated   *Moment
	Pages     []Tab // all the pages of this kind
	Contact   *Link
	Elsewhere []Link // the publication at other addresses
	People    []Author
}

func (About) template() string { return "about" }
