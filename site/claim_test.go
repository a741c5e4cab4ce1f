package site_test

import (
	"encoding/json"
	"strings"
	"testing"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/publish"
)

func TestAFactCheckShowsItsClaimAndTellsSearchEngines(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	check := edit.Text{
		Kind: news.KindFactCheck, Section: "uk", Headline: "Did the mill turn?", Body: text("It did."),
		Claim: news.Claim{Text: "The mill </script> never turned.", By: "Council", Date: "2026-11-20", Source: "https://www.example.org/minutes", Rating: 2},
	}
	st := p.publish(check)
	pg := p.get(st.Path)
	pg.reads(".claim blockquote", "The mill </script> never turned.")
	pg.reads(".claim .said", "Claimed by Council 20 November 2026 example.org/minutes")
	pg.reads(".claim .verdict", "Our verdict Mostly false")
	if n := len(pg.all(".claim .scale span")); n != 5 {
		t.Errorf("the scale has %d steps", n)
	}
	blocks := pg.all(`script[type="application/ld+json"]`)
	if len(blocks) != 2 {
		t.Fatalf("there are %d blocks of linked data", len(blocks))
	}
	var review struct {
		Type          string `json:"@type"`
		ClaimReviewed string
		URL           string
		ItemReviewed  struct {
			Type          string `json:"@type"`
			DatePublished string
			Author        []struct {
				Type string `json:"@type"`
				Name string
			}
			Appearance struct{ URL string }
		}
		ReviewRating struct {
			RatingValue, BestRating, WorstRating int
			AlternateName                        string
		}
		Author []struct{ Name string }
	}
	p.must(json.Unmarshal([]byte(blocks[1].FirstChild.Data), &review))
	if review.Type != "ClaimReview" || review.ClaimReviewed != check.Claim.Text || review.URL != "https://post.example"+st.Path || review.ItemReviewed.Author[0].Name != "Council" ||
		review.ItemReviewed.Author[0].Type != "Person" || review.ItemReviewed.Appearance.URL != check.Claim.Source || review.ItemReviewed.DatePublished != "2026-11-20" ||
		review.ReviewRating.RatingValue != 2 || review.ReviewRating.BestRating != 5 || review.ReviewRating.WorstRating != 1 || review.ReviewRating.AlternateName != "Mostly false" || review.Author[0].Name != "Euro Global Post" {
		t.Errorf("the review is %+v", review)
	}

	check.Claim.Rating, check.Claim.Verdict = 0, ""
	check.Headline = "Not yet"
	open := p.get(p.publish(check).Path)
	open.none(".claim .verdict")
	if strings.Contains(string(open.Body), "ClaimReview") {
		t.Error("a check without a verdict is told to search engines")
	}
	check.Kind, check.Headline = news.KindNews, "Of another kind"
	p.get(p.publish(check).Path).none(".claim")
}

// TestAClaimReachesReadersWithAPublicationOnly: it is a word of the revision.
func TestAClaimReachesReadersWithAPublicationOnly(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	st := p.publish(edit.Text{Kind: news.KindFactCheck, Section: "uk", Headline: "A", Body: text("Words.")})
	p.get(st.Path).none(".claim")
	out, err := edit.Claim(p.ctx(), p.store, p.chief, st.ID, news.Claim{Text: "  It rains. ", Rating: 5, Verdict: "So it does"})
	p.must(err)
	if out.Revision != st.Revision+1 {
		t.Errorf("the claim is revision %d after %d", out.Revision, st.Revision)
	}
	p.get(st.Path).none(".claim")
	p.let(publish.Publish(p.ctx(), p.store, p.chief, st.ID))
	p.get(st.Path).reads(".claim blockquote", "It rains.")
	p.get(st.Path).reads(".claim .verdict strong", "So it does")
	p.get(st.Path).reads(".text", "Words.")
}
