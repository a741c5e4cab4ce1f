// Package edit does what only the newsroom sees: a story is begun, its text is
// saved as a revision, it is submitted, approved or sent back, spiked or
// restored. One file for each act.
//
// A story's walk here: a door (desk, api, transfer) hands a Text, as a person
// wrote it, to New or Save; names become topics and contributors, the words
// are checked, a numbered revision is written and a Change without keys is
// appended, all in one transaction. No page is touched: nothing that happens
// in this package can reach the public. Package publish takes over from there.
//
// Every command checks the permission of the user that is its parameter by.
package edit
