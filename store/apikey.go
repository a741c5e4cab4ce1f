package store

import "broadsheet/news"

// APIKey is a program that acts with a role. The key itself is shown once, at
// its making; its hash is kept.
type APIKey struct {
	ID        string
	Name      string
	Role      news.Role
	TokenHash string
	Created   news.Time
	Revoked   news.Time // zero while it is good
	By        string    // id of the user who made it; empty for one from before this was kept
	Used      news.Time // when it was last used, to a few minutes; zero before the first time
	UsedFrom  string    // the network address of that time
}

// User is who acts when the key is used.
func (k APIKey) User() news.User {
	return news.User{ID: k.ID, Name: k.Name, Role: k.Role, Created: k.Created}
}

const apiKeyColumns = `id, name, role, token_hash, created, revoked, by_id, used, used_from`

func scanAPIKey(row scanner) (k APIKey, err error) {
	err = row.Scan(&k.ID, &k.Name, &k.Role, &k.TokenHash, moment{&k.Created}, moment{&k.Revoked}, &k.By, moment{&k.Used}, &k.UsedFrom)
	return k, err
}

// APIKey gives the key with a hash, unless it was revoked.
func (r *Reader) APIKey(tokenHash string) (APIKey, error) {
	return find(r, scanAPIKey, news.NotFound("There is no such key."),
		`SELECT `+apiKeyColumns+` FROM api_keys WHERE token_hash = $1 AND revoked = 0`, tokenHash)
}

// APIKeys gives every key, the newest first.
func (r *Reader) APIKeys() ([]APIKey, error) {
	return all(r, scanAPIKey, `SELECT `+apiKeyColumns+` FROM api_keys ORDER BY created DESC, id DESC`)
}

// PutAPIKey writes a key, new or revoked.
func (t *Tx) PutAPIKey(k APIKey) error {
	_, err := t.exec(`INSERT INTO api_keys (id, name, role, token_hash, created, revoked, by_id, used, used_from) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
		ON CONFLICT (id) DO UPDATE SET revoked = excluded.revoked`,
		k.ID, k.Name, string(k.Role), k.TokenHash, k.Created.Milli(), k.Revoked.Milli(), k.By, k.Used.Milli(), k.UsedFrom)
	return err
}

// UseAPIKey notes that a key was used now, from an address.
func (t *Tx) UseAPIKey(id, from string) error {
	_, err := t.exec(`UPDATE api_keys SET used = $2, used_from = $3 WHERE id = $1`, id, t.now.Milli(), from)
	return err
}
