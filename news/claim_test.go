package news_test

import (
	"strings"
	"testing"

	"broadsheet/news"
)

func TestAClaimIsCheckedAsAWhole(t *testing.T) {
	t.Parallel()
	good := news.Claim{Text: "The mill never turned.", By: "A councillor", Date: "2026-11-20", Source: "https://example.org/minutes", Rating: 1, Verdict: "It did"}
	for name, c := range map[string]news.Claim{"a whole one": good, "none": {}, "one without a verdict yet": {Text: "The mill never turned."}} {
		if err := c.Check(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, change := range map[string]func(*news.Claim){
		"a rating over the scale": func(c *news.Claim) { c.Rating = 6 }, "one under it": func(c *news.Claim) { c.Rating = -1 },
		"words without a rating": func(c *news.Claim) { c.Rating = 0 }, "a verdict on nothing": func(c *news.Claim) { c.Text = "" },
		"a day that is none": func(c *news.Claim) { c.Date = "2026-02-30" }, "a day in words": func(c *news.Claim) { c.Date = "Friday" },
		"a script for a source": func(c *news.Claim) { c.Source = "javascript:alert(1)" }, "too long": func(c *news.Claim) { c.Text = strings.Repeat("a", 501) },
		"a control character": func(c *news.Claim) { c.By = "a\x00" },
	} {
		c := good
		change(&c)
		t.Run(name, func(t *testing.T) { wantInvalid(t, c.Check(), "claim") })
	}
	if (news.Claim{Text: "a"}).Found() || !good.Found() {
		t.Error("a verdict is found where there is none, or not where there is one")
	}
}
