package draw

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed atlas/countries.tsv
var countryLines string

// languages are the columns of countries.tsv, from the third.
var languages = []string{"en", "de", "fr", "es", "it", "pl", "ar"}

// names are what countries are called: by their names in the atlas, one for each of the languages.
var names = sync.OnceValue(func() map[string][]string {
	all := map[string][]string{}
	for line := range strings.Lines(countryLines) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		all[f[0]] = f[2:]
	}
	return all
})

// codes are the names in the atlas by ISO codes.
var codes = sync.OnceValue(func() map[string]string {
	all := map[string]string{}
	for line := range strings.Lines(countryLines) {
		f := strings.SplitN(line, "\t", 3)
		all[f[1]] = f[0]
	}
	return all
})

// Country is what a country of the map is called in a language, which is a BCP 47 tag: its name in the atlas where we know no other.
func Country(name, lang string) string {
	lang, _, _ = strings.Cut(lang, "-")
	i := max(0, slices.Index(languages, lang))
	if called := names()[name]; len(called) > i {
		return called[i]
	}
	if full, ok := spelled[name]; ok {
		return full
	}
	return name
}
