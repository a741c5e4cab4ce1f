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

var hueColour = regexp.MustCompile(`--hue-[0-9]+:\s*(#[0-9a-fA-F]{6})\b`)

// hues gives the accents of sections in the light, in their order.
func (l layered) hues() (hues []string) {
	css, err := l.read("tokens.css")
	if err != nil {
		return nil
	}
	day, _, _ := strings.Cut(css, "(prefers-color-scheme: dark)")
	for _, m := range hueColour.FindAllStringSubmatch(day, -1) {
		hues = append(hues, m[1])
	}
	return hues
}

// Hue is an accent in the light, from 1, such as "#1d4e9e"; empty where the
// theme has none of that number.
func (t *Theme) Hue(n int) string {
	if n < 1 || n > len(t.hues) {
		return ""
	}
	return t.hues[n-1]
}
