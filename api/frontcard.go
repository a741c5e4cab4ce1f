package api

import (
	"broadsheet/news"
	"broadsheet/store"
)

// containerView is a container of a front. How it is filled and when it is
// shown is the newsroom's own: a topic that a rule names may be news.
type containerView struct {
	Layout news.Layout `json:"layout"`
	Title  string      `json:"title"`
	Paid   *paidView   `json:"paid"`
	Cards  []cardView  `json:"cards"`
	*containerWorkings
}

type containerWorkings struct {
	Slots  int       `json:"slots"`
	Fill   *fillView `json:"fill"`
	Begins moment    `json:"begins"`
	Ends   moment    `json:"ends"`
}

type paidView struct {
	By string `json:"by"`
}

// fillView is a rule, in slugs.
type fillView struct {
	Section string `json:"section"`
	Topic   string `json:"topic"`
	Kind    string `json:"kind"`
	Count   int    `json:"count"`
}

type cardView struct {
	Story      string      `json:"story"`
	Headline   string      `json:"headline"`
	Kicker     string      `json:"kicker"`
	Picture    string      `json:"picture"`
	Size       news.Weight `json:"size"`
	Supporting []string    `json:"supporting"`
}

// shownContainers are those of an arrangement that the public may see.
func shownContainers(f news.Front) []containerView {
	all := []containerView{}
	for _, c := range f.Containers {
		v := containerView{Layout: c.Layout, Title: c.Title, Cards: []cardView{}}
		if c.Paid != nil {
			v.Paid = &paidView{c.Paid.By}
		}
		for _, card := range c.Cards {
			v.Cards = append(v.Cards, cardView{card.Story, card.Headline, card.Kicker, card.Picture, card.Size, append([]string{}, card.Supporting...)})
		}
		all = append(all, v)
	}
	return all
}

// containers are those of an arrangement as its editors see them.
func (w wordlist) containers(r *store.Reader, f news.Front) ([]containerView, error) {
	all := shownContainers(f)
	for i, c := range f.Containers {
		all[i].containerWorkings = &containerWorkings{Slots: c.Slots, Begins: moment(c.Begins), Ends: moment(c.Ends)}
		if c.Fill == nil {
			continue
		}
		fill := &fillView{Section: w.slugs[c.Fill.Section], Kind: string(c.Fill.Kind), Count: c.Fill.Count}
		if c.Fill.Topic != "" {
			topics, err := r.TopicsByID([]string{c.Fill.Topic})
			if err != nil {
				return nil, err
			}
			if len(topics) > 0 {
				fill.Topic = topics[0].Slug
			}
		}
		all[i].Fill = fill
	}
	return all, nil
}
