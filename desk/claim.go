package desk

import (
	"context"
	"net/url"
	"strconv"

	"broadsheet/edit"
	"broadsheet/news"
)

// claimAct writes what a fact check looks into and what it found. It is offered
// for that kind alone.
func claimAct() act {
	return act{
		name: "claim", button: "Save the claim", title: "The claim, and what we found", done: "The claim is in the newest revision. Readers see it after the next publish.",
		help:  "It stands above the text, and search engines may show it beside the headline. Without a verdict it stays on the desk.",
		shown: func(s setting) bool { return s.story.Kind == news.KindFactCheck && s.editable() },
		inputs: func(s setting) []input {
			c := s.claim
			return []input{
				{Name: "claim_text", Field: "claim", Label: "What was claimed", Kind: "lines", Value: c.Text},
				{Name: "claim_by", Label: "Who said it", Kind: "line", Value: c.By},
				{Name: "claim_date", Label: "When", Kind: "line", Help: "A day, like 2026-11-20.", Value: c.Date},
				{Name: "claim_source", Label: "Where it can be read or heard", Kind: "line", Help: "An address.", Value: c.Source},
				{Name: "claim_rating", Label: "What we found", Kind: "choice", Value: strconv.Itoa(c.Rating), Options: ratings(c.Rating)},
				{Name: "claim_verdict", Label: "In our words", Kind: "line", Help: "Empty says it as the scale does.", Value: c.Verdict},
			}
		},
		do: func(ctx context.Context, s setting, f url.Values) (news.Outcome, error) {
			rating, err := strconv.Atoi(f.Get("claim_rating"))
			if err != nil {
				return news.Outcome{}, news.Invalid("claim", "Choose what you found from the list.")
			}
			return edit.Claim(ctx, s.store, s.by, s.story.ID, news.Claim{
				Text: f.Get("claim_text"), By: f.Get("claim_by"), Date: f.Get("claim_date"), Source: f.Get("claim_source"), Rating: rating, Verdict: f.Get("claim_verdict"),
			})
		},
	}
}

// ratings offers the scale, worst first.
func ratings(chosen int) []option {
	var all []option
	for i, word := range []string{"No verdict yet", "False", "Mostly false", "Half true", "Mostly true", "True"} {
		all = append(all, option{Value: strconv.Itoa(i), Label: word, Chosen: i == chosen})
	}
	return all
}
