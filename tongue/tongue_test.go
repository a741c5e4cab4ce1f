package tongue

import (
	"strings"
	"testing"
	"time"
)

var day = time.Date(2026, 11, 24, 14, 5, 0, 0, berlin())

func berlin() *time.Location { return time.FixedZone("CET", 3600) }

func TestDatesAreWrittenAsTheLanguageWritesThem(t *testing.T) {
	t.Parallel()
	for tag, want := range map[string][]string{
		"en":    {"Tuesday 24 November 2026", "24 November 2026", "24 Nov", "24 Nov 2026", "November 2026", "14:05", "24 November 2026, 14:05 CET"},
		"en-GB": {"Tuesday 24 November 2026", "24 November 2026", "24 Nov", "24 Nov 2026", "November 2026", "14:05", "24 November 2026, 14:05 CET"},
		"en-US": {"Tuesday, November 24, 2026", "November 24, 2026", "Nov 24", "Nov 24, 2026", "November 2026", "2:05 PM", "November 24, 2026, 2:05 PM CET"},
		"de":    {"Dienstag, 24. November 2026", "24. November 2026", "24. Nov.", "24. Nov. 2026", "November 2026", "14:05", "24. November 2026, 14:05 MEZ"},
		"fr":    {"mardi 24 novembre 2026", "24 novembre 2026", "24 nov.", "24 nov. 2026", "novembre 2026", "14:05", "24 novembre 2026 à 14:05 CET"},
		"es":    {"martes, 24 de noviembre de 2026", "24 de noviembre de 2026", "24 nov", "24 nov 2026", "noviembre de 2026", "14:05", "24 de noviembre de 2026, 14:05 CET"},
		"it":    {"martedì 24 novembre 2026", "24 novembre 2026", "24 nov", "24 nov 2026", "novembre 2026", "14:05", "24 novembre 2026, 14:05 CET"},
		"pl":    {"wtorek, 24 listopada 2026", "24 listopada 2026", "24 lis", "24 lis 2026", "listopad 2026", "14:05", "24 listopada 2026, 14:05 CET"},
		"ar":    {"الثلاثاء، ٢٤ نوفمبر ٢٠٢٦", "٢٤ نوفمبر ٢٠٢٦", "٢٤ نوفمبر", "٢٤ نوفمبر ٢٠٢٦", "نوفمبر ٢٠٢٦", "٢:٠٥ م", "٢٤ نوفمبر ٢٠٢٦، ٢:٠٥ م غرينتش+١"},
		"ar-MA": {"الثلاثاء، 24 نوفمبر 2026", "24 نوفمبر 2026", "24 نوفمبر", "24 نوفمبر 2026", "نوفمبر 2026", "2:05 م", "24 نوفمبر 2026، 2:05 م غرينتش+1"},
		"de-AT": {"Dienstag, 24. November 2026", "24. November 2026", "24. Nov.", "24. Nov. 2026", "November 2026", "14:05", "24. November 2026, 14:05 MEZ"},
		"nl":    {"Tuesday 24 November 2026", "24 November 2026", "24 Nov", "24 Nov 2026", "November 2026", "14:05", "24 November 2026, 14:05 CET"},
	} {
		l := For(tag)
		for i, got := range []string{l.FullDate(day), l.Date(day), l.Short(day), l.ShortYear(day), l.Month(day), l.Clock(day), l.Moment(day)} {
			if got != want[i] {
				t.Errorf("%s: %q, not %q", tag, got, want[i])
			}
		}
	}
}

func TestEveryDayAndMonthHasItsName(t *testing.T) {
	t.Parallel()
	for _, tag := range Tags() {
		l, seen := For(tag), map[string]bool{}
		for i := range 366 {
			at := time.Date(2026, 1, 1+i, i%24, 0, 0, 0, time.UTC)
			s := l.FullDate(at)
			if seen[s] {
				t.Errorf("%s: two days are called %q", tag, s)
			}
			seen[s] = true
			if tag != "en" && (strings.Contains(s, at.Weekday().String()) || at.Month() == time.May && strings.Contains(s, "May")) {
				t.Errorf("%s: %q is English", tag, s)
			}
		}
	}
}

func TestOddHoursAndDays(t *testing.T) {
	t.Parallel()
	at := func(h, m int) time.Time { return time.Date(2026, 3, 1, h, m, 0, 0, time.UTC) }
	for _, tt := range []struct{ got, want string }{
		{For("fr").Date(at(0, 0)), "1er mars 2026"},
		{For("es").Clock(at(9, 7)), "9:07"},
		{For("en-US").Clock(at(0, 7)), "12:07 AM"},
		{For("en-US").Clock(at(12, 0)), "12:00 PM"},
		{For("ar").Clock(at(23, 59)), "١١:٥٩ م"},
		{For("ar").Moment(at(0, 0)), "١ مارس ٢٠٢٦، ١٢:٠٠ ص غرينتش"},
		{For("ar").Moment(at(0, 0).In(time.FixedZone("", -(3*3600 + 1800)))), "٢٨ فبراير ٢٠٢٦، ٨:٣٠ م غرينتش-٣:٣٠"},
		{For("de").Moment(at(0, 0).In(time.FixedZone("JST", 9*3600))), "1. März 2026, 09:00 JST"},
		{Title(For("fr").FullDate(at(1, 1))), "Dimanche 1er mars 2026"},
		{Title(For("pl").FullDate(time.Date(2026, 7, 1, 1, 0, 0, 0, time.UTC))), "Środa, 1 lipca 2026"},
		{Title("élan"), "Élan"}, {Title(""), ""}, {Title("الأحد"), "الأحد"}, {Title("1er"), "1er"},
	} {
		if tt.got != tt.want {
			t.Errorf("%q, not %q", tt.got, tt.want)
		}
	}
}

func TestNumbersHaveTheLanguagesNumeralsAndGroups(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		tag  string
		n    int
		want string
	}{
		{"en", 0, "0"}, {"en", 999, "999"}, {"en", 1234567, "1,234,567"}, {"de", 1234567, "1.234.567"}, {"fr", 12345, "12\u00a0345"}, {"it", 12345, "12.345"},
		{"ar", 7, "٧"}, {"ar", 12345, "١٢٬٣٤٥"}, {"ar-DZ", 7, "7"}, {"en", -5, "-5"}, {"fa", 42, "۴۲"},
	} {
		if got := For(tt.tag).Number(tt.n); got != tt.want {
			t.Errorf("%d in %s is %q, not %q", tt.n, tt.tag, got, tt.want)
		}
	}
}

func TestReadingTimesFollowThePluralRules(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		tag  string
		n    int
		want string
	}{
		{"en", 1, "1 min read"}, {"en", 4, "4 min read"}, {"de", 4, "4\u00a0Min. Lesezeit"}, {"fr", 1, "1\u00a0min de lecture"},
		{"pl", 1, "1 minuta czytania"}, {"pl", 2, "2 minuty czytania"}, {"pl", 5, "5 minut czytania"}, {"pl", 12, "12 minut czytania"}, {"pl", 22, "22 minuty czytania"},
		{"ar", 1, "دقيقة قراءة"}, {"ar", 2, "دقيقتا قراءة"}, {"ar", 3, "٣ دقائق قراءة"}, {"ar", 11, "١١ دقيقة قراءة"}, {"ar", 100, "١٠٠ دقيقة قراءة"},
	} {
		if got := For(tt.tag).Minutes(tt.n); got != tt.want {
			t.Errorf("%d in %s is %q, not %q", tt.n, tt.tag, got, tt.want)
		}
	}
}

func TestListsAreJoinedAsASentenceDoes(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		tag   string
		names []string
		want  string
	}{
		{"en", nil, ""}, {"en", []string{"Ada"}, "Ada"}, {"en", []string{"Ada", "Ben"}, "Ada and Ben"}, {"en", []string{"Ada", "Ben", "Cy"}, "Ada, Ben and Cy"},
		{"de", []string{"Ada", "Ben", "Cy"}, "Ada, Ben und Cy"}, {"fr", []string{"Ada", "Ben"}, "Ada et Ben"}, {"it", []string{"Ada", "Ben"}, "Ada e Ben"},
		{"es", []string{"Ada", "Ben"}, "Ada y Ben"}, {"es", []string{"Ada", "Inés"}, "Ada e Inés"}, {"es", []string{"Ada", "Íñigo"}, "Ada e Íñigo"}, {"es", []string{"Ada", "Hilario"}, "Ada e Hilario"},
		{"es", []string{"sal", "hierro"}, "sal y hierro"}, {"es", []string{"Inés", "Ada"}, "Inés y Ada"},
		{"pl", []string{"Ada", "Ben"}, "Ada i Ben"}, {"ar", []string{"ليلى", "سامي", "ندى"}, "ليلى وسامي وندى"},
	} {
		if got := For(tt.tag).List(tt.names...); got != tt.want {
			t.Errorf("%s: %q, not %q", tt.tag, got, tt.want)
		}
	}
	if got := For("ar").Commas("يقول", "ينفي"); got != "يقول، ينفي" {
		t.Errorf("stances: %q", got)
	}
}

func TestQuotationMarks(t *testing.T) {
	t.Parallel()
	for tag, want := range map[string]string{
		"en": "“x”", "de": "„x“", "fr": "«\u00a0x\u00a0»", "es": "«x»", "it": "«x»", "pl": "„x”", "ar": "«x»",
	} {
		if got := For(tag).Quote("x"); got != want {
			t.Errorf("%s: %s, not %s", tag, got, want)
		}
	}
}

func TestScriptsThatRunFromTheRight(t *testing.T) {
	t.Parallel()
	for tag, want := range map[string]string{
		"ar": "rtl", "ar-EG": "rtl", "he": "rtl", "fa": "rtl", "ur": "rtl", "ug": "rtl", "dv": "rtl", "az-Arab": "rtl", "pa-PK": "rtl", "yi": "rtl", "ckb": "rtl",
		"en-GB": "", "de": "", "ar-Latn": "", "pa": "", "az": "", "": "", "not a tag": "", "sr-Latn": "",
	} {
		if got := For(tag).Dir; got != want {
			t.Errorf("%q runs %q, not %q", tag, got, want)
		}
	}
}

func TestTheWeekBeginsWhereTheCountryHasIt(t *testing.T) {
	t.Parallel()
	for tag, want := range map[string]string{
		"en": "Monday", "en-GB": "Monday", "en-US": "Sunday", "en-CA": "Sunday", "de": "Montag", "ar": "السبت", "ar-SA": "الأحد", "ar-MA": "الاثنين", "pl": "poniedziałek", "es-MX": "domingo",
	} {
		days := For(tag).Weekdays()
		if days[0].Full != want {
			t.Errorf("%s: the week begins on %s, not %s", tag, days[0].Full, want)
		}
		seen := map[string]bool{}
		for _, d := range days {
			if seen[d.Full] = true; d.Narrow == "" {
				t.Errorf("%s: %s has no letter", tag, d.Full)
			}
		}
		if len(seen) != 7 {
			t.Errorf("%s: the week has %d days", tag, len(seen))
		}
	}
}

func TestALanguageWithoutACatalogSaysSo(t *testing.T) {
	t.Parallel()
	if l := For("nl-BE"); l.Speaks() || l.Tag != "nl-BE" || l.Name() != "nl-BE" || l.Words.Latest != "Latest" {
		t.Errorf("Dutch: %v %s %s", l.Speaks(), l.Tag, l.Name())
	}
	if l := For("de-CH"); !l.Speaks() || l.Name() != "Deutsch" {
		t.Errorf("Swiss German: %v %s", l.Speaks(), l.Name())
	}
}

func TestAPatternThatNobodyCanReadIsRefused(t *testing.T) {
	t.Parallel()
	for _, pattern := range []string{"", "Q", "d 'de", "MMMMM", "dd", "yyyy"} {
		if got, err := pieces(pattern); err == nil {
			t.Errorf("%q is read as %v", pattern, got)
		}
	}
	got, err := pieces("h 'o''clock'")
	if err != nil || len(got) == 0 {
		t.Errorf("an apostrophe: %v, %v", got, err)
	}
}

func FuzzPieces(f *testing.F) {
	for _, s := range []string{"EEEE, d 'de' MMMM y", "''", "h:mm a z", "d،"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		out, err := pieces(s)
		if err != nil {
			return
		}
		length := 0
		for _, p := range out {
			length += len(p.field) + len(p.text)
		}
		if length > len(s) {
			t.Errorf("%q is read as more than it is: %v", s, out)
		}
	})
}

func BenchmarkMoment(b *testing.B) {
	l := For("ar")
	b.ReportAllocs()
	for b.Loop() {
		l.Moment(day)
	}
}

func BenchmarkFor(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		For("ar")
	}
}
