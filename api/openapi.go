package api

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
)

// components is the part of the OpenAPI document that is written by hand: the
// schemas with their examples, the parameters and the headers. It is JSON, so
// that any editor knows it.
//
//go:embed components.json
var components []byte

// document is the finished OpenAPI document.
type document struct {
	body json.RawMessage
	etag string
}

// node is an object of the document. The document is data of a shape that
// OpenAPI lays down and no code of ours walks, so it needs no structs.
type node = map[string]any

// newDocument makes the document from the table of operations.
func newDocument(table []operation, version string) document {
	var parts node
	if err := json.Unmarshal(components, &parts); err != nil {
		panic(fmt.Errorf("components.json: %w", err))
	}
	paths := node{}
	for _, op := range table {
		path, ok := paths[op.path].(node)
		if !ok {
			path = node{}
			paths[op.path] = path
			if names := pathParameters(op.path); len(names) > 0 {
				path["parameters"] = names
			}
		}
		path[strings.ToLower(op.method)] = op.describe()
	}
	doc := node{
		"openapi":           "3.1.0",
		"jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
		"info":              parts["info"],
		"servers":           []node{{"url": "/", "description": "This publication"}},
		"tags":              parts["tags"],
		"paths":             paths,
		"components":        parts["components"],
	}
	doc["info"].(node)["x-broadsheet-version"] = version
	body, err := json.MarshalIndent(doc, "", " ")
	if err != nil {
		panic(fmt.Errorf("write the OpenAPI document: %w", err))
	}
	sum := sha256.Sum256(body)
	return document{body: append(body, '\n'), etag: `"` + hex.EncodeToString(sum[:12]) + `"`}
}

// describe writes an operation as OpenAPI does.
func (op operation) describe() node {
	d := node{"operationId": op.id, "tags": []string{op.tag}, "summary": op.summary, "responses": op.responses()}
	if op.words != "" {
		d["description"] = op.words
	}
	d["security"] = []node{{"key": []string{}}}
	if op.open {
		d["security"] = []node{{}, {"key": []string{}}}
	}
	var parameters []node
	for _, name := range append(append([]string(nil), op.query...), op.headers...) {
		parameters = append(parameters, ref("parameters", name))
	}
	if parameters != nil {
		d["parameters"] = parameters
	}
	if op.files != nil {
		content := node{"multipart/form-data": node{"schema": ref("schemas", op.in)}}
		for _, kind := range op.files {
			content[kind] = node{"schema": node{"type": "string", "contentMediaType": kind}}
		}
		d["requestBody"] = node{"required": true, "content": content}
	} else if op.in != "" {
		d["requestBody"] = node{"required": !op.bare, "content": node{"application/json": node{"schema": ref("schemas", op.in)}}}
	}
	return d
}

// responses writes what an operation may answer.
func (op operation) responses() node {
	headers := node{}
	for _, name := range op.sets {
		headers[name] = ref("headers", name)
	}
	if op.open {
		headers["Access-Control-Allow-Origin"] = ref("headers", "AllowOrigin")
	}
	good := node{"description": http.StatusText(op.status), "content": node{"application/json": node{"schema": ref("schemas", op.out)}}}
	if len(headers) > 0 {
		good["headers"] = headers
	}
	all := node{strconv.Itoa(op.status): good, "default": ref("responses", "Default")}
	for _, status := range op.refuses {
		all[strconv.Itoa(status)] = ref("responses", strings.ReplaceAll(http.StatusText(status), " ", ""))
	}
	return all
}

// pathParameters lists the parameters in a path, such as {id}.
func pathParameters(path string) []node {
	var names []node
	for segment := range strings.SplitSeq(path, "/") {
		if strings.HasPrefix(segment, "{") {
			names = append(names, ref("parameters", strings.Trim(segment, "{}")))
		}
	}
	return names
}

func ref(kind, name string) node { return node{"$ref": "#/components/" + kind + "/" + name} }

// describe answers with the OpenAPI document.
func (s *server) describe(c *call) (reply, error) {
	if c.public() {
		c.w.Header().Set("Cache-Control", "public, max-age=300") // it changes with the program only
	}
	for tag := range strings.SplitSeq(strings.Join(c.Header.Values("If-None-Match"), ","), ",") {
		if tag = strings.TrimPrefix(strings.TrimSpace(tag), "W/"); tag == s.document.etag || tag == "*" {
			return reply{status: http.StatusNotModified, etag: s.document.etag}, nil
		}
	}
	return reply{status: http.StatusOK, body: s.document.body, etag: s.document.etag}, nil
}
