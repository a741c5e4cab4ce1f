package desk

import (
	"errors"
	"html/template"
	"net/http"
	"strings"

	"broadsheet/auth"
	"broadsheet/news"
)

// codesPage gives an app what it needs, and asks for the first code.
type codesPage struct {
	frame
	Token  string
	Secret string       // in groups of four, to be typed
	Square square       // the same as URI, for a telephone's camera
	URI    template.URL // for a telephone to follow; made by us, of escaped parts
	Faults faults
}

func (*codesPage) template() string { return "codes" }

func (d *desk) offerCodes(v *visit) error {
	if err := v.form(); err != nil {
		return err
	}
	s, err := d.Door.OfferCodes(v.r.Context(), v.by, v.r.PostForm.Get("password"), d.client(v))
	if err != nil {
		return d.showSecond(v, err, "codes")
	}
	return d.showCodes(v, http.StatusOK, s, nil)
}

func (d *desk) showCodes(v *visit, status int, s auth.CodeSetup, faults faults) error {
	p := &codesPage{frame: frame{Title: "Set up a code app", Here: "account"}, Token: s.Token, URI: template.URL(s.URI), Faults: faults} //nolint:gosec // see the field
	var err error
	if p.Square, err = squareOf(s.URI); err != nil {
		return err
	}
	var groups []string
	for left := s.Secret; left != ""; {
		n := min(4, len(left))
		groups, left = append(groups, left[:n]), left[n:]
	}
	p.Secret = strings.Join(groups, " ")
	return d.show(v, status, p)
}

// keepCodes ends the setup, and shows the recovery codes that come with it.
func (d *desk) keepCodes(v *visit) error {
	if err := v.form(); err != nil {
		return err
	}
	f := v.r.PostForm
	recovery, err := d.Door.KeepCodes(v.r.Context(), v.by, f.Get("token"), f.Get("code"))
	if err == nil {
		return d.tellRecovery(v, recovery)
	}
	if !errors.Is(err, news.ErrInvalid) {
		return d.showSecond(v, err, "codes")
	}
	s, e := d.Door.AgainCodes(v.r.Context(), v.by, f.Get("token"))
	if e != nil {
		return d.showSecond(v, e, "codes")
	}
	return d.showCodes(v, statusOf(err), s, faultsOf(err))
}
