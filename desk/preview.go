package desk

import (
	"errors"
	"fmt"
	"maps"
	"net/http"

	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/store"
)

// preview shows the newest revision as readers would see it.
func (d *desk) preview(v *visit) error {
	if err := d.flush(v); err != nil { // a text that can't be saved as it is: show what was saved last
		d.Log.InfoContext(v.r.Context(), "a preview is of an older text", "story", v.r.PathValue("id"), "error", err)
	}
	var would news.Published
	var doc prose.Doc
	var pictures []news.Asset
	var note string
	err := d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		story, err := visible(r, v.by, v.r.PathValue("id"))
		if err != nil {
			return err
		}
		newest, err := r.Revision(story.ID, story.Revision)
		if err != nil {
			return err
		}
		if doc, err = prose.Parse(newest.Body); err != nil {
			return fmt.Errorf("read the text of revision %d: %w", newest.Number, err)
		}
		note = previewNote(story)
		if pictures, err = picturesOf(r, newest.Picture, doc); err != nil {
			return err
		}
		would, err = wouldBe(r, story, newest, doc)
		return err
	})
	if err != nil {
		return err
	}
	return d.showPreview(v, would, doc, pictures, note)
}

// showPreview writes a story's page as it would be. Nothing keeps it and
// nothing indexes it.
func (d *desk) showPreview(v *visit, would news.Published, doc prose.Doc, pictures []news.Asset, note string) error {
	page, err := d.Preview(v.r.Context(), would, doc, pictures, note)
	if err != nil {
		return err
	}
	if d.PreviewHeader != nil {
		maps.Copy(v.w.Header(), d.PreviewHeader())
	}
	h := v.w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("Referrer-Policy", "no-referrer") // the address of a link for outsiders is its key
	h.Set("X-Robots-Tag", "noindex, nofollow")
	v.w.WriteHeader(http.StatusOK)
	_, _ = v.w.Write(page)
	return nil
}

func previewNote(s news.Story) string {
	switch {
	case s.Published == s.Revision:
		return fmt.Sprintf("Revision %d, which is what readers see.", s.Revision)
	case s.Published > 0:
		return fmt.Sprintf("Revision %d, not published. Readers see revision %d.", s.Revision, s.Published)
	}
	return fmt.Sprintf("Revision %d, not published.", s.Revision)
}

// wouldBe makes of a revision what the public would see if it were published now.
func wouldBe(r *store.Reader, s news.Story, v news.Revision, doc prose.Doc) (p news.Published, err error) {
	p = news.Published{
		ID: s.ID, Revision: v.Number, Path: s.Path, Kind: v.Kind, Edition: v.Edition, Section: v.Section, Headline: titled(v.Headline), Headlines: v.Headlines, Standfirst: v.Standfirst,
		Kicker: v.Kicker, Dateline: v.Dateline, Weight: v.Weight, Picture: v.Picture, Claim: v.Claim, Words: doc.Words(), FirstPublished: s.FirstPublished, Updated: s.Updated, Breaking: s.Breaking,
	}
	if p.Topics, err = r.TopicsByID(v.Topics); err != nil {
		return p, err
	}
	p.Bylines, err = r.ContributorsByID(v.Bylines)
	return p, err
}

// picturesOf reads the assets that a text shows. One that is not there is left out.
func picturesOf(r *store.Reader, lead news.Picture, doc prose.Doc) (list []news.Asset, err error) {
	for _, p := range append([]prose.Picture{{Asset: lead.Asset}}, doc.Pictures()...) {
		a, err := r.Asset(p.Asset)
		if errors.Is(err, news.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		list = append(list, a)
	}
	return list, nil
}
