package store

import (
	"time"

	"broadsheet/news"
)

const planColumns = `p.id, p.what, p.note, p.section_id, p.who, p.due, p.story_id, p.by_id, p.created, p.dropped`

func scanPlan(row scanner) (p news.Plan, err error) {
	err = row.Scan(&p.ID, &p.What, &p.Note, optional{&p.Section}, optional{&p.Who}, moment{&p.Due}, optional{&p.Story}, &p.By, moment{&p.Created}, moment{&p.Dropped})
	return p, err
}

// Plan gives planned coverage by id.
func (r *Reader) Plan(id string) (news.Plan, error) {
	return find(r, scanPlan, news.NotFound("There is no such plan."), `SELECT `+planColumns+` FROM plans p WHERE p.id = $1`, id)
}

// PlanOf gives the plan that a story came of; not found when it came of none.
func (r *Reader) PlanOf(story string) (news.Plan, error) {
	return find(r, scanPlan, news.NotFound("The story came of no plan."), `SELECT `+planColumns+` FROM plans p WHERE p.story_id = $1`, story)
}

// Plans gives what is due from one moment and before another, but for what was
// dropped, in the order in which it is due.
func (r *Reader) Plans(from, to time.Time, limit int) ([]news.Plan, error) {
	c := conditions{}
	c.between(`p.due`, from, to)
	c.where = append(c.where, `p.dropped = 0`)
	query, args := c.query(`SELECT `+planColumns+` FROM plans p`, `p.due, p.id`, limit)
	return all(r, scanPlan, query, args...)
}

// Deadlines gives when some stories are due, by id, where they came of plans.
func (r *Reader) Deadlines(stories []string) (map[string]news.Time, error) {
	due := map[string]news.Time{}
	if len(stories) == 0 {
		return due, nil
	}
	places, args := in(1, stories)
	plans, err := all(r, scanPlan, `SELECT `+planColumns+` FROM plans p WHERE p.story_id IN `+places, args...)
	for _, p := range plans {
		due[p.Story] = p.Due
	}
	return due, err
}

// PutPlan writes a plan, new or changed.
func (t *Tx) PutPlan(p news.Plan) error {
	_, err := t.exec(`INSERT INTO plans (id, what, note, section_id, who, due, story_id, by_id, created, dropped)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
		ON CONFLICT (id) DO UPDATE SET what = excluded.what, note = excluded.note, section_id = excluded.section_id, who = excluded.who, due = excluded.due,
			story_id = excluded.story_id, dropped = excluded.dropped`,
		p.ID, p.What, p.Note, nullable(p.Section), nullable(p.Who), p.Due.Milli(), nullable(p.Story), p.By, p.Created.Milli(), p.Dropped.Milli())
	return err
}

// ScheduledBetween gives the stories that go out by themselves in a time.
func (r *Reader) ScheduledBetween(from, to time.Time, limit int) ([]news.Story, error) {
	return r.storiesBetween(`s.schedule`, from, to, limit)
}

// EmbargoedBetween gives the stories whose embargo ends in a time.
func (r *Reader) EmbargoedBetween(from, to time.Time, limit int) ([]news.Story, error) {
	return r.storiesBetween(`s.embargo`, from, to, limit)
}

// PublishedBetween gives the stories that first went out in a time.
func (r *Reader) PublishedBetween(from, to time.Time, limit int) ([]news.Story, error) {
	return r.storiesBetween(`s.first_published`, from, to, limit)
}

// storiesBetween reads one of the columns that have an index of their own;
// the words "> 0" are the index's.
func (r *Reader) storiesBetween(column string, from, to time.Time, limit int) ([]news.Story, error) {
	var c conditions
	c.between(column, from, to)
	c.where = append(c.where, column+` > 0`)
	query, args := c.query(`SELECT `+storyColumns+` FROM stories s`, column+`, s.id`, limit)
	return all(r, scanStory, query, args...)
}
