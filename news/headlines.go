package news

// Headlines are what a story is called where it does not stand itself: the
// zero value of each leaves it to the story's own headline.
type Headlines struct {
	Front  string // on fronts and in lists; a card's own words go before it
	Search string // in the browser's tab and in search results
	Social string // where it is shared
}

// Limits of those headlines, in runes. Each is well above what is shown of it.
const (
	MaxHeadlineFront  = 200
	MaxHeadlineSearch = 200
	MaxHeadlineSocial = 300
)

// Lines gives the headlines with their lines clean; see Line.
func (h Headlines) Lines() Headlines {
	return Headlines{Front: Line(h.Front), Search: Line(h.Search), Social: Line(h.Social)}
}

// check tells everything that is wrong with the headlines.
func (h Headlines) check() (errs Errors) {
	for _, one := range []struct {
		field, text string
		most        int
	}{{"headline_front", h.Front, MaxHeadlineFront}, {"headline_search", h.Search, MaxHeadlineSearch}, {"headline_social", h.Social, MaxHeadlineSocial}} {
		if err := checkLine(one.field, one.text, 0, one.most); err != nil {
			errs = append(errs, err)
		}
	}
	return errs
}

// OnFront is what a story is called on fronts and in lists.
func (p Published) OnFront() string { return orHeadline(p.Headlines.Front, p.Headline) }

// InSearch is what a story is called in the browser's tab and in search results.
func (p Published) InSearch() string { return orHeadline(p.Headlines.Search, p.Headline) }

// WhereShared is what a story is called where it is shared.
func (p Published) WhereShared() string { return orHeadline(p.Headlines.Social, p.Headline) }

func orHeadline(own, headline string) string {
	if own != "" {
		return own
	}
	return headline
}
