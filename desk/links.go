package desk

import (
	"fmt"
	"net/http"
	"strconv"
	"time"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/store"
)

// linksPage is where links for people outside the newsroom are made and ended.
type linksPage struct {
	frame
	ID, Headline string
	State        mark
	Made         string // the address of the link that was just made; it is shown once
	MadeFor      string
	For          string // as it was typed
	Lives        []option
	Faults       faults
	Rows         []linkRow
	Zone         string
	Revision     int
}

func (*linksPage) template() string { return "links" }

// linkRow is a link that was made.
type linkRow struct {
	ID, For, By   string
	Revision      int
	Made, Expires moment
	Used          moment
	Uses          int
	Good          bool
	Word          string // good, expired or revoked
}

// lives are for how many days a link can be good.
var lives = [...]int{1, 3, 7, 30}

func (d *desk) links(v *visit) error { return d.showLinks(v, http.StatusOK, &linksPage{}) }

// showLinks reads the page and shows it; p may hold what was just made or refused.
func (d *desk) showLinks(v *visit, status int, p *linksPage) error {
	if err := v.by.Must(news.RightPreview); err != nil {
		return err
	}
	days := v.r.PostForm.Get("days")
	for _, n := range lives {
		o := option{Value: strconv.Itoa(n), Label: fmt.Sprintf("%d days", n), Chosen: strconv.Itoa(n) == days || days == "" && n == 3}
		if n == 1 {
			o.Label = "A day"
		}
		p.Lives = append(p.Lives, o)
	}
	err := d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		var s setting
		if err := d.set(r, v, &s); err != nil {
			return err
		}
		people, err := names(r)
		if err != nil {
			return err
		}
		list, err := r.PreviewLinks(s.story.ID, 200)
		for _, l := range list {
			p.Rows = append(p.Rows, linkRowOf(l, s.clock, people))
		}
		p.Title, p.Here = "Links for outsiders to "+titled(s.story.Headline), "stories"
		p.ID, p.Headline, p.State, p.Zone, p.Revision = s.story.ID, titled(s.story.Headline), markOf(s.story), s.clock.zone(), s.story.Revision
		return err
	})
	if err != nil {
		return err
	}
	if d.justDone(v) == "revoke" {
		p.Done = "The link is revoked. Whoever opens it is told so."
	}
	return d.show(v, status, p)
}

func linkRowOf(l store.PreviewLink, c clock, people map[string]string) linkRow {
	w := linkRow{
		ID: l.ID, For: l.For, By: named(people, l.By), Revision: l.Revision, Made: c.moment(l.Created), Expires: c.moment(l.Expires), Used: c.moment(l.Used), Uses: l.Uses,
	}
	switch {
	case !l.Revoked.IsZero():
		w.Word = "revoked"
	case !c.now.Before(l.Expires.Time):
		w.Word = "expired"
	default:
		w.Word, w.Good = "good", true
	}
	return w
}

func (d *desk) makeLink(v *visit) error {
	if err := v.form(); err != nil {
		return err
	}
	days, _ := strconv.Atoi(v.r.PostForm.Get("days")) // what is no number is refused as no life
	secret, link, err := edit.PreviewLink(v.r.Context(), d.Store, v.by, v.r.PathValue("id"), v.r.PostForm.Get("for"), time.Duration(min(days, 1000))*24*time.Hour)
	if err != nil {
		if statusOf(err) != http.StatusUnprocessableEntity {
			return err
		}
		return d.showLinks(v, http.StatusUnprocessableEntity, &linksPage{For: v.r.PostForm.Get("for"), Faults: faultsOf(err)})
	}
	var base string
	err = d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		pub, err := r.Publication()
		base = pub.BaseURL
		return err
	})
	if err != nil {
		return err
	}
	return d.showLinks(v, http.StatusOK, &linksPage{Made: base + "/desk/preview-link/" + secret, MadeFor: link.For})
}

func (d *desk) revokeLink(v *visit) error {
	if err := edit.RevokeLink(v.r.Context(), d.Store, v.by, v.r.PathValue("id"), v.r.PathValue("link")); err != nil {
		return err
	}
	d.done(v, "revoke")
	return v.goTo("/desk/stories/" + v.r.PathValue("id") + "/links")
}

// openLink shows somebody outside the one revision that a link is for. They
// are nobody to the desk: the secret is all that is asked. The page is never
// kept and never indexed, and no link on it tells another site its address.
func (d *desk) openLink(v *visit) error {
	link, err := edit.OpenLink(v.r.Context(), d.Store, v.r.PathValue("secret"))
	if err != nil {
		return err
	}
	var would news.Published
	var doc prose.Doc
	var pictures []news.Asset
	var note string
	err = d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		story, err := r.Story(link.StoryID)
		if err != nil {
			return err
		}
		pub, err := r.Publication()
		if err != nil {
			return err
		}
		revision, err := r.Revision(link.StoryID, link.Revision)
		if err != nil {
			return err
		}
		if err := doc.UnmarshalJSON(revision.Body); err != nil {
			return fmt.Errorf("read the text of revision %d: %w", revision.Number, err)
		}
		if pictures, err = picturesOf(r, revision.Picture, doc); err != nil {
			return err
		}
		note = linkNote(story, link, d.clock(pub))
		would, err = wouldBe(r, story, revision, doc)
		return err
	})
	if err != nil {
		return err
	}
	return d.showPreview(v, would, doc, pictures, note)
}

// linkNote says over the page what it is and until when it is there.
func linkNote(s news.Story, l store.PreviewLink, c clock) string {
	note := fmt.Sprintf("A preview for %s: revision %d, until %s. It is not published, and may change. Please don’t pass it on.", l.For, l.Revision, c.full(l.Expires))
	if s.Published == l.Revision {
		note = fmt.Sprintf("A preview for %s: revision %d, which is published.", l.For, l.Revision)
	}
	if s.Embargo.After(c.now) {
		note += " Under embargo until " + c.full(s.Embargo) + "."
	}
	return note
}
