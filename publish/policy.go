package publish

import (
	"context"
	"encoding/json"
	"fmt"

	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/store"
)

// Policy writes what the publication says of itself under a kind, such as its
// ethics or who owns it. An empty text takes the page away. Every page may lead
// to it or name it, so every page follows.
func Policy(ctx context.Context, s *store.Store, by news.User, k news.PolicyKind, text prose.Doc) (int64, error) {
	if err := by.Must(news.RightSettings); err != nil {
		return 0, err
	}
	body, err := json.Marshal(text)
	if err != nil {
		return 0, fmt.Errorf("write the policy %s: %w", k, err)
	}
	if err := (news.Policy{Kind: k, Text: body}).Check(); err != nil {
		return 0, err
	}
	if text.Empty() {
		body = nil
	}
	seq, err := s.Write(ctx, func(tx *store.Tx) error {
		if err := tx.PutPolicy(news.Policy{Kind: k, Text: body, Updated: tx.Now()}); err != nil {
			return err
		}
		return tx.Append(news.Change{Act: news.ActPolicy, By: by.ID, Note: string(k), Keys: []news.Key{news.KeyPublication}})
	})
	if err != nil {
		return 0, fmt.Errorf("write the policy %s: %w", k, err)
	}
	return seq, nil
}
