package api_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// described is the OpenAPI document as a program reads it that knows nothing
// of the server: what it says is what the tests here send and expect.
type described struct {
	t          testing.TB
	doc        map[string]any
	schemas    *jsonschema.Compiler
	operations []*described1
}

// described1 is one operation of it.
type described1 struct {
	method, path, id string
	node             map[string]any
}

const whereDocument = "https://example.org/openapi.json"

func readDocument(n *newsroom) *described {
	a := n.do("GET", "/api/v1/openapi.json", "")
	if a.StatusCode != http.StatusOK {
		n.t.Fatalf("the document: %d %s", a.StatusCode, a.body)
	}
	d := &described{t: n.t, doc: a.json, schemas: jsonschema.NewCompiler()}
	d.schemas.AssertFormat()
	raw, err := jsonschema.UnmarshalJSON(bytes.NewReader(a.body))
	n.must(err)
	n.must(d.schemas.AddResource(whereDocument, raw))
	for path, item := range d.doc["paths"].(map[string]any) {
		for method, op := range item.(map[string]any) {
			if method != "parameters" {
				node := op.(map[string]any)
				d.operations = append(d.operations, &described1{strings.ToUpper(method), path, node["operationId"].(string), node})
			}
		}
	}
	slices.SortFunc(d.operations, func(a, b *described1) int { return strings.Compare(a.id, b.id) })
	return d
}

// at follows references to the node that is meant.
func (d *described) at(v any) map[string]any {
	node := v.(map[string]any)
	for {
		ref, ok := node["$ref"].(string)
		if !ok {
			return node
		}
		var next any = d.doc
		for part := range strings.SplitSeq(strings.TrimPrefix(ref, "#/"), "/") {
			if next, ok = next.(map[string]any)[part]; !ok {
				d.t.Fatalf("the document refers to %s, which is not there", ref)
			}
		}
		node = next.(map[string]any)
	}
}

// fits tells what of some JSON does not fit a schema that a node holds.
func (d *described) fits(schema any, data []byte) error {
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		return err
	}
	compiled, err := d.schemas.Compile(whereDocument + schema.(map[string]any)["$ref"].(string))
	if err != nil {
		return err
	}
	return compiled.Validate(v)
}

// input gives the schema of an operation's body, and the examples in it.
func (d *described) input(op *described1) (schema any, examples []string) {
	body, ok := op.node["requestBody"].(map[string]any)
	if !ok {
		return nil, []string{""}
	}
	content := body["content"].(map[string]any)
	if content["application/json"] == nil { // a file
		return nil, []string{picture(d.t, 3, 2)}
	}
	schema = content["application/json"].(map[string]any)["schema"]
	for _, e := range d.at(schema)["examples"].([]any) {
		data, err := json.Marshal(e)
		if err != nil {
			d.t.Fatal(err)
		}
		examples = append(examples, string(data))
	}
	if body["required"] != true {
		examples = append(examples, "")
	}
	return schema, examples
}

// statuses lists what an operation says it may answer.
func (op *described1) statuses() []int {
	var all []int
	for s := range op.node["responses"].(map[string]any) {
		if n, err := strconv.Atoi(s); err == nil {
			all = append(all, n)
		}
	}
	slices.Sort(all)
	return all
}

// check tells everything in which an answer differs from what is described.
func (d *described) check(op *described1, a answer) error {
	responses := op.node["responses"].(map[string]any)
	described, ok := responses[strconv.Itoa(a.StatusCode)]
	if !ok {
		if described = responses["default"]; a.StatusCode < 500 && a.StatusCode != http.StatusTooManyRequests {
			return fmt.Errorf("the status %d is not described", a.StatusCode)
		}
	}
	response := d.at(described)
	headers, _ := response["headers"].(map[string]any)
	for name, h := range headers {
		node, value := d.at(h), a.Header.Get(name)
		if value == "" && node["required"] == true {
			return fmt.Errorf("the header %s is missing", name)
		}
		schema := node["schema"].(map[string]any)
		if p, ok := schema["pattern"].(string); ok && value != "" && !regexp.MustCompile(p).MatchString(value) {
			return fmt.Errorf("the header %s: %s is not like %s", name, value, p)
		}
	}
	content, _ := response["content"].(map[string]any)
	if content == nil {
		if len(a.body) > 0 {
			return fmt.Errorf("there is a body where none is described: %.200s", a.body)
		}
		return nil
	}
	media, ok := content[a.Header.Get("Content-Type")].(map[string]any)
	if !ok {
		return fmt.Errorf("the media type %q is not described", a.Header.Get("Content-Type"))
	}
	if err := d.fits(media["schema"], a.body); err != nil {
		return fmt.Errorf("%.600s\n%w", a.body, err)
	}
	return nil
}
