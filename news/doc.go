// Package news holds the words of the newsroom: the nouns that every other
// package speaks in, and the rules that need no database to be decided.
//
// A story meets this package at every step of its walk and never stays: a door
// (desk, api, wire, transfer) speaks of a Story and a Revision, a command in
// edit or publish asks Role.May and State.Check, the store writes the same
// nouns down, and the press learns from a Change's Keys which pages to drop.
//
// The package imports the standard library only, holds no state, and every
// value in it may be copied and shared between goroutines.
package news
