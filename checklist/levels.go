package checklist

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"broadsheet/news"
	"broadsheet/store"
)

const setting = "checklist"

// Levels gives what each rule does in this publication.
func Levels(r *store.Reader) (map[string]Level, error) {
	levels := map[string]Level{}
	for _, rule := range Rules() {
		levels[rule.ID] = rule.Usual
	}
	kept, err := r.Setting(setting)
	if err != nil || kept == "" {
		return levels, err
	}
	own := map[string]Level{}
	if err := json.Unmarshal([]byte(kept), &own); err != nil {
		return nil, fmt.Errorf("read the checklist's settings: %w", err)
	}
	for id, l := range own {
		if _, known := levels[id]; known && l.Valid() { // a rule of an older program is forgotten
			levels[id] = l
		}
	}
	return levels, nil
}

// SetLevels says of some rules what they do; the others stay as they are.
func SetLevels(ctx context.Context, s *store.Store, by news.User, change map[string]Level) (int64, error) {
	if err := checkLevels(by, change); err != nil {
		return 0, err
	}
	return s.Write(ctx, func(tx *store.Tx) error {
		levels, err := Levels(&tx.Reader)
		if err != nil {
			return err
		}
		var note []string
		for _, rule := range Rules() {
			if to, asked := change[rule.ID]; asked && to != levels[rule.ID] {
				levels[rule.ID] = to
				note = append(note, fmt.Sprintf("checklist: %s: %s", rule.ID, to))
			}
		}
		if len(note) == 0 {
			return nil
		}
		kept, err := json.Marshal(levels)
		if err != nil {
			return err
		}
		if err := tx.SetSetting(setting, string(kept)); err != nil {
			return err
		}
		return tx.Append(news.Change{Act: news.ActSettings, By: by.ID, Note: strings.Join(note, "; ")})
	})
}

func checkLevels(by news.User, change map[string]Level) error {
	if err := by.Must(news.RightSettings); err != nil {
		return err
	}
	for id, l := range change {
		if !slices.ContainsFunc(Rules(), func(r Rule) bool { return r.ID == id }) {
			return news.Invalid("rule", "The checklist has no rule %q.", id)
		}
		if !l.Valid() {
			return news.Invalid(id, "A rule blocks, advises or is off; %q is none of these.", l)
		}
	}
	return nil
}
