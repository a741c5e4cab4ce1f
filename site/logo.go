package site

import (
	"errors"
	"fmt"
	"image/color"
	"strings"

	"broadsheet/news"
	"broadsheet/theme"
)

// The addresses and sizes of what the paper is known by.
const (
	logoPath   = "/logo.png"
	logoWidth  = 600
	logoHeight = 300 // a logo of Atom is twice as wide as it is high (RFC 4287, 4.2.8)
)

// squarish is how many times as wide as high, or the other way, a logo may be
// to do as an icon too: of a wider one a small icon would show a line.
const squarish = 1.5

// How much of an icon's sides a picture takes. A launcher may cut a maskable
// one to a circle of four fifths (W3C, Web Application Manifest, icon masks).
const (
	shareFull  = 1.0
	shareTouch = .84
	shareMask  = .56
	shareLogo  = .9
)

// logo is the publication's logo as the masthead shows it.
func (s *Site) logo(f face) *theme.Picture {
	a := f.marks.Logo
	if a.ID == "" || s.opt.Show == nil {
		return nil
	}
	img := s.opt.Show(a, news.ShapeWhole, "(min-width: 60rem) 40rem, 90vw")
	pic := &theme.Picture{Src: img.Src, Srcset: img.Srcset, Sizes: img.Sizes, Width: img.Width, Height: img.Height, Alt: f.pub.Name}
	for _, source := range img.Sources {
		if source.Type == "image/webp" { // it keeps what can be seen through, where JPEG has white
			pic.Srcset = source.Srcset
		}
	}
	return pic
}

// marked is the picture that icons are made of; the zero value where they are
// drawn from the initial.
func (f *face) marked() news.Asset {
	if f.marks.Icon.ID != "" {
		return f.marks.Icon
	}
	a := f.marks.Logo
	if w, h := float64(a.Width), float64(a.Height); a.ID != "" && w > 0 && h > 0 && w <= h*squarish && h <= w*squarish {
		return a
	}
	return news.Asset{}
}

// mark gives an icon made of the paper's picture, if it has one, and else the
// one that is drawn. A nil ground is seen through.
func (v *view) mark(size int, share float64, ground color.Color) (file, error) {
	a := v.marked()
	if a.ID == "" || v.s.opt.Mark == nil {
		return v.icon(size)
	}
	body, err := v.s.opt.Mark(a, size, size, share, ground)
	if err != nil {
		return file{}, fmt.Errorf("make an icon of %s: %w", a.ID, err)
	}
	return file{kind: "image/png", body: body}, nil
}

// logoFile is the logo for feeds and search engines: the paper's own on white,
// or its name in letters.
func logoFile(v *view) (file, error) {
	if a := v.marks.Logo; a.ID != "" && v.s.opt.Mark != nil {
		body, err := v.s.opt.Mark(a, logoWidth, logoHeight, shareLogo, iconPaper)
		if err != nil {
			return file{}, fmt.Errorf("make the logo of %s: %w", a.ID, err)
		}
		return file{kind: "image/png", body: body}, nil
	}
	if v.s.opt.Wordmark == nil {
		return file{}, news.NotFound("There is no page at this address.")
	}
	for _, name := range []string{v.pub.Name, ""} { // letters that no font of ours has are left out
		body, err := v.s.opt.Wordmark(name, logoWidth, logoHeight, v.accent(""), iconPaper)
		if err == nil || !errors.Is(err, news.ErrInvalid) {
			return file{kind: "image/png", body: body}, err
		}
	}
	return file{}, news.NotFound("There is no page at this address.")
}

// logoData is the logo in JSON-LD.
func (f *face) logoData() *theme.Linked {
	return &theme.Linked{Type: "ImageObject", URL: f.url(logoPath), Width: logoWidth, Height: logoHeight, Caption: strings.TrimSpace(f.pub.Name)}
}
