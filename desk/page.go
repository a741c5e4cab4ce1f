package desk

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"net/url"

	"github.com/jba/templatecheck"

	"broadsheet/news"
	"broadsheet/store"
)

//go:embed links/*.tmpl calendar/*.tmpl plan/*.tmpl board/*.tmpl bulk/*.tmpl history/*.tmpl
//go:embed frame/*.tmpl setup/*.tmpl signin/*.tmpl list/*.tmpl write/*.tmpl revisions/*.tmpl revision/*.tmpl account/*.tmpl checklist/*.tmpl notice/*.tmpl
//go:embed timeline/*.tmpl words/*.tmpl word/*.tmpl redirects/*.tmpl step/*.tmpl second/*.tmpl codes/*.tmpl people/*.tmpl human/*.tmpl join/*.tmpl keys/*.tmpl permissions/*.tmpl audit/*.tmpl confirm/*.tmpl secret/*.tmpl settings/*.tmpl policy/*.tmpl
//go:embed library/*.tmpl picture/*.tmpl
//go:embed fronts/*.tmpl front/*.tmpl fronthistory/*.tmpl frontlook/*.tmpl
var templates embed.FS

// frame is what stands around every screen.
type frame struct {
	Title       string
	Publication string
	Lang        string
	User        *person // nil for somebody who is not signed in
	Rooms       []tab   // the other screens on the newsroom itself; none on others
	Here        string  // the entry of the navigation that one is on
	Done        string  // the sentence that says what the last act did; may be empty
	Sheet       string  // addresses of the style sheets and the script
	EditorSheet string
	FrontSheet  string
	Pictures    bool // there is a library
	PictureCSS  string

	DrawingSheet string // how charts and maps look; the publication’s own rules
	Fronts       bool   // whoever is signed in arranges fronts
	Script       string
}

// person is who is signed in, as the frame shows them.
type person struct {
	Name, Role string
}

func (f *frame) outer() *frame { return f }

// page is a screen's struct. It names its template itself, so that the two
// can't be mixed up.
type page interface {
	template() string
	outer() *frame
}

// screens lists every kind of page, each with its zero value.
func screens() []page {
	return []page{
		&linksPage{}, &calendarPage{}, &planPage{}, &boardPage{}, &bulkPage{}, &historyPage{},
		&setupPage{}, &signInPage{}, &listPage{}, &writePage{}, &revisionsPage{}, &revisionPage{}, &accountPage{}, &checklistPage{}, &noticePage{},
		&peoplePage{}, &humanPage{}, &joinPage{}, &keysPage{}, &permissionsPage{}, &auditPage{}, &confirmPage{}, &secretPage{}, &wordsPage{}, &wordPage{}, &timelinePage{}, &redirectsPage{}, &stepPage{}, &secondPage{}, &codesPage{}, &settingsPage{}, &policyPage{},
		&libraryPage{}, &picturePage{},
		&frontsPage{}, &frontPage{}, &frontHistoryPage{}, &frontLookPage{},
	}
}

// looks are the parsed templates, by name.
type looks map[string]*template.Template

// loadLooks parses the templates. Each is checked against its struct, so that a
// screen that is rarely seen can't fail for the first who sees it.
func loadLooks() (looks, error) {
	l := looks{}
	for _, p := range screens() {
		name := p.template()
		t, err := template.ParseFS(templates, "frame/*.tmpl", name+"/*.tmpl")
		if err != nil {
			return nil, err
		}
		t = t.Lookup("frame.tmpl")
		if err := templatecheck.CheckHTMLStrict(t, p); err != nil {
			return nil, fmt.Errorf("the template %s: %w", name, err)
		}
		l[name] = t
	}
	return l, nil
}

// show writes a screen. Nothing is sent before all of it is there, so an error
// can still be shown in its place.
func (d *desk) show(v *visit, status int, p page) error {
	f := p.outer()
	f.Sheet, f.EditorSheet, f.Script = d.files.address("desk.css"), d.files.address("editor.css"), d.files.address("desk.js")
	f.FrontSheet, f.PictureCSS, f.Pictures = d.files.address("fronts.css"), d.files.address("pictures.css"), d.Pictures != nil
	f.DrawingSheet = d.files.address("drawing.css")
	if v.by.ID != "" {
		f.User, f.Fronts = &person{Name: v.by.Name, Role: roleWords(v.by.Role)}, v.by.Must(news.RightFronts) == nil
	}
	if f.Lang == "" {
		f.Lang = "en-GB" // the desk's own words; the language of a story is its edition's
	}
	if f.Publication == "" {
		f.Publication = d.publicationName(v)
	}
	var b bytes.Buffer
	if err := d.looks[p.template()].Execute(&b, p); err != nil {
		return fmt.Errorf("show %s: %w", p.template(), err)
	}
	v.w.Header().Set("Content-Type", "text/html; charset=utf-8")
	v.w.WriteHeader(status)
	_, _ = b.WriteTo(v.w) // the asker may have gone
	return nil
}

// publicationName is for screens that read nothing else; an error screen must
// stand when the database does not.
func (d *desk) publicationName(v *visit) (name string) {
	_ = d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		p, err := r.Publication()
		name = p.Name
		return err
	})
	return name
}

// option is a choice of a select.
type option struct {
	Value, Label string
	Chosen       bool
	Language     string // BCP 47, of an edition
}

// roleWords is a role as it stands beside a name.
func roleWords(r news.Role) string {
	if r == news.RoleChief {
		return "chief editor"
	}
	return string(r)
}

func queryEscape(s string) string { return url.QueryEscape(s) }
