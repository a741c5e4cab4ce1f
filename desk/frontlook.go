package desk

import (
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
	err = d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		if draft, err = r.FrontDraft(at.id); err != nil || draft.Revision > 0 {
			return err
		}
		draft.Front, err = starting(r, at)
		return err
	})
	if err != nil {
		return err
	}
	page, header, err := d.PreviewFront(v.r.Context(), at.id, draft.Front, fmt.Sprintf("Draft %d of this front.", draft.Revision))
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
