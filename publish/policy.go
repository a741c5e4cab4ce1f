package publish

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/store"
)

// ForeseePolicy tells in sentences what Policy would do, before it does: what
// readers and search engines would notice. It is empty when nothing would
// change. The error is that of Policy.
func ForeseePolicy(r *store.Reader, by news.User, k news.PolicyKind, text prose.Doc) ([]string, error) {
	body, err := policyText(by, k, text)
	if err != nil {
		return nil, err
	}
	var is prose.Doc
	old, err := r.Policy(k)
	if err == nil && len(old.Text) > 0 {
		is, err = prose.Parse(old.Text)
	}
	if err != nil && !errors.Is(err, news.ErrNotFound) {
		return nil, err
	}
	var said []string
	switch {
	case is.Equal(text):
		return nil, nil
	case is.Empty():
		said = append(said, fmt.Sprintf("Readers find this text at %s, with its date.", k.Path()))
	case body == nil && k == news.PolicyAbout:
		return []string{fmt.Sprintf("The text goes. %s stays, and says what the settings know of the paper.", k.Path()), dropsAll}, nil
	case body == nil:
		return []string{fmt.Sprintf("The page at %s goes: its address is a 404, and pages and /trust.txt no longer lead to it.", k.Path()), dropsAll}, nil
	default:
		said = append(said, fmt.Sprintf("%s the page at %s: readers see the new text and today's date. The old text is not kept.", changes(is, text), k.Path()))
	}
	if is.Empty() && k != news.PolicyAbout {
		said = append(said, "The pages about the paper and /trust.txt lead to it, and search engines are told that the paper has it.")
	}
	return append(said, dropsAll), nil
}

const dropsAll = "Every page is dropped, and made anew when it is next asked for."

// changes tells how much of a text becomes another; one paragraph in another's
// place is one.
func changes(is, becomes prose.Doc) string {
	of := map[prose.ChangeKind]int{}
	for _, c := range prose.Diff(is, becomes) {
		of[c.Kind]++
	}
	n := of[prose.Changed] + of[prose.Moved] + of[prose.Dressed] + max(of[prose.Added], of[prose.Removed])
	if n == 1 {
		return "One paragraph changes on"
	}
	return fmt.Sprintf("%d paragraphs change on", n)
}

// policyText is what is kept of a text; nothing of an empty one.
func policyText(by news.User, k news.PolicyKind, text prose.Doc) ([]byte, error) {
	if err := by.Must(news.RightSettings); err != nil {
		return nil, err
	}
	body, err := json.Marshal(text)
	if err != nil {
		return nil, fmt.Errorf("write the policy %s: %w", k, err)
	}
	if err := (news.Policy{Kind: k, Text: body}).Check(); err != nil {
		return nil, err
	}
	if text.Empty() {
		return nil, nil
	}
	return body, nil
}

// Policy writes what the publication says of itself under a kind, such as its
// ethics or who owns it. An empty text takes the page away. Every page may lead
// to it or name it, so every page follows.
func Policy(ctx context.Context, s *store.Store, by news.User, k news.PolicyKind, text prose.Doc) (int64, error) {
	body, err := policyText(by, k, text)
	if err != nil {
		return 0, err
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
