package store

// View is a list of stories that somebody comes back to.
type View struct {
	ID    string
	User  string // id of whose it is
	Name  string
	Query string // of the list's address
}

// Views gives somebody's kept views, by name.
func (r *Reader) Views(user string) ([]View, error) {
	return all(r, func(row scanner) (v View, err error) {
		err = row.Scan(&v.ID, &v.User, &v.Name, &v.Query)
		return v, err
	}, `SELECT id, user_id, name, query FROM views WHERE user_id = $1 ORDER BY name, id`, user)
}

// PutView keeps a view under its name, in the place of one that had it.
func (t *Tx) PutView(v View) error {
	_, err := t.exec(`INSERT INTO views (id, user_id, name, query) VALUES ($1, $2, $3, $4) ON CONFLICT (user_id, name) DO UPDATE SET query = excluded.query`,
		v.ID, v.User, v.Name, v.Query)
	return err
}

// DropView forgets somebody's view.
func (t *Tx) DropView(user, id string) error {
	_, err := t.exec(`DELETE FROM views WHERE user_id = $1 AND id = $2`, user, id)
	return err
}
