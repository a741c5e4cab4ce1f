// Package editor_test holds the desk's editor (TypeScript, in this folder) to the text that package prose accepts.
package editor_test

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"broadsheet/prose"
)

// The file is written by the editor's own tests: every node and mark once, with every attribute that it can have.
func TestProseAcceptsWhatTheEditorWritesAndWritesTheSame(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("test/documents.json")
	if err != nil {
		t.Fatal(err)
	}
	var documents []json.RawMessage
	if err := json.Unmarshal(data, &documents); err != nil {
		t.Fatal(err)
	}
	if len(documents) < 30 {
		t.Fatalf("only %d documents: the editor's samples are missing", len(documents))
	}
	for _, written := range documents {
		d, err := prose.Parse(written)
		if err != nil {
			t.Errorf("%s: %v", written, err)
			continue
		}
		back, err := d.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tree(t, written), tree(t, back)); diff != "" {
			t.Errorf("prose writes it differently (-editor +prose):\n%s", diff)
		}
	}
}

func tree(t *testing.T, data []byte) any {
	t.Helper()
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	return v
}
