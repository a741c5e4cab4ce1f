package desk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"broadsheet/auth"
	"broadsheet/collab"
	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/store"
)

// still is how often an open line is looked at: whether the person may still
// write there, and whether the line lives. It also keeps proxies from closing it.
const still = 10 * time.Second

// patience is how long a browser may take to read what is sent to it.
const patience = 20 * time.Second

// Form tells the rooms in which stories are written which fields stand around
// a text, and how they are read.
func Form() collab.Form {
	return collab.Form{
		Fields: func(r *store.Reader, d news.Draft) (map[string]string, error) {
			f, err := fieldsOf(r, d)
			return f.words(), err
		},
		Text: func(words map[string]string, now edit.Text) (edit.Text, error) {
			f := fieldsNamed(words)
			now.Edition = f.Edition
			return f.text(now)
		},
	}
}

// named gives each field by the name that it has in the form; the text is none
// of them.
func (f *fields) named() map[string]*string {
	return map[string]*string{
		"headline": &f.Headline, "standfirst": &f.Standfirst, "kicker": &f.Kicker, "dateline": &f.Dateline, "slug": &f.Slug, "section": &f.Section,
		"headline_front": &f.Front, "headline_search": &f.Search, "headline_social": &f.Social,
		"kind": &f.Kind, "weight": &f.Weight, "edition": &f.Edition, "topics": &f.Topics, "bylines": &f.Bylines,
		"picture": &f.Picture, "picture_alt": &f.PictureAlt, "picture_caption": &f.PictureCaption,
	}
}

func (f *fields) words() map[string]string {
	words := map[string]string{}
	for name, value := range f.named() {
		words[name] = *value
	}
	return words
}

func fieldsNamed(words map[string]string) (f fields) {
	for name, value := range f.named() {
		*value = words[name]
	}
	return f
}

// live is what the writing page needs to write together with others.
type live struct {
	Version int64
	Client  string // how the name of this page's tab begins
	Name    string // of who is signed in
}

// openLive gives the text as it is being written, for a page that will join;
// nil where the person can't write in it.
func (d *desk) openLive(v *visit) (*live, *collab.Snapshot, error) {
	if d.Rooms == nil {
		return nil, nil, nil
	}
	s, err := d.Rooms.Open(v.r.Context(), v.by, v.r.PathValue("id"))
	if errors.Is(err, news.ErrForbidden) || errors.Is(err, news.ErrConflict) || errors.Is(err, news.ErrNotFound) {
		return nil, nil, nil // the page says why in its own words
	}
	if err != nil {
		return nil, nil, err
	}
	return &live{Version: s.Version, Client: collab.ClientOf(v.by), Name: v.by.Name}, &s, nil
}

// listen is the line on which a page hears what others do to its story: events
// of the kind text/event-stream (HTML, 9.2), each with the version of the text.
func (d *desk) listen(v *visit) error {
	if d.Rooms == nil {
		return news.NotFound("There is no page of the desk at this address.")
	}
	ctx := v.r.Context()
	version, err := versionOf(v.r)
	if err != nil {
		return err
	}
	seat, err := d.Rooms.Join(ctx, v.by, v.r.PathValue("id"), v.r.URL.Query().Get("client"), version)
	if err != nil {
		return err
	}
	defer func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
		defer cancel()
		seat.Leave(ctx)
	}()
	line := &line{w: v.w, control: http.NewResponseController(v.w)}
	line.open()
	beat := time.NewTicker(still)
	defer beat.Stop()
	for line.err == nil {
		select {
		case <-ctx.Done():
			return nil
		case e, open := <-seat.Events():
			if !open {
				line.end(seat.Why())
				return nil
			}
			line.send(e.Kind, e.Version, e.Data)
		case <-beat.C:
			if err := d.stillHere(v, seat); err != nil {
				line.end(err)
				return nil
			}
			line.write(": still here\n\n")
		}
	}
	return nil
}

// stillHere asks whether the person of a line is signed in and may write yet.
func (d *desk) stillHere(v *visit, seat *collab.Seat) error {
	who, err := d.Door.Enter(v.r.Context(), auth.SessionOf(v.r, d.Secure), auth.AddressOf(v.r))
	if err != nil {
		return err
	}
	return seat.Still(v.r.Context(), who.User)
}

// versionOf is the version that the page has: the one of the last event where
// the browser came back by itself.
func versionOf(r *http.Request) (int64, error) {
	said := r.Header.Get("Last-Event-ID")
	if said == "" {
		said = r.URL.Query().Get("version")
	}
	n, err := strconv.ParseInt(said, 10, 64)
	if err != nil || n < 0 {
		return 0, news.Invalid("version", "The page does not say which version of the text it has. Load it again.")
	}
	return n, nil
}

// line writes a stream of events. After an error it writes nothing more.
type line struct {
	w       http.ResponseWriter
	control *http.ResponseController
	err     error
}

func (l *line) open() {
	_ = l.control.SetReadDeadline(time.Time{}) // the server's is for requests that end
	h := l.w.Header()
	h.Set("Content-Type", "text/event-stream; charset=utf-8")
	h.Set("X-Accel-Buffering", "no") // nginx would gather what comes
	l.w.WriteHeader(http.StatusOK)
	l.write("retry: 2000\n\n")
}

// send writes an event. JSON has no line ends, so one line holds it.
func (l *line) send(kind string, version int64, data any) {
	body, err := json.Marshal(data)
	if err != nil { // all that is told is made of strings and numbers
		panic(fmt.Errorf("write an event: %w", err))
	}
	l.write(fmt.Sprintf("id: %d\nevent: %s\ndata: %s\n\n", version, kind, body))
}

// end tells why no more will come, where there is a reason that a person should
// know; a page that is told nothing comes back at once.
func (l *line) end(why error) {
	if why == nil {
		return
	}
	sentence, ok := news.Sentence(why)
	if !ok {
		sentence = "Something went wrong on our side."
	}
	body, _ := json.Marshal(struct {
		Status int    `json:"status"`
		Detail string `json:"detail"`
	}{statusOf(why), sentence})
	l.write(fmt.Sprintf("event: end\ndata: %s\n\n", body))
}

func (l *line) write(s string) {
	if l.err != nil {
		return
	}
	_ = l.control.SetWriteDeadline(time.Now().Add(patience))
	if _, l.err = l.w.Write([]byte(s)); l.err == nil {
		l.err = l.control.Flush()
	}
}

// send takes what a page's person did, and answers what became of it.
func (d *desk) send(v *visit) error {
	if d.Rooms == nil {
		return news.NotFound("There is no page of the desk at this address.")
	}
	var s collab.Submission
	if err := v.readJSON(&s); err != nil {
		return err
	}
	out, err := d.Rooms.Submit(v.r.Context(), v.by, v.r.PathValue("id"), s)
	if err != nil {
		return err
	}
	v.json(http.StatusOK, "application/json", out)
	return nil
}
