package store

import (
	"errors"

	"broadsheet/news"
)

const revisionColumns = `v.story_id, v.number, v.base, v.by_id, v.saved, v.kind, v.edition_id, v.section_id, v.headline, v.standfirst, v.kicker, v.dateline,
	v.slug, v.weight, v.source, v.body, v.topics, v.bylines, v.picture_id, v.picture_alt, v.picture_caption, v.claim, v.headline_front, v.headline_search, v.headline_social`

func scanRevision(row scanner) (v news.Revision, err error) {
	err = row.Scan(&v.StoryID, &v.Number, &v.Base, &v.By, moment{&v.Saved}, &v.Kind, optional{&v.Edition}, optional{&v.Section}, &v.Headline, &v.Standfirst,
		&v.Kicker, &v.Dateline, &v.Slug, &v.Weight, &v.Source, &v.Body, list{&v.Topics}, list{&v.Bylines}, &v.Picture.Asset, &v.Picture.Alt, &v.Picture.Caption, claim{&v.Claim},
		&v.Headlines.Front, &v.Headlines.Search, &v.Headlines.Social)
	return v, err
}

// Revision gives one saved state of a story.
func (r *Reader) Revision(story string, number int) (news.Revision, error) {
	return find(r, scanRevision, news.NotFound("Story %s has no revision %d.", story, number),
		`SELECT `+revisionColumns+` FROM revisions v WHERE v.story_id = $1 AND v.number = $2`, story, number)
}

// Revisions gives a story's saved states before a number, the newest first;
// before 0 begins with the newest.
func (r *Reader) Revisions(story string, before, limit int) ([]news.Revision, error) {
	if before == 0 {
		before = 1 << 30
	}
	return all(r, scanRevision, `SELECT `+revisionColumns+` FROM revisions v WHERE v.story_id = $1 AND v.number < $2 ORDER BY v.number DESC LIMIT $3`, story, before, limit)
}

// AddRevision writes a saved state, the topics by which the desk finds the
// story, and which pictures it shows. A number that is taken is a conflict: somebody saved first.
func (t *Tx) AddRevision(v news.Revision) error {
	_, err := t.exec(`INSERT INTO revisions (story_id, number, base, by_id, saved, kind, edition_id, section_id, headline, standfirst, kicker, dateline, slug,
		weight, source, body, topics, bylines, picture_id, picture_alt, picture_caption, claim, headline_front, headline_search, headline_social)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)`,
		v.StoryID, v.Number, v.Base, v.By, v.Saved.Milli(), string(v.Kind), nullable(v.Edition), nullable(v.Section), v.Headline, v.Standfirst, v.Kicker,
		v.Dateline, v.Slug, string(v.Weight), v.Source, string(v.Body), jsonList(v.Topics), jsonList(v.Bylines), v.Picture.Asset, v.Picture.Alt, v.Picture.Caption, jsonClaim(v.Claim),
		v.Headlines.Front, v.Headlines.Search, v.Headlines.Social)
	if errors.Is(err, news.ErrConflict) {
		return &news.Error{Kind: news.ErrConflict, Sentence: "Somebody else saved this story at the same moment. Look at it again and repeat.", Err: err}
	}
	if err != nil {
		return err
	}
	if _, err := t.exec(`DELETE FROM story_topics WHERE story_id = $1`, v.StoryID); err != nil {
		return err
	}
	topics, err := t.unmerged(v.Topics)
	if err != nil {
		return err
	}
	for _, topic := range topics {
		if _, err := t.exec(`INSERT INTO story_topics (story_id, topic_id) VALUES ($1, $2) ON CONFLICT DO NOTHING`, v.StoryID, topic); err != nil {
			return err
		}
	}
	return t.setUses(v.StoryID, v.Draft)
}
