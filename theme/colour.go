package theme

import (
	"regexp"
	"strings"
)

var paperColour = regexp.MustCompile(`--paper:\s*(#[0-9a-fA-F]{3,8})\b`)

// grounds gives the colour of the page in the light and in the dark, for the
// bars that a telephone draws around it. They are read from the sheets, so an
// overlay's own are right without another setting; empty where none is named so.
func (l layered) grounds() (light, dark string) {
	for _, file := range []string{"tokens.css", ownTokens} {
		css, err := l.read(file)
		if err != nil {
			continue
		}
		day, night, _ := strings.Cut(css, "(prefers-color-scheme: dark)")
		night, _, _ = strings.Cut(night, "@media")
		if m := paperColour.FindStringSubmatch(day); m != nil {
			light = m[1]
		}
		if m := paperColour.FindStringSubmatch(night); m != nil {
			dark = m[1]
		}
	}
	return light, dark
}

// Ground is the colour of the page in the light, such as "#f4f6f5".
func (t *Theme) Ground() string { return t.ground }
