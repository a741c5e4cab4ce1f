package transfer

import "strings"

// zones are the zone names that mean one offset to everybody, in seconds east
// of Greenwich. Names that mean several (CST, IST) are left out: the
// publication's own zone is the better guess.
var zones = map[string]int{
	"z": 0, "utc": 0, "gmt": 0, "bst": 3600, "wet": 0, "west": 3600,
	"cet": 3600, "mez": 3600, "cest": 7200, "mesz": 7200, "eet": 7200, "eest": 10800, "msk": 10800,
	"est": -5 * 3600, "edt": -4 * 3600, "pst": -8 * 3600, "pdt": -7 * 3600,
	"jst": 9 * 3600, "kst": 9 * 3600, "hkt": 8 * 3600, "aest": 10 * 3600, "aedt": 11 * 3600,
}

// months maps the names of the months, and their customary short forms, to
// their numbers: English, German, French, Spanish, Italian, Polish,
// Portuguese and Dutch, in the forms that stand in a date.
var months = monthTable(
	"january jan januar jänner janvier janv enero ene gennaio gen stycznia styczeń sty janeiro januari",
	"february feb februar febr feber février fevrier févr fév febrero febbraio lutego luty lut fevereiro fev februari",
	"march mar märz mrz maerz mars marzo marca marzec março marco maart mrt",
	"april apr avril avr abril abr aprile kwietnia kwiecień kwi",
	"may mai mayo maggio mag maja maj maio mei",
	"june jun juni juin junio giugno giu czerwca czerwiec cze junho",
	"july jul juli juillet juil julio luglio lug lipca lipiec lip julho",
	"august aug août aout agosto ago sierpnia sierpień sie augustus",
	"september sep sept septembre septiembre settembre set września wrzesień wrz setembro",
	"october oct oktober okt octobre octubre ottobre ott października październik paź outubro out",
	"november nov novembre noviembre listopada listopad lis novembro",
	"december dec dezember dez décembre decembre déc diciembre dic dicembre grudnia grudzień gru dezembro",
)

func monthTable(names ...string) map[string]int {
	table := map[string]int{}
	for i, line := range names {
		for name := range strings.FieldsSeq(line) {
			table[name] = i + 1
		}
	}
	return table
}

// dateWords are the words that may stand in a line beside a date, so that the
// line is still a dateline and not a sentence.
var dateWords = wordSet(`
	published posted updated on at of the first last modified date time am pm a m p by as
	monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
	veröffentlicht aktualisiert erstellt stand am um uhr den vom datum zuletzt geändert
	montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
	publié publie mis mise à a jour le la les date modifié h
	lundi mardi mercredi jeudi vendredi samedi dimanche
	publicado actualizado el las hora hrs lunes martes miércoles jueves viernes sábado domingo de del
	pubblicato aggiornato il alle ore lunedì martedì mercoledì giovedì venerdì sabato domenica
	opublikowano opublikowane aktualizacja dodano data publikacji r godz godzina o
	poniedziałek wtorek środa czwartek piątek sobota niedziela
	gepubliceerd bijgewerkt maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
	publicado atualizado às segunda terça quarta quinta sexta domingo feira
	min mins minute minutes read lesezeit minuten lecture temps czytania gmt utc bst cet cest mez mesz est edt pst pdt z t`)

// updateWords mark the date of a later change, not of the first publication.
var updateWords = wordSet(`updated modified aktualisiert geändert stand mis mise modifié actualizado aggiornato aktualizacja bijgewerkt atualizado`)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}

// dateLine is what a line says when it is nothing but a date and the words
// that go with one.
type dateLine struct {
	moment
	update bool // the date of a change
}

// readDateLine tells whether a line is a dateline. Two strange words are
// allowed, such as the place in 'Berlin, 13. April 2024'.
func readDateLine(line string, monthFirst bool) (dateLine, bool) {
	if len(line) > 160 {
		return dateLine{}, false
	}
	m, ok := findDate(line, monthFirst)
	if !ok {
		return dateLine{}, false
	}
	d := dateLine{moment: m}
	strange := 0
	for _, p := range dateParts(line) {
		switch {
		case p.from >= m.from && p.to <= m.to, p.digits > 0, len(p.word) == 1 && !isASCIILetter(p.word[0]):
		case p.from < m.from && updateWords[p.word]:
			d.update = true
		case !dateWords[p.word] && months[p.word] == 0 && isWord(p.word):
			strange++
		}
	}
	return d, strange <= 2
}

func isASCIILetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// monthFirst tells whether people of a locale write the month before the day.
func monthFirst(locale string) bool {
	switch strings.ToLower(strings.ReplaceAll(locale, "_", "-")) {
	case "en-us", "us", "en-ph", "en-fm", "es-us", "es-pr":
		return true
	}
	return false
}
