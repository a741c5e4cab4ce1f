package desk

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"

	"broadsheet/auth"
	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/store"
)

// Options are what the desk is built from. All but PreviewHeader are needed.
type Options struct {
	Store *store.Store
	Door  *auth.Doorkeeper
	// Wait returns when this node's pages have followed the change log to a
	// number, so that whoever published sees what readers see.
	Wait func(ctx context.Context, seq int64) error
	// Preview makes the page that a story would have with a text that is not
	// public; PreviewHeader is what goes out with it, its policy above all.
	Preview       func(ctx context.Context, story news.Published, body prose.Doc, note string) ([]byte, error)
	PreviewHeader func() http.Header
	Log           *slog.Logger
	Secure        bool // the desk is served by https, so its cookies may be bound to it
}

// desk is the newsroom. It holds nothing that changes after New, so it serves
// any number of people at once.
type desk struct {
	Options
	files files
	looks looks
	acts  []act
}

// New makes the handler of /desk and all below it.
func New(o Options) (http.Handler, error) {
	if o.Store == nil || o.Door == nil || o.Wait == nil || o.Preview == nil || o.Log == nil {
		return nil, fmt.Errorf("the desk needs a store, a door, a wait, a preview and a log")
	}
	files, err := loadFiles()
	if err != nil {
		return nil, fmt.Errorf("load the desk's files: %w", err)
	}
	looks, err := loadLooks()
	if err != nil {
		return nil, fmt.Errorf("load the desk's templates: %w", err)
	}
	d := &desk{Options: o, files: files, looks: looks, acts: acts()}
	return d.guard(d.routes()), nil
}

// routes says which screen or act stands at which address.
func (d *desk) routes() http.Handler {
	mux := http.NewServeMux()
	open := func(pattern string, h handler) { mux.Handle(pattern, d.open(h)) }
	inside := func(pattern string, h handler) { mux.Handle(pattern, d.inside(h)) }

	mux.Handle("GET /desk/static/{hash}/{name}", d.files)
	open("GET /desk/setup", d.setup)
	open("POST /desk/setup", d.setUp)
	open("GET /desk/sign-in", d.signIn)
	open("POST /desk/sign-in", d.signedIn)
	open("POST /desk/sign-out", d.signOut)

	inside("GET /desk/{$}", d.list)
	inside("POST /desk/stories", d.begin)
	inside("GET /desk/stories/{id}", d.write)
	inside("POST /desk/stories/{id}/save", d.save)
	inside("POST /desk/stories/{id}/revert", d.revert)
	inside("POST /desk/stories/{id}/{act}", d.carry)
	inside("GET /desk/stories/{id}/preview", d.preview)
	inside("GET /desk/stories/{id}/revisions", d.revisions)
	inside("GET /desk/stories/{id}/revisions/{number}", d.revision)
	inside("GET /desk/suggest/topics", d.suggestTopics)
	inside("GET /desk/suggest/bylines", d.suggestBylines)
	inside("GET /desk/account", d.account)
	inside("POST /desk/account/password", d.changePassword)
	inside("POST /desk/account/sign-out", d.signOutEverywhere)

	open("GET /desk", func(v *visit) error { return v.goTo("/desk/") })
	inside("/desk/", func(*visit) error { return news.NotFound("There is no page of the desk at this address.") })
	return mux
}
