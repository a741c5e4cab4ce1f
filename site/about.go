package site

import (
	"errors"
	"fmt"
	"html/template"
	"net/url"
	"strings"

	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/theme"
)

// aboutPeople is how many of those who write the page about the paper names.
const aboutPeople = 60

// about makes the page of a policy. The one over the others is there even when
// nothing was written: it says what the settings know.
func (v *view) about(k news.PolicyKind) (answer, error) {
	policy, err := v.p.Policy(k)
	switch {
	case err == nil, errors.Is(err, news.ErrNotFound) && k == news.PolicyAbout:
	default:
		return answer{}, err
	}
	doc := prose.Doc{}
	if len(policy.Text) > 0 {
		if doc, err = prose.Parse(policy.Text); err != nil {
			return answer{}, fmt.Errorf("read the policy %s: %w", k, ours(err))
		}
	}
	description := doc.Excerpt(180)
	if description == "" {
		description = v.pub.Tagline
	}
	page := theme.About{Frame: v.frame(v.policyName(k), description, ""), Heading: v.policyName(k)}
	if !doc.Empty() {
		page.Body = template.HTML(v.local(doc).Public(prose.PublicOptions{Picture: v.inText(doc, false), EmbedLabel: v.t.Said.ViewOn.Of, Drawings: v.drawings()})) //nolint:gosec // safe by construction; see prose
		at := v.moment(policy.Updated)
		page.Updated = &at
	}
	if page.Pages, err = v.policyTabs(k); err != nil {
		return answer{}, err
	}
	v.reach(&page)
	page.Data = &theme.Linked{Context: schemaOrg, Type: "AboutPage", Name: page.Heading, URL: v.url(k.Path()), Breadcrumb: v.crumbs("", page.Heading, v.url(k.Path()))}
	if k != news.PolicyAbout {
		page.Over = theme.Link{Text: v.policyName(news.PolicyAbout), Href: news.PolicyAbout.Path()}
		page.Data.Type, page.Data.Publisher = "WebPage", v.publisher()
		return found(page), nil
	}
	page.Heading, page.Tagline = v.t.Said.AboutOf.Of(v.pub.Name), v.pub.Tagline
	page.Data.MainEntity = v.organisation()
	people, err := v.p.Contributors("", aboutPeople)
	page.People = v.bylines(people)
	return found(page), err
}

// policyTabs lists the pages on how the paper works, the list of corrections
// among them; nothing when the page one is on would stand there alone.
func (v *view) policyTabs(here news.PolicyKind) ([]theme.Tab, error) {
	tabs := []theme.Tab{{Link: theme.Link{Text: v.policyName(news.PolicyAbout), Href: news.PolicyAbout.Path()}, Here: here == news.PolicyAbout}}
	for _, p := range v.policies {
		if p.Kind != news.PolicyAbout {
			tabs = append(tabs, theme.Tab{Link: theme.Link{Text: v.policyName(p.Kind), Href: p.Kind.Path()}, Here: p.Kind == here})
		}
	}
	return append(tabs, theme.Tab{Link: theme.Link{Text: v.t.Words.Corrections, Href: "/corrections"}}), nil
}

// reach fills in where the paper can be written to, and found elsewhere.
func (v *view) reach(page *theme.About) {
	if v.pub.Contact != "" {
		page.Contact = &theme.Link{Text: v.pub.Contact, Href: contactURL(v.pub.Contact)}
	}
	for _, address := range v.pub.Social {
		page.Elsewhere = append(page.Elsewhere, theme.Link{Text: elsewhereName(address), Href: address})
	}
}

// policyName is what a kind of policy is called in the page's language.
func (f *face) policyName(k news.PolicyKind) string { return f.t.Policy(string(k)) }

// elsewhereName is an address as people say it: without the scheme and www.
func elsewhereName(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	return strings.TrimPrefix(u.Host, "www.") + strings.TrimSuffix(u.Path, "/")
}

// contactURL makes an address of what the contact setting holds.
func contactURL(contact string) string {
	if strings.Contains(contact, "://") {
		return contact
	}
	return (&url.URL{Scheme: "mailto", Opaque: strings.ReplaceAll(url.PathEscape(contact), "%40", "@")}).String()
}
