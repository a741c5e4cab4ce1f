package publish

import (
	"context"
	"fmt"
	"slices"

	"broadsheet/news"
	"broadsheet/store"
)

// Merge is what merging two topics does, or would do.
type Merge struct {
	From, Into news.Topic
	Stories    int // that From is on, those that only the newsroom knows included
	Published  int // those of them that readers have
}

// ForeseeMerge tells what merging would do, and does nothing.
func ForeseeMerge(ctx context.Context, s *store.Store, by news.User, fromID, intoID string) (m Merge, err error) {
	if err := by.Must(news.RightMerge); err != nil {
		return m, err
	}
	err = s.Read(ctx, func(r *store.Reader) error { m, err = merge(r, fromID, intoID); return err })
	return m, err
}

// MergeTopics makes one topic part of another. Its stories, drafts included,
// are about the other from then on, its names are other names of the other, and
// its page leads there. No story's own address changes, and no revision does.
//
// A page that shows a topic has noted its name, so the few keys of the two
// reach every page, however many stories move.
func MergeTopics(ctx context.Context, s *store.Store, by news.User, fromID, intoID string) (m Merge, seq int64, err error) {
	if err := by.Must(news.RightMerge); err != nil {
		return m, 0, err
	}
	seq, err = s.Write(ctx, func(tx *store.Tx) error {
		if m, err = merge(&tx.Reader, fromID, intoID); err != nil {
			return err
		}
		keys, err := renamed(tx, m.Published, "/topic/"+m.From.Slug, "/topic/"+m.Into.Slug)
		if err != nil {
			return err
		}
		if err := tx.MergeTopic(m.From, m.Into); err != nil {
			return err
		}
		if err := tx.PutTopic(m.Into); err != nil {
			return err
		}
		for _, slug := range []string{m.From.Slug, m.Into.Slug} {
			keys = append(keys, news.TopicKey(slug), news.TopicNameKey(slug), news.TopicPastKey(slug), news.TopicEventsKey(slug))
		}
		note := fmt.Sprintf("%s into %s: %d stories, %d of them published", m.From.Name, m.Into.Name, m.Stories, m.Published)
		return tx.Append(news.Change{Act: news.ActMerge, By: by.ID, Note: note, Keys: append(keys, news.KeyLatest)})
	})
	if err != nil {
		return Merge{}, 0, fmt.Errorf("merge topics: %w", err)
	}
	return m, seq, nil
}

// merge reads the two topics and gives Into as it will be.
func merge(r *store.Reader, fromID, intoID string) (m Merge, err error) {
	if fromID == intoID {
		return m, news.Invalid("into", "A topic can't become part of itself.")
	}
	for _, one := range []struct {
		id string
		to *news.Topic
	}{{fromID, &m.From}, {intoID, &m.Into}} {
		found, err := r.TopicsByID([]string{one.id})
		if err != nil {
			return m, err
		}
		if len(found) == 0 || found[0].ID != one.id {
			return m, news.NotFound("There is no such topic, or it has become part of another.")
		}
		*one.to = found[0]
	}
	if m.Stories, m.Published, err = r.TopicUse(fromID); err != nil {
		return m, err
	}
	m.Into = m.Into.With(m.From)
	if len(m.Into.Aliases) > news.MaxAliases {
		return m, news.Conflict("Together they would have %d other names; at most %d are kept. Take some off first.", len(m.Into.Aliases), news.MaxAliases)
	}
	return m, nil
}

// renamed is leadOn for a page that exists for readers only while something on
// it is published. To lead on from one that they never had would tell them of
// what the newsroom is working on.
func renamed(tx *store.Tx, published int, from, to string) ([]news.Key, error) {
	if published > 0 {
		return leadOn(tx, from, to)
	}
	return []news.Key{news.PathKey(from), news.PathKey(to)}, tx.DropRedirect(to)
}

// leadOn makes an address lead to another, and whatever led to the first lead
// to the second. It gives the keys of the addresses.
func leadOn(tx *store.Tx, from, to string) (keys []news.Key, err error) {
	before, err := tx.RedirectsTo(from)
	if err != nil {
		return nil, err
	}
	for _, path := range append(before, from, to) {
		keys = append(keys, news.PathKey(path))
	}
	if err := tx.Retarget(from, to); err != nil {
		return nil, err
	}
	if err := tx.DropRedirect(to); err != nil { // something stands there
		return nil, err
	}
	slices.Sort(keys)
	return slices.Compact(keys), tx.PutRedirect(from, to)
}
