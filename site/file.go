package site

import (
	"bytes"
	"encoding/json"
	"html"
	"image"
	"image/color"
	"image/draw"
	"image/png"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// file is an answer for a program: an icon, the manifest, a text.
type file struct {
	kind string // media type
	body []byte
	open bool // programs of other sites may read it
}

// files are those that stand at one address each. They depend on the
// publication's settings alone.
var files = map[string]func(*view) (file, error){
	"/icon.svg":              iconSVG,
	"/icon-144.png":          func(v *view) (file, error) { return v.mark(144, shareTouch, iconPaper) },
	"/icon-192.png":          func(v *view) (file, error) { return v.mark(192, shareFull, nil) },
	"/icon-512.png":          func(v *view) (file, error) { return v.mark(512, shareFull, nil) },
	"/icon-mask-192.png":     func(v *view) (file, error) { return v.mark(192, shareMask, iconPaper) },
	"/icon-mask-512.png":     func(v *view) (file, error) { return v.mark(512, shareMask, iconPaper) },
	"/apple-touch-icon.png":  func(v *view) (file, error) { return v.mark(180, shareTouch, iconPaper) },
	"/favicon.ico":           func(v *view) (file, error) { return v.mark(32, shareFull, nil) }, // browsers read a PNG there, too
	logoPath:                 logoFile,
	"/site.webmanifest":      manifest,
	"/humans.txt":            humans,
	"/trust.txt":             trust,
	"/.well-known/trust.txt": trust,
	securityPath:             security,
}

// file makes one of the files. It is kept like a page.
func (v *view) file(of func(*view) (file, error)) (answer, error) {
	f, err := of(v)
	return answer{file: &f, keep: true}, err
}

// The icon is the paper's initial on its ink.
var (
	iconInk   = color.RGBA{0x14, 0x19, 0x1c, 0xff}
	iconPaper = color.RGBA{0xff, 0xff, 0xff, 0xff}
)

func iconSVG(v *view) (file, error) {
	return file{kind: "image/svg+xml", body: []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" fill="#14191c"/>` +
		`<text x="16" y="24" font-family="Newsreader,Georgia,serif" font-weight="bold" font-size="24" text-anchor="middle" fill="#fff">` +
		html.EscapeString(initial(v.pub.Name)) + `</text></svg>`)}, nil
}

// icon draws the icon as PNG. A letter that Go's own font does not have leaves
// the ground alone; the SVG shows it with the reader's fonts.
func (v *view) icon(size int) (file, error) {
	img := image.NewRGBA(image.Rect(0, 0, size, size))
	draw.Draw(img, img.Rect, image.NewUniform(iconInk), image.Point{}, draw.Src)
	parsed, err := opentype.Parse(gobold.TTF)
	if err != nil {
		return file{}, err
	}
	face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: float64(size) * .72, DPI: 72})
	if err != nil {
		return file{}, err
	}
	for _, letter := range initial(v.pub.Name) {
		bounds, _, ok := face.GlyphBounds(letter)
		if !ok {
			continue
		}
		middle := fixed.I(size) / 2 // of what is inked, and not of the letter's own room
		at := fixed.Point26_6{X: middle - (bounds.Min.X+bounds.Max.X)/2, Y: middle - (bounds.Min.Y+bounds.Max.Y)/2}
		d := font.Drawer{Dst: img, Src: image.NewUniform(iconPaper), Face: face, Dot: at}
		d.DrawString(string(letter))
	}
	var b bytes.Buffer
	err = png.Encode(&b, img)
	return file{kind: "image/png", body: b.Bytes()}, err
}

// webManifest is the part of a web app manifest that a newspaper needs
// (W3C, Web Application Manifest).
type webManifest struct {
	Name        string         `json:"name"`
	Description string         `json:"description,omitempty"`
	Lang        string         `json:"lang"`
	Dir         string         `json:"dir,omitempty"`
	ID          string         `json:"id"`
	Start       string         `json:"start_url"`
	Scope       string         `json:"scope"`
	Display     string         `json:"display"`
	Background  string         `json:"background_color,omitempty"`
	Colour      string         `json:"theme_color,omitempty"`
	Icons       []manifestIcon `json:"icons"`
}

type manifestIcon struct {
	Src     string `json:"src"`
	Sizes   string `json:"sizes"`
	Type    string `json:"type"`
	Purpose string `json:"purpose,omitempty"` // "maskable": nothing outside the middle matters
}

// manifestIcons are those that a phone chooses from.
func (v *view) manifestIcons() []manifestIcon {
	icons := []manifestIcon{
		{"/icon-192.png", "192x192", "image/png", ""}, {"/icon-512.png", "512x512", "image/png", ""},
		{"/icon-mask-192.png", "192x192", "image/png", "maskable"}, {"/icon-mask-512.png", "512x512", "image/png", "maskable"},
	}
	if v.marked().ID == "" {
		icons = append([]manifestIcon{{"/icon.svg", "any", "image/svg+xml", ""}}, icons...)
	}
	return icons
}

func manifest(v *view) (file, error) {
	ground := v.s.theme.Ground()
	body, err := json.Marshal(webManifest{
		Name: v.pub.Name, Description: v.pub.Tagline, Lang: v.pub.Language, Dir: v.t.Dir, ID: "/", Start: "/", Scope: "/",
		Display: "browser", Background: ground, Colour: ground,
		Icons: v.manifestIcons(),
	})
	return file{kind: "application/manifest+json", body: body}, err
}
