package cmd

import (
	"fmt"

	"broadsheet/auth"
	"broadsheet/news"
)

type keyCommand struct {
	Create keyCreateCommand `cmd:"" help:"Make a key and print it, this once."`
}

type keyCreateCommand struct {
	place
	Name string `help:"What the key is for." required:""`
	Role string `help:"One of ${enum}." enum:"contributor,reporter,editor,chief,admin" required:""`
}

// Run prints the new key alone on standard output, for use in a script.
func (k keyCreateCommand) Run(c *console) error {
	s, err := k.open(c)
	if err != nil {
		return err
	}
	defer s.Close()
	key, _, err := auth.CreateKey(c, s, news.System(), k.Name, news.Role(k.Role))
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(c.out, key)
	return err
}
