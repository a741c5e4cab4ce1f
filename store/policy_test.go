package store_test

import (
	"errors"
	"testing"

	"broadsheet/news"
	"broadsheet/store"
)

func TestAPolicyComesBackAsItWasWrittenAndGoesWhenItsTextDoes(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		policies := []news.Policy{
			{Kind: news.PolicyPrivacy, Text: []byte(`{"a":"b"}`), Updated: noon(0)}, {Kind: news.PolicyAbout, Text: []byte(`{}`), Updated: noon(1)},
		}
		n.write(func(tx *store.Tx) error {
			first := news.Policy{Kind: news.PolicyPrivacy, Text: []byte(`{"first":1}`)}
			return firstError(tx.PutPolicy(first), tx.PutPolicy(policies[0]), tx.PutPolicy(policies[1]))
		})
		n.read(func(r *store.Reader) error {
			got, err := r.Policy(news.PolicyPrivacy)
			same(t, "the policy", got, policies[0])
			list, e := r.Policies()
			same(t, "the list", list, []news.Policy{{Kind: news.PolicyAbout, Updated: noon(1)}, {Kind: news.PolicyPrivacy, Updated: noon(0)}})
			return firstError(err, e)
		})
		n.write(func(tx *store.Tx) error { return tx.PutPolicy(news.Policy{Kind: news.PolicyPrivacy}) })
		n.read(func(r *store.Reader) error {
			if _, err := r.Policy(news.PolicyPrivacy); !errors.Is(err, news.ErrNotFound) {
				t.Errorf("a policy without a text: %v", err)
			}
			return nil
		})
	})
}
