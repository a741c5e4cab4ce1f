package desk

import (
	"net/http"
	"net/url"

	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

// redirectsPage is the addresses that lead elsewhere.
type redirectsPage struct {
	frame
	Begins   string
	Rows     []store.Redirect
	More     string
	From, To string // of the one that was refused
	Faults   faults
}

func (*redirectsPage) template() string { return "redirects" }

func (d *desk) redirects(v *visit) error { return d.showRedirects(v, http.StatusOK, &redirectsPage{}) }

func (d *desk) showRedirects(v *visit, status int, p *redirectsPage) error {
	if err := v.by.Must(news.RightRedirects); err != nil {
		return err
	}
	p.frame = d.houseFrame(v, "Redirects", "redirects")
	q := v.r.URL.Query()
	p.Begins = q.Get("q")
	err := d.Store.Read(v.r.Context(), func(r *store.Reader) (err error) {
		p.Rows, err = r.Redirects(p.Begins, q.Get("after"), perWords+1)
		return err
	})
	if err != nil {
		return err
	}
	if len(p.Rows) > perWords {
		p.Rows = p.Rows[:perWords]
		p.More = "/desk/redirects?" + url.Values{"q": {p.Begins}, "after": {p.Rows[perWords-1].Path}}.Encode()
	}
	return d.show(v, status, p)
}

func (d *desk) redirect(v *visit) error {
	if err := v.form(); err != nil {
		return err
	}
	f := v.r.PostForm
	seq, err := publish.Redirect(v.r.Context(), d.Store, v.by, f.Get("from"), f.Get("to"))
	if err != nil {
		if _, ok := news.Sentence(err); !ok || statusOf(err) == http.StatusForbidden {
			return err
		}
		return d.showRedirects(v, statusOf(err), &redirectsPage{From: f.Get("from"), To: f.Get("to"), Faults: faultsOf(err)})
	}
	if err := d.Wait(v.r.Context(), seq); err != nil {
		return err
	}
	d.done(v, "redirect")
	return v.goTo("/desk/redirects")
}

func (d *desk) unredirect(v *visit) error {
	if err := v.form(); err != nil {
		return err
	}
	if err := v.by.Must(news.RightRedirects); err != nil {
		return err
	}
	path := v.r.PostForm.Get("path")
	if !v.sure() {
		return d.ask(v, &confirmPage{
			frame: d.houseFrame(v, "Take the redirect away?", "redirects"), Button: "Take it away", Back: "/desk/redirects",
			Does: []string{path + " is nothing’s address again: readers and search engines who come by it find that nothing is there."},
		})
	}
	seq, err := publish.Unredirect(v.r.Context(), d.Store, v.by, path)
	if err != nil {
		return err
	}
	if err := d.Wait(v.r.Context(), seq); err != nil {
		return err
	}
	d.done(v, "unredirect")
	return v.goTo("/desk/redirects")
}
