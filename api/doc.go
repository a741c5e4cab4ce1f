// Package api is the door for programs: JSON under /api/v1, described by the
// OpenAPI document that it serves at /api/v1/openapi.json.
//
// A story's walk here: a request comes in, its key says who acts, its body is
// read strictly into a struct of a few fields, and one command of edit or
// publish is carried out with them. The door waits until this node's press has
// followed the change log to that command's change, so that the public pages
// show it, and answers. Nothing is decided here: what may be done, and when,
// the commands know.
//
// Reading without a key goes through store.Public alone, which cannot reach
// what is not published. What is hidden answers as what does not exist.
//
// The table in routes.go is the list of all there is: the router and the
// OpenAPI document are both made from it.
package api
