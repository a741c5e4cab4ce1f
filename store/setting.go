package store

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"broadsheet/news"
)

// Setting gives a named value of the publication, "" when it was never set.
func (r *Reader) Setting(name string) (value string, err error) {
	err = r.one(`SELECT value FROM settings WHERE name = $1`, []any{name}, &value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return value, err
}

// SetSetting writes a named value; "" forgets it.
func (t *Tx) SetSetting(name, value string) error {
	if value == "" {
		_, err := t.exec(`DELETE FROM settings WHERE name = $1`, name)
		return err
	}
	_, err := t.exec(`INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value`, name, value)
	return err
}

const settingPublication = "publication"

// Publication gives the title that readers know; not found until it is founded.
func (r *Reader) Publication() (p news.Publication, err error) {
	v, err := r.Setting(settingPublication)
	if err != nil {
		return p, err
	}
	if v == "" {
		return p, news.NotFound("The publication has not been founded yet.")
	}
	if err := json.Unmarshal([]byte(v), &p); err != nil {
		return p, fmt.Errorf("read the publication's settings: %w", err)
	}
	return p, nil
}

// PutPublication writes the publication's own settings.
func (t *Tx) PutPublication(p news.Publication) error {
	v, err := json.Marshal(p)
	if err != nil {
		return err
	}
	return t.SetSetting(settingPublication, string(v))
}
