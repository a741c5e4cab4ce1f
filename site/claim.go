package site

import (
	"strings"
	"time"

	"broadsheet/news"
	"broadsheet/theme"
)

// claim makes what a fact check shows above its text.
func (v *view) claim(c news.Claim) *theme.Claim {
	shown := &theme.Claim{Text: c.Text, By: c.By, Verdict: v.verdict(c)}
	if day, err := time.ParseInLocation(time.DateOnly, c.Date, time.UTC); err == nil {
		shown.When = theme.Moment{ISO: c.Date, Text: v.t.Date(day)}
	}
	if c.Source != "" {
		shown.Source = &theme.Link{Text: elsewhereName(c.Source), Href: c.Source}
	}
	if c.Found() {
		shown.Steps = make([]bool, news.RatingTrue)
		shown.Steps[c.Rating-1] = true
	}
	return shown
}

// verdict says a rating: in the checkers' words, or in the language's own.
func (v *view) verdict(c news.Claim) string {
	if !c.Found() {
		return ""
	}
	return firstOf(c.Verdict, v.t.Verdict(c.Rating))
}

// claimReview is the check in JSON-LD, by the rules of schema.org's ClaimReview
// and of those who show it beside a headline: a claim, who made it, and a
// rating with its scale.
func (v *view) claimReview(s news.Published) *theme.Linked {
	c := s.Claim
	review := &theme.Linked{
		Context: schemaOrg, Type: "ClaimReview", URL: v.url(s.Path), DatePublished: v.moment(s.FirstPublished).ISO, Author: []*theme.Linked{v.publisher()},
		ClaimReviewed: c.Text, InLanguage: v.language(s.Edition),
		ItemReviewed: &theme.Linked{Type: "Claim", DatePublished: c.Date},
		ReviewRating: &theme.Linked{Type: "Rating", RatingValue: c.Rating, WorstRating: news.RatingFalse, BestRating: news.RatingTrue, AlternateName: v.verdict(c)},
	}
	if c.By != "" {
		review.ItemReviewed.Author = []*theme.Linked{{Type: claimant(s), Name: c.By}}
	}
	if c.Source != "" {
		review.ItemReviewed.Appearance = &theme.Linked{Type: "CreativeWork", URL: c.Source}
	}
	return review
}

// claimant is the type of who made a claim: an organisation where the story has
// one of that name among its topics, and else a person.
func claimant(s news.Published) string {
	for _, t := range s.Topics {
		if t.Kind == news.TopicOrganisation && strings.EqualFold(t.Name, s.Claim.By) {
			return "Organization" //nolint:misspell // as schema.org spells it
		}
	}
	return "Person"
}
