package api

import (
	"context"
	"log/slog"
	"net/http"
	"path"
	"time"

	"broadsheet/media"
	"broadsheet/store"
)

// Options say what the API works on.
type Options struct {
	Store    *store.Store
	Pictures *media.Library
	// Wait returns when this node's public pages show the change with that
	// number. Without it the API answers as soon as the change is written.
	Wait func(ctx context.Context, seq int64) error
	// Settle makes a revision of what people are just now writing in a story, so
	// that an act is about the text that they see. Nil is a newsroom in which each
	// save stands for itself.
	Settle  func(ctx context.Context, story string) error
	Log     *slog.Logger // nil is slog.Default
	Version string       // of the program, for the OpenAPI document
}

// server carries out the API's operations. It holds no state of its own.
type server struct {
	Options
	document document
	mux      *http.ServeMux
}

// New makes the API's handler, to be mounted at /api/. It panics when its own
// OpenAPI document can't be made, which a test would have shown.
func New(o Options) http.Handler {
	if o.Log == nil {
		o.Log = slog.Default()
	}
	s := &server{Options: o, mux: http.NewServeMux()}
	table := s.operations()
	s.document = newDocument(table, o.Version)
	for where, methods := range byPath(table) {
		s.mux.Handle(where, s.answers(methods))
	}
	s.mux.Handle("/", http.HandlerFunc(s.nowhere))
	return http.HandlerFunc(s.serve)
}

// byPath gathers the table's operations by their path.
func byPath(table []operation) map[string]map[string]operation {
	paths := map[string]map[string]operation{}
	for _, op := range table {
		if paths[op.path] == nil {
			paths[op.path] = map[string]operation{}
		}
		paths[op.path][op.method] = op
	}
	return paths
}

// serve is what every request passes: a broken command becomes a 500 with a
// reference, and the log gets its one line.
func (s *server) serve(w http.ResponseWriter, r *http.Request) {
	rec := &recorder{ResponseWriter: w}
	began := time.Now()
	defer func() {
		if broken := recover(); broken != nil {
			if broken == http.ErrAbortHandler { //nolint:errorlint // it is this very value
				panic(broken)
			}
			s.broke(rec, r, broken)
		}
		level := slog.LevelDebug // reading is frequent and changes nothing
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			level = slog.LevelInfo
		}
		s.Log.Log(r.Context(), level, "api", "method", r.Method, "path", r.URL.Path, "status", rec.status, "by", rec.by, "took", time.Since(began))
	}()
	h := rec.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Vary", "Authorization")
	if clean := path.Clean(r.URL.Path); clean != r.URL.Path { // the mux would redirect, with a page of HTML
		s.nowhere(rec, r)
		return
	}
	s.mux.ServeHTTP(rec, r)
}

// recorder remembers for the log what was answered.
type recorder struct {
	http.ResponseWriter
	status int
	by     string // id of who acted
}

// WriteHeader implements http.ResponseWriter.
func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
	r.ResponseWriter.WriteHeader(status)
}

// Write implements http.ResponseWriter.
func (r *recorder) Write(b []byte) (int, error) {
	if r.status == 0 {
		r.status = http.StatusOK
	}
	return r.ResponseWriter.Write(b)
}

// Unwrap lets http.ResponseController reach the connection.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }
