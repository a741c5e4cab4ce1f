package desk

import (
	"errors"
	"fmt"
	"maps"
	"net/http"
	"strconv"

	"broadsheet/news"
	"broadsheet/store"
)

// frontLookPage shows the draft as a telephone and a desk would.
type frontLookPage struct {
	frame
	Name, Href, Preview string
}

func (*frontLookPage) template() string { return "frontlook" }

func (d *desk) frontLook(v *visit) error {
	at, _, err := d.frontOf(v)
	if err != nil {
		return err
	}
	v.w.Header().Set("Content-Security-Policy", policy+"; frame-src 'self'")
	return d.show(v, http.StatusOK, &frontLookPage{
		frame: frame{Title: "Preview of the front: " + at.name, Here: "fronts"}, Name: at.name, Href: at.href(), Preview: at.href() + "/page",
	})
}

// frontPreview shows the draft as readers would get it: by the code that makes
// their page, kept by nobody.
func (d *desk) frontPreview(v *visit) error {
	at, _, err := d.frontOf(v)
	if err != nil {
		return err
	}
	var draft news.FrontDraft
	var pictures []news.Asset
	err = d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		if draft, err = r.FrontDraft(at.id); err != nil {
			return err
		}
		if draft.Revision == 0 {
			draft.Front, err = starting(r, at)
			return err
		}
		pictures, err = cardPictures(r, draft.Front)
		return err
	})
	if err != nil {
		return err
	}
	page, header, err := d.PreviewFront(v.r.Context(), at.id, draft.Front, pictures, fmt.Sprintf("Draft %d of this front.", draft.Revision))
	if err != nil {
		return err
	}
	h := v.w.Header()
	maps.Copy(h, header)
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Robots-Tag", "noindex, nofollow")
	v.w.WriteHeader(http.StatusOK)
	_, _ = v.w.Write(page)
	return nil
}

// cardPictures reads the pictures that cards show in place of their stories'
// own. One that is gone is left out.
func cardPictures(r *store.Reader, f news.Front) (list []news.Asset, err error) {
	for _, p := range f.Pictures() {
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

// frontHistoryPage is what a front has shown.
type frontHistoryPage struct {
	frame
	Name, Href, Zone string
	Base             int // the draft's revision, which restoring goes on top of
	Rows             []frontVersionRow
	Older            string
}

func (*frontHistoryPage) template() string { return "fronthistory" }

type frontVersionRow struct {
	Number int
	At     moment
	By     string
	Note   string
	Parts  []livePart
	Live   bool
}

func (d *desk) frontHistory(v *visit) error {
	at, pub, err := d.frontOf(v)
	if err != nil {
		return err
	}
	before, err := number(v.r.URL.Query().Get("before"))
	if err != nil {
		return err
	}
	p := &frontHistoryPage{frame: frame{Title: "History of the front: " + at.name, Publication: pub.Name, Here: "fronts"}, Name: at.name, Href: at.href(), Zone: d.clock(pub).zone()}
	err = d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		draft, err := r.FrontDraft(at.id)
		if err != nil {
			return err
		}
		p.Base = draft.Revision
		people, err := names(r)
		if err != nil {
			return err
		}
		live, err := r.FrontLive(at.id)
		if err != nil {
			return err
		}
		list, err := r.FrontVersions(at.id, before, versionsPage+1)
		if err != nil {
			return err
		}
		if len(list) > versionsPage {
			list = list[:versionsPage]
			p.Older = p.Href + "/history?before=" + strconv.Itoa(list[versionsPage-1].Number)
		}
		w := frontWriter{Reader: r, clock: d.clock(pub), now: d.Store.Now()}
		for _, one := range list {
			parts, err := w.parts(one.Front)
			if err != nil {
				return err
			}
			p.Rows = append(p.Rows, frontVersionRow{one.Number, w.clock.moment(one.At), named(people, one.By), one.Note, parts, one.Number == live.Number})
		}
		return nil
	})
	if err != nil {
		return err
	}
	return d.show(v, http.StatusOK, p)
}

// versionsPage is how many arrangements a page of the history shows.
const versionsPage = 20
