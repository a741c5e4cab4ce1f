package cmd

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	_ "time/tzdata" // a publication keeps its zone on a machine that knows none

	"github.com/alecthomas/kong"

	"broadsheet/news"
	"broadsheet/store"
)

// Exit codes of the program.
const (
	exitDone   = 0
	exitFailed = 1
	exitUse    = 2 // the command was written wrongly
)

// commands is the command line. A field is a subcommand; its type's Run method
// does the work.
type commands struct {
	Serve   serveCommand   `cmd:"" help:"Serve the publication to readers and the newsroom."`
	Import  importCommand  `cmd:"" help:"Bring stories in."`
	User    userCommand    `cmd:"" help:"People of the newsroom."`
	Key     keyCommand     `cmd:"" help:"Keys for programs that use the API."`
	Check   checkCommand   `cmd:"" help:"Check the data, and the pages that a running server keeps."`
	Bench   benchCommand   `cmd:"" help:"Make data to measure with."`
	Version versionCommand `cmd:"" help:"Say which Broadsheet this is."`
}

// console is what a subcommand may use of the world outside.
type console struct {
	context.Context
	in       io.Reader
	out, err io.Writer
	log      *slog.Logger
}

// Main runs the program and gives its exit code. A failure is one clear line
// on err; what a person can't mend is in the log as well.
func Main(args []string, in io.Reader, out, errOut io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	var cli commands
	exited := -1
	parser, err := kong.New(&cli, kong.Name("broadsheet"), kong.Description("A news publication in one program."),
		kong.Writers(out, errOut), kong.Exit(func(code int) { exited = code }), kong.DefaultEnvars("BROADSHEET"),
		kong.UsageOnError(), kong.ConfigureHelp(kong.HelpOptions{Compact: true}), kong.Resolvers(&settingsFile{}))
	if err != nil {
		fmt.Fprintln(errOut, "broadsheet:", err)
		return exitFailed
	}
	parsed, err := parser.Parse(args)
	if exited >= 0 { // --help
		return exited
	}
	if err != nil {
		fmt.Fprintf(errOut, "broadsheet: %s (see broadsheet --help)\n", line(err.Error()))
		return exitUse
	}
	log := slog.New(slog.NewTextHandler(errOut, nil))
	if err := parsed.Run(&console{Context: ctx, in: in, out: out, err: errOut, log: log}); err != nil {
		fmt.Fprintln(errOut, "broadsheet:", plain(err))
		return exitFailed
	}
	return exitDone
}

// plain is an error as one line for the person at the terminal: the safe
// sentence where there is one, and otherwise all that we know.
func plain(err error) string {
	var many news.Errors
	if errors.As(err, &many) && len(many) > 0 {
		return plain(many[0])
	}
	e, ok := errors.AsType[*news.Error](err)
	if !ok {
		return line(err.Error())
	}
	said := e.Sentence
	if e.Field != "" {
		said = e.Field + ": " + said
	}
	if e.Err != nil {
		said = fmt.Sprintf("%s (%v)", said, e.Err)
	}
	return line(said)
}

// line folds what may have come with line breaks, such as a driver's words.
func line(s string) string { return strings.Join(strings.Fields(s), " ") }

// place is where the data lies, for every command that works on it.
type place struct {
	Data     string `help:"Folder of the publication's data." default:"./data" type:"path"`
	Database string `help:"PostgreSQL to use instead of the SQLite file in the data folder (postgres://…)." placeholder:"URL"`
}

// open opens the publication's database, making it when it is not there, and
// founds the publication. It may be open in a running server at the same time.
func (p place) open(ctx context.Context) (*store.Store, error) {
	s, err := store.Open(ctx, store.Options{Dir: p.Data, Database: p.Database})
	if err != nil {
		return nil, err
	}
	if err := found(ctx, s); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// databaseFile is how package store names the SQLite file in the data folder.
const databaseFile = "broadsheet.db"

// openOld is open for commands that have nothing to do where nothing is: a
// mistyped folder must not become a new publication.
func (p place) openOld(ctx context.Context) (*store.Store, error) {
	if p.Database == "" {
		if _, err := os.Stat(filepath.Join(p.Data, databaseFile)); errors.Is(err, os.ErrNotExist) {
			return nil, news.NotFound("There is no publication in the folder %s.", p.Data)
		}
	}
	return p.open(ctx)
}
