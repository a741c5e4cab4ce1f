package desk

import (
	"errors"
	"html/template"
	"net/http"
	"strings"

	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/publish"
	"broadsheet/store"
)

// policyPage is where a page about the paper is written.
type policyPage struct {
	frame
	Kind, Name, Path string
	Text             string        // plain paragraphs, or HTML where the text has more than those
	Shown            template.HTML // as readers have it; empty where they have none
	Faults           faults
}

func (*policyPage) template() string { return "policy" }

func policyRows(r *store.Reader, c clock) ([]policyRow, error) {
	written, err := r.Policies()
	var rows []policyRow
	for _, k := range news.PolicyKinds() {
		row := policyRow{Href: "/desk/settings/pages/" + string(k), Name: k.Label(), Path: k.Path()}
		for _, p := range written {
			if p.Kind == k {
				row.Changed = c.moment(p.Updated)
			}
		}
		rows = append(rows, row)
	}
	return rows, err
}

func (d *desk) policy(v *visit) error { return d.showPolicy(v, nil) }

func (d *desk) showPolicy(v *visit, refused error) error {
	k := news.PolicyKind(v.r.PathValue("kind"))
	if err := v.by.Must(news.RightSettings); err != nil {
		return err
	}
	if !k.Valid() {
		return news.NotFound("There is no page of this kind.")
	}
	p := &policyPage{frame: d.houseFrame(v, k.Label(), "settings"), Kind: string(k), Name: k.Label(), Path: k.Path(), Faults: faultsOf(refused)}
	err := d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		policy, err := r.Policy(k)
		if errors.Is(err, news.ErrNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		doc, err := prose.Parse(policy.Text)
		p.Shown = template.HTML(doc.Public(prose.PublicOptions{})) //nolint:gosec // safe by construction; see prose
		p.Text = typed(doc)
		return err
	})
	if err != nil {
		return err
	}
	status := http.StatusOK
	if refused != nil {
		p.Text, status = v.r.PostForm.Get("text"), statusOf(refused)
	}
	return d.show(v, status, p)
}

// typed writes a text as it can be typed into a plain field: paragraphs with
// blank lines between them, and HTML where there is more than those.
func typed(doc prose.Doc) string {
	plain := doc.Text()
	if prose.FromText(plain).Equal(doc) && !strings.HasPrefix(plain, "<") {
		return plain
	}
	return strings.ReplaceAll(doc.Public(prose.PublicOptions{}), "><", ">\n<")
}

// retyped reads what typed wrote, or what somebody typed.
func retyped(text string) (prose.Doc, error) {
	if !strings.HasPrefix(strings.TrimSpace(text), "<") {
		if len(text) > prose.MaxBytes {
			return prose.Doc{}, news.TooLarge("text", "The text has %d bytes; at most %d are allowed.", len(text), prose.MaxBytes)
		}
		return prose.FromText(text), nil
	}
	doc, _, err := prose.FromHTML(strings.NewReader(text))
	return doc, err
}

// setPolicy says first what a new text would do, and writes it when it is sent
// again with a yes.
func (d *desk) setPolicy(v *visit) error {
	if err := v.form(); err != nil {
		return err
	}
	k := news.PolicyKind(v.r.PathValue("kind"))
	doc, err := retyped(v.r.PostForm.Get("text"))
	if err != nil {
		if _, ok := news.Sentence(err); !ok {
			return err
		}
		return d.showPolicy(v, err)
	}
	here := "/desk/settings/pages/" + string(k)
	if !v.sure() {
		var does []string
		err := d.Store.Read(v.r.Context(), func(r *store.Reader) (err error) { does, err = publish.ForeseePolicy(r, v.by, k, doc); return err })
		if err != nil {
			return err
		}
		if len(does) == 0 {
			d.done(v, "settings-same")
			return v.goTo(here)
		}
		return d.ask(v, &confirmPage{frame: d.houseFrame(v, "What this will do", "settings"), Does: does, Button: "Change the page", Back: here})
	}
	change, err := publish.Policy(v.r.Context(), d.Store, v.by, k, doc)
	if err != nil {
		return err
	}
	if err := d.Wait(v.r.Context(), change); err != nil {
		return err
	}
	d.done(v, "policy")
	return v.goTo(here)
}
