// Package feed prints for machines: RSS, Atom and JSON Feed of everything and
// of each section, topic and contributor, the sitemaps, and robots.txt.
//
// In the walk of a story it stands beside package site, on the printing floor:
// it reads through store.Public, which notes the keys, and gives the press
// finished pages. A feed's bytes depend on what is published and on nothing
// else, so that a reader's program that asks again gets a 304.
package feed
