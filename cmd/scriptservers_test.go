package cmd_test

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// serversKey finds the servers of a script in its environment.
type serversKey struct{}

type servers map[string]*server

// server is a running `broadsheet serve` of a script.
type server struct {
	cmd  *exec.Cmd
	done chan error
}

// patience is how long a script waits for what must come; a test that passes
// never waits that long.
const patience = 30 * time.Second

// start NAME [FLAG…] runs `broadsheet serve` until it has told its address,
// and puts that in $NAME and the set-up link, if there is one, in $NAME_setup.
// What it prints goes to NAME.out and NAME.err.
func start(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("use: start NAME [FLAG...]")
	}
	name := args[0]
	out, err := os.Create(ts.MkAbs(name + ".out"))
	ts.Check(err)
	defer out.Close()
	errOut, err := os.Create(ts.MkAbs(name + ".err"))
	ts.Check(err)
	defer errOut.Close()
	program, err := exec.LookPath("broadsheet")
	ts.Check(err)
	cmd := exec.Command(program, append([]string{"serve"}, args[1:]...)...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = ts.MkAbs("."), out, errOut
	for _, name := range []string{"PATH", "TMPDIR", "BROADSHEET_ADDR", "BROADSHEET_DATA", "BROADSHEET_CONFIG", "BROADSHEET_DEMO"} {
		if v := ts.Getenv(name); v != "" {
			cmd.Env = append(cmd.Env, name+"="+v)
		}
	}
	ts.Check(cmd.Start())
	s := &server{cmd: cmd, done: make(chan error, 1)}
	go func() { s.done <- cmd.Wait() }()
	ts.Defer(func() { cmd.Process.Kill() }) //nolint:errcheck // most have ended by then
	ts.Value(serversKey{}).(servers)[name] = s
	s.awaitGreeting(ts, name)
}

func (s *server) awaitGreeting(ts *testscript.TestScript, name string) {
	for began := time.Now(); time.Since(began) < patience; time.Sleep(5 * time.Millisecond) {
		out := ts.ReadFile(name + ".out")
		if _, after, found := strings.Cut(out, "The publication is at "); found && strings.HasSuffix(out, "\n") {
			address, _, _ := strings.Cut(after, "/\n")
			ts.Setenv(name, address)
			if _, link, found := strings.Cut(out, "Make the first account at "); found {
				ts.Setenv(name+"_setup", strings.TrimSpace(link))
			}
			return
		}
		select {
		case err := <-s.done:
			ts.Fatalf("the server %s ended: %v\n%s", name, err, ts.ReadFile(name+".err"))
		default:
		}
	}
	ts.Fatalf("the server %s did not tell its address: %s", name, ts.ReadFile(name+".err"))
}

// stop NAME tells a server to stop, as an init system does, and wants the exit code 0.
func stop(ts *testscript.TestScript, neg bool, args []string) {
	s := known(ts, neg, args)
	ts.Check(s.cmd.Process.Signal(syscall.SIGTERM))
	select {
	case err := <-s.done:
		if err != nil {
			ts.Fatalf("the server %s ended badly: %v\n%s", args[0], err, ts.ReadFile(args[0]+".err"))
		}
	case <-time.After(patience):
		ts.Fatalf("the server %s did not stop", args[0])
	}
}

// crash NAME kills a server without warning.
func crash(ts *testscript.TestScript, neg bool, args []string) {
	s := known(ts, neg, args)
	ts.Check(s.cmd.Process.Kill())
	<-s.done
}

func known(ts *testscript.TestScript, neg bool, args []string) *server {
	if neg || len(args) != 1 {
		ts.Fatalf("use: stop NAME, crash NAME")
	}
	s, ok := ts.Value(serversKey{}).(servers)[args[0]]
	if !ok {
		ts.Fatalf("there is no server %s", args[0])
	}
	return s
}

// exits CODE PROGRAM ARG… runs a program that must end with the code, with an
// empty standard output and one line on standard error, which is put in $line.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	want, err := strconv.Atoi(args[0])
	if neg || err != nil || len(args) < 2 {
		ts.Fatalf("use: exits CODE PROGRAM [ARG...]")
	}
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	out, line := ts.ReadFile("stdout"), ts.ReadFile("stderr")
	if got != want {
		ts.Fatalf("exit code %d, want %d: %s", got, want, line)
	}
	if out != "" {
		ts.Fatalf("a failure printed on standard output: %s", out)
	}
	if strings.Count(line, "\n") != 1 || !strings.HasPrefix(line, "broadsheet: ") {
		ts.Fatalf("a failure is told in one line, not %q", line)
	}
}

// big FILE BYTES TEXT writes a file of that many bytes that repeats a text.
func big(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), bytes.Repeat([]byte(args[2]), n/len(args[2])+1)[:n], 0o600))
}

// soon URL TEXT asks for a page until it holds a text: for what a server
// notices that another program did.
func soon(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("use: soon URL TEXT")
	}
	for began := time.Now(); time.Since(began) < patience; time.Sleep(20 * time.Millisecond) {
		resp, err := http.Get(args[0]) //nolint:gosec // an address of the script's own server
		ts.Check(err)
		body, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		ts.Check(err)
		if strings.Contains(string(body), args[1]) {
			return
		}
	}
	ts.Fatalf("%s never showed %q", args[0], args[1])
}
