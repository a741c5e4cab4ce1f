package publish

import (
	"context"
	"errors"

	"broadsheet/news"
	"broadsheet/store"
)

// Event marks a day on a topic's timeline, or amends one that is marked. The
// story that tells of it may be one that is not published yet: readers get the
// day at once, and the way to the story when they may read it.
func Event(ctx context.Context, s *store.Store, by news.User, e news.Event) (news.Event, int64, error) {
	e.Text = news.Line(e.Text)
	seq, err := words(ctx, s, by, news.RightEditAll, "timeline, "+e.Day, func(tx *store.Tx) ([]news.Key, error) {
		if err := e.Check(); err != nil {
			return nil, err
		}
		t, err := timeline(tx, &e)
		if err != nil {
			return nil, err
		}
		return []news.Key{news.TopicEventsKey(t.Slug)}, tx.PutEvent(e)
	})
	return e, seq, err
}

// DropEvent takes a day off a topic's timeline.
func DropEvent(ctx context.Context, s *store.Store, by news.User, id string) (int64, error) {
	return words(ctx, s, by, news.RightEditAll, "timeline, a day removed", func(tx *store.Tx) ([]news.Key, error) {
		e, err := tx.Event(id)
		if err != nil {
			return nil, err
		}
		t, err := topicOf(tx, e.Topic)
		if err != nil {
			return nil, err
		}
		return []news.Key{news.TopicEventsKey(t.Slug)}, tx.DropEvent(id)
	})
}

// timeline gives the topic of an event, once the event has what it needs: an id,
// room, and a story that is there. An event stays on the topic that it is on.
func timeline(tx *store.Tx, e *news.Event) (t news.Topic, err error) {
	if e.ID != "" {
		old, err := tx.Event(e.ID)
		if err != nil {
			return t, err
		}
		e.Topic = old.Topic
	} else {
		e.ID = tx.NewID()
		marked, err := tx.Events(e.Topic)
		if err != nil {
			return t, err
		}
		if len(marked) >= news.MaxEvents {
			return t, news.Conflict("A timeline has at most %d days. Remove one first.", news.MaxEvents)
		}
	}
	if e.Story != "" {
		if _, err := tx.Story(e.Story); errors.Is(err, news.ErrNotFound) {
			return t, news.Invalid("story", "There is no such story.")
		} else if err != nil {
			return t, err
		}
	}
	return topicOf(tx, e.Topic)
}

func topicOf(tx *store.Tx, id string) (news.Topic, error) {
	all, err := tx.TopicsByID([]string{id})
	if err == nil && (len(all) == 0 || all[0].ID != id) {
		err = news.NotFound("There is no topic %s, or it has become part of another.", id)
	}
	if err != nil {
		return news.Topic{}, err
	}
	return all[0], nil
}
