package collab_test

import (
	"encoding/json"
	"strings"
	"testing"

	"broadsheet/collab"
	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/store/storetest"
)

// FuzzStep sends anything at all as a step: it is kept as a text that prose
// accepts, or it is refused in a sentence and nothing has changed.
func FuzzStep(f *testing.F) {
	for _, step := range []string{
		`{"stepType":"replace","from":3,"to":7}`, string(insert(3, "a")), `{"stepType":"replace","from":4,"to":4,"slice":{"content":[{"type":"paragraph"},{"type":"paragraph"}],"openStart":1,"openEnd":1},"structure":true}`,
		`{"stepType":"replaceAround","from":0,"to":18,"gapFrom":0,"gapTo":18,"insert":1,"slice":{"content":[{"type":"quote"}]},"structure":true}`,
		`{"stepType":"addMark","from":1,"to":4,"mark":{"type":"link","attrs":{"href":"/a"}}}`, `{"stepType":"removeMark","from":1,"to":4,"mark":{"type":"bold"}}`,
		`{"stepType":"addNodeMark","pos":0,"mark":{"type":"bold"}}`, `{"stepType":"attr","pos":0,"attr":"level","value":3}`, `{"stepType":"attr","pos":0,"attr":"__proto__","value":{}}`,
		`{"stepType":"replace","from":0,"to":0,"slice":{"content":[{"type":"picture","attrs":{"src":"/a"}}]}}`, `null`, `[`, `{"stepType":"replace","from":1e300,"to":1}`,
	} {
		f.Add(step)
	}
	n := found(f, storetest.SQLite(f))
	f.Fuzz(func(t *testing.T, step string) {
		n.t = t
		before := must[collab.Snapshot](t, "open")(n.rooms.Open(t.Context(), n.ann, n.story))
		out, err := n.rooms.Submit(t.Context(), n.ann, n.story, collab.Submission{Client: "ann.t", Version: before.Version, Steps: []json.RawMessage{json.RawMessage(step)}})
		after := must[collab.Snapshot](t, "open")(n.rooms.Open(t.Context(), n.ann, n.story))
		if _, e := prose.FromEditor(after.Doc); e != nil {
			t.Errorf("%s made a text that is none: %v", step, e)
		}
		switch said, told := news.Sentence(err); {
		case err == nil && (!out.Accepted || after.Version != before.Version+1):
			t.Errorf("%s is answered with %+v and the text is at version %d after %d", step, out, after.Version, before.Version)
		case err != nil && (!told || strings.TrimSpace(said) == ""):
			t.Errorf("%s is refused with %v", step, err)
		case err != nil && (after.Version != before.Version || string(after.Doc) != string(before.Doc)):
			t.Errorf("%s is refused and has changed the text", step)
		}
	})
}
