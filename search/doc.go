// Package search follows the change log, with a cursor of its own, and keeps
// what the desk finds stories by: the words of every story's newest text, and
// the sketches by which the checklist knows a story that we have already.
//
// A story's walk here: a revision was saved; a moment later Follow reads it
// and the one that was indexed before, and writes the difference. What is
// found is the newsroom's: nothing here is read by the public's pages.
//
// It may safely run twice, and on several servers at once: a difference is
// written only on top of the revision that it is a difference to.
package search
