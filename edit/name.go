package edit

import (
	"errors"
	"fmt"
	"slices"

	"broadsheet/news"
	"broadsheet/store"
)

// topicID gives the id of the topic with a slug or name, making it when it is
// unknown and the user may. Nobody sees a topic until a story about it is
// published, so making one touches no page.
func topicID(tx *store.Tx, by news.User, name string) (string, error) {
	t, err := Topic(tx, by, news.Topic{Name: name, Kind: news.TopicSubject})
	if errors.Is(err, news.ErrForbidden) {
		err = news.Forbidden("There is no topic called %q, and making one needs the role of reporter or above.", name)
	}
	return t.ID, err
}

// contributorID gives the id of the contributor with a slug or name, making
// one when it is unknown and the user may.
func contributorID(tx *store.Tx, by news.User, name string) (string, error) {
	c, err := tx.ContributorNamed(name)
	if err == nil || !errors.Is(err, news.ErrNotFound) {
		return c.ID, err
	}
	if err := by.Must(news.RightTopics); err != nil {
		return "", news.Forbidden("There is no contributor called %q, and making one needs the role of reporter or above.", name)
	}
	slug, err := freeSlug(name, func(slug string) error { _, err := tx.Contributor(slug); return err })
	if err != nil {
		return "", err
	}
	if c, err = tx.ContributorNamed(name); err == nil { // another writer made them between the two looks
		return c.ID, nil
	}
	c = news.Contributor{ID: tx.NewID(), Slug: slug, Name: name}
	if err := c.Check(); err != nil {
		return "", err
	}
	return c.ID, tx.PutContributor(c)
}

// freeSlug makes a slug of a name that look does not find: name, name-2, name-3.
func freeSlug(name string, look func(slug string) error) (string, error) {
	slug := news.Slug(name)
	if slug == "" {
		return "", news.Invalid("", "The name %q has no letter or digit in it.", name)
	}
	for n := 1; ; n++ {
		try := slug
		if n > 1 {
			try = fmt.Sprintf("%s-%d", slug, n)
		}
		err := look(try)
		if errors.Is(err, news.ErrNotFound) {
			return try, nil
		}
		if err != nil {
			return "", err
		}
	}
}

// Topic gives the topic that a name means, making it with all that is known of
// it when there is none: for imports, which know a topic's kind and other names.
func Topic(tx *store.Tx, by news.User, t news.Topic) (news.Topic, error) {
	known, err := tx.TopicNamed(t.Name)
	if err == nil || !errors.Is(err, news.ErrNotFound) {
		return known, err
	}
	if err := by.Must(news.RightTopics); err != nil {
		return t, err
	}
	if t.Slug, err = freeSlug(t.Name, func(slug string) error { _, err := tx.Topic(slug); return err }); err != nil {
		return t, err
	}
	if known, err = tx.TopicNamed(t.Name); err == nil { // another writer made it between the two looks
		return known, nil
	}
	t.ID = tx.NewID()
	if err := t.Check(); err != nil {
		return t, err
	}
	return t, tx.PutTopic(t)
}

// Seen gives the ids of who and what is to be seen in a picture, by name. A
// name that nobody has yet makes a person, where the user may.
func Seen(tx *store.Tx, by news.User, names []string) (ids []string, err error) {
	for _, name := range names {
		if name = news.Line(name); name == "" {
			continue
		}
		t, err := Topic(tx, by, news.Topic{Name: name, Kind: news.TopicPerson})
		if errors.Is(err, news.ErrForbidden) {
			err = news.Forbidden("There is nobody and nothing called %q here, and making one needs the role of reporter or above.", name)
		}
		if err != nil {
			return nil, err
		}
		if !slices.Contains(ids, t.ID) {
			ids = append(ids, t.ID)
		}
	}
	return ids, nil
}
