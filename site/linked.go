package site

import (
	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/theme"
)

const schemaOrg = "https://schema.org"

// organisation is the publication in JSON-LD.
func (f *face) organisation() *theme.Linked {
	return &theme.Linked{
		Context: schemaOrg, Type: "NewsMediaOrganization", ID: f.url("/") + "#publisher", Name: f.pub.Name, URL: f.url("/"), Description: f.pub.Tagline,
		SameAs: f.pub.Social, Logo: f.logoData(), Policies: f.linkedPolicies(),
	}
}

// linkedPolicies says where the publication tells how it works. Where nothing
// was written on how it corrects itself, the list of what it has corrected says it.
func (f *face) linkedPolicies() theme.Policies {
	of := map[news.PolicyKind]string{news.PolicyCorrections: f.url("/corrections")}
	for _, p := range f.policies {
		of[p.Kind] = f.url(p.Kind.Path())
	}
	return theme.Policies{
		Principles: firstOf(of[news.PolicyEthics], of[news.PolicyAbout]), Ethics: of[news.PolicyEthics], Corrections: of[news.PolicyCorrections],
		Checking: of[news.PolicyChecking], Sources: of[news.PolicySources], Ownership: of[news.PolicyOwnership], Feedback: of[news.PolicyComplaints],
	}
}

// publisher is the publication as a part of something else.
func (f *face) publisher() *theme.Linked {
	return &theme.Linked{Type: "NewsMediaOrganization", ID: f.url("/") + "#publisher", Name: f.pub.Name, URL: f.url("/"), SameAs: f.pub.Social, Logo: f.logoData(), Policies: f.linkedPolicies()}
}

// website is the whole that the paper's pages are part of: its site, published
// by the paper.
func (f *face) website() []*theme.Linked {
	return []*theme.Linked{{Type: "WebSite", ID: f.url("/") + "#website", Name: f.pub.Name, URL: f.url("/"), Publisher: &theme.Linked{Type: "NewsMediaOrganization", ID: f.url("/") + "#publisher"}}}
}

// profile is the page about a contributor.
func (f *face) profile(c news.Contributor) *theme.Linked {
	return &theme.Linked{Context: schemaOrg, Type: "ProfilePage", MainEntity: f.person(c)}
}

func (f *face) person(c news.Contributor) *theme.Linked {
	return &theme.Linked{Type: "Person", Name: c.Name, URL: f.url("/by/" + c.Slug), JobTitle: c.Title, Description: c.Bio, SameAs: c.Links}
}

// article is a story in JSON-LD. A story without a byline is the paper's own.
func (v *view) article(s news.Published, doc prose.Doc, description string, notes []news.Correction) *theme.Linked {
	url := v.url(s.Path)
	a := &theme.Linked{
		Context: schemaOrg, Type: schemaType(s), Headline: s.Headline, Description: description, URL: url,
		MainEntityOfPage: &theme.Linked{Type: "WebPage", ID: url, Breadcrumb: v.crumbs(s.Section, s.Headline, url)},
		DatePublished:    v.moment(s.FirstPublished).ISO, DateModified: v.moment(modified(s, notes)).ISO,
		Publisher: v.publisher(), ArticleSection: v.byID[s.Section].Name, Dateline: s.Dateline,
		IsPartOf: v.wholes(s), WordCount: doc.Words(), InLanguage: v.language(s.Edition), Free: true,
	}
	a.Image = v.images(s)
	if s.Kind == news.KindLive {
		a.CoverageStart = a.DatePublished
	}
	for _, c := range s.Bylines {
		c.Bio = "" // it is on the contributor's page
		a.Author = append(a.Author, v.person(c))
	}
	if len(a.Author) == 0 {
		a.Author = []*theme.Linked{v.publisher()}
	}
	for _, t := range s.Topics {
		a.Keywords = append(a.Keywords, t.Name)
	}
	for _, n := range notes {
		a.Correction = append(a.Correction, &theme.Linked{Type: "CorrectionComment", Text: n.Text, DatePublished: v.moment(n.At).ISO})
	}
	return a
}

// schemaType is what schema.org calls a story. News with a dateline and a name
// over it is reportage: somebody was there, and says who and where.
func schemaType(s news.Published) string {
	if s.Kind == news.KindNews && s.Dateline != "" && len(s.Bylines) > 0 {
		return "ReportageNewsArticle"
	}
	return s.Kind.SchemaType()
}

// wholes is what a story is part of: the newspaper, and its section.
func (v *view) wholes(s news.Published) []*theme.Linked {
	list := []*theme.Linked{{
		Type: "Newspaper", ID: v.url("/") + "#newspaper", Name: v.pub.Name, URL: v.url("/"), InLanguage: v.language(s.Edition),
		Publisher: &theme.Linked{Type: "NewsMediaOrganization", ID: v.url("/") + "#publisher"},
	}}
	if sec, ok := v.byID[s.Section]; ok {
		list = append(list, &theme.Linked{Type: "CollectionPage", Name: sec.Name, URL: v.url("/" + sec.Slug)})
	}
	return list
}

// modified is when the page last said something new: a text or a correction.
func modified(s news.Published, notes []news.Correction) news.Time {
	at := s.FirstPublished
	if s.Updated.After(at.Time) {
		at = s.Updated
	}
	for _, n := range notes {
		if n.At.After(at.Time) {
			at = n.At
		}
	}
	return at
}

// crumbs is the way from the front through the sections to a page.
func (f *face) crumbs(section, name, url string) *theme.Linked {
	list := &theme.Linked{Type: "BreadcrumbList"}
	add := func(name, url string) {
		list.Items = append(list.Items, &theme.Linked{Type: "ListItem", Position: len(list.Items) + 1, Name: name, Item: url})
	}
	add(f.pub.Name, f.url("/"))
	for _, sec := range reversed(f.line(section)) {
		add(sec.Name, f.url("/"+sec.Slug))
	}
	add(name, url)
	return list
}
