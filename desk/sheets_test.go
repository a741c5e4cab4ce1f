package desk

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestTheDeskIsSetInThePublicationsFonts(t *testing.T) {
	t.Parallel()
	const faces = "@font-face{font-family:Ours}"
	with, err := loadFiles(faces, ".map{}")
	if err != nil {
		t.Fatal(err)
	}
	without, err := loadFiles("", "")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(with["desk.css"].body), faces) || with.address("desk.css") == without.address("desk.css") {
		t.Error("the sheet has no faces, or another text at the same address")
	}
	if string(with["drawing.css"].body) != ".map{}" || with.address("drawing.css") == without.address("drawing.css") {
		t.Error("charts and maps have another ink than the publication’s")
	}
	if with.address("editor.css") != without.address("editor.css") {
		t.Error("the faces stand in every sheet")
	}
}

// shared are the classes that more than one sheet means to dress.
var shared = []string{
	"token-entry", "token-box", "editor-status", "conflict-theirs", // the page's own before the script takes over, the editor's after
	"editor-panel", // the picker of pictures stands in the editor's panels
}

// TestASheetDressesNoOtherSheetsClass: all sheets hang on one page, so a word
// that two of them take for different things dresses one as the other, as the
// places of a search once did with the stories found for a front.
func TestASheetDressesNoOtherSheetsClass(t *testing.T) {
	t.Parallel()
	sheets, err := filepath.Glob("static/*.css")
	if err != nil || len(sheets) < 4 {
		t.Fatalf("only the sheets %v (%v)", sheets, err)
	}
	comment, first := regexp.MustCompile(`(?s)/\*.*?\*/`), regexp.MustCompile(`(?m)(?:^\s*|,\s*)\.([a-z][a-z0-9-]*)[^{};]*\{`)
	of := map[string]string{}
	for _, sheet := range sheets {
		css, err := os.ReadFile(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range first.FindAllSubmatch(comment.ReplaceAll(css, nil), -1) {
			class := string(m[1])
			if was, ok := of[class]; ok && was != sheet && !slices.Contains(shared, class) {
				t.Errorf(".%s is dressed by %s and by %s: give one of them another name", class, was, sheet)
			}
			of[class] = sheet
		}
	}
	if of["match"] == "" || of["found"] == "" {
		t.Error("the classes of the sheets were not read")
	}
}
