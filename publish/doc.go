// Package publish is the only way to the public: publish and update, schedule,
// embargo, withdraw, correct, move, mark as breaking, and the words that stand
// on every page. One file for each act.
//
// A story's walk here: a command takes the newest revision that package edit
// wrote, asks the permission table, the workflow and the embargo, writes what
// the public sees, and appends a Change with the keys of every page that it
// touches, all in one transaction. The press and the other followers read that
// Change from the log; nothing here calls them.
//
// Every command checks the permission of the user that is its parameter by.
package publish
