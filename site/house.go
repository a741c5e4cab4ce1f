package site

import (
	"strings"

	"broadsheet/news"
)

func plainText(text string) file { return file{kind: "text/plain; charset=utf-8", body: []byte(text)} }

// humans says who makes the paper (humanstxt.org).
func humans(v *view) (file, error) {
	var b strings.Builder
	part := func(name string, facts ...string) {
		said := ""
		for i := 0; i < len(facts); i += 2 {
			if value := news.Line(facts[i+1]); value != "" {
				said += "\t" + facts[i] + ": " + value + "\n"
			}
		}
		if said != "" {
			b.WriteString("/* " + name + " */\n" + said + "\n")
		}
	}
	part("TEAM", "Name", v.pub.Name, "Location", v.pub.Place, "Contact", v.pub.Contact, "Site", v.url("/"), "About", v.url(news.PolicyAbout.Path()), "Corrections", v.url("/corrections"))
	people, err := v.p.Contributors("", aboutPeople)
	if err != nil {
		return file{}, err
	}
	for _, c := range people {
		part("WRITES", "Name", c.Name, "Title", c.Title, "Site", v.url("/by/"+c.Slug))
	}
	var languages []string
	for _, e := range v.editions {
		languages = append(languages, e.Language)
	}
	part("SITE", "Last update", v.today.Format("2006/01/02"), "Language", strings.Join(languages, ", "), "Doctype", "HTML5", "Standards", "HTML, CSS, RSS, Atom, JSON Feed, schema.org", "Software", "Broadsheet")
	return plainText(strings.TrimSpace(b.String()) + "\n"), nil
}

// trust says who the paper is, whose it is and where it says how it works
// (JournalList, reference document for trust.txt, of 2024). Of owners and associations it says what the
// settings do, and nothing where they say nothing.
func trust(v *view) (file, error) {
	text := "# trust.txt of " + news.Line(v.pub.Name) + ", " + v.url("/") + "\n# The form is that of https://journallist.net/reference-document-for-trust-txt-specifications\n"
	for _, line := range v.pub.Trust {
		text += line + "\n"
	}
	for _, address := range v.pub.Social {
		text += "social=" + address + "\n"
	}
	for _, p := range v.policies {
		text += "disclosure=" + v.url(p.Kind.Path()) + "\n"
	}
	text += "disclosure=" + v.url("/corrections") + "\n"
	if v.pub.Contact != "" {
		text += "contact=" + contactURL(v.pub.Contact) + "\n"
	}
	if v.pub.Training != "" {
		text += "datatrainingallowed=" + v.pub.Training + "\n"
	}
	return plainText(text), nil
}
