package tongue

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

// Tongue is a language as one publication or edition writes it. It never
// changes and may be used by several goroutines at once.
type Tongue struct {
	Tag   string // BCP 47, as it was asked for
	Dir   string // "rtl", or empty
	Words Words
	Said  Said

	c       *catalogue
	zero    rune // the first of its ten digits
	printer *message.Printer
	region  language.Region
}

// For gives the language of a BCP 47 tag: that of its country where there is
// one, else the language's own, else English words with the tag's direction and
// numerals. It takes some microseconds; keep what it gives.
func For(tag string) *Tongue {
	t := language.Make(tag)
	c := nearest(t)
	out := &Tongue{Tag: tag, Words: c.words, Said: c.said, c: c, printer: message.NewPrinter(t)}
	if script, _ := t.Script(); slices.Contains(rightToLeft, script.String()) {
		out.Dir = "rtl"
	}
	if region, sure := t.Region(); sure == language.Exact {
		out.region = region
	}
	out.zero, _ = utf8.DecodeRuneInString(out.printer.Sprint(number.Decimal(0)))
	return out
}

// Tags lists the languages that have words of their own.
func Tags() []string {
	var tags []string
	for tag := range catalogues() {
		if !strings.Contains(tag, "-") {
			tags = append(tags, tag)
		}
	}
	slices.Sort(tags)
	return tags
}

// rightToLeft are the scripts in use that run so (ISO 15924).
var rightToLeft = []string{"Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg", "Mand", "Samr", "Aran"}

func nearest(t language.Tag) *catalogue {
	base, _ := t.Base()
	if region, sure := t.Region(); sure == language.Exact {
		if c := catalogues()[base.String()+"-"+region.String()]; c != nil {
			return c
		}
	}
	if c := catalogues()[base.String()]; c != nil {
		return c
	}
	return catalogues()["en"]
}

// Speaks tells whether the words are of the language that was asked for.
func (t *Tongue) Speaks() bool {
	asked, _ := language.Make(t.Tag).Base()
	ours, _ := t.c.tag.Base()
	return asked == ours
}

// Name is the language's name in itself: "Deutsch"; the tag where there are no
// words.
func (t *Tongue) Name() string {
	if !t.Speaks() {
		return t.Tag
	}
	return t.c.Name
}

// Number writes a whole number with the language's numerals and groups.
func (t *Tongue) Number(n int) string {
	if n >= 0 && n < 1000 { // nearly all of them, without a group
		return t.digits(strconv.Itoa(n))
	}
	return t.printer.Sprint(number.Decimal(n))
}

// Decimal writes a number with at most two places after the point, as the language has it.
func (t *Tongue) Decimal(v float64) string {
	return t.printer.Sprint(number.Decimal(v, number.MaxFractionDigits(2)))
}

// digits puts the language's numerals in the place of 0 to 9.
func (t *Tongue) digits(s string) string {
	if t.zero == '0' {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return t.zero + r - '0'
		}
		return r
	}, s)
}

// Minutes says that a text takes n minutes to read.
func (t *Tongue) Minutes(n int) string {
	form := plural.Cardinal.MatchPlural(t.c.tag, n, 0, 0, 0, 0)
	p, ok := t.c.minutes[form]
	if !ok {
		p = t.c.minutes[plural.Other]
	}
	return p.Of(t.Number(n))
}

// Between gives what stands before the i-th of some names in a sentence: "",
// ", " or " and ".
func (t *Tongue) Between(i int, names ...string) string {
	switch {
	case i == 0:
		return ""
	case i < len(names)-1:
		return t.c.List.Between
	case t.c.List.Ahead != "" && soundsI(names[i]):
		return t.c.List.Ahead
	}
	return t.c.List.Last
}

// List joins names as a sentence does: "Ada Quill, Ben Orr and Cy Dale".
func (t *Tongue) List(names ...string) string {
	var b strings.Builder
	for i, name := range names {
		b.WriteString(t.Between(i, names...))
		b.WriteString(name)
	}
	return b.String()
}

// soundsI tells whether a name begins with the vowel before which Spanish
// writes e for y. A diphthong is another sound: "Sodio y hierro".
func soundsI(name string) bool {
	s := strings.TrimPrefix(strings.ToLower(name), "h")
	rest, is := strings.CutPrefix(s, "i")
	if !is {
		rest, is = strings.CutPrefix(s, "í")
	}
	return is && !strings.HasPrefix(rest, "e") && !strings.HasPrefix(rest, "a") && !strings.HasPrefix(rest, "o")
}

// Commas joins words that are no sentence: "says, denies".
func (t *Tongue) Commas(words ...string) string { return strings.Join(words, t.c.List.Comma) }

// Quote puts a text into the language's quotation marks.
func (t *Tongue) Quote(s string) string { return t.c.Quotes.Open + s + t.c.Quotes.Close }

// Kind is the label of a kind of story, such as "fact-check"; empty for one
// that is not known, as are the labels below.
func (t *Tongue) Kind(kind string) string { return t.c.Kinds[kind] }

// Note is the label of a kind of correction, such as "retraction".
func (t *Tongue) Note(kind string) string { return t.c.Notes[kind] }

// Topic is the label of a kind of topic, such as "person".
func (t *Tongue) Topic(kind string) string { return t.c.Topics[kind] }

// Stance is the word for what a source does: "says", "denies", "unconfirmed".
func (t *Tongue) Stance(stance string) string { return t.c.Stances[stance] }

// Policy is the name of a page on how the paper works, such as "ethics".
func (t *Tongue) Policy(kind string) string { return t.c.Policies[kind] }

// Verdict is the word for a fact check's rating, from 1, false, to 5, true.
func (t *Tongue) Verdict(rating int) string { return t.c.Verdicts[strconv.Itoa(rating)] }

// Title begins a line with a capital, as one that stands alone does: French
// writes "mardi" in a sentence and "Mardi" over a page.
func Title(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 || unicode.IsUpper(first) {
		return s
	}
	return string(unicode.ToTitle(first)) + s[size:]
}
