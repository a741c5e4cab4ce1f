package site

import (
	"slices"
	"strings"

	"broadsheet/news"
	"broadsheet/store"
	"broadsheet/theme"
	"broadsheet/tongue"
)

// editionAt gives a page of the edition whose address a path begins with: its
// front, all its stories, or what it corrected. The address of its language alone leads there too.
// The default edition has no address but the paper's own.
func (v *view) editionAt(path string) (answer, error) {
	first, rest, deep := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	for i, e := range v.editions {
		language, _, _ := strings.Cut(strings.ToLower(e.Language), "-")
		switch {
		case i == 0:
		case first == e.Slug && !deep:
			v.turnTo(e.ID)
			return v.front()
		case first == e.Slug && rest == "latest":
			v.turnTo(e.ID)
			return v.latest()
		case first == e.Slug && rest == "corrections":
			v.turnTo(e.ID)
			return v.corrections()
		case !deep && (first == language || first == strings.ToLower(e.Language)):
			return answer{moved: "/" + e.Slug}, nil
		}
	}
	return answer{}, news.NotFound("There is no edition at %s.", path)
}

// several tells whether the paper has more than one edition, so that each has a
// front of its own stories.
func (f *face) several() bool { return len(f.editions) > 1 }

// main tells whether the page is one of the default edition, or of all of them.
func (f *face) main() bool { return len(f.editions) == 0 || f.edition.ID == f.editions[0].ID }

// frontPlace is where the front of the page's edition is kept.
func (f *face) frontPlace() string { return news.FrontPlace(f.editions, f.edition.ID) }

// home is the front of the page's edition.
func (f *face) home() string { return f.homeOf(f.edition) }

func (f *face) homeOf(e news.Edition) string {
	if len(f.editions) == 0 || e.ID == f.editions[0].ID {
		return "/"
	}
	return "/" + e.Slug
}

// under is a path below the edition's front: "/latest" or "/deutsch/latest".
func (f *face) under(path string) string { return strings.TrimSuffix(f.home(), "/") + path }

// ofEdition narrows a list to the page's edition, where there are several.
func (f *face) ofEdition(l store.List) store.List {
	if f.several() {
		l.Edition = f.edition
	}
	return l
}

// switcher leads from one edition's front to another's.
func (f *face) switcher() []theme.Tab {
	if !f.several() {
		return nil
	}
	var tabs []theme.Tab
	for _, e := range f.editions {
		name := e.Name
		if name == f.pub.Name { // the one that the paper began with is told by what it speaks
			name = tongue.For(e.Language).Name()
		}
		tab := theme.Tab{Link: theme.Link{Text: name, Href: escape(f.homeOf(e))}, Here: e.ID == f.edition.ID}
		if e.Language != f.t.Tag {
			tab.Lang = e.Language
		}
		tabs = append(tabs, tab)
	}
	return tabs
}

// alternates tell search engines which front is for whom (hreflang). The paper's
// own front is for everybody else. Of two editions in one language neither is
// the one for it, so the first is named.
func (f *face) alternates() []theme.Alternate {
	if !f.several() {
		return nil
	}
	var out []theme.Alternate
	told := map[string]bool{}
	for _, e := range f.editions {
		if tag := strings.ToLower(e.Language); !told[tag] {
			told[tag] = true
			out = append(out, theme.Alternate{Lang: e.Language, Href: f.url(f.homeOf(e))})
		}
	}
	return append(out, theme.Alternate{Lang: "x-default", Href: f.url("/")})
}

// language is the language of an edition, and so of its stories.
func (f *face) language(edition string) string {
	for _, e := range f.editions {
		if e.ID == edition && e.Language != "" {
			return e.Language
		}
	}
	return f.pub.Language
}

// foreign is the language of an edition's stories where it is not the page's.
func (f *face) foreign(edition string) string {
	if lang := f.language(edition); lang != f.t.Tag {
		return lang
	}
	return ""
}

// turnTo makes the page one of an edition: its name, way home and language. An
// unknown edition, such as that of a draft without one, leaves it as it is.
func (v *view) turnTo(edition string) {
	for _, e := range v.editions {
		if e.ID == edition {
			v.edition, v.t = e, v.s.tongue(v.language(e.ID))
			v.name()
		}
	}
}

// editionPool is how many of its newest stories the front of an edition is
// chosen from, where there are several: sections and views too, so that one
// list and its index do for all.
const editionPool = 150

// pool gives the stories that a front is chosen from.
func (v *view) pool() ([]news.Published, error) {
	l := v.ofEdition(store.List{Limit: frontPool})
	if v.several() {
		l.Limit = editionPool
	}
	return v.p.Stories(l)
}

// newest gives the newest stories of a kind or section for a front: from the
// whole paper, or from the pool of an edition.
func (v *view) newest(l store.List, pool []news.Published) ([]news.Published, error) {
	if !v.several() {
		return v.p.Stories(l)
	}
	var out []news.Published
	for _, s := range pool {
		if len(out) < l.Limit && (l.Kind == "" || s.Kind == l.Kind) && (l.Section.ID == "" || v.within(s.Section, l.Section.ID)) {
			out = append(out, s)
		}
	}
	return out, nil
}

// within tells whether a section is another or lies below it.
func (f *face) within(id, above string) bool {
	return slices.ContainsFunc(f.line(id), func(sec news.Section) bool { return sec.ID == above })
}

// named is the title of a front: the paper's name, and the edition's where it
// is not the default one.
func (f *face) named() string {
	if f.main() {
		return f.pub.Name
	}
	return f.t.Said.Edition.Of(f.edition.Name)
}

// own leaves out the stories of other editions: whoever has read one in German
// is led to German ones.
func (f *face) own(stories []news.Published) []news.Published {
	if !f.several() {
		return stories
	}
	return slices.DeleteFunc(slices.Clone(stories), func(s news.Published) bool { return s.Edition != f.edition.ID })
}

// wider is how many stories are read to find n of the page's edition.
func (f *face) wider(n int) int {
	if f.several() {
		return n * 4
	}
	return n
}
