package checklist

import (
	"fmt"

	"broadsheet/news"
	"broadsheet/prose"
)

// pictureRights finds pictures that readers will not get: without a right, or
// with one that has ended by the time that the story goes out.
func pictureRights(l *look) ([]Finding, error) {
	return l.eachPicture(func(which string, _ prose.Picture, a news.Asset) string {
		switch r := a.Rights(l.at); r.Terms {
		case news.TermsDenied:
			return fmt.Sprintf("%s is not to be used, and readers don’t get it. %s", which, r.Why)
		case news.TermsExpired:
			if l.at.After(l.now.Time) && a.Expires.After(l.now.Time) {
				return fmt.Sprintf("The right to %s ends on %s, before the story goes out.", inSentence(which), l.day(r.Ends))
			}
			return fmt.Sprintf("The right to %s ended on %s, and readers don’t get it.", inSentence(which), l.day(r.Ends))
		}
		return ""
	})
}

// pictureTerms finds pictures that may be used, but not simply so.
func pictureTerms(l *look) ([]Finding, error) {
	return l.eachPicture(func(which string, _ prose.Picture, a news.Asset) string {
		r := a.Rights(l.at)
		switch {
		case !r.Usable():
			return "" // the other rule tells of it
		case r.Terms == news.TermsConditional:
			return fmt.Sprintf("%s may be used on a condition. %s", which, r.Why)
		case r.Terms == news.TermsPay:
			return fmt.Sprintf("%s costs money. %s", which, r.Why)
		case r.Soon:
			return fmt.Sprintf("The right to %s ends on %s. It is taken off the page then.", inSentence(which), l.day(r.Ends))
		}
		return ""
	})
}

func (l *look) day(t news.Time) string {
	return t.In(l.pub.Location()).Format("2 January 2006, 15:04 MST")
}

// eachPicture asks a question about each picture of the story that the library
// has; what it answers is a finding at the picture's place.
func (l *look) eachPicture(ask func(which string, p prose.Picture, a news.Asset) string) (found []Finding, err error) {
	if lead := l.v.Picture; lead.Asset != "" {
		a, err := l.asset(lead.Asset)
		if err != nil {
			return nil, err
		}
		if s := ask("The lead picture", prose.Picture{Alt: lead.Alt, Caption: lead.Caption}, a); s != "" && a.ID != "" {
			found = append(found, Finding{Field: "picture", Sentence: s})
		}
	}
	for i, p := range l.doc.Pictures() {
		a, err := l.asset(p.Asset)
		if err != nil {
			return nil, err
		}
		if s := ask(whichPicture(i, p), p, a); s != "" && a.ID != "" {
			found = append(found, Finding{Field: "body", Picture: i + 1, Sentence: s})
		}
	}
	return found, nil
}
