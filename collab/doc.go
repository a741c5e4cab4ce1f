// Package collab lets several people write in one story at once. It stands in
// a story's walk between the keystroke and the revision: steps come in from the
// tabs in which the story is open, are put into one order, applied to the text
// and handed to every other tab; after a moment of quiet, or before any act,
// the text goes on to edit.SaveIn and is a revision like any other.
//
// A Rooms holds a room for each story that is being written. A room is the
// central authority that ProseMirror's collaborative editing asks for: it knows
// the text at each version, takes steps that were made on the newest one, and
// answers others with what they missed, so that the tab can move its steps on
// top. It applies them with ProseMirror's own code, bundled from the editor's
// sources and run in a JavaScript interpreter (hand.go), and keeps nothing that
// package prose does not accept. The fields around the text follow a plainer
// rule: the last writer of each wins, and is told what they wrote over.
//
// What is accepted is in the database before it is acknowledged, so a restart
// loses nothing. Where several nodes serve one database, the tables hold the
// order (store/opentext.go) and a node that was too late catches up.
package collab
