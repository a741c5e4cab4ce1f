package judges_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// patience is how long a test waits for what must come.
const patience = 60 * time.Second

// theirs is the one publication that every judge looks at: it is opened by the
// first test that asks, and closed by TestMain.
var theirs struct {
	once  sync.Once
	paper *paper
	err   error
}

func TestMain(m *testing.M) {
	flag.Parse()
	code := m.Run()
	if theirs.paper != nil {
		theirs.paper.close()
	}
	os.Exit(code)
}

// open gives the publication to a test.
func open(t *testing.T) *paper {
	t.Helper()
	theirs.once.Do(func() { theirs.paper, theirs.err = openPaper() })
	if theirs.err != nil {
		t.Fatal(theirs.err)
	}
	return theirs.paper
}

// paper is a demonstration, served, with somebody signed in to its desk.
type paper struct {
	dir    string
	file   string // the program
	base   string // where the server answers
	key    string // for the API
	cookie string // of somebody who is signed in to the desk
	client *http.Client
	server *exec.Cmd
	pages  []page
}

// page is one page of the publication.
type page struct {
	name   string // of its kind, fit for the name of a file
	path   string
	status int
	desk   bool // behind the newsroom's door
}

func openPaper() (p *paper, err error) {
	p = &paper{client: &http.Client{Timeout: patience, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
	defer func() {
		if err != nil {
			p.close()
		}
	}()
	if p.file, err = filepath.Abs("../../bin/judges/broadsheet"); err != nil {
		return nil, err
	}
	if out, err := exec.Command("go", "build", "-o", p.file, "../..").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("build the program: %w\n%s", err, out)
	}
	if p.dir, err = os.MkdirTemp("", "judges"); err != nil {
		return nil, err
	}
	if err := p.start("--demo"); err != nil {
		return nil, err
	}
	if err := p.people(); err != nil {
		return nil, err
	}
	return p, p.fill()
}

// start starts the server and waits until it has told its address.
func (p *paper) start(flags ...string) error {
	said, err := os.Create(filepath.Join(p.dir, "said.txt"))
	if err != nil {
		return err
	}
	defer said.Close()
	p.server = exec.Command(p.file, append([]string{"serve", "--data", filepath.Join(p.dir, "data"), "--addr", "127.0.0.1:0"}, flags...)...)
	p.server.Stdout, p.server.Stderr = said, said
	if err := p.server.Start(); err != nil {
		return err
	}
	for began := time.Now(); time.Since(began) < patience; time.Sleep(10 * time.Millisecond) {
		text, err := os.ReadFile(said.Name())
		if err != nil {
			return err
		}
		if _, after, found := strings.Cut(string(text), "The publication is at "); found {
			if base, _, whole := strings.Cut(after, "/\n"); whole {
				p.base = base
				return nil
			}
		}
	}
	text, _ := os.ReadFile(said.Name()) //nolint:errcheck // what it holds is for a person
	return fmt.Errorf("the server did not tell its address: %s", text)
}

// close ends the server and leaves nothing behind.
func (p *paper) close() {
	if p.server != nil && p.server.Process != nil {
		p.server.Process.Kill() //nolint:errcheck // it may have ended
		p.server.Wait()         //nolint:errcheck // it was killed
	}
	os.RemoveAll(p.dir) //nolint:errcheck // a folder of temporary files
}

const (
	email    = "judge@example.org"
	password = "a judge of pages at work"
)

// people makes a key for the API and an account, and signs it in.
func (p *paper) people() error {
	key, err := p.run("", "key", "create", "--name", "judges", "--role", "chief")
	if err != nil {
		return err
	}
	p.key = strings.TrimSpace(key)
	if _, err := p.run(password+"\n", "user", "add", email, "--name", "Judith Page", "--role", "admin", "--password-stdin"); err != nil {
		return err
	}
	resp, err := p.client.PostForm(p.base+"/desk/sign-in", url.Values{"email": {email}, "password": {password}, "to": {"/desk/"}})
	if err != nil {
		return err
	}
	resp.Body.Close() //nolint:errcheck // it is not read
	if resp.StatusCode != http.StatusSeeOther || resp.Header.Get("Location") != "/desk/" {
		return fmt.Errorf("signing in ended with %s and leads to %q", resp.Status, resp.Header.Get("Location"))
	}
	for _, c := range resp.Cookies() {
		p.cookie = strings.TrimPrefix(p.cookie+"; "+c.Name+"="+c.Value, "; ")
	}
	return nil
}

// run carries out a command of the program on the publication's folder.
func (p *paper) run(in string, args ...string) (string, error) {
	cmd := exec.Command(p.file, append(args, "--data", filepath.Join(p.dir, "data"))...)
	cmd.Stdin = strings.NewReader(in)
	var errOut bytes.Buffer
	cmd.Stderr = &errOut
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("broadsheet %s: %w: %s", strings.Join(args, " "), err, errOut.String())
	}
	return string(out), nil
}

// get asks for a path as a reader does, and reads the answer.
func (p *paper) get(path string, headers ...string) (*http.Response, []byte, error) {
	return p.ask(http.MethodGet, path, "", headers...)
}

// see asks for a page, from within the newsroom where it is one of the desk's.
func (p *paper) see(pg page) (*http.Response, []byte, error) {
	if pg.desk {
		return p.get(pg.path, "Cookie: "+p.cookie)
	}
	return p.get(pg.path)
}

func (p *paper) ask(method, path, body string, headers ...string) (*http.Response, []byte, error) {
	req, err := http.NewRequest(method, p.base+path, strings.NewReader(body))
	if err != nil {
		return nil, nil, err
	}
	for _, h := range headers {
		name, value, _ := strings.Cut(h, ": ")
		req.Header.Set(name, value)
	}
	resp, err := p.client.Do(req)
	if err != nil {
		return nil, nil, err
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	return resp, data, err
}

// call asks the API with the key; out takes the answer.
func (p *paper) call(method, path, body string, out any) error {
	resp, data, err := p.ask(method, "/api/v1"+path, body, "Authorization: Bearer "+p.key, "Content-Type: application/json")
	if err != nil {
		return err
	}
	if resp.StatusCode >= 300 {
		return fmt.Errorf("%s %s: %s %s", method, path, resp.Status, data)
	}
	return json.Unmarshal(data, out)
}
