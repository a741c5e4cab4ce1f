package site

import (
	"slices"
	"time"

	"broadsheet/news"
	"broadsheet/store"
	"broadsheet/theme"
)

// How many stories the front shows at most, by place.
const (
	frontPool    = 40 // the newest stories, from which the top is chosen
	frontSeconds = 6
	frontFull    = 3 // so many of the seconds are told with their standfirst
	frontVoices  = 4
	frontLatest  = 10
	frontStrip   = 5
	frontNotes   = 3
)

// front makes the first page of an edition: as editors arranged it, or by rule where no hand
// is in it, or nothing of what the hand placed is there any more.
func (v *view) front() (answer, error) {
	a, err := v.p.Front(v.frontPlace())
	if err != nil {
		return answer{}, err
	}
	page, err := v.frontPage(a)
	return found(page), err
}

// frontPage makes the first page of an arrangement. Whatever that is, the
// newest corrections stand at its end.
func (v *view) frontPage(a store.Arranged) (theme.Front, error) {
	page := theme.Front{Frame: v.frame(v.named(), v.pub.Tagline, "")}
	page.Alternates = v.alternates()
	page.Masthead.Front = true
	page.Data = v.organisation()
	parts, _, err := v.arranged(a, news.Section{})
	if err != nil {
		return page, err
	}
	if page.Parts = parts; parts == nil {
		err = v.byRule(&page)
	} else if parts[0].First().Breaking != "" {
		v.leads(&page.Frame, &parts[0].Cards[0])
	}
	if err != nil {
		return page, err
	}
	page.Notes, _, err = v.notes(store.Cursor{}, frontNotes)
	return page, err
}

// byRule fills the first page: the weightiest story of the day leads, the next
// ones follow, then opinion and analysis by themselves, what is newest, and a
// strip for each section. No story stands there twice.
func (v *view) byRule(page *theme.Front) error {
	pool, err := v.pool()
	if err != nil {
		return err
	}
	shown := shown{}
	if pool, err = v.withBreaking(pool); err != nil {
		return err
	}
	top := shown.take(weightiest(pool, v.breaking), 1+frontSeconds)
	if len(top) == 0 {
		page.Empty = v.t.Said.FirstHere
	} else {
		page.Lead = v.card(top[0], withStandfirst|withAuthors|withSection)
		if page.Lead.Breaking != "" {
			v.leads(&page.Frame, &page.Lead)
		}
		page.Seconds = v.cards(top[1:], withStandfirst|withSection)
		if err := v.illustrate(&page.Lead, top[0].Picture, frontSizes); err != nil {
			return err
		}
		if page.Lead.Picture != nil {
			page.Lead.Picture.First = true
		}
		row := min(frontFull, len(page.Seconds))
		if err := v.illustrateRow(page.Seconds[:row], top[1:1+row]); err != nil {
			return err
		}
		for i := range page.Seconds {
			if i >= frontFull {
				page.Seconds[i].Standfirst = ""
			}
		}
	}
	if page.Voices, err = v.voices(shown, pool); err != nil {
		return err
	}
	page.Latest = v.cards(shown.take(pool, frontLatest), deep|withSection)
	page.Strips, err = v.strips(shown, pool)
	return err
}

// leads makes one of the bar and of the lead under it, where that is the
// breaking story: the bar says that it breaks and since when, the lead says what.
func (v *view) leads(f *theme.Frame, lead *theme.Card) {
	lead.Breaking = ""
	f.Breaking.Text, f.Breaking.Lang = v.t.Words.ReadStory, ""
}

// breaksHere tells whether a story of the page's edition is breaking.
func (v *view) breaksHere() bool {
	return v.breaking != nil && (!v.several() || v.breaking.Edition == v.edition.ID)
}

// withBreaking adds the breaking story, in case so much was published since
// that it is not among the newest.
func (v *view) withBreaking(pool []news.Published) ([]news.Published, error) {
	if !v.breaksHere() || slices.ContainsFunc(pool, func(s news.Published) bool { return s.ID == v.breaking.ID }) {
		return pool, nil
	}
	whole, err := v.p.Story(v.breaking.ID)
	return append(pool, whole), err
}

// shown remembers which stories already have a place on the page.
type shown map[string]bool

// take gives the first n stories that have no place yet, and gives them one.
func (s shown) take(stories []news.Published, n int) []news.Published {
	var out []news.Published
	for _, story := range stories {
		if len(out) == n {
			break
		}
		if !s[story.ID] {
			s[story.ID] = true
			out = append(out, story)
		}
	}
	return out
}

// weightiest sorts stories by what they weigh; what is breaking comes first. A
// story's weight is worth hours: yesterday evening's lead still beats this
// morning's standard story, but not tomorrow's. It depends on no clock, so the
// order holds as time goes by.
func weightiest(stories []news.Published, breaking *news.Published) []news.Published {
	rank := func(s news.Published) time.Time {
		if breaking != nil && s.ID == breaking.ID {
			return s.FirstPublished.AddDate(100, 0, 0)
		}
		return s.FirstPublished.Add(worth(s))
	}
	sorted := slices.Clone(stories)
	slices.SortStableFunc(sorted, func(a, b news.Published) int { return rank(b).Compare(rank(a)) })
	return sorted
}

// worth is by how much a story's weight and kind move it up or down.
func worth(s news.Published) time.Duration {
	var w time.Duration
	switch s.Weight {
	case news.WeightLead:
		w = 20 * time.Hour
	case news.WeightMajor:
		w = 8 * time.Hour
	case news.WeightBrief:
		w = -10 * time.Hour
	}
	if s.Kind == news.KindOpinion {
		w -= 48 * time.Hour // views have a place of their own; they lead only when there is no news
	}
	return w
}

// voices gives the newest opinion and analysis.
func (v *view) voices(shown shown, pool []news.Published) ([]theme.Card, error) {
	var all []news.Published
	for _, k := range []news.Kind{news.KindOpinion, news.KindAnalysis} {
		stories, err := v.newest(store.List{Kind: k, Limit: frontVoices + 1 + frontSeconds}, pool)
		if err != nil {
			return nil, err
		}
		all = append(all, stories...)
	}
	slices.SortStableFunc(all, func(a, b news.Published) int { return b.FirstPublished.Compare(a.FirstPublished.Time) })
	return v.cards(shown.take(all, frontVoices), deep|withAuthors), nil
}

// strips gives each section of the first rank its newest stories. A section
// whose stories all stand higher up has no strip.
func (v *view) strips(shown shown, pool []news.Published) ([]theme.Strip, error) {
	var strips []theme.Strip
	for _, sec := range v.below("") {
		stories, err := v.newest(store.List{Section: sec, Limit: frontStrip + 1 + frontSeconds + frontVoices, Bare: true}, pool)
		if err != nil {
			return nil, err
		}
		stories = shown.take(weightiest(stories, v.breaking), frontStrip)
		if len(stories) == 0 {
			continue
		}
		if err := v.sign(stories, pool); err != nil {
			return nil, err
		}
		strip := theme.Strip{Link: sectionLink(sec), Hue: v.hues[sec.ID]}
		strip.Lead = v.card(stories[0], withStandfirst|deep)
		if err := v.illustrate(&strip.Lead, stories[0].Picture, stripSizes); err != nil {
			return nil, err
		}
		strip.Rest = v.cards(stories[1:], deep)
		strips = append(strips, strip)
	}
	return strips, nil
}

// sign adds the names to opinion in a bare list, since a view without a name
// is not one. They are mostly at hand: the newest stories were read whole.
func (v *view) sign(stories, pool []news.Published) error {
	for i, s := range stories {
		if s.Kind != news.KindOpinion {
			continue
		}
		at := slices.IndexFunc(pool, func(p news.Published) bool { return p.ID == s.ID })
		if at >= 0 {
			stories[i] = pool[at]
			continue
		}
		whole, err := v.p.Story(s.ID)
		if err != nil {
			return err
		}
		stories[i] = whole
	}
	return nil
}
