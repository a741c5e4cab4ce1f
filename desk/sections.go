package desk

import (
	"net/url"
	"strconv"

	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

func (d *desk) sections(v *visit) error {
	p := &wordsPage{frame: d.houseFrame(v, "Sections", "sections"), Kind: "sections", One: "section", May: v.by.Must(news.RightSections) == nil, Numbered: true}
	return d.wordList(v, p, news.RightTopics, func(r *store.Reader, _, _ string) error {
		all, err := r.Sections()
		if err != nil {
			return err
		}
		return p.below(r, all, "", 0)
	})
}

// below adds the sections under one, in the order of the navigation.
func (p *wordsPage) below(r *store.Reader, all []news.Section, parent string, deep int) error {
	for _, s := range all {
		if s.ParentID != parent {
			continue
		}
		stories, _, err := r.SectionUse(s.ID)
		if err != nil {
			return err
		}
		p.Rows = append(p.Rows, wordRow{Href: "/desk/sections/" + s.Slug, Name: s.Name, Note: s.Description, Address: "/" + s.Slug, Stories: stories, Deep: min(deep, 3)})
		if err := p.below(r, all, s.ID, deep+1); err != nil {
			return err
		}
	}
	return nil
}

func (d *desk) section(v *visit) error {
	w, err := d.sectionWord(v)
	if err != nil {
		return err
	}
	return d.showWord(v, w, nil)
}

func (d *desk) saveSection(v *visit) error {
	if err := v.form(); err != nil {
		return err
	}
	w, err := d.sectionWord(v)
	if err != nil {
		return err
	}
	return d.saveWord(v, w)
}

// sectionWord reads the section of the address; without one it is a new one.
func (d *desk) sectionWord(v *visit) (w word, err error) {
	if err := v.by.Must(news.RightTopics); err != nil {
		return w, err
	}
	var s news.Section
	var all []news.Section
	var editions []news.Edition
	w = word{kind: "sections", one: "section", change: news.RightSections}
	if err := d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		if editions, err = r.Editions(); err != nil {
			return err
		}
		if all, err = r.Sections(); err != nil || v.r.PathValue("slug") == "" {
			return err
		}
		if s, err = r.Section(v.r.PathValue("slug")); err != nil {
			return err
		}
		stories, published, err := r.SectionUse(s.ID)
		w.published = published
		w.use = count(stories, "story", "stories") + " in it; " + count(published, "published one", "published ones") + " on its page, with those of the sections below."
		return err
	}); err != nil {
		return w, err
	}
	w.name, w.address = s.Name, "/"+s.Slug
	w.inputs = []input{
		{Name: "name", Field: "name", Label: "Name", Kind: "line", Value: s.Name},
		{Name: "slug", Field: "slug", Label: "Address, after /", Kind: "line", Value: s.Slug, Help: "Left empty, it is made of the name."},
		{Name: "description", Field: "description", Label: "What is in it, for readers and search engines", Kind: "lines", Value: s.Description},
		{Name: "position", Field: "position", Label: "Place in the navigation; the lowest stands first", Kind: "line", Value: strconv.Itoa(s.Position)},
	}
	if s.ID == "" {
		w.inputs[3].Value = strconv.Itoa(len(all) + 1)
	}
	w.inputs = append(w.inputs, input{Name: "parent", Field: "parent", Label: "Below", Kind: "choice", Value: s.ParentID, Options: parents(all, s), Help: "A story stands on the page of its section and of every one above it."})
	for i, e := range editions {
		if i > 0 { // the first is the paper's own
			w.inputs = append(w.inputs, input{Name: "name_" + e.ID, Field: "names", Label: "What " + e.Name + " calls it", Kind: "line", Value: s.Names[e.ID], Help: "Empty: the same."})
		}
	}
	w.save = func(v *visit, f url.Values) (string, int64, error) {
		position, err := strconv.Atoi(news.Line(f.Get("position")))
		if err != nil || position < 0 || position > 10_000 {
			return "", 0, news.Invalid("position", "The place is a number from 0 to 10000.")
		}
		one := news.Section{ID: s.ID, Name: news.Line(f.Get("name")), Slug: slugFrom(f), Description: news.Line(f.Get("description")), Position: position, ParentID: s.ParentID}
		if f.Has("parent") {
			one.ParentID = f.Get("parent")
		}
		one.Names = map[string]string{}
		for id, name := range s.Names {
			one.Names[id] = name
		}
		for _, e := range editions {
			if name := news.Line(f.Get("name_" + e.ID)); name != "" {
				one.Names[e.ID] = name
			} else if f.Has("name_" + e.ID) {
				delete(one.Names, e.ID)
			}
		}
		saved, seq, err := publish.Section(v.r.Context(), d.Store, v.by, one)
		return saved.Slug, seq, err
	}
	return w, nil
}

// parents offers where a section may lie: not in itself, nor in what lies in it.
func parents(all []news.Section, of news.Section) []option {
	above := map[string]string{}
	for _, s := range all {
		above[s.ID] = s.ParentID
	}
	options := []option{{Label: "nothing: it is of the first rank", Chosen: of.ParentID == ""}}
next:
	for _, s := range all {
		for id, deep := s.ID, 0; id != "" && deep <= len(all); id, deep = above[id], deep+1 {
			if id == of.ID {
				continue next
			}
		}
		options = append(options, option{Value: s.ID, Label: s.Name, Chosen: s.ID == of.ParentID})
	}
	return options
}
