package store

import (
	"context"
	"fmt"
)

// Checkup is what Check found.
type Checkup struct {
	Stories, Revisions, Published int
	Faults                        []string // a sentence each
}

// Check looks whether the data is whole: the file itself (on SQLite), every
// reference, and that what the public reads agrees with the stories, revisions
// and permalinks. It reads one snapshot and may run beside a server.
func (s *Store) Check(ctx context.Context) (c Checkup, err error) {
	err = s.Read(ctx, func(r *Reader) error {
		for table, n := range map[string]*int{"stories": &c.Stories, "revisions": &c.Revisions, "published": &c.Published} {
			if err := r.one(`SELECT COUNT(*) FROM `+table, nil, n); err != nil {
				return err
			}
		}
		if s.engine.name == "sqlite" {
			if err := c.checkFile(r); err != nil {
				return err
			}
		}
		return c.checkAgreement(r)
	})
	return c, err
}

func (c *Checkup) checkFile(r *Reader) error {
	said, err := all(r, scanText, `PRAGMA integrity_check`)
	if err != nil {
		return err
	}
	for _, line := range said {
		if line != "ok" {
			c.Faults = append(c.Faults, "The database file is damaged: "+line)
		}
	}
	dangling, err := all(r, scanText, `SELECT "table" || ' row ' || COALESCE(rowid, 0) || ' refers to a missing ' || parent FROM pragma_foreign_key_check`)
	c.Faults = append(c.Faults, dangling...)
	return err
}

// agreements are queries that give the id of each story, or front, that breaks a rule.
var agreements = []struct{ sentence, query string }{
	{"Story %s is published but has no such revision.",
		`SELECT p.story_id FROM published p LEFT JOIN revisions v ON v.story_id = p.story_id AND v.number = p.revision WHERE v.number IS NULL`},
	{"Story %s shows readers another text than the revision it names.",
		`SELECT p.story_id FROM published p JOIN revisions v ON v.story_id = p.story_id AND v.number = p.revision WHERE v.headline <> p.headline OR v.body <> p.body`},
	{"Story %s is shown to readers, but its state says otherwise.",
		`SELECT p.story_id FROM published p JOIN stories s ON s.id = p.story_id WHERE s.state <> 'published' OR s.published <> p.revision`},
	{"Story %s says that it is published, but readers can't see it.",
		`SELECT s.id FROM stories s LEFT JOIN published p ON p.story_id = s.id WHERE s.state = 'published' AND p.story_id IS NULL`},
	{"Story %s is not found at the address that it is shown with.",
		`SELECT p.story_id FROM published p LEFT JOIN permalinks l ON l.path = p.path AND l.story_id = p.story_id AND l.is_current = 1 WHERE l.path IS NULL`},
	{"Story %s is missing from its section.",
		`SELECT p.story_id FROM published p LEFT JOIN published_sections l ON l.section_id = p.section_id AND l.story_id = p.story_id
			AND l.first_published = p.first_published WHERE l.story_id IS NULL`},
	{"The front %s shows readers another arrangement than its history has.",
		`SELECT p.place FROM published_fronts p LEFT JOIN front_versions v ON v.place = p.place AND v.number = p.number WHERE v.body IS NULL OR v.body <> p.body`},
	{"Story %s has lost its newest revision.",
		`SELECT s.id FROM stories s LEFT JOIN revisions v ON v.story_id = s.id AND v.number = s.revision WHERE v.number IS NULL`},
}

func (c *Checkup) checkAgreement(r *Reader) error {
	for _, a := range agreements {
		ids, err := all(r, scanText, a.query)
		if err != nil {
			return err
		}
		for _, id := range ids {
			c.Faults = append(c.Faults, fmt.Sprintf(a.sentence, id))
		}
	}
	return nil
}
