package desk

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"runtime"

	"broadsheet/auth"
	"broadsheet/collab"
	"broadsheet/media"
	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/store"
)

// Options are what the desk is built from. All but PreviewHeader are needed.
type Options struct {
	Store    *store.Store
	Pictures *media.Library // nil takes no pictures in
	Door     *auth.Doorkeeper
	// Wait returns when this node's pages have followed the change log to a
	// number, so that whoever published sees what readers see.
	Wait func(ctx context.Context, seq int64) error
	// Preview makes the page that a story would have with a text that is not
	// public and the pictures that it shows; PreviewHeader is what goes out with it, its policy above all.
	Preview       func(ctx context.Context, story news.Published, body prose.Doc, pictures []news.Asset, note string) ([]byte, error)
	PreviewHeader func() http.Header
	// PreviewFront makes the page that a front would be if it were published now,
	// with the pictures of its cards, and what goes out with it.
	PreviewFront func(ctx context.Context, place string, f news.Front, pictures []news.Asset, note string) ([]byte, http.Header, error)
	// Rooms are where several people write in one story; nil is a desk on which each save stands for itself.
	Rooms  *collab.Rooms
	Faces  string // the style rules of the publication's fonts, which the desk shares; empty leaves it to the browser's
	Inks   string // the style rules of charts and maps, which are made on the desk as readers will see them
	Log    *slog.Logger
	Secure bool // the desk is served by https, so its cookies may be bound to it
}

// desk is the newsroom. It holds nothing that changes after New, so it serves
// any number of people at once.
type desk struct {
	Options
	files files
	looks looks
	acts  []act

	pencils chan struct{} // holds one for each drawing that is being made
}

// New makes the handler of /desk and all below it.
func New(o Options) (http.Handler, error) {
	if o.Store == nil || o.Door == nil || o.Wait == nil || o.Preview == nil || o.PreviewFront == nil || o.Log == nil {
		return nil, fmt.Errorf("the desk needs a store, a door, a wait, a preview and a log")
	}
	files, err := loadFiles(o.Faces, o.Inks)
	if err != nil {
		return nil, fmt.Errorf("load the desk's files: %w", err)
	}
	looks, err := loadLooks()
	if err != nil {
		return nil, fmt.Errorf("load the desk's templates: %w", err)
	}
	d := &desk{Options: o, files: files, looks: looks, acts: acts(), pencils: make(chan struct{}, max(1, runtime.NumCPU()/2))}
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
	open("GET /desk/join", d.join)
	open("POST /desk/join", d.joined)
	open("GET /desk/sign-in", d.signIn)
	open("POST /desk/sign-in", d.signedIn)
	open("POST /desk/sign-in/step", d.signedInByCode)
	open("POST /desk/sign-in/passkey/offer", d.askPasskey)
	open("POST /desk/sign-in/passkey", d.signedInByPasskey)
	open("POST /desk/sign-out", d.signOut)
	open("GET /desk/preview-link/{secret}", d.openLink)

	inside("GET /desk/{$}", d.list)
	inside("POST /desk/stories", d.begin)
	inside("GET /desk/stories/{id}", d.write)
	inside("POST /desk/stories/{id}/save", d.save)
	inside("POST /desk/stories/{id}/revert", d.revert)
	inside("POST /desk/stories/{id}/notes", d.note)
	inside("POST /desk/stories/{id}/notes/{note}/{act}", d.noted)
	inside("POST /desk/stories/{id}/{act}", d.carry)
	inside("GET /desk/stories/{id}/live", d.listen)
	inside("POST /desk/stories/{id}/live", d.send)
	inside("GET /desk/stories/{id}/preview", d.preview)
	inside("GET /desk/stories/{id}/links", d.links)
	inside("POST /desk/stories/{id}/links", d.makeLink)
	inside("POST /desk/stories/{id}/links/{link}/revoke", d.revokeLink)
	inside("GET /desk/stories/{id}/revisions", d.revisions)
	inside("GET /desk/stories/{id}/revisions/{number}", d.revision)
	inside("GET /desk/suggest/stories", d.suggestStories)
	if d.Pictures != nil {
		inside("POST "+picturesPath, d.addPicture)
		inside("GET "+picturesPath, d.library)
		inside("GET "+picturesPath+"/{id}", d.picture)
		inside("POST "+picturesPath+"/{id}", d.changePicture)
		inside("GET "+picturesPath+"/{id}/see", d.seePicture)
		inside("GET /desk/suggest/pictures", d.findPictures)
	}
	inside("POST /desk/draw/chart", d.drawChart)
	inside("POST /desk/draw/map", d.drawMap)
	inside("GET /desk/draw/places", d.findPlaces)
	inside("GET /desk/suggest/topics", d.suggestTopics)
	inside("GET /desk/suggest/bylines", d.suggestBylines)
	inside("GET /desk/suggest/cards", d.suggestCards)
	inside("GET /desk/board", d.board)
	inside("POST /desk/bulk", d.bulk)
	inside("POST /desk/views", d.keepView)
	inside("POST /desk/views/{view}/drop", d.dropView)
	inside("GET /desk/stories/{id}/history", d.history)
	inside("GET /desk/calendar", d.calendar)
	inside("POST /desk/plans", d.makePlan)
	inside("GET /desk/plans/{plan}", d.plan)
	inside("POST /desk/plans/{plan}", d.changePlan)
	inside("POST /desk/plans/{plan}/drop", d.dropPlan)
	inside("POST /desk/plans/{plan}/begin", d.beginPlan)
	inside("GET /desk/checklist", d.checklist)
	inside("POST /desk/checklist", d.setChecklist)
	inside("GET /desk/account", d.account)
	inside("POST /desk/account/password", d.changePassword)
	inside("GET /desk/account/second", d.second)
	inside("POST /desk/account/codes", d.offerCodes)
	inside("POST /desk/account/codes/keep", d.keepCodes)
	inside("POST /desk/account/passkeys/offer", d.offerPasskey)
	inside("POST /desk/account/passkeys", d.keepPasskey)
	inside("POST /desk/account/second/{act}", d.secondAct)
	inside("POST /desk/account/session", d.endSession)
	inside("POST /desk/account/sign-out", d.signOutEverywhere)

	inside("GET /desk/fronts", d.fronts)
	inside("GET /desk/fronts/{name}", d.front)
	inside("POST /desk/fronts/{name}/save", d.saveFront)
	inside("POST /desk/fronts/{name}/{act}", d.frontAct)
	inside("GET /desk/fronts/{name}/history", d.frontHistory)
	inside("GET /desk/fronts/{name}/look", d.frontLook)
	inside("GET /desk/fronts/{name}/page", d.frontPreview)
	inside("GET /desk/suggest/front-stories", d.findStories)
	inside("GET /desk/suggest/front-topics", d.findTopics)

	inside("GET /desk/newsroom", d.newsroom)
	for path, h := range map[string][2]handler{
		"section": {d.section, d.saveSection}, "topic": {d.topic, d.saveTopic}, "contributor": {d.contributor, d.saveContributor},
	} {
		inside("GET /desk/new/"+path, h[0])
		inside("POST /desk/new/"+path, h[1])
		inside("GET /desk/"+path+"s/{slug}", h[0])
		inside("POST /desk/"+path+"s/{slug}", h[1])
	}
	inside("GET /desk/sections", d.sections)
	inside("GET /desk/topics", d.topics)
	inside("GET /desk/contributors", d.contributors)
	inside("POST /desk/topics/{slug}/merge", d.mergeTopic)
	inside("GET /desk/topics/{slug}/timeline", d.timeline)
	inside("POST /desk/topics/{slug}/timeline", d.mark)
	inside("POST /desk/topics/{slug}/timeline/{event}", d.mark)
	inside("POST /desk/topics/{slug}/timeline/{event}/drop", d.unmark)
	inside("GET /desk/redirects", d.redirects)
	inside("POST /desk/redirects", d.redirect)
	inside("POST /desk/redirects/drop", d.unredirect)
	inside("GET /desk/people", d.people)
	inside("POST /desk/people/invite", d.invite)
	inside("POST /desk/people/uninvite", d.uninvite)
	inside("POST /desk/people/second-step", d.requireSecond)
	inside("GET /desk/people/{id}", d.human)
	inside("POST /desk/people/{id}/link", d.inviteBack)
	inside("POST /desk/people/{id}/{act}", d.humanAct)
	inside("GET /desk/keys", d.keys)
	inside("POST /desk/keys", d.makeKey)
	inside("POST /desk/keys/{id}/revoke", d.revokeKey)
	inside("GET /desk/permissions", d.permissions)
	inside("GET /desk/audit", d.audit)
	inside("GET /desk/settings", d.settings)
	inside("POST /desk/settings", d.setSettings)
	inside("GET /desk/settings/pages/{kind}", d.policy)
	inside("POST /desk/settings/pages/{kind}", d.setPolicy)

	open("GET /desk", func(v *visit) error { return v.goTo("/desk/") })
	inside("/desk/", func(*visit) error { return news.NotFound("There is no page of the desk at this address.") })
	return mux
}
