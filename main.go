// Broadsheet is a news publication in one program: the desk where stories are
// written and decided, the press that prints them, and the site that readers see.
package main

import (
	"os"

	"broadsheet/cmd"
)

func main() { os.Exit(cmd.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
