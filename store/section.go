package store

import (
	"encoding/json"

	"broadsheet/news"
)

const sectionColumns = `id, slug, name, description, parent_id, position, names`

func scanSection(row scanner) (s news.Section, err error) {
	err = row.Scan(&s.ID, &s.Slug, &s.Name, &s.Description, optional{&s.ParentID}, &s.Position, names{&s.Names})
	return s, err
}

// Sections gives every section in the order of the navigation; parents are
// told by ParentID.
func (r *Reader) Sections() ([]news.Section, error) {
	return all(r, scanSection, `SELECT `+sectionColumns+` FROM sections ORDER BY position, id`)
}

// Section gives a section by its slug.
func (r *Reader) Section(slug string) (news.Section, error) {
	return find(r, scanSection, news.NotFound("There is no section called %q.", slug), `SELECT `+sectionColumns+` FROM sections WHERE slug = $1`, slug)
}

// SectionByID gives a section by its id.
func (r *Reader) SectionByID(id string) (news.Section, error) {
	return find(r, scanSection, news.NotFound("There is no section %s.", id), `SELECT `+sectionColumns+` FROM sections WHERE id = $1`, id)
}

// SectionLine gives a section and those above it, itself first.
func (r *Reader) SectionLine(id string) ([]news.Section, error) {
	var line []news.Section
	for id != "" && len(line) < 16 { // a ring can't be written, and would end here
		s, err := r.SectionByID(id)
		if err != nil {
			return nil, err
		}
		line = append(line, s)
		id = s.ParentID
	}
	return line, nil
}

// PutSection writes a section, new or changed.
func (t *Tx) PutSection(s news.Section) error {
	_, err := t.exec(`INSERT INTO sections (id, slug, name, description, parent_id, position, names) VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, name = excluded.name, description = excluded.description,
			parent_id = excluded.parent_id, position = excluded.position, names = excluded.names`,
		s.ID, s.Slug, s.Name, s.Description, nullable(s.ParentID), s.Position, jsonNames(s.Names))
	return err
}

// SectionUse counts the stories that lie in a section itself, and the published
// ones that stand on its page, those of the sections below it included.
func (r *Reader) SectionUse(id string) (stories, published int, err error) {
	if err := r.one(`SELECT COUNT(*) FROM stories WHERE section_id = $1`, []any{id}, &stories); err != nil {
		return 0, 0, err
	}
	return stories, published, r.one(`SELECT COUNT(*) FROM published_sections WHERE section_id = $1`, []any{id}, &published)
}

// names scans a JSON object of strings.
type names struct{ to *map[string]string }

// Scan implements sql.Scanner.
func (n names) Scan(v any) error {
	var text string
	if err := (optional{&text}).Scan(v); err != nil {
		return err
	}
	if *n.to = nil; text == "" || text == "{}" {
		return nil
	}
	return json.Unmarshal([]byte(text), n.to)
}

// jsonNames is what names scans. Its keys are sorted, so that what is alike is
// written alike.
func jsonNames(v map[string]string) string {
	if len(v) == 0 {
		return "{}"
	}
	b, err := json.Marshal(v)
	if err != nil { // strings always marshal
		panic(err)
	}
	return string(b)
}

// HoldTree keeps others from changing the tree of sections until the end of the
// command, so that two moves can't make a ring.
func (t *Tx) HoldTree() error {
	_, err := t.exec(`UPDATE sections SET position = position`)
	return err
}

// Relist takes the published stories of a section, and of those below it, out
// of some lists and puts them into others.
//
// In PostgreSQL a story may be about to be published in the section at this
// moment, by the line of before; that command finds out in list.
func (t *Tx) Relist(section string, from, to []string) error {
	// Whoever has put a story into the section's list and not yet ended keeps us
	// waiting here, as a key of the section changes; PutSection puts it back.
	if _, err := t.exec(`UPDATE sections SET slug = $2 WHERE id = $1`, section, section+" moving"); err != nil {
		return err
	}
	for _, id := range from {
		if _, err := t.exec(`DELETE FROM published_sections WHERE section_id = $1 AND story_id IN (SELECT s.story_id FROM published_sections s WHERE s.section_id = $2)`, id, section); err != nil {
			return err
		}
	}
	for _, id := range to {
		if _, err := t.exec(`INSERT INTO published_sections (section_id, first_published, story_id)
			SELECT $1, first_published, story_id FROM published_sections WHERE section_id = $2 ON CONFLICT DO NOTHING`, id, section); err != nil {
			return err
		}
	}
	return nil
}
