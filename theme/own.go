package theme

import (
	"crypto/sha256"
	"encoding/base64"
	"html/template"
	"regexp"
)

// Own is what a publication's settings change of the look: a sheet of some
// tokens, which stands after the theme's. The zero value changes nothing.
type Own struct {
	Accent     string // "#1d4e9e", in the light; empty keeps the theme's
	AccentDark string // in the dark
	Type       string // "sans", "system", or empty for the theme's own
}

// Loads tells whether the page's type is one that it loads from us.
func (o Own) Loads() bool { return o.Type == "" }

// Style is the sheet as an element; empty when there is nothing to change.
func (o Own) Style() template.HTML {
	css := o.css()
	if css == "" {
		return ""
	}
	return template.HTML("<style>" + css + "</style>") //nolint:gosec // made of constants and of colours that are digits
}

func (f Frame) own() Own { return f.Own }

// faces are the stacks of type that a setting may choose.
var faces = map[string]string{
	"sans":   `--serif:var(--sans);--display:var(--sans);`,
	"system": `--serif:Charter,"Iowan Old Style",Georgia,"Noto Serif",serif;--display:var(--serif);--sans:system-ui,"Segoe UI",Roboto,sans-serif;`,
}

var hexColour = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)

// css writes the sheet. What is no colour is left out, whatever it was meant
// to be: this is the one place where a setting becomes part of a sheet.
func (o Own) css() string {
	light, dark := faces[o.Type], ""
	if hexColour.MatchString(o.Accent) {
		light += accented(o.Accent)
	}
	if hexColour.MatchString(o.AccentDark) {
		dark = "@media (prefers-color-scheme:dark){:root{" + accented(o.AccentDark) + "}}"
	}
	if light == "" && dark == "" {
		return ""
	}
	// On paper there is ink.
	return "@layer tokens{:root{" + light + "}" + dark + "@media print{:root{" + accented("#000") + "}}}"
}

// accented gives the tokens of the publication's colour.
func accented(colour string) string {
	return "--house:" + colour + ";--plate:" + colour + ";--link:" + colour + ";"
}

// allowed adds the sheet to a policy by its hash.
func (o Own) allowed() string {
	css := o.css()
	if css == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(css))
	return " 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
