package cmd

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"broadsheet/auth"
	"broadsheet/news"
)

type userCommand struct {
	Add userAddCommand `cmd:"" help:"Add somebody to the newsroom."`
}

type userAddCommand struct {
	place
	Email         string `arg:"" help:"Address to sign in with."`
	Name          string `help:"Name, as colleagues see it." required:""`
	Role          string `help:"One of ${enum}." enum:"contributor,reporter,editor,chief,admin" required:""`
	PasswordStdin bool   `help:"Read the password from standard input."`
}

// Run adds an account. Without --password-stdin it can't sign in until it is
// given a password.
func (u userAddCommand) Run(c *console) error {
	password := ""
	if u.PasswordStdin {
		line, err := bufio.NewReader(io.LimitReader(c.in, 4096)).ReadString('\n')
		if err != nil && err != io.EOF {
			return fmt.Errorf("read the password: %w", err)
		}
		if password = strings.TrimRight(line, "\r\n"); password == "" {
			return news.Invalid("password", "There was no password on standard input.")
		}
	}
	s, err := u.open(c)
	if err != nil {
		return err
	}
	defer s.Close()
	user, err := auth.AddUser(c, s, news.System(), u.Email, u.Name, news.Role(u.Role), password)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.out, "%s <%s> is now %s.\n", user.Name, user.Email, user.Role)
	return err
}
