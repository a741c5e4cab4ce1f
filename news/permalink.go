package news

import (
	"regexp"
	"strings"
	"time"
)

// permalinkLetters is what a pattern may be made of once its parts are filled
// in. Upper case is not: an address has one form.
var permalinkLetters = regexp.MustCompile(`^[a-z0-9/._-]+$`)

// CheckPermalink tells what is wrong with a pattern for story paths. It holds
// {slug} and may hold {section}, {yyyy}, {mm} and {dd}.
func CheckPermalink(pattern string) error {
	switch {
	case !strings.HasPrefix(pattern, "/") || strings.HasSuffix(pattern, "/") || strings.Contains(pattern, "//"):
		return Invalid("permalink", "The pattern must begin with one slash and not end with one.")
	case !strings.Contains(pattern, "{slug}"):
		return Invalid("permalink", "The pattern must hold {slug}, or all stories would share one address.")
	}
	filled := permalinkParts("section", "2006", "01", "02", "slug").Replace(pattern)
	if !permalinkLetters.MatchString(filled) {
		return Invalid("permalink", "The pattern may hold {section}, {yyyy}, {mm}, {dd} and {slug}, lower-case letters, digits, hyphens and dots.")
	}
	for segment := range strings.SplitSeq(filled[1:], "/") {
		if strings.HasPrefix(segment, ".") {
			return Invalid("permalink", "No part of the pattern may begin with a dot.")
		}
	}
	first, _, _ := strings.Cut(pattern[1:], "/")
	begins, _, _ := strings.Cut(filled[1:], "/")
	if Reserved(begins) && (first != "{yyyy}" || !strings.Contains(pattern, "{dd}/")) {
		return Invalid("permalink", "The pattern begins with %q, which is kept for Broadsheet itself.", first)
	}
	return nil
}

// Permalink gives the path of a story by a pattern. The date is the day of
// first publication in the publication's zone.
func Permalink(pattern, sectionSlug, slug string, published time.Time) string {
	return permalinkParts(sectionSlug, published.Format("2006"), published.Format("01"), published.Format("02"), slug).Replace(pattern)
}

func permalinkParts(section, yyyy, mm, dd, slug string) *strings.Replacer {
	return strings.NewReplacer("{section}", section, "{yyyy}", yyyy, "{mm}", mm, "{dd}", dd, "{slug}", slug)
}
