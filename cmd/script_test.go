package cmd_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"broadsheet/cmd"
)

// TestMain makes the test binary stand for three programs as well, which the
// scripts run as processes of their own: broadsheet itself, fetch, which asks
// a server as a reader's browser would, and sql, which tampers with a database.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"broadsheet": func() { os.Exit(cmd.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
		"fetch":      fetchMain,
		"sql":        sqlMain,
	})
}

// seedPage is the page that the issue names; it lies beside the repository
// where the founders work, and nowhere else.
const seedPage = "../../shared/seed/000_4f5cf9240b2c00f6.txt"

// TestScripts carries out testdata/script/*.txtar, a file for each contract of
// the command line. A new case is a new file.
func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Values[serversKey{}] = servers{}
			page, err := os.ReadFile(seedPage)
			if errors.Is(err, fs.ErrNotExist) {
				return nil // the scripts ask by the condition [seed]
			}
			if err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(env.WorkDir, "seed.txt"), page, 0o600)
		},
		Condition: func(name string) (bool, error) {
			_, err := os.Stat(seedPage)
			return name == "seed" && err == nil, nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exits": exits,
			"start": start,
			"stop":  stop,
			"crash": crash,
			"soon":  soon,
			"big":   big,
		},
	})
}
