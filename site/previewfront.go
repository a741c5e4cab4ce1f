package site

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"net/url"

	"broadsheet/news"
	"broadsheet/store"
	"broadsheet/theme"
)

// PreviewFront makes the page that a front would be if an arrangement were
// published now: by the code that makes the page itself, so with the cards that
// readers would get and without the others. Pictures are those that its cards
// show in place of their stories' own, which need not be public yet. The note
// says what it is, such as "Draft 4, not published". Like a story's preview it must only reach those who
// may see the draft; send the header along.
func (s *Site) PreviewFront(ctx context.Context, place string, f news.Front, pictures []news.Asset, note string) ([]byte, http.Header, error) {
	var page theme.Page
	err := s.store.Public(ctx, func(p *store.Public) (err error) {
		page, err = s.frontOf(p, place, f, pictures, note)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	var b bytes.Buffer
	err = s.theme.Render(&b, page)
	return b.Bytes(), s.previewHeader(page), err
}

func (s *Site) frontOf(p *store.Public, place string, f news.Front, pictures []news.Asset, note string) (theme.Page, error) {
	v, err := s.open(p, &url.URL{Path: "/"})
	if err != nil {
		return nil, err
	}
	v.drafted(pictures)
	a, err := p.Arrange(f)
	if err != nil {
		return nil, err
	}
	if e, there := news.FrontEdition(v.editions, place); there {
		v.turnTo(e.ID)
		v.path = v.home()
	}
	if place == v.frontPlace() {
		page, err := v.frontPage(a)
		page.Frame = unshared(page.Frame, note)
		return page, errors.Join(err, v.faces())
	}
	sec, ok := v.byID[place]
	if !ok {
		return nil, news.NotFound("There is no such front.")
	}
	v.path = "/" + sec.Slug
	page, err := v.sectionPage(sec, a)
	page.Frame = unshared(page.Frame, note)
	return page, errors.Join(err, v.faces())
}

// unshared takes from a frame what only a public page has: an address, words
// for those who share it, and data for machines.
func unshared(f theme.Frame, note string) theme.Frame {
	f.Preview, f.Robots = note, "noindex, nofollow"
	f.Canonical, f.Social, f.Data, f.Feeds = "", nil, nil, nil
	return f
}
