package desk

import (
	"net/url"
	"strings"

	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

func (d *desk) contributors(v *visit) error {
	p := &wordsPage{frame: d.houseFrame(v, "Contributors", "contributors"), Kind: "contributors", One: "contributor", Search: true, May: true, Numbered: true}
	return d.wordList(v, p, news.RightTopics, func(r *store.Reader, words, after string) error {
		list, err := r.ContributorsLike(words, after, perWords+1)
		if err != nil {
			return err
		}
		for _, c := range list {
			published, err := r.ContributorUse(c.ID)
			if err != nil {
				return err
			}
			p.Rows = append(p.Rows, wordRow{Href: "/desk/contributors/" + c.Slug, Name: c.Name, Note: c.Title, Address: "/by/" + c.Slug, Stories: published})
		}
		if len(list) == 0 {
			p.Empty = &empty{"Nobody of that name", "A contributor is whose byline a story may carry: of the newsroom or not. They are made by naming them on a story, or here, and readers find their page once a story of theirs is published."}
		}
		return nil
	})
}

func (d *desk) contributor(v *visit) error {
	w, err := d.contributorWord(v)
	if err != nil {
		return err
	}
	return d.showWord(v, w, nil)
}

func (d *desk) saveContributor(v *visit) error {
	if err := v.form(); err != nil {
		return err
	}
	w, err := d.contributorWord(v)
	if err != nil {
		return err
	}
	return d.saveWord(v, w)
}

// contributorWord reads the contributor of the address; without one it is new.
func (d *desk) contributorWord(v *visit) (w word, err error) {
	if err := v.by.Must(news.RightTopics); err != nil {
		return w, err
	}
	var c news.Contributor
	var users []news.User
	var portrait shownPicture
	w = word{kind: "contributors", one: "contributor", change: news.RightTopics}
	if err := d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		if users, err = r.Users(); err != nil {
			return err
		}
		if v.r.PathValue("slug") == "" {
			portrait, err = d.picked(r, "portrait", "Portrait", "", true)
			return err
		}
		w.change = news.RightEditAll
		if c, err = r.Contributor(v.r.PathValue("slug")); err != nil {
			return err
		}
		if w.published, err = r.ContributorUse(c.ID); err != nil {
			return err
		}
		w.use = "On " + count(w.published, "published story.", "published stories.")
		portrait, err = d.picked(r, "portrait", "Portrait", c.Portrait, v.by.Must(w.change) == nil)
		return err
	}); err != nil {
		return w, err
	}
	accounts := []option{{Label: "none"}}
	for _, u := range users {
		accounts = append(accounts, option{Value: u.ID, Label: u.Name, Chosen: u.ID == c.UserID})
	}
	w.name, w.address = c.Name, "/by/"+c.Slug
	w.inputs = []input{
		{Name: "name", Field: "name", Label: "Name, as the byline has it", Kind: "line", Value: c.Name},
		{Name: "slug", Field: "slug", Label: "Address, after /by/", Kind: "line", Value: c.Slug, Help: "Left empty, it is made of the name."},
		{Name: "title", Field: "title", Label: "Title, such as Transport correspondent", Kind: "line", Value: c.Title},
		{Name: "bio", Field: "bio", Label: "About them, for readers", Kind: "lines", Value: c.Bio},
		{Name: "links", Field: "links", Label: "Where they are found elsewhere, an address a line", Kind: "lines", Value: strings.Join(c.Links, "\n"), Help: "Their own site, their pages on networks. Search engines are told that all of them are the same person."},
		{Name: "portrait", Field: "portrait", Kind: "picture", Value: c.Portrait, Picture: portrait},
		{Name: "user", Field: "user", Label: "Their account on the desk", Kind: "choice", Value: c.UserID, Options: accounts, Help: "With it, a story that they begin has their byline."},
	}
	id := c
	w.save = func(v *visit, f url.Values) (string, int64, error) {
		one := id // what this form does not show stays
		one.Name, one.Slug, one.Title, one.Bio, one.UserID = news.Line(f.Get("name")), slugFrom(f), news.Line(f.Get("title")), news.Line(f.Get("bio")), f.Get("user")
		if f.Has("links") {
			one.Links = lines(f.Get("links"))
		}
		if f.Has("portrait") {
			one.Portrait = f.Get("portrait")
		}
		saved, seq, err := publish.Contributor(v.r.Context(), d.Store, v.by, one)
		return saved.Slug, seq, err
	}
	return w, nil
}
