package bench

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// The words of the synthetic stories. They need only be of the lengths and
// the variety of a newspaper's, so that what is measured is like the real thing.
var (
	subjects = strings.Fields(`ministers engineers farmers councillors researchers teachers sailors nurses auditors planners judges musicians
		bakers surveyors gardeners archivists pilots brewers foresters librarians regulators investors tenants volunteers divers curators`)
	verbs = strings.Fields(`delay approve question welcome reject measure publish repair defend postpone review inspect debate restore close
		reopen finance count translate rebuild oppose consider outline record compare`)
	objects = strings.Fields(`bridge harvest budget timetable archive ferry reservoir museum tariff lighthouse orchard tramway estuary survey
		festival refinery quarry hospital aqueduct windfarm library vineyard canal theatre dyke viaduct laboratory market`)
	adjectives = strings.Fields(`regional annual disputed modest northern coastal ageing overdue provisional costly unexpected municipal
		historic rural temporary independent crowded gradual seasonal remote`)
	links  = strings.Fields(`after before while despite because although until since unless where`)
	places = strings.Fields(`Lisbon Porto Gdansk Trieste Bergen Malmo Ghent Turin Cork Leeds Cardiff Aarhus Tartu Graz Lyon Bilbao Split Brno Utrecht Vigo`)
	firsts = strings.Fields(`Ada Bruno Clara Dario Elin Filip Greta Hugo Ines Jonas Karin Luca Mara Nils Olga Pavel Rosa Sven Tilda Viktor`)
	lasts  = strings.Fields(`Almeida Brandt Costa Dvorak Eriksen Fischer Grant Horvat Ivarsson Jansen Kovac Lindqvist Moretti Novak Okafor Petrov Quist Rossi Sorensen Weiss`)
)

func pick(rng *rand.Rand, words []string) string { return words[rng.IntN(len(words))] }

func headline(rng *rand.Rand) string {
	return fmt.Sprintf("%s %s %s %s %s in %s", upper(pick(rng, adjectives)), pick(rng, subjects), pick(rng, verbs), pick(rng, adjectives), pick(rng, objects), pick(rng, places))
}

// sentence is n words, more or less, with a full stop.
func sentence(rng *rand.Rand, n int) string {
	var b strings.Builder
	for b.Len() == 0 || strings.Count(b.String(), " ") < n-5 {
		if b.Len() > 0 {
			b.WriteString(" " + pick(rng, links) + " ")
		}
		fmt.Fprintf(&b, "the %s %s %s the %s %s of %s", pick(rng, adjectives), pick(rng, subjects), pick(rng, verbs), pick(rng, adjectives), pick(rng, objects), pick(rng, places))
	}
	return upper(b.String()) + "."
}

func author(i int) string { return firsts[i%len(firsts)] + " " + lasts[(i*7+i/20)%len(lasts)] }

func topic(i int) string {
	return upper(adjectives[i%len(adjectives)]) + " " + objects[(i/len(adjectives)+i)%len(objects)]
}

func upper(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
