package publish

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"broadsheet/news"
)

// wanted gives the slug that a draft asks for: its own, or one made of its
// headline, or of the story's id where that has no letter in it.
func (a *act) wanted(d news.Draft) string {
	switch {
	case d.Slug != "":
		return d.Slug
	case news.Slug(d.Headline) != "":
		return news.Slug(d.Headline)
	}
	return strings.ToLower(a.story.ID)
}

// freePath makes a story's address by the publication's pattern. Where
// something else has it, a number follows.
func (a *act) freePath(sectionID, slug string, at news.Time) (string, error) {
	section, err := a.tx.SectionByID(sectionID)
	if err != nil {
		return "", err
	}
	day := at.In(a.pub.Location())
	if a.slugLeads() && news.Reserved(firstOf(news.Permalink(a.pub.Permalink, section.Slug, slug, day))) {
		slug = "story-" + slug // a number does not help: all that begins with "sitemap" is reserved
	}
	for n := 1; ; n++ {
		try := slug
		if n > 1 {
			try = fmt.Sprintf("%s-%d", slug, n)
		}
		path := news.Permalink(a.pub.Permalink, section.Slug, try, day)
		free, err := a.free(path)
		if err != nil || free {
			return path, err
		}
	}
}

// free tells whether a path can be this story's: nothing stands there, or
// this story once did.
func (a *act) free(path string) (bool, error) {
	if a.slugLeads() {
		first := firstOf(path)
		if _, err := a.tx.Section(first); !errors.Is(err, news.ErrNotFound) {
			return false, err
		}
		if err := notEdition(a.tx, first); err != nil {
			if errors.Is(err, news.ErrInvalid) {
				return false, nil
			}
			return false, err
		}
	}
	place, err := a.tx.At(path)
	if errors.Is(err, news.ErrNotFound) {
		return true, nil
	}
	return place.StoryID == a.story.ID, err
}

// slugLeads tells whether a story's slug decides the first segment of its
// address, which must then keep clear of sections and of Broadsheet's own.
func (a *act) slugLeads() bool {
	return strings.Contains(firstOf(a.pub.Permalink), "{slug}")
}

func firstOf(path string) string {
	first, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	return first
}

// slugOf gives the slug that stands in the address that readers know. One that
// was imported, or made by an earlier pattern, tells none: then it is what the
// revision that they read would get, and never a word of a newer one.
func (a *act) slugOf(p news.Published) (string, error) {
	if slug := slugIn(a.pub.Permalink, p.Path); slug != "" {
		return slug, nil
	}
	v, err := a.tx.Revision(p.ID, p.Revision)
	return a.wanted(v.Draft), err
}

// slugIn finds the slug in a path that a pattern made; "" when it did not.
func slugIn(pattern, path string) string {
	shape := strings.NewReplacer(`\{section\}`, `[^/]+`, `\{yyyy\}`, `\d{4}`, `\{mm\}`, `\d\d`, `\{dd\}`, `\d\d`, `\{slug\}`, `([^/]+)`).Replace(regexp.QuoteMeta(pattern))
	found := regexp.MustCompile(`^` + shape + `$`).FindStringSubmatch(path)
	if found == nil || news.CheckSlug("slug", found[1]) != nil {
		return ""
	}
	return found[1]
}
