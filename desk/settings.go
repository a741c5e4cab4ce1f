package desk

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

// settingsPage is what the publication says of itself, and how it looks.
type settingsPage struct {
	frame
	Form     settingsForm
	Sections []option // those in the navigation are chosen
	Types    []option
	Policies []policyRow
	Logo     shownPicture
	Icon     shownPicture
	Training []option
	Faults   faults
}

func (*settingsPage) template() string { return "settings" }

// settingsForm is the settings as a form holds them.
type settingsForm struct {
	Name, Tagline, Place, Notice, BaseURL, TimeZone, Language, Permalink string
	Contact, Social, Hub                                                 string // Social has an address a line
	Logo, Icon                                                           string // ids of pictures
	Trust, Training                                                      string // Trust has a line of trust.txt a line
	Accent, AccentDark, Type                                             string
	Links                                                                string // of the navigation: words, a space, an address; one a line
}

// policyRow is one of the pages about the paper.
type policyRow struct {
	Href, Name, Path string
	Changed          moment // empty where nothing was written
}

func settingsFormOf(p news.Publication) settingsForm {
	f := settingsForm{
		Name: p.Name, Tagline: p.Tagline, Place: p.Place, Notice: p.Notice, BaseURL: p.BaseURL, TimeZone: p.TimeZone, Language: p.Language, Permalink: p.Permalink,
		Contact: p.Contact, Social: strings.Join(p.Social, "\n"), Hub: p.Hub, Accent: p.Look.Accent, AccentDark: p.Look.AccentDark, Type: string(p.Look.Type),
		Logo: p.Logo, Icon: p.Icon, Trust: strings.Join(p.Trust, "\n"), Training: p.Training,
	}
	for _, l := range p.Navigation.Links {
		f.Links += l.Text + " " + l.Href + "\n"
	}
	return f
}

// settingsFrom reads a form that was sent.
func settingsFrom(form url.Values) settingsForm {
	line := func(name string) string { return news.Line(form.Get(name)) }
	return settingsForm{
		Name: line("name"), Tagline: line("tagline"), Place: line("place"), Notice: line("notice"), BaseURL: strings.TrimRight(line("base_url"), "/"), TimeZone: line("time_zone"),
		Language: line("language"), Permalink: line("permalink"), Contact: line("contact"), Social: form.Get("social"), Hub: line("hub"),
		Accent: line("accent"), AccentDark: line("accent_dark"), Type: line("type"), Links: form.Get("links"),
		Logo: line("logo"), Icon: line("icon"), Trust: form.Get("trust"), Training: line("training"),
	}
}

// over writes the form over the settings as they are. shown are the sections
// that are to stand in the navigation.
func (f settingsForm) over(p news.Publication, sections []news.Section, shown []string) news.Publication {
	p.Name, p.Tagline, p.Place, p.Notice, p.BaseURL, p.TimeZone, p.Language, p.Permalink = f.Name, f.Tagline, f.Place, f.Notice, f.BaseURL, f.TimeZone, f.Language, f.Permalink
	p.Contact, p.Social, p.Hub = f.Contact, lines(f.Social), f.Hub
	p.Look = news.Look{Accent: f.Accent, AccentDark: f.AccentDark, Type: news.Type(f.Type)}
	p.Logo, p.Icon, p.Trust, p.Training = f.Logo, f.Icon, lines(f.Trust), f.Training
	p.Navigation = news.Navigation{}
	for _, sec := range sections {
		if sec.ParentID == "" && !slices.Contains(shown, sec.ID) {
			p.Navigation.Hidden = append(p.Navigation.Hidden, sec.ID)
		}
	}
	for _, line := range lines(f.Links) {
		at := strings.LastIndexByte(line, ' ')
		p.Navigation.Links = append(p.Navigation.Links, news.NavLink{Text: strings.TrimSpace(line[:max(at, 0)]), Href: line[at+1:]})
	}
	return p
}

// lines gives the lines of a text that hold something.
func lines(text string) (all []string) {
	for line := range strings.Lines(text) {
		if line = news.Line(line); line != "" {
			all = append(all, line)
		}
	}
	return all
}

func (d *desk) settings(v *visit) error { return d.showSettings(v, nil) }

// showSettings shows the settings as they are, or a form that was refused.
func (d *desk) showSettings(v *visit, refused error) error {
	if err := v.by.Must(news.RightSettings); err != nil {
		return err
	}
	p := &settingsPage{frame: d.houseFrame(v, "Settings", "settings"), Faults: faultsOf(refused)}
	err := d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		pub, err := r.Publication()
		if err != nil {
			return err
		}
		sections, err := r.Sections()
		if err != nil {
			return err
		}
		p.Publication, p.Form = pub.Name, settingsFormOf(pub)
		if refused != nil {
			p.Form = settingsFrom(v.r.PostForm)
			pub = p.Form.over(pub, sections, v.r.PostForm["shown"])
		}
		p.choices(pub, sections)
		if p.Logo, err = d.picked(r, "logo", "Logo", p.Form.Logo, true); err != nil {
			return err
		}
		if p.Icon, err = d.picked(r, "icon", "Icon", p.Form.Icon, true); err != nil {
			return err
		}
		p.Policies, err = policyRows(r, d.clock(pub))
		return err
	})
	if err != nil {
		return err
	}
	status := http.StatusOK
	if refused != nil {
		status = statusOf(refused)
	}
	return d.show(v, status, p)
}

func (p *settingsPage) choices(pub news.Publication, sections []news.Section) {
	for _, sec := range sections {
		if sec.ParentID == "" {
			p.Sections = append(p.Sections, option{Value: sec.ID, Label: sec.Name, Chosen: !slices.Contains(pub.Navigation.Hidden, sec.ID)})
		}
	}
	for _, t := range []option{{Label: "Nothing"}, {Value: "yes", Label: "They may"}, {Value: "no", Label: "They may not"}} {
		t.Chosen = t.Value == p.Form.Training
		p.Training = append(p.Training, t)
	}
	for _, t := range []option{
		{Value: string(news.TypeSerif), Label: "Serif headlines and text"}, {Value: string(news.TypeSans), Label: "Sans for everything"},
		{Value: string(news.TypeSystem), Label: "What the reader’s machine has"},
	} {
		t.Chosen = t.Value == p.Form.Type
		p.Types = append(p.Types, t)
	}
}

// setSettings says first what a change would do, and does it when it is sent
// again with a yes.
func (d *desk) setSettings(v *visit) error {
	if err := v.form(); err != nil {
		return err
	}
	var wanted news.Publication
	var does []string
	err := d.Store.Read(v.r.Context(), func(r *store.Reader) error {
		pub, err := r.Publication()
		if err != nil {
			return err
		}
		sections, err := r.Sections()
		if err != nil {
			return err
		}
		wanted = settingsFrom(v.r.PostForm).over(pub, sections, v.r.PostForm["shown"])
		does, err = publish.Foresee(r, d.Store.Now(), v.by, wanted)
		return err
	})
	switch {
	case errors.Is(err, news.ErrInvalid):
		return d.showSettings(v, err)
	case err != nil:
		return err
	case len(does) == 0:
		d.done(v, "settings-same")
		return v.goTo("/desk/settings")
	case !v.sure():
		return d.ask(v, &confirmPage{frame: d.houseFrame(v, "What this will do", "settings"), Does: does, Button: "Change the settings", Back: "/desk/settings"})
	}
	change, err := publish.Settings(v.r.Context(), d.Store, v.by, wanted)
	if err != nil {
		return err
	}
	if err := d.Wait(v.r.Context(), change); err != nil {
		return err
	}
	d.done(v, "settings")
	return v.goTo("/desk/settings")
}
