package theme

import "html/template"

// Picture is a picture that lies with us, as a page shows it.
type Picture struct {
	Src           string // the JPEG for browsers that know no other way
	Srcset, Sizes string
	Sources       []Format // better formats, the best first
	Width, Height int      // pixels of the largest; their ratio is what matters
	Alt           string   // empty only where the picture says nothing
	Caption       string   // may be empty, as may be the credit
	Credit        string
	Placeholder   template.URL // a data URI of a few pixels, shown until the picture is there; may be empty
	First         bool         // it is seen before a reader scrolls, so the browser gets it at once
	Tall          bool         // it is higher than wide
}

// Format is a picture in another format.
type Format struct {
	Type   string // such as image/avif
	Srcset string
}
