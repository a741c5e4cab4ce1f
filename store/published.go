package store

import (
	"fmt"
	"slices"

	"broadsheet/news"
)

// PutPublished shows a revision to the public, in place of what was shown
// before. It refuses a story whose embargo has not passed by the command's
// clock: the last wall, whatever command stands before it.
func (t *Tx) PutPublished(s news.Story, p news.Published, body []byte) error {
	if s.ID != p.ID {
		return fmt.Errorf("publish story %s in the place of %s", p.ID, s.ID)
	}
	if s.Embargo.After(t.now.Time) {
		return news.Conflict("The story is under embargo until %s.", s.Embargo.Format("2 January 2006, 15:04:05 MST"))
	}
	if err := t.dropListings(p.ID); err != nil {
		return err
	}
	_, err := t.exec(`INSERT INTO published (story_id, revision, path, kind, edition_id, section_id, headline, standfirst, kicker, dateline, weight, words, body,
			first_published, updated, breaking, picture_id, picture_alt, picture_caption, claim,
			headline_front, headline_search, headline_social)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)
		ON CONFLICT (story_id) DO UPDATE SET revision = excluded.revision, path = excluded.path, kind = excluded.kind, edition_id = excluded.edition_id,
			section_id = excluded.section_id, headline = excluded.headline, standfirst = excluded.standfirst, kicker = excluded.kicker,
			dateline = excluded.dateline, weight = excluded.weight, words = excluded.words, body = excluded.body,
			first_published = excluded.first_published, updated = excluded.updated, breaking = excluded.breaking,
			picture_id = excluded.picture_id, picture_alt = excluded.picture_alt, picture_caption = excluded.picture_caption, claim = excluded.claim,
			headline_front = excluded.headline_front, headline_search = excluded.headline_search, headline_social = excluded.headline_social`,
		p.ID, p.Revision, p.Path, string(p.Kind), p.Edition, p.Section, p.Headline, p.Standfirst, p.Kicker, p.Dateline, string(p.Weight), p.Words, string(body),
		p.FirstPublished.Milli(), p.Updated.Milli(), p.Breaking.Milli(), p.Picture.Asset, p.Picture.Alt, p.Picture.Caption, jsonClaim(p.Claim),
		p.Headlines.Front, p.Headlines.Search, p.Headlines.Social)
	if err != nil {
		return err
	}
	return t.list(p)
}

// list puts a story under its sections, topics and bylines. A topic or byline
// that is named twice counts where it stands first.
func (t *Tx) list(p news.Published) error {
	line, err := t.SectionLine(p.Section)
	if err != nil {
		return err
	}
	for _, s := range line {
		if _, err := t.exec(`INSERT INTO published_sections (section_id, first_published, story_id) VALUES ($1, $2, $3)`, s.ID, p.FirstPublished.Milli(), p.ID); err != nil {
			return err
		}
	}
	if err := t.unmoved(p.Section, line); err != nil {
		return err
	}
	for i, topic := range p.Topics {
		if _, err := t.exec(`INSERT INTO published_topics (topic_id, first_published, story_id, position) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`, topic.ID, p.FirstPublished.Milli(), p.ID, i); err != nil {
			return err
		}
	}
	for i, c := range p.Bylines {
		if _, err := t.exec(`INSERT INTO published_bylines (contributor_id, first_published, story_id, position) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`, c.ID, p.FirstPublished.Milli(), p.ID, i); err != nil {
			return err
		}
	}
	return nil
}

// unmoved refuses a story whose section was moved in the tree while it was put
// into the lists: see Relist.
func (t *Tx) unmoved(section string, line []news.Section) error {
	now, err := t.SectionLine(section)
	if err != nil {
		return err
	}
	if !slices.EqualFunc(line, now, func(a, b news.Section) bool { return a.ID == b.ID }) {
		return news.Conflict("The section was moved at this very moment. Try again.")
	}
	return nil
}

func (t *Tx) dropListings(story string) error {
	for _, q := range []string{
		`DELETE FROM published_sections WHERE story_id = $1`, `DELETE FROM published_topics WHERE story_id = $1`, `DELETE FROM published_bylines WHERE story_id = $1`,
	} {
		if _, err := t.exec(q, story); err != nil {
			return err
		}
	}
	return nil
}

// SetBreaking writes until when a published story is breaking; the zero time ends it.
func (t *Tx) SetBreaking(story string, until news.Time) error {
	_, err := t.exec(`UPDATE published SET breaking = $2 WHERE story_id = $1`, story, until.Milli())
	return err
}

// RemovePublished takes a story from the public's sight. Its path stays, to say why.
func (t *Tx) RemovePublished(story string) error {
	if err := t.dropListings(story); err != nil {
		return err
	}
	if err := t.ShowAssets(story, nil); err != nil {
		return err
	}
	_, err := t.exec(`DELETE FROM published WHERE story_id = $1`, story)
	return err
}

// Published gives what the public reads of a story; not found when it reads nothing.
func (r *Reader) Published(story string) (news.Published, error) {
	p, err := find(r, scanPublished, news.NotFound("The story is not published."), `SELECT `+publishedColumns+` FROM published p WHERE p.story_id = $1`, story)
	if err != nil {
		return p, err
	}
	return first(r.dress([]news.Published{p}))
}

const publishedColumns = `p.story_id, p.revision, p.path, p.kind, p.edition_id, p.section_id, p.headline, p.standfirst, p.kicker, p.dateline, p.weight, p.words,
	p.first_published, p.updated, p.breaking, p.picture_id, p.picture_alt, p.picture_caption, p.claim,
	p.headline_front, p.headline_search, p.headline_social`

func scanPublished(row scanner) (p news.Published, err error) {
	err = row.Scan(&p.ID, &p.Revision, &p.Path, &p.Kind, &p.Edition, &p.Section, &p.Headline, &p.Standfirst, &p.Kicker, &p.Dateline, &p.Weight, &p.Words,
		moment{&p.FirstPublished}, moment{&p.Updated}, moment{&p.Breaking}, &p.Picture.Asset, &p.Picture.Alt, &p.Picture.Caption, claim{&p.Claim},
		&p.Headlines.Front, &p.Headlines.Search, &p.Headlines.Social)
	return p, err
}

// dress adds bylines and topics to stories, with one query for each.
func (r *Reader) dress(stories []news.Published) ([]news.Published, error) {
	if len(stories) == 0 {
		return stories, nil
	}
	at := make(map[string]*news.Published, len(stories))
	ids := make([]string, len(stories))
	for i := range stories {
		ids[i], at[stories[i].ID] = stories[i].ID, &stories[i]
	}
	marks, args := in(1, ids)
	_, err := all(r, func(row scanner) (struct{}, error) {
		var story string
		var c news.Contributor
		if err := row.Scan(&story, &c.ID, &c.Slug, &c.Name, &c.Title, &c.Portrait); err != nil {
			return struct{}{}, err
		}
		at[story].Bylines = append(at[story].Bylines, c)
		return struct{}{}, nil
	}, `SELECT b.story_id, c.id, c.slug, c.name, c.title, c.portrait FROM published_bylines b JOIN contributors c ON c.id = b.contributor_id
		WHERE b.story_id IN `+marks+` ORDER BY b.story_id, b.position`, args...)
	if err != nil {
		return nil, err
	}
	_, err = all(r, func(row scanner) (struct{}, error) {
		var story string
		var t news.Topic
		if err := row.Scan(&story, &t.ID, &t.Slug, &t.Name, &t.Kind); err != nil {
			return struct{}{}, err
		}
		at[story].Topics = append(at[story].Topics, t)
		return struct{}{}, nil
	}, `SELECT b.story_id, t.id, t.slug, t.name, t.kind FROM published_topics b JOIN topics t ON t.id = b.topic_id
		WHERE b.story_id IN `+marks+` ORDER BY b.story_id, b.position`, args...)
	return stories, err
}

func first[T any](v []T, err error) (one T, _ error) {
	if err != nil {
		return one, err
	}
	return v[0], nil
}

// SetUpdated writes when readers last got something new of a published story.
func (t *Tx) SetUpdated(story string, at news.Time) error {
	_, err := t.exec(`UPDATE published SET updated = $2 WHERE story_id = $1`, story, at.Milli())
	return err
}

// PublishedBody gives the text that the public reads: its document tree as JSON.
func (r *Reader) PublishedBody(story string) ([]byte, error) {
	return find(r, func(row scanner) (body []byte, err error) {
		err = row.Scan(&body)
		return body, err
	}, news.NotFound("The story is not published."), `SELECT body FROM published WHERE story_id = $1`, story)
}
