package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"slices"

	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/publish"
	"broadsheet/store"
)

// publicationView is the publication. All of it is public: it stands on the pages.
type publicationView struct {
	Name       string         `json:"name"`
	Tagline    string         `json:"tagline"`
	BaseURL    string         `json:"base_url"`
	TimeZone   string         `json:"time_zone"`
	Language   string         `json:"language"`
	Permalink  string         `json:"permalink"`
	Place      string         `json:"place"`
	Notice     string         `json:"notice"`
	Contact    string         `json:"contact"`
	Social     []string       `json:"social"`
	Hub        string         `json:"hub"`
	Accent     string         `json:"accent"`
	AccentDark string         `json:"accent_dark"` // as it is shown, which may be made from accent
	Type       string         `json:"type"`
	Hidden     []string       `json:"hidden_sections"` // slugs
	Links      []navLink      `json:"navigation_links"`
	Logo       *markView      `json:"logo"`  // null where the name stands for itself
	Icon       *markView      `json:"icon"`  // null leaves it to the logo or the initial
	Trust      []string       `json:"trust"` // lines of trust.txt
	Training   string         `json:"training"`
	Policies   []policyNotice `json:"policies"`
}

// navLink is an entry of the navigation that is no section.
type navLink struct {
	Text string `json:"text"`
	Href string `json:"href"`
}

// policyNotice says that there is a page on how the paper works.
type policyNotice struct {
	Kind    news.PolicyKind `json:"kind"`
	Title   string          `json:"title"`
	Path    string          `json:"path"`
	URL     string          `json:"url"`
	Updated moment          `json:"updated"`
}

// policyView is such a page whole.
type policyView struct {
	policyNotice
	Body     json.RawMessage `json:"body"`
	BodyHTML string          `json:"body_html"`
}

func (w wordlist) policyNotice(p news.Policy) policyNotice {
	return policyNotice{Kind: p.Kind, Title: p.Kind.Label(), Path: p.Kind.Path(), URL: w.url(p.Kind.Path()), Updated: moment(p.Updated)}
}

func (w wordlist) publicationView(policies []news.Policy) publicationView {
	p := w.pub
	v := publicationView{
		Name: p.Name, Tagline: p.Tagline, BaseURL: p.BaseURL, TimeZone: p.TimeZone, Language: p.Language, Permalink: p.Permalink, Place: p.Place, Notice: p.Notice,
		Contact: p.Contact, Social: append([]string{}, p.Social...), Hub: p.Hub, Accent: p.Look.Accent, AccentDark: p.Look.Dark(), Type: "serif", Hidden: []string{}, Links: []navLink{}, Policies: []policyNotice{},
	}
	if p.Look.Type != news.TypeSerif {
		v.Type = string(p.Look.Type)
	}
	v.Trust, v.Training = append([]string{}, p.Trust...), p.Training
	for _, id := range p.Navigation.Hidden {
		v.Hidden = append(v.Hidden, w.slugs[id])
	}
	for _, l := range p.Navigation.Links {
		v.Links = append(v.Links, navLink(l))
	}
	for _, policy := range policies {
		v.Policies = append(v.Policies, w.policyNotice(policy))
	}
	return v
}

// markView is a picture by which the publication is known.
type markView struct {
	Asset string `json:"asset"` // id
	Src   string `json:"src"`
}

func (s *server) mark(pub news.Publication, a news.Asset) *markView {
	if a.ID == "" {
		return nil
	}
	return &markView{a.ID, pub.URL(s.Pictures.Show(a, news.ShapeWhole, "").Src)}
}

// settings answers with the publication.
func (s *server) settings(c *call) (r reply, err error) {
	err = s.Store.Public(c.Context(), func(p *store.Public) error {
		w, err := newWords(p)
		if err != nil {
			return err
		}
		policies, err := p.Policies()
		if err != nil {
			return err
		}
		marks, err := p.Marks()
		v := w.publicationView(policies)
		v.Logo, v.Icon = s.mark(w.pub, marks.Logo), s.mark(w.pub, marks.Icon)
		r = reply{status: http.StatusOK, body: v}
		return err
	})
	return r, err
}

// publicationIn is what a program writes of the publication. What is left out
// stays as it is.
type publicationIn struct {
	Name       text     `json:"name"`
	Tagline    text     `json:"tagline"`
	BaseURL    text     `json:"base_url"`
	TimeZone   text     `json:"time_zone"`
	Language   text     `json:"language"`
	Permalink  text     `json:"permalink"`
	Place      text     `json:"place"`
	Notice     text     `json:"notice"`
	Contact    text     `json:"contact"`
	Social     texts    `json:"social"`
	Hub        text     `json:"hub"`
	Accent     text     `json:"accent"`
	AccentDark text     `json:"accent_dark"`
	Type       text     `json:"type"`
	Hidden     texts    `json:"hidden_sections"`
	Links      navLinks `json:"navigation_links"`
}

// navLinks is a list of links.
type navLinks struct {
	value []news.NavLink
	given bool
}

func (n *navLinks) take(raw json.RawMessage) error {
	var each []json.RawMessage
	if err := decoded(raw, &each, "a list of links"); err != nil {
		return err
	}
	n.given, n.value = true, nil
	for _, one := range each[:min(len(each), 100)] { // the command allows fewer
		d := json.NewDecoder(bytes.NewReader(one))
		d.DisallowUnknownFields()
		var l navLink
		if err := d.Decode(&l); err != nil {
			return errors.New("Each link is an object with text and href.")
		}
		if err := noControls(l.Text + l.Href); err != nil {
			return err
		}
		n.value = append(n.value, news.NavLink{Text: news.Line(l.Text), Href: l.Href})
	}
	return nil
}

// over writes what was given over the publication.
func (in publicationIn) over(w wordlist) (news.Publication, error) {
	p := w.pub
	p.Name, p.Tagline, p.Place, p.Notice = news.Line(in.Name.or(p.Name)), news.Line(in.Tagline.or(p.Tagline)), news.Line(in.Place.or(p.Place)), news.Line(in.Notice.or(p.Notice))
	p.BaseURL, p.TimeZone, p.Language, p.Permalink = in.BaseURL.or(p.BaseURL), in.TimeZone.or(p.TimeZone), in.Language.or(p.Language), in.Permalink.or(p.Permalink)
	p.Contact, p.Hub = in.Contact.or(p.Contact), in.Hub.or(p.Hub)
	p.Look.Accent, p.Look.AccentDark, p.Look.Type = in.Accent.or(p.Look.Accent), in.AccentDark.or(p.Look.AccentDark), news.Type(in.Type.or(string(p.Look.Type)))
	if p.Look.Type == "serif" {
		p.Look.Type = news.TypeSerif
	}
	if in.Social.given {
		p.Social = in.Social.value
	}
	if in.Links.given {
		p.Navigation.Links = in.Links.value
	}
	if in.Hidden.given {
		p.Navigation.Hidden = nil
		for _, slug := range in.Hidden.value {
			sec, err := w.section(slug)
			if err != nil || sec.ID == "" {
				return p, news.Invalid("hidden_sections", "There is no section called %q.", short(slug))
			}
			if !slices.Contains(p.Navigation.Hidden, sec.ID) {
				p.Navigation.Hidden = append(p.Navigation.Hidden, sec.ID)
			}
		}
	}
	return p, nil
}

// changePublication changes what is given of the settings.
func (s *server) changePublication(c *call) (reply, error) {
	in, err := read[publicationIn](c)
	if err != nil {
		return reply{}, err
	}
	w, err := s.words(c)
	if err != nil {
		return reply{}, err
	}
	p, err := in.over(w)
	if err != nil {
		return reply{}, err
	}
	change, err := publish.Settings(c.Context(), s.Store, c.by, p)
	if err != nil {
		return reply{}, err
	}
	if err := c.shown(change); err != nil {
		return reply{}, err
	}
	return s.settings(c)
}

// policy answers with a page on how the paper works.
func (s *server) policy(c *call) (r reply, err error) {
	err = s.Store.Public(c.Context(), func(p *store.Public) error {
		w, err := newWords(p)
		if err != nil {
			return err
		}
		policy, err := p.Policy(news.PolicyKind(c.PathValue("slug")))
		if err != nil {
			return err
		}
		doc, err := prose.Parse(policy.Text)
		v := policyView{w.policyNotice(policy), policy.Text, doc.Public(prose.PublicOptions{})}
		r = reply{status: http.StatusOK, body: v}
		return err
	})
	return r, hidden(err, "There is no policy called %q.", short(c.PathValue("slug")))
}

// policyIn is what a program writes of a policy.
type policyIn struct {
	Body     tree   `json:"body"`
	BodyHTML markup `json:"body_html"`
}

// changePolicy writes a page on how the paper works. An empty text takes it away.
func (s *server) changePolicy(c *call) (reply, error) {
	in, err := read[policyIn](c)
	if err != nil {
		return reply{}, err
	}
	doc, _, err := storyIn{Body: in.Body, BodyHTML: in.BodyHTML}.document()
	if err != nil {
		return reply{}, err
	}
	if doc == nil {
		return reply{}, news.Invalid("body", "Send the text, as body or as body_html.")
	}
	k := news.PolicyKind(c.PathValue("slug"))
	change, err := publish.Policy(c.Context(), s.Store, c.by, k, *doc)
	if err != nil {
		return reply{}, err
	}
	if err := c.shown(change); err != nil {
		return reply{}, err
	}
	return s.settings(c)
}
