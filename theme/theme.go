package theme

import (
	"embed"
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"
	"strings"
)

//go:embed tokens.css fonts.css */*.tmpl */*.css fonts/*.woff2
var own embed.FS

// Page is what a template is executed with: one of this package's structs. It
// names its template itself, so that the two can't be mixed up.
type Page interface {
	template() string
	own() Own
}

// Theme holds the parsed templates and the finished style sheets. It never
// changes after Load and may be used by many goroutines at once.
type Theme struct {
	pages  map[string]face
	assets map[string]asset // by address
	faces  string           // the rules of the fonts
	inks   string           // and those of charts and maps
	ground string
	hues   []string // the accents of sections in the light, from the first
}

// face is how one kind of page looks.
type face struct {
	markup *template.Template
	policy string // the value of Content-Security-Policy for it
}

// recipe says what a kind of page is made of, apart from its own folder.
type recipe struct {
	page  Page
	cards bool // it lists stories
	parts bool // editors arrange it
	draws bool // it has a text, in which charts and maps may stand
}

// recipes lists every kind of page. The folder's name is the template's.
func recipes() []recipe {
	return []recipe{
		{page: Front{}, cards: true, parts: true}, {page: Section{}, cards: true, parts: true}, {page: List{}, cards: true}, {page: Topic{}, cards: true}, {page: Notice{}, cards: true},
		{page: Story{}, cards: true, draws: true}, {page: History{}}, {page: Corrections{}}, {page: About{}, draws: true},
	}
}

// Load reads the templates and sheets, with those of overlay in place of ours
// where it has a file of the same name; nil lays nothing over. The error says
// which file is wrong and why.
func Load(overlay fs.FS) (*Theme, error) {
	t := &Theme{pages: map[string]face{}, assets: map[string]asset{}}
	files := layered{top: overlay, ground: own, assets: t.assets}
	t.ground, _ = files.grounds()
	t.hues = files.hues()
	fonts, err := files.read("fonts.css")
	if err != nil {
		return nil, err
	}
	if t.faces, err = files.addressed(squeeze(fonts), "fonts.css"); err != nil {
		return nil, fmt.Errorf("load the theme's fonts: %w", err)
	}
	inks, err := files.read("frame/drawing.css")
	if err != nil {
		return nil, err
	}
	if t.inks, err = files.addressed(squeeze(inks), "frame/drawing.css"); err != nil {
		return nil, fmt.Errorf("load the theme's charts and maps: %w", err)
	}
	for _, r := range recipes() {
		f, err := files.face(r)
		if err != nil {
			return nil, fmt.Errorf("load the theme's page %s: %w", r.page.template(), err)
		}
		t.pages[r.page.template()] = f
	}
	return t, nil
}

// Faces gives the rules by which a style sheet has the publication's fonts: its
// own, or those that are laid over. Their files are what Assets serves.
func (t *Theme) Faces() string { return t.faces }

// Inks gives the rules by which charts and maps look as on the pages.
func (t *Theme) Inks() string { return t.inks }

// Render writes the page. Nothing is wrong with the page if the error comes
// from w; otherwise it is the template's.
func (t *Theme) Render(w io.Writer, page Page) error {
	f, ok := t.pages[page.template()]
	if !ok { // not reachable from outside: only this package can make a Page
		return fmt.Errorf("the theme has no page %q", page.template())
	}
	return f.markup.Execute(w, page)
}

// Policy is the Content-Security-Policy of a kind of page. The page's own style
// sheet is named by its hash and so is the only one that a browser applies,
// and no script of any kind runs.
func (t *Theme) Policy(page Page) string {
	const sheets = "style-src "
	before, after, _ := strings.Cut(t.pages[page.template()].policy, sheets)
	first, rest, _ := strings.Cut(after, ";")
	return before + sheets + first + page.own().allowed() + ";" + rest
}

// layered reads a publication's own file where it has one, and else ours.
type layered struct {
	top, ground fs.FS
	assets      map[string]asset // filled while sheets are read
}

func (l layered) read(name string) (string, error) {
	if l.top != nil {
		b, err := fs.ReadFile(l.top, name)
		if err == nil || !errors.Is(err, fs.ErrNotExist) {
			return string(b), err
		}
	}
	b, err := fs.ReadFile(l.ground, name)
	return string(b), err
}

// face parses the templates of a page around the frame that all pages share,
// and checks them against the page's struct. For our own files that is what
// the tests do as well; it is done here for the sake of those laid over.
func (l layered) face(r recipe) (face, error) {
	name := r.page.template()
	sheet, err := l.sheet(name, r)
	if err != nil {
		return face{}, err
	}
	light, dark := l.grounds()
	preloads := l.preloads() // once: pages are made by many at a time, and taking a file in is no work for them
	t := template.New("page.tmpl").Option("missingkey=error").Funcs(template.FuncMap{
		"style":    func() template.HTML { return sheet.element() },
		"preloads": func() []string { return preloads },
		"light":    func() string { return light },
		"dark":     func() string { return dark },
	})
	for _, file := range []string{"frame/page.tmpl", "frame/masthead.tmpl", "frame/picture.tmpl", "frame/card.tmpl", "frame/container.tmpl", path.Join(name, name+".tmpl")} {
		text, err := l.read(file)
		if err != nil {
			return face{}, err
		}
		// A template set knows its parts by name, so the first is the root itself.
		part := t
		if base := path.Base(file); base != t.Name() {
			part = t.New(base)
		}
		if _, err := part.Parse(strings.TrimSpace(text)); err != nil {
			return face{}, err
		}
	}
	if err := check(t, r.page); err != nil {
		return face{}, err
	}
	// A first run on an empty page makes html/template work out how to escape
	// each place, and tells of one where it can't; a reader must not be the first.
	if err := t.Execute(io.Discard, r.page); err != nil {
		return face{}, err
	}
	if err := checkPaid(t, r.page); err != nil {
		return face{}, err
	}
	return face{markup: t, policy: sheet.policy()}, nil
}
