package site

import (
	"strings"

	"broadsheet/news"
	"broadsheet/theme"
	"broadsheet/tongue"
)

// translated tells the way to a story's translations, to people and to search
// engines (hreflang), which want the page itself among them.
func (v *view) translated(s news.Published, page *theme.Story) error {
	others, err := v.p.Translations(s.ID)
	if err != nil || len(others) == 0 {
		return err
	}
	told := map[string]bool{}
	for _, o := range append([]news.Published{s}, others...) {
		lang := v.language(o.Edition)
		if told[strings.ToLower(lang)] { // of two in one language neither is the one for it
			continue
		}
		told[strings.ToLower(lang)] = true
		page.Alternates = append(page.Alternates, theme.Alternate{Lang: lang, Href: v.url(o.Path)})
		if o.ID == s.ID {
			continue
		}
		page.Translations = append(page.Translations, theme.Link{Text: tongue.For(lang).Name(), Href: escape(o.Path), Lang: lang})
		page.Data.Translations = append(page.Data.Translations, &theme.Linked{Type: o.Kind.SchemaType(), ID: v.url(o.Path), Headline: o.Headline, InLanguage: lang})
	}
	return nil
}
