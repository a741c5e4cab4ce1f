// Package store writes a story down and finds it again. It is the ground that
// every command stands on, and the only user of database/sql.
//
// A command's walk: Store.Write opens the one transaction; the command reads
// and writes nouns through Tx, appends its Change, and commits. A page's walk:
// Store.Public opens a snapshot whose reader notes a key for everything that it
// reads, and whose queries can reach published rows only, so a draft can't leak
// from a page that forgot a condition. The desk reads through Store.Read.
//
// The SQL is written once, in the subset that SQLite and PostgreSQL share.
// What differs stands in the pair of files sqlite.go and postgres.go: how to
// connect, and what a driver's error means.
package store
