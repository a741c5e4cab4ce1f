package judges_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// faulty makes sure that the checker's silence means something.
const faulty = `<!doctype html><html lang="en"><title>x</title><style>p { colour: red }</style><section><p><div></p></section><img src="/x.png">`

// TestNuHasNothingToSay gives every page to the Nu HTML checker, which also
// reads the style sheets: no error and no warning, except on the page that is
// there to have some.
func TestNuHasNothingToSay(t *testing.T) {
	t.Parallel()
	java, jar := program(t, "java"), fromNPM(t, "vnu-jar/build/dist/vnu.jar")
	p, dir := open(t), t.TempDir()
	for _, pg := range p.pages {
		_, body, err := p.see(pg)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, pg.name+".html"), body, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "faulty.html"), []byte(faulty), 0o600); err != nil {
		t.Fatal(err)
	}
	messages, err := nu(java, jar, dir)
	if err != nil {
		t.Fatal(err)
	}
	where, found := map[string][]string{}, 0 // a fault of the frame is on every page, and said once
	for _, m := range messages {
		switch {
		case m.counts() && filepath.Base(m.URL) == "faulty.html":
			found++
		case m.counts():
			said := fmt.Sprintf("%s %s: %s\n\t%s", m.Type, m.SubType, m.Message, m.Extract)
			where[said] = append(where[said], fmt.Sprintf("%s:%d", filepath.Base(m.URL), m.LastLine))
		}
	}
	if found < 4 { // a misspelt property, a stray </p>, no alt, a section without a heading
		t.Errorf("the checker finds only %d faults on a page that is full of them", found)
	}
	for said, pages := range where {
		t.Errorf("%s\n\ton %s", said, strings.Join(pages, " "))
	}
}

type nuMessage struct {
	URL, Type, SubType, Message, Extract string
	LastLine                             int
}

// counts tells an error or a warning from a remark.
func (m nuMessage) counts() bool { return m.Type != "info" || m.SubType == "warning" }

// nu has one Java machine read every page of a folder, with the compiler that
// starts fastest: it lives for seconds.
func nu(java, jar, dir string) ([]nuMessage, error) {
	cmd := exec.Command(java, "-Xss2m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", jar, "--format", "json", "--stdout", "--exit-zero-always", dir)
	var errOut bytes.Buffer
	cmd.Stderr = &errOut
	out, err := cmd.Output()
	if err != nil {
		if _, ended := errors.AsType[*exec.ExitError](err); !ended {
			return nil, err
		}
		return nil, fmt.Errorf("the checker failed: %w: %s", err, errOut.String())
	}
	var report struct{ Messages []nuMessage }
	if err := json.Unmarshal(out, &report); err != nil {
		return nil, fmt.Errorf("read what the checker says: %w: %s", err, out)
	}
	return report.Messages, nil
}
