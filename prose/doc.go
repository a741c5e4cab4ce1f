// Package prose is the text of a story. It stands on the lowest floor of the house, beside news: a story's words come in through a
// door (the desk's editor, an import, the wire) as editor JSON or as somebody's HTML, become a Doc here, and from then on every other
// package only ever sees the Doc: the store keeps its JSON, the site asks it for public HTML, feeds for text, search for words, and the
// record for the difference between two versions.
//
// A Doc is a tree of known nodes and never markup. HTML is derived from it by a writer that escapes whatever it is given, so that a
// page is safe by construction and not because something was filtered. What an import brings and we have no node for is kept as data in
// an unknown node, and reported, but never shown.
//
// Every Doc that this package hands out is canonical (see Parse), so two texts that look alike are alike byte by byte, and
// FromHTML(doc.HTML()) gives the same document back.
package prose
