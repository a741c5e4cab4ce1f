// Package auth knows who somebody is: accounts and their passwords, sessions
// at the desk, keys of programs, and the set-up link of a new publication. It
// stands before the walk of a story: a door asks it for the news.User that it
// then hands to every command as by. What that user may do is decided by the
// table in news, not here.
//
// Acts on people (AddUser, SetRole, CreateKey, …) are commands like any other:
// they check permission, write in one transaction and append a Change for the
// private audit log. Coming in and going out is the Doorkeeper's: it slows
// guessing down without ever locking out a browser that its owner has used
// before.
//
// No secret is kept as it is. A password is kept as an argon2id hash, a token
// or key of 256 random bits as its SHA-256. The store's settings whose names
// begin with "auth." are this package's, and no business of an export.
package auth
