// Package checklist asks what a newsroom asks before a story goes out: has
// every picture a credit, is a note still open, do we have this story already?
//
// A story's walk here: package publish asks Hold in the transaction in which
// it would publish or schedule, and is refused with everything that holds the
// story back; the desk shows what Look finds beside the text, each with the
// place that it is about. rules (rules.go) is the table of questions; the
// publication says of each whether it holds a story back, advises, or is off.
//
// Look only reads. Nothing of what it finds is ever shown to readers.
package checklist
