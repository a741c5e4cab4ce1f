package news

import (
	"slices"
	"strings"
	"time"
)

// Terms say on what terms a picture may be used, apart from the time.
type Terms string

// The terms, from the freest to the strictest.
const (
	TermsFree        Terms = "free"
	TermsConditional Terms = "conditional"
	TermsPay         Terms = "pay"
	TermsDenied      Terms = "denied"
	TermsExpired     Terms = "expired" // the right ended: what time makes of any of them
)

// AllTerms lists the terms, in the order in which a filter offers them.
func AllTerms() []Terms {
	return []Terms{TermsFree, TermsConditional, TermsPay, TermsDenied, TermsExpired}
}

// Word is what the desk calls the terms.
func (t Terms) Word() string {
	switch t {
	case TermsFree:
		return "Free to use"
	case TermsConditional:
		return "On a condition"
	case TermsPay:
		return "Costs money"
	case TermsDenied:
		return "Not to be used"
	case TermsExpired:
		return "Expired"
	}
	return string(t)
}

// Licence is the kind of right by which a publication has a picture. It is
// chosen from a list, because what may be done is computed from it.
type Licence string

// LicenceRow is what follows from a licence.
type LicenceRow struct {
	Licence   Licence
	Words     string // what it is called
	Terms     Terms
	Condition string // a sentence, for those whose terms need one
}

// Licences is the list, in the order in which a form offers it.
var Licences = []LicenceRow{
	{"", "Nobody has said yet", TermsConditional, "Nobody has said by what right we have it. Ask before you use it."},
	{"staff", "Made by our own staff", TermsFree, ""},
	{"commissioned", "Made for us on commission", TermsFree, ""},
	{"subscription", "Agency, in our subscription", TermsFree, ""},
	{"public-domain", "Public domain", TermsFree, ""},
	{"cc0", "CC0", TermsFree, ""},
	{"cc-by", "CC BY", TermsConditional, "Name its maker and the licence."},
	{"cc-by-sa", "CC BY-SA", TermsConditional, "Name its maker and the licence, under which a changed picture stands too."},
	{"cc-by-nd", "CC BY-ND", TermsConditional, "Name its maker and the licence, and don’t change the picture."},
	{"cc-by-nc", "CC BY-NC", TermsConditional, "Not where money is earned with it."},
	{"handout", "Handed out", TermsConditional, "Only with news about what it shows."},
	{"permission", "With its maker’s permission", TermsConditional, "Only as its maker has allowed."},
	{"quotation", "Quoted, for report or review", TermsConditional, "Only where the story is about the picture itself."},
	{"per-use", "Paid for with each use", TermsPay, "Each use costs a fee."},
	{"none", "No right to use it", TermsDenied, "We have no right to use it."},
}

func (l Licence) row() int {
	return slices.IndexFunc(Licences, func(r LicenceRow) bool { return r.Licence == l })
}

// Valid tells whether l is one of the list.
func (l Licence) Valid() bool { return l.row() >= 0 }

// Words is what the licence is called.
func (l Licence) Words() string {
	if i := l.row(); i >= 0 {
		return Licences[i].Words
	}
	return string(l)
}

// EndsSoon is how long before its end a right is said to end soon.
const EndsSoon = 14 * 24 * time.Hour

// Rights is what may be done with a picture at a moment, and why.
type Rights struct {
	Terms Terms
	Why   string // a sentence or two; empty for what is simply free
	Ends  Time   // when the right ends, or did; zero for never
	Soon  bool   // it ends within EndsSoon
}

// Usable tells whether readers may have the picture.
func (r Rights) Usable() bool { return r.Terms != TermsDenied && r.Terms != TermsExpired }

// Terms computes on what terms a picture may be used, apart from the time: by
// its licence, and any restriction makes a condition.
func (a Asset) Terms() Terms {
	i := a.Licence.row()
	if i < 0 { // written by a newer program: who does not know, asks
		return TermsConditional
	}
	if t := Licences[i].Terms; t != TermsFree || a.Restrictions == "" {
		return t
	}
	return TermsConditional
}

// Rights computes what may be done with the picture at a moment. What is
// denied stays so whatever the time; any other right ends at its second.
func (a Asset) Rights(now Time) Rights {
	r := Rights{Terms: a.Terms(), Ends: a.Expires}
	var why []string
	if i := a.Licence.row(); i >= 0 && Licences[i].Condition != "" && r.Terms == Licences[i].Terms {
		why = append(why, Licences[i].Condition)
	}
	if a.Restrictions != "" {
		why = append(why, sentence(a.Restrictions))
	}
	r.Why = strings.Join(why, " ")
	switch {
	case r.Terms == TermsDenied, a.Expires.IsZero():
	case !a.Expires.After(now.Time):
		r.Terms, r.Why = TermsExpired, "The right to use it has ended."
	default:
		r.Soon = a.Expires.Sub(now.Time) <= EndsSoon
	}
	return r
}

// sentence ends words with a full stop where they have no end.
func sentence(s string) string {
	if strings.ContainsAny(s[len(s)-1:], ".!?") || strings.HasSuffix(s, "…") {
		return s
	}
	return s + "."
}
