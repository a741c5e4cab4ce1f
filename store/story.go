package store

import "broadsheet/news"

const storyColumns = `s.id, s.version, s.state, s.author, s.revision, s.created, s.saved, s.headline, s.kind, s.section_id, s.embargo, s.schedule,
	s.published, s.first_published, s.updated, s.path, s.breaking, s.withdrawn, s.notice, s.reason`

func scanStory(row scanner) (s news.Story, err error) {
	err = row.Scan(&s.ID, &s.Version, &s.State, &s.Author, &s.Revision, moment{&s.Created}, moment{&s.Saved}, &s.Headline, &s.Kind, optional{&s.Section},
		moment{&s.Embargo}, moment{&s.Schedule}, &s.Published, moment{&s.FirstPublished}, moment{&s.Updated}, &s.Path, moment{&s.Breaking},
		moment{&s.Withdrawn}, &s.Notice, &s.Reason)
	return s, err
}

// Story gives a story as the newsroom sees it.
func (r *Reader) Story(id string) (news.Story, error) {
	return find(r, scanStory, news.NotFound("There is no story %s.", id), `SELECT `+storyColumns+` FROM stories s WHERE s.id = $1`, id)
}

// StoryFilter says which stories a list on the desk shows; zero fields do not
// narrow it.
type StoryFilter struct {
	State     news.State
	Kind      news.Kind
	Section   string // id
	Edition   string // id
	Unset     bool   // with Edition: those of none too, which are the default one's
	Topic     string // id
	Author    string // id of a user
	Words     string // part of the headline, case and accents being alike
	Scheduled bool   // only those with a time to be published at
	Before    Cursor // only those saved before it
	Limit     int
}

// Cursor is a place in a list that is sorted by time and id, newest first.
// The zero value is its beginning.
type Cursor struct {
	At news.Time
	ID string
}

// StoryCursor is the place of a story in a list of Stories.
func StoryCursor(s news.Story) Cursor { return Cursor{At: s.Saved, ID: s.ID} }

// Stories lists stories as the newsroom sees them, the last saved first.
func (r *Reader) Stories(f StoryFilter) ([]news.Story, error) {
	var c conditions
	f.narrow(&c)
	order := `s.saved DESC, s.id DESC`
	if f.Scheduled { // these are few: found by their own index and then sorted, never by going through all that was saved
		order = `s.saved + 0 DESC, s.id DESC`
	}
	query, args := c.query(`SELECT `+storyColumns+` FROM stories s`, order, f.Limit)
	return all(r, scanStory, query, args...)
}

// newestOf begins a condition on a story's newest revision.
const newestOf = `EXISTS (SELECT 1 FROM revisions v WHERE v.story_id = s.id AND v.number = s.revision AND `

// narrow adds the filter's conditions.
func (f StoryFilter) narrow(c *conditions) {
	if f.State != "" {
		c.add(`s.state = $?`, string(f.State))
	}
	if f.Kind != "" {
		c.add(`s.kind = $?`, string(f.Kind))
	}
	if f.Section != "" {
		c.add(`s.section_id = $?`, f.Section)
	}
	switch {
	case f.Edition != "" && f.Unset:
		c.add(newestOf+`(v.edition_id = $? OR v.edition_id IS NULL))`, f.Edition)
	case f.Edition != "":
		c.add(newestOf+`v.edition_id = $?)`, f.Edition)
	}
	if f.Topic != "" {
		c.add(`s.id IN (SELECT story_id FROM story_topics WHERE topic_id = $?)`, f.Topic)
	}
	if f.Author != "" {
		c.add(`s.author = $?`, f.Author)
	}
	if w := news.Fold(f.Words); w != "" {
		c.add(`s.folded LIKE $?`, "%"+w+"%") // folded text holds neither % nor _
	}
	if f.Scheduled {
		c.add(`s.schedule > 0`)
	}
	if f.Before != (Cursor{}) {
		c.add(`(s.saved, s.id) < ($?, $?)`, f.Before.At.Milli(), f.Before.ID)
	}
}

// CountStories counts the stories of every state, each up to a number: to count
// an archive takes longer than to show any page of it.
func (r *Reader) CountStories(most int) (map[news.State]int, error) {
	counts := map[news.State]int{}
	for _, state := range news.States() {
		var n int
		if err := r.one(`SELECT COUNT(*) FROM (SELECT 1 FROM stories WHERE state = $1 LIMIT $2) AS counted`, []any{string(state), most}, &n); err != nil {
			return nil, err
		}
		counts[state] = n
	}
	return counts, nil
}

// CountScheduled counts the stories that will go out by themselves, up to a number.
func (r *Reader) CountScheduled(most int) (n int, err error) {
	err = r.one(`SELECT COUNT(*) FROM (SELECT 1 FROM stories WHERE schedule > 0 LIMIT $1) AS counted`, []any{most}, &n)
	return n, err
}

// CountStoriesOf counts the stories that somebody began.
func (r *Reader) CountStoriesOf(author string) (n int, err error) {
	err = r.one(`SELECT COUNT(*) FROM stories WHERE author = $1`, []any{author}, &n)
	return n, err
}

// Due gives the scheduled stories whose time has come by now, the earliest first.
func (r *Reader) Due(now news.Time, limit int) ([]news.Story, error) {
	return all(r, scanStory, `SELECT `+storyColumns+` FROM stories s WHERE s.schedule > 0 AND s.schedule <= $1 ORDER BY s.schedule, s.id LIMIT $2`, now.Milli(), limit)
}

// NextDue gives the earliest time that a story is scheduled for after now,
// zero when there is none.
func (r *Reader) NextDue(now news.Time) (at news.Time, err error) {
	err = r.one(`SELECT COALESCE(MIN(schedule), 0) FROM stories WHERE schedule > 0 AND schedule > $1`, []any{now.Milli()}, moment{&at})
	return at, err
}

// AddStory writes a new story, at version 1.
func (t *Tx) AddStory(s news.Story) error {
	_, err := t.exec(`INSERT INTO stories (id, version, state, author, revision, created, saved, headline, folded, kind, section_id, embargo, schedule,
		published, first_published, updated, path, breaking, withdrawn, notice, reason)
		VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
		append([]any{s.ID, string(s.State), s.Author, s.Revision, s.Created.Milli()}, storyValues(s)...)...)
	return err
}

// SetStory writes a story over the version that was read. When somebody wrote
// it since, it is a conflict and nothing is written.
func (t *Tx) SetStory(s news.Story) error {
	n, err := t.exec(`UPDATE stories SET version = version + 1, state = $2, author = $3, revision = $4, created = $5, saved = $6, headline = $7, folded = $8,
		kind = $9, section_id = $10, embargo = $11, schedule = $12, published = $13, first_published = $14, updated = $15, path = $16, breaking = $17,
		withdrawn = $18, notice = $19, reason = $20 WHERE id = $1 AND version = $21`,
		append(append([]any{s.ID, string(s.State), s.Author, s.Revision, s.Created.Milli()}, storyValues(s)...), s.Version)...)
	if err == nil && n == 0 {
		return news.Conflict("Somebody else changed this story at the same moment. Look at it again and repeat.")
	}
	return err
}

func storyValues(s news.Story) []any {
	return []any{s.Saved.Milli(), s.Headline, news.Fold(s.Headline), string(s.Kind), nullable(s.Section), s.Embargo.Milli(), s.Schedule.Milli(), s.Published,
		s.FirstPublished.Milli(), s.Updated.Milli(), s.Path, s.Breaking.Milli(), s.Withdrawn.Milli(), s.Notice, s.Reason}
}

// StoryFrom gives the story that came from a source (see news.Draft.Source),
// so that an import knows it again.
func (r *Reader) StoryFrom(source string) (news.Story, error) {
	return find(r, scanStory, news.NotFound("There is no story from %s.", source), `SELECT `+storyColumns+` FROM stories s
		WHERE s.id = (SELECT MIN(v.story_id) FROM revisions v WHERE v.source = $1 AND v.source <> '')`, source)
}
