package main

import (
	"bytes"
	"cmp"
	"compress/flate"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
)

// city is a town as GeoNames knows it.
type city struct {
	CityID      int
	Name        string
	Country     string
	FeatureCode string
	Population  int
	Loc         struct{ Coordinates [2]float64 }
}

// europe is where the papers are that this is made for: there smaller towns are looked for, too.
const europe = "AD AL AT BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GI GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE SI SK SM UA VA XK"

// kept tells whether a town is one that a map may be asked for.
func (c city) kept() bool {
	least := 120_000
	if strings.Contains(europe, c.Country) {
		least = 25_000
	}
	return c.FeatureCode == "PPLC" || c.Population >= least
}

// towns writes a line for each town, the larger first: its name, the code of its country, latitude, longitude, and 1 for a capital.
func towns(out, in string) error {
	raw, err := os.ReadFile(in)
	if err != nil {
		return err
	}
	var all []city
	if err := json.Unmarshal(raw, &all); err != nil {
		return err
	}
	all = slices.DeleteFunc(all, func(c city) bool { return !c.kept() })
	slices.SortFunc(all, func(a, b city) int { return cmp.Or(b.Population-a.Population, a.CityID-b.CityID) })
	var packed bytes.Buffer
	z, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		return err
	}
	for _, c := range all {
		capital := ""
		if c.FeatureCode == "PPLC" {
			capital = "1"
		}
		fmt.Fprintf(z, "%s\t%s\t%.2f\t%.2f\t%s\n", c.Name, c.Country, c.Loc.Coordinates[1], c.Loc.Coordinates[0], capital)
	}
	if err := z.Close(); err != nil {
		return err
	}
	fmt.Printf("%d towns, %d bytes\n", len(all), packed.Len())
	return os.WriteFile(out, packed.Bytes(), 0o644)
}
