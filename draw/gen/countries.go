package main

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// languages are those of the paper, in the order of the columns.
var languages = []string{"en", "de", "fr", "es", "it", "pl", "ar"}

// newer are the names that have changed since the edition of CLDR that we read, and the short ones of those that it has in full.
var newer = map[string][]string{
	"CD": {"DR Congo", "DR Kongo", "RD Congo", "RD Congo", "RD Congo", "DR Konga", "الكونغو الديمقراطية"},
	"CG": {"Congo", "Republik Kongo", "Congo", "Congo", "Congo", "Kongo", "الكونغو"},
	"HK": {"Hong Kong", "Hongkong", "Hong Kong", "Hong Kong", "Hong Kong", "Hongkong", "هونغ كونغ"},
	"MK": {"North Macedonia", "Nordmazedonien", "Macédoine du Nord", "Macedonia del Norte", "Macedonia del Nord", "Macedonia Północna", "مقدونيا الشمالية"},
	"MO": {"Macau", "Macau", "Macao", "Macao", "Macao", "Makau", "ماكاو"},
	"PS": {"Palestine", "Palästina", "Palestine", "Palestina", "Palestina", "Palestyna", "فلسطين"}, //nolint:misspell // it is Italian
	"SZ": {"Eswatini", "Eswatini", "Eswatini", "Esuatini", "eSwatini", "Eswatini", "إسواتيني"},
	"TR": {"Türkiye", "Türkei", "Turquie", "Turquía", "Turchia", "Turcja", "تركيا"},
	"VA": {"Vatican City", "Vatikanstadt", "Vatican", "Ciudad del Vaticano", "Città del Vaticano", "Watykan", "الفاتيكان"},
}

// countries writes a line for each country of the world: its name in the atlas, its ISO code, and its names, between tabs. The few
// lands that have no code have no line.
func countries(out, in string) error {
	t, err := read(in)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	var lines []string
	for _, g := range t.Objects["countries"].Geometries {
		id := g.ID
		if g.Properties.Name == "Kosovo" {
			id = "XK"
		}
		region, err := language.ParseRegion(id)
		if err != nil {
			continue
		}
		fields := []string{g.Properties.Name, region.String()}
		names, known := newer[region.String()]
		for _, l := range languages {
			if !known {
				fields = append(fields, display.Regions(language.MustParse(l)).Name(region))
			}
		}
		fields = append(fields, names...)
		lines = append(lines, strings.Join(fields, "\t"))
	}
	slices.Sort(lines)
	fmt.Fprintln(&b, strings.Join(lines, "\n"))
	fmt.Printf("%d countries, %d bytes\n", len(lines), b.Len())
	return os.WriteFile(out, b.Bytes(), 0o644)
}
