package publish

import (
	"slices"

	"broadsheet/news"
)

// relist adds the keys of what came before: of each topic and section whose
// stories are others now, other than by one more at the head of the paper.
// before is nil for a story that was not published, now for one that is no more.
func (a *act) relist(before, now *news.Published) error {
	if before == nil {
		head, err := a.tx.Newest()
		if err != nil || !head.After(now.FirstPublished.Time) {
			return err
		}
	}
	was, err := a.places(before)
	if err != nil {
		return err
	}
	is, err := a.places(now)
	if err != nil {
		return err
	}
	for _, k := range was {
		if !slices.Contains(is, k) {
			a.keys = append(a.keys, k)
		}
	}
	for _, k := range is {
		if !slices.Contains(was, k) {
			a.keys = append(a.keys, k)
		}
	}
	return nil
}

// places names the topics and sections that a published story is listed under.
func (a *act) places(p *news.Published) (keys []news.Key, err error) {
	if p == nil {
		return nil, nil
	}
	line, err := a.tx.SectionLine(p.Section)
	for _, s := range line {
		keys = append(keys, news.SectionPastKey(s.Slug))
	}
	for _, t := range p.Topics {
		keys = append(keys, news.TopicPastKey(t.Slug))
	}
	return keys, err
}
