// Package cmd is the front door of the program: flags, settings, wiring and
// the subcommands, a file for each. It alone knows every other package; no
// rule of the newsroom is decided here.
package cmd
