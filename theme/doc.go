// Package theme is how the reader's pages look. A story meets it last but one
// on its walk: site has read what the public may see and filled in a struct of
// this package, theme turns the struct into HTML, and the press keeps the bytes.
//
// A kind of page is a folder with its template and its style sheet side by side
// (story/story.tmpl, story/story.css) and a file with the struct that the
// template is written against (story.go). What all pages share stands in
// frame/, the colours and sizes in tokens.css. A publication may lay a folder
// of its own over these: a file of the same name takes the place of ours, and
// Load refuses one that asks for a field which its page does not have.
//
// The package knows no database and no clock. Its structs hold finished words:
// dates, numbers and labels are written out by site, so a template decides
// where a thing stands and never what it says.
package theme
