package e2e_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// patience is how long a test waits for what must come. One that passes never
// waits that long.
const patience = 30 * time.Second

// program builds the real binary, once for all tests of this package, where
// git does not look.
var program = sync.OnceValues(func() (string, error) {
	file, err := filepath.Abs("../bin/e2e/broadsheet")
	if err != nil {
		return "", err
	}
	if out, err := exec.Command("go", "build", "-o", file, "..").CombinedOutput(); err != nil {
		return "", fmt.Errorf("build the program: %w\n%s", err, out)
	}
	return file, nil
})

// paper is a publication that the real program works on: its data folder, a
// key for it, and the server, when it runs.
type paper struct {
	t      testing.TB
	dir    string
	key    string
	flags  []string // of serve, beside the folder and the address
	base   string   // where the server answers
	client *http.Client
	server *exec.Cmd
	said   *lockedBuffer // what the server printed
	ended  chan struct{} // closed when it has
}

// newPaper makes a data folder with a key for a chief, and no server yet.
func newPaper(t testing.TB, dir string, flags ...string) *paper {
	t.Helper()
	p := &paper{t: t, dir: dir, flags: flags, client: &http.Client{
		Timeout:       patience,
		Transport:     &http.Transport{MaxIdleConnsPerHost: 16, DisableCompression: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
	p.key = strings.TrimSpace(p.must("key", "create", "--name", "test", "--role", "chief"))
	t.Cleanup(func() {
		if p.server != nil {
			p.kill()
		}
		p.client.CloseIdleConnections()
	})
	return p
}

// openPaper is newPaper with a server.
func openPaper(t testing.TB, flags ...string) *paper {
	t.Helper()
	p := newPaper(t, t.TempDir(), flags...)
	p.start()
	return p
}

// run carries out a command of the program on the data folder.
func (p *paper) run(args ...string) (out, errOut string, code int) {
	p.t.Helper()
	file, err := program()
	if err != nil {
		p.t.Fatal(err)
	}
	cmd := exec.Command(file, append(args, "--data", p.dir)...)
	var o, e bytes.Buffer
	cmd.Stdout, cmd.Stderr = &o, &e
	if err := cmd.Run(); err != nil {
		if _, exited := errors.AsType[*exec.ExitError](err); !exited {
			p.t.Fatal(err)
		}
	}
	return o.String(), e.String(), cmd.ProcessState.ExitCode()
}

// must is run for what has to go well.
func (p *paper) must(args ...string) string {
	p.t.Helper()
	out, errOut, code := p.run(args...)
	if code != 0 {
		p.t.Fatalf("broadsheet %s ended with %d: %s%s", strings.Join(args, " "), code, out, errOut)
	}
	return out
}

// start starts the server and returns when it has told its address.
func (p *paper) start() {
	p.t.Helper()
	file, err := program()
	if err != nil {
		p.t.Fatal(err)
	}
	p.server = exec.Command(file, append([]string{"serve", "--data", p.dir, "--addr", "127.0.0.1:0"}, p.flags...)...)
	p.said, p.ended = &lockedBuffer{}, make(chan struct{})
	p.server.Stdout, p.server.Stderr = p.said, p.said
	if err := p.server.Start(); err != nil {
		p.t.Fatal(err)
	}
	go func(cmd *exec.Cmd, ended chan struct{}) {
		cmd.Wait() //nolint:errcheck // most are killed
		close(ended)
	}(p.server, p.ended)
	for began := time.Now(); time.Since(began) < patience; time.Sleep(time.Millisecond) {
		if _, after, found := strings.Cut(p.said.String(), "The publication is at http://localhost:"); found {
			if port, _, whole := strings.Cut(after, "/\n"); whole {
				p.base = "http://127.0.0.1:" + port
				return
			}
		}
		select {
		case <-p.ended:
			p.t.Fatalf("the server ended: %s", p.said)
		default:
		}
	}
	p.t.Fatalf("the server did not tell its address: %s", p.said)
}

// kill ends the server as a power cut would, as far as the program can tell.
func (p *paper) kill() {
	p.server.Process.Kill() //nolint:errcheck // it may have ended
	<-p.ended
	p.server = nil
	p.client.CloseIdleConnections()
}

// stop tells the server to stop and wants it to end well.
func (p *paper) stop() {
	p.t.Helper()
	p.server.Process.Signal(syscall.SIGTERM) //nolint:errcheck // the exit code tells
	<-p.ended
	if code := p.server.ProcessState.ExitCode(); code != 0 {
		p.t.Errorf("the server ended with %d: %s", code, p.said)
	}
	p.server = nil
}

// answer is a response, read whole.
type answer struct {
	*http.Response
	body string
}

// value reads a field of a JSON object.
func (a answer) value(field string) any {
	var v map[string]any
	if json.Unmarshal([]byte(a.body), &v) != nil {
		return nil
	}
	return v[field]
}

// text is value for text; it is empty when there is none.
func (a answer) text(field string) string {
	s, _ := a.value(field).(string)
	return s
}

// ask sends a request and reads the answer.
func (p *paper) ask(method, path, body string, headers ...string) (answer, error) {
	req, err := http.NewRequest(method, p.base+path, strings.NewReader(body))
	if err != nil {
		return answer{}, err
	}
	for _, h := range headers {
		name, value, _ := strings.Cut(h, ": ")
		req.Header.Set(name, value)
	}
	resp, err := p.client.Do(req)
	if err != nil {
		return answer{}, err
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	return answer{resp, string(data)}, err
}

// get asks as a reader.
func (p *paper) get(path string, headers ...string) answer {
	p.t.Helper()
	a, err := p.ask(http.MethodGet, path, "", headers...)
	if err != nil {
		p.t.Fatalf("GET %s: %v\n%s", path, err, p.said)
	}
	return a
}

// call asks the API with the key and wants a status.
func (p *paper) call(want int, method, path, body string, headers ...string) answer {
	p.t.Helper()
	a, err := p.ask(method, "/api/v1"+path, body, append(headers, "Authorization: Bearer "+p.key, "Content-Type: application/json")...)
	if err != nil {
		p.t.Fatalf("%s %s: %v\n%s", method, path, err, p.said)
	}
	if a.StatusCode != want {
		p.t.Fatalf("%s %s %s: %s, want %d\n%s", method, path, body, a.Status, want, a.body)
	}
	return a
}

// post is call for a POST to which 200 is the answer.
func (p *paper) post(path, body string) answer {
	p.t.Helper()
	return p.call(http.StatusOK, http.MethodPost, path, body)
}

// begin files a story and gives its id.
func (p *paper) begin(fields string) (id string) {
	p.t.Helper()
	return p.call(http.StatusCreated, http.MethodPost, "/stories", fields).text("id")
}

// kept gives the targets that the server's press keeps.
func (p *paper) kept() (targets []string) {
	p.t.Helper()
	client := &http.Client{Transport: &http.Transport{DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "unix", filepath.Join(p.dir, "broadsheet.sock"))
	}}}
	defer client.CloseIdleConnections()
	resp, err := client.Get("http://paper/pages")
	if err != nil {
		p.t.Fatal(err)
	}
	defer resp.Body.Close()
	for dec := json.NewDecoder(resp.Body); dec.More(); {
		var page struct{ Target string }
		if err := dec.Decode(&page); err != nil {
			p.t.Fatal(err)
		}
		targets = append(targets, page.Target)
	}
	return targets
}

// check carries out `broadsheet check` and wants it to find nothing wrong.
func (p *paper) check() string {
	p.t.Helper()
	out, errOut, code := p.run("check")
	if code != 0 {
		p.t.Errorf("check ended with %d: %s%s", code, out, errOut)
	}
	return out
}

// lockedBuffer is what several goroutines may write and read.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// isRoot tells whether the test may mount file systems.
func isRoot() bool { return os.Geteuid() == 0 }
