package news

import (
	"fmt"
	"math"
	"net/mail"
	"net/url"
	"strconv"
	"strings"
)

// Look is what a publication sets of its look. The zero value is the theme's own.
type Look struct {
	Accent     string // "#1d4e9e": of the rule under the nameplate and of links in a text, in the light; empty is the ink
	AccentDark string // the same in the dark; empty is made from Accent
	Type       Type
}

// Type is the choice among the theme's own families of type.
type Type string

// The choices. The zero value is the serif.
const (
	TypeSerif  Type = ""
	TypeSans   Type = "sans"   // the theme's sans for everything
	TypeSystem Type = "system" // what the reader's machine has: no font is loaded
)

// The grounds on which an accent must be read, in the light and in the dark.
// The theme's sheet has them, too, and a test of it holds the two together.
const (
	GroundLight = "#f4f6f5"
	GroundDark  = "#101518"
)

// LeastContrast is what text must have on its ground (WCAG 2.2, 1.4.3, AA).
const LeastContrast = 4.5

// Dark gives the accent for the dark: the one that is set, or the light one's
// hue, paled just so far that it can be read. Empty when there is no accent.
func (l Look) Dark() string {
	if l.AccentDark != "" || l.Accent == "" {
		return l.AccentDark
	}
	r, g, b, ok := rgb(l.Accent)
	if !ok {
		return ""
	}
	for part := 0.0; part <= 1; part += .05 {
		pale := func(c uint8) uint8 { return uint8(float64(c) + (255-float64(c))*part) }
		dark := fmt.Sprintf("#%02x%02x%02x", pale(r), pale(g), pale(b))
		if Contrast(dark, GroundDark) >= LeastContrast+1.5 { // light type on a dark ground looks thinner
			return dark
		}
	}
	return "#ffffff"
}

// Check tells what is wrong with the look: a colour that is none, or that
// cannot be read on its ground.
func (l Look) Check() error {
	switch l.Type {
	case TypeSerif, TypeSans, TypeSystem:
	default:
		return Invalid("type", "The type is serif, sans or system, not %q.", l.Type)
	}
	for _, c := range []struct{ field, colour, ground, where string }{
		{"accent", l.Accent, GroundLight, "light"}, {"accent_dark", l.AccentDark, GroundDark, "dark"},
	} {
		if c.colour == "" {
			continue
		}
		if _, _, _, ok := rgb(c.colour); !ok {
			return Invalid(c.field, "Write the colour as # and six digits, like #1d4e9e.")
		}
		if has := Contrast(c.colour, c.ground); has < LeastContrast {
			return Invalid(c.field, "%s has a contrast of %.1f to 1 on the %s page, and text needs %.1f: many people could not read it.", c.colour, math.Floor(has*10)/10, c.where, LeastContrast)
		}
	}
	return nil
}

// Contrast is the ratio of two colours' luminance by WCAG 2.2, from 1 to 21; 0
// when one is no colour.
func Contrast(a, b string) float64 {
	la, ok := luminance(a)
	lb, ok2 := luminance(b)
	if !ok || !ok2 {
		return 0
	}
	return (max(la, lb) + .05) / (min(la, lb) + .05)
}

func luminance(colour string) (float64, bool) {
	r, g, b, ok := rgb(colour)
	linear := func(c uint8) float64 {
		s := float64(c) / 255
		if s <= .04045 {
			return s / 12.92
		}
		return math.Pow((s+.055)/1.055, 2.4)
	}
	return .2126*linear(r) + .7152*linear(g) + .0722*linear(b), ok
}

func rgb(colour string) (r, g, b uint8, ok bool) {
	digits, is := strings.CutPrefix(colour, "#")
	n, err := strconv.ParseUint(digits, 16, 32)
	if !is || len(digits) != 6 || err != nil {
		return 0, 0, 0, false
	}
	return uint8(n >> 16), uint8(n >> 8), uint8(n), true //nolint:gosec // each is one byte of it
}

// Navigation is what a publication sets of the bar of sections. Their order is
// the sections' own.
type Navigation struct {
	Hidden []string  // ids of sections that are not in it, and are found at their address all the same
	Links  []NavLink // more entries, after the sections
}

// NavLink is an entry of the navigation that is no section.
type NavLink struct {
	Text string
	Href string // a path of this site, or an address with https://
}

// maxNavLinks is how many further entries the navigation may have.
const maxNavLinks = 12

// Check tells what is wrong with the navigation.
func (n Navigation) Check() error {
	if len(n.Links) > maxNavLinks {
		return Invalid("navigation", "The navigation has at most %d further links.", maxNavLinks)
	}
	for _, l := range n.Links {
		if err := checkLine("navigation", l.Text, 1, 40); err != nil {
			return err
		}
		path := strings.HasPrefix(l.Href, "/") && !strings.HasPrefix(l.Href, "//") && checkLine("navigation", l.Href, 1, 300) == nil && !strings.ContainsAny(l.Href, " \\")
		if !path && checkWeb("navigation", l.Href) != nil {
			return Invalid("navigation", "The link %q must lead to a path such as /about, or to an address that begins with https://.", l.Text)
		}
	}
	return nil
}

// checkWeb tells what is wrong with an address on the web.
func checkWeb(field, s string) error {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Hostname() == "" || u.User != nil || strings.ContainsAny(s, " <>\"") || checkLine(field, s, 1, 300) != nil {
		return Invalid(field, "%q is no address; write it like https://example.org/paper.", s)
	}
	return nil
}

// checkContact tells what is wrong with where to write to: an e-mail address,
// or a page.
func checkContact(s string) error {
	if s == "" || checkWeb("contact", s) == nil {
		return nil
	}
	a, err := mail.ParseAddress(s)
	if err != nil || a.Address != s || len(s) > 254 || checkLine("contact", s, 1, 254) != nil || strings.ContainsAny(s, "\"<> ") {
		return Invalid("contact", "Write an e-mail address like desk@example.org, or a page that begins with https://.")
	}
	return nil
}

// maxSocial is how many addresses elsewhere a publication or contributor names.
const maxSocial = 20

// checkSameAs tells what is wrong with addresses of the same thing elsewhere.
func checkSameAs(field string, list []string) error {
	if len(list) > maxSocial {
		return Invalid(field, "At most %d addresses can be named here.", maxSocial)
	}
	for _, s := range list {
		if err := checkWeb(field, s); err != nil {
			return err
		}
	}
	return nil
}
