// Package site makes the reader's pages. On a story's walk it stands between
// the store and the press: it is asked for a path, reads what the public may
// see through store.Public, fills in one of theme's structs, and hands back the
// finished page with the keys of everything that it was made from.
//
// There is a file for each kind of page (front.go, section.go, story.go, …) and
// site.go, which leads from a path to one of them. A page is built in one
// snapshot of the database and nothing but: whatever it shows and did not read
// through store.Public would never be dropped when it changes. So no page looks
// at the clock either; the day comes from Public.Today, which also says when
// the page stops being true.
package site
