package main_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// allowed is the house, floor by floor: which of our packages each one may
// import. A package that is not in the table, or an import that is not in its
// row, fails the test: arrows point down, and neighbours do not know each other.
var allowed = map[string]string{
	// words
	"news":   "",
	"prose":  "news",
	"tongue": "",

	// ground
	"store":           "news",
	"store/storetest": "store",
	"auth":            "news store",
	"media":           "news prose store",
	"draw":            "news prose",
	"draw/gen":        "",

	// deciding
	"checklist": "news prose store draw",
	"edit":      "news prose store",
	"publish":   "news prose store checklist",
	"collab":    "news prose store edit",

	// following
	"search": "news prose store",

	// printing
	"press": "news",
	"theme": "news prose tongue",
	"site":  "news prose tongue store press theme draw",
	"feed":  "news prose tongue store press",

	// doors
	"desk":        "news prose tongue store auth media checklist edit publish search collab draw",
	"desk/editor": "",
	"api":         "news prose store auth media edit publish",
	"transfer":    "news prose store edit publish",

	// what fills an empty publication
	"demo":  "news prose store media draw edit publish",
	"bench": "news prose store edit publish",

	// wiring
	"cmd": "news store auth media publish press theme site feed desk api transfer demo bench search collab",
	"":    "cmd",
}

func TestArrowsPointDown(t *testing.T) {
	t.Parallel()
	out, err := exec.CommandContext(t.Context(), "go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "./...").Output()
	if err != nil {
		t.Fatalf("list the packages: %v", err)
	}
	const module = "broadsheet"
	seen := 0
	for line := range strings.Lines(string(out)) {
		names := strings.Fields(line)
		pkg := strings.TrimPrefix(strings.TrimPrefix(names[0], module), "/")
		if strings.HasPrefix(pkg, "bench/") || pkg == "e2e" || strings.HasPrefix(pkg, "e2e/") {
			continue // programs and tests that drive the whole from outside
		}
		row, known := allowed[pkg]
		if !known {
			t.Errorf("package %q is not in the table: say on which floor it lives", pkg)
		}
		seen++
		for _, imported := range names[1:] {
			ours, is := strings.CutPrefix(imported, module+"/")
			if is && !slices.Contains(strings.Fields(row), ours) {
				t.Errorf("%s imports %s, which its floor does not allow", pkg, ours)
			}
			if imported == "database/sql" && pkg != "store" && pkg != "store/storetest" {
				t.Errorf("%s imports database/sql; store alone does", pkg)
			}
			if pkg == "news" && strings.Contains(strings.SplitN(imported, "/", 2)[0], ".") {
				t.Errorf("news imports %s; it stands on the standard library alone", imported)
			}
		}
	}
	if seen < 10 {
		t.Fatalf("only %d packages were looked at", seen)
	}
}
