package store

import (
	"strings"

	"broadsheet/news"
)

const userColumns = `u.id, u.email, u.name, u.role, u.disabled, u.created`

func scanUser(row scanner) (u news.User, err error) {
	var disabled int
	err = row.Scan(&u.ID, &u.Email, &u.Name, &u.Role, &disabled, moment{&u.Created})
	u.Disabled = disabled != 0
	return u, err
}

// Users gives every account, by name.
func (r *Reader) Users() ([]news.User, error) {
	return all(r, scanUser, `SELECT `+userColumns+` FROM users u ORDER BY u.name, u.id`)
}

// User gives an account by id.
func (r *Reader) User(id string) (news.User, error) {
	return find(r, scanUser, news.NotFound("There is no account %s.", id), `SELECT `+userColumns+` FROM users u WHERE u.id = $1`, id)
}

// UserByEmail gives an account and its password's hash by address, case being alike.
func (r *Reader) UserByEmail(email string) (u news.User, passwordHash string, err error) {
	u, err = find(r, func(row scanner) (u news.User, err error) {
		var disabled int
		err = row.Scan(&u.ID, &u.Email, &u.Name, &u.Role, &disabled, moment{&u.Created}, &passwordHash)
		u.Disabled = disabled != 0
		return u, err
	}, news.NotFound("There is no account for %s.", email), `SELECT `+userColumns+`, u.password FROM users u WHERE u.email = $1`, strings.ToLower(email))
	return u, passwordHash, err
}

// PutUser writes an account, new or changed; the password is left as it is.
func (t *Tx) PutUser(u news.User) error {
	_, err := t.exec(`INSERT INTO users (id, email, name, role, password, disabled, created) VALUES ($1, $2, $3, $4, '', $5, $6)
		ON CONFLICT (id) DO UPDATE SET email = excluded.email, name = excluded.name, role = excluded.role, disabled = excluded.disabled`,
		u.ID, strings.ToLower(u.Email), u.Name, string(u.Role), truth(u.Disabled), u.Created.Milli())
	return err
}

// SetPassword writes the hash of an account's password.
func (t *Tx) SetPassword(user, hash string) error {
	_, err := t.exec(`UPDATE users SET password = $2 WHERE id = $1`, user, hash)
	return err
}
