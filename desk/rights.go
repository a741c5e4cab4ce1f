package desk

import (
	"strings"

	"broadsheet/news"
)

// rights is what may be done with a picture, as the desk says it wherever the
// picture is: a word with a shape, and a sentence with the why and the until.
type rights struct {
	Terms    news.Terms `json:"terms"`
	Word     string     `json:"word"`
	Sentence string     `json:"sentence"` // empty where it is simply free
	Usable   bool       `json:"usable"`
	Soon     bool       `json:"soon"`
}

// rightsOf computes the rights of a picture now.
func (c clock) rightsOf(a news.Asset) rights {
	r := a.Rights(news.At(c.now))
	said := []string{r.Why}
	switch {
	case r.Ends.IsZero(), r.Terms == news.TermsDenied:
	case r.Terms == news.TermsExpired:
		said = []string{"The right ended on " + c.full(r.Ends) + "."}
	default:
		said = append(said, "The right ends on "+c.full(r.Ends)+".")
	}
	return rights{r.Terms, r.Terms.Word(), strings.TrimSpace(strings.Join(said, " ")), r.Usable(), r.Soon}
}
