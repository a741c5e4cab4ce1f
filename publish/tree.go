package publish

import (
	"errors"
	"slices"

	"broadsheet/news"
	"broadsheet/store"
)

// deepest is how many ranks the tree of sections may have. The store follows
// a line of sixteen, so a deeper tree would lose stories from its top.
const deepest = 8

// inTree refuses a parent that does not exist, or that is below the section.
func inTree(tx *store.Tx, sec news.Section) error {
	if sec.ParentID == "" {
		return nil
	}
	line, err := tx.SectionLine(sec.ParentID)
	switch {
	case errors.Is(err, news.ErrNotFound):
		return news.Invalid("parent", "There is no section above it with the id %s.", sec.ParentID)
	case err != nil:
		return err
	case len(line) >= deepest:
		return news.Invalid("parent", "Sections can lie at most %d deep.", deepest)
	}
	for _, above := range line {
		if above.ID == sec.ID {
			return news.Invalid("parent", "A section can't lie below itself.")
		}
	}
	if sec.ID == "" {
		return nil
	}
	all, err := tx.Sections()
	if err == nil && len(line)+ranks(all, sec.ID) > deepest {
		err = news.Invalid("parent", "With what lies below it, it would be more than %d deep.", deepest)
	}
	return err
}

// ranks counts how deep the tree is from a section down, itself included.
func ranks(all []news.Section, id string) int {
	below := 0
	for _, s := range all {
		if s.ParentID == id {
			below = max(below, ranks(all, s.ID))
		}
	}
	return below + 1
}

// reparent lists the stories of a section, and of those below it, under the
// sections that it comes to lie in, and no longer under those that it lay in.
// It gives the keys of all whose lists change.
func reparent(tx *store.Tx, old, now news.Section) (keys []news.Key, err error) {
	was, err := tx.SectionLine(old.ParentID)
	if err != nil {
		return nil, err
	}
	is, err := tx.SectionLine(now.ParentID)
	if err != nil {
		return nil, err
	}
	without := func(line, other []news.Section) (ids []string) {
		for _, s := range line {
			keys = append(keys, news.SectionKey(s.Slug), news.SectionNameKey(s.Slug), news.SectionPastKey(s.Slug))
			if !slices.ContainsFunc(other, func(o news.Section) bool { return o.ID == s.ID }) {
				ids = append(ids, s.ID)
			}
		}
		return ids
	}
	return keys, tx.Relist(old.ID, without(was, is), without(is, was))
}

// namedIn refuses a section's name in an edition that is not there.
func namedIn(tx *store.Tx, sec news.Section) error {
	for id := range sec.Names {
		if _, err := tx.EditionByID(id); errors.Is(err, news.ErrNotFound) {
			return news.Invalid("names", "A name is given for an edition that does not exist.")
		} else if err != nil {
			return err
		}
	}
	return nil
}
