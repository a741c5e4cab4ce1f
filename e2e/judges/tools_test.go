package judges_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
)

// npm installs, once, what the lock file names, unless it is there.
var npm = sync.OnceValues(func() (out string, err error) {
	if _, err := os.Stat("node_modules/axe-core/axe.min.js"); err == nil {
		return "", nil
	}
	b, err := exec.Command("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error").CombinedOutput()
	return string(b), err
})

// fromNPM gives the path of a file of a package, or skips the test.
func fromNPM(t *testing.T, file string) string {
	t.Helper()
	if out, err := npm(); err != nil {
		absent(t, fmt.Sprintf("the judges that come from npm are not installed and can't be (%v): %s", err, out))
	}
	path, err := filepath.Abs(filepath.Join("node_modules", filepath.FromSlash(file)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Fatalf("what npm installed is not whole; remove e2e/judges/node_modules and try again: %v", err)
	}
	return path
}

// program gives the path of a program of this machine, or skips the test.
func program(t *testing.T, names ...string) string {
	t.Helper()
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	absent(t, names[0]+" is not on this machine, so its judge says nothing")
	return ""
}

// absent skips the test of a judge that is not there. CI must have all.
func absent(t *testing.T, why string) {
	t.Helper()
	if os.Getenv("REQUIRE_JUDGES") != "" {
		t.Fatal(why)
	}
	t.Skip(why)
}

// chromium gives the path of the browser. CI must have one.
func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "google-chrome", "chromium-browser"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if os.Getenv("REQUIRE_CHROMIUM") != "" {
		t.Fatal("Chromium is required and not on this machine")
	}
	t.Skip("Chromium is not on this machine, so nothing was seen through it")
	return ""
}
