package site

import (
	"bytes"
	"context"
	"net/http"
	"net/url"
	"strings"

	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/store"
	"broadsheet/theme"
)

// Preview makes the page that a story would have with a text that is not
// public, for the desk. The note says what it is, such as "Revision 4, not
// published", and pictures are the assets that the text shows, which need not
// be public. The bytes must only reach those who may read the revision; send
// them with PreviewHeader.
func (s *Site) Preview(ctx context.Context, story news.Published, body prose.Doc, pictures []news.Asset, note string) ([]byte, error) {
	var page theme.Story
	err := s.store.Public(ctx, func(p *store.Public) error {
		v, err := s.open(p, &url.URL{Path: story.Path})
		if err != nil {
			return err
		}
		var notes []news.Correction
		if story.ID != "" {
			if notes, err = p.Corrections(story.ID); err != nil {
				return err
			}
		}
		if story.FirstPublished.IsZero() {
			story.FirstPublished = s.store.Now()
		}
		v.drafted(pictures)
		if page, err = v.storyPage(story, body, notes); err != nil {
			return err
		}
		return v.faces()
	})
	if err != nil {
		return nil, err
	}
	// An unpublished text has no address, nobody may share it, and no machine is to read it.
	page.Frame, page.History = unshared(page.Frame, note), ""
	var b bytes.Buffer
	err = s.theme.Render(&b, page)
	return b.Bytes(), err
}

// PreviewHeader is what must go out with a preview: the policy of the page, and
// that nobody may keep it. The desk may show it in a frame of its own.
func (s *Site) PreviewHeader() http.Header { return s.previewHeader(theme.Story{}) }

// previewHeader is the same for another kind of page, whose sheet, and so whose
// policy, is another.
func (s *Site) previewHeader(page theme.Page) http.Header {
	h := s.header(page)
	h.Set("Cache-Control", "private, no-store")
	h.Set("X-Robots-Tag", "noindex, nofollow")
	h.Set("Content-Security-Policy", strings.Replace(h.Get("Content-Security-Policy"), "frame-ancestors 'none'", "frame-ancestors 'self'", 1))
	return h
}
