package e2e_test

import (
	"database/sql"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	_ "modernc.org/sqlite" // the driver by which another program locks the database
)

// TestAFullDiskStopsWritingAndNothingElse gives the data folder a small file
// system of its own and fills it.
func TestAFullDiskStopsWritingAndNothingElse(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if !isRoot() {
		t.Skip("only root may mount the small file system that this test fills")
	}
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=4m"); err != nil {
		t.Skip("a small file system can't be mounted here: ", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	p := newPaper(t, dir)
	p.start()
	path := p.post("/stories/"+p.begin(tideMill)+"/publish", "").text("path")
	waiting := p.begin(`{"headline": "Waiting for room", "section": "uk", "body_html": "<p>Soon.</p>"}`)

	ballast := fill(t, dir)
	text := strings.Repeat("<p>Words that need room, said the clerk, and more of it than there is.</p>", 2000)
	long := fmt.Sprintf(`{"headline": "Long", "section": "uk", "body_html": %q}`, text)
	var a answer
	for range 20 { // what the database has in hand may still take a story or two
		if a = p.write("/stories", long); a.StatusCode != http.StatusCreated {
			break
		}
	}
	p.unavailable(a, "The disk is full, so nothing was saved.")
	p.unavailable(p.write("/stories/"+waiting+"/publish", ""), "The disk is full")
	p.shows(path, "The wheel turned on Monday")
	p.shows("/europe", "Europe") // rendered now, not only kept
	p.nowhere([]string{"/", "/uk", "/latest"}, "Waiting for room")
	if _, errOut, code := p.run("key", "create", "--name", "more", "--role", "editor"); code != 1 || !strings.Contains(errOut, "The disk is full") || strings.Count(errOut, "\n") != 1 {
		t.Errorf("key create ends with %d: %s", code, errOut)
	}

	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	p.post("/stories/"+waiting+"/publish", "")
	p.shows("/uk", "Waiting for room")
	p.check()
	p.stop()
}

// fill writes a file until there is no room left.
func fill(t *testing.T, dir string) (file string) {
	t.Helper()
	file = filepath.Join(dir, "ballast")
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for size := 64 << 10; size > 0; size /= 2 {
		for err = nil; err == nil; {
			_, err = f.Write(make([]byte, size))
		}
	}
	return file
}

// write posts with the key and gives whatever the answer is.
func (p *paper) write(path, body string) answer {
	p.t.Helper()
	a, err := p.ask(http.MethodPost, "/api/v1"+path, body, "Authorization: Bearer "+p.key, "Content-Type: application/json")
	if err != nil {
		p.t.Fatalf("POST %s: %v\n%s", path, err, p.said)
	}
	return a
}

// unavailable wants a refusal that says in a sentence what is the matter and
// that trying again may help.
func (p *paper) unavailable(a answer, sentence string) {
	p.t.Helper()
	if a.StatusCode != http.StatusServiceUnavailable || a.Header.Get("Content-Type") != "application/problem+json" ||
		!strings.Contains(a.text("detail"), sentence) || a.Header.Get("Retry-After") == "" {
		p.t.Fatalf("it answers %s %v %s", a.Status, a.Header, a.body)
	}
}

// TestALockedDatabaseIsWaitedForAndThenTold lets another program hold the
// write lock: shortly, which nobody notices, and for good, which is told.
func TestALockedDatabaseIsWaitedForAndThenTold(t *testing.T) {
	t.Parallel()
	p := openPaper(t)
	path := p.post("/stories/"+p.begin(tideMill)+"/publish", "").text("path")
	id := p.begin(`{"headline": "Patience", "section": "uk", "body_html": "<p>It waits.</p>"}`)
	db, err := sql.Open("sqlite", "file:"+filepath.Join(p.dir, "broadsheet.db")+"?_pragma=busy_timeout(5000)")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	lock := func() {
		if _, err := db.Exec("BEGIN IMMEDIATE"); err != nil {
			t.Fatal(err)
		}
	}
	free := func() {
		if _, err := db.Exec("ROLLBACK"); err != nil {
			t.Fatal(err)
		}
	}

	lock()
	time.AfterFunc(700*time.Millisecond, free)
	p.post("/stories/"+id+"/publish", "")
	p.shows("/uk", "Patience")

	lock()
	p.unavailable(p.write("/stories", tideMill), "The database is busy with another program, so nothing was saved.")
	p.shows(path, "The wheel turned on Monday")
	p.shows("/business", "Business")
	free()
	p.begin(tideMill)
	p.check()
}
