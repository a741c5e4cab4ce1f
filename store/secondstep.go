package store

import "broadsheet/news"

// Passkey is a credential that a browser or a key holds for somebody. Its
// public half is kept here; the other never leaves where it was made.
type Passkey struct {
	ID         string // the credential's, base64url
	UserID     string
	Name       string // given by its owner: "Work laptop"
	Created    news.Time
	Used       news.Time // zero before the first time
	Credential []byte    // public key, counter and the like, as package auth writes it
}

const passkeyColumns = `id, user_id, name, created, used, credential`

func scanPasskey(row scanner) (p Passkey, err error) {
	err = row.Scan(&p.ID, &p.UserID, &p.Name, moment{&p.Created}, moment{&p.Used}, &p.Credential)
	return p, err
}

// Passkeys gives a user's passkeys, the oldest first.
func (r *Reader) Passkeys(user string) ([]Passkey, error) {
	return all(r, scanPasskey, `SELECT `+passkeyColumns+` FROM passkeys WHERE user_id = $1 ORDER BY created, id`, user)
}

// PutPasskey writes a passkey, new or used.
func (t *Tx) PutPasskey(p Passkey) error {
	_, err := t.exec(`INSERT INTO passkeys (id, user_id, name, created, used, credential) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (id) DO UPDATE SET used = excluded.used, credential = excluded.credential WHERE passkeys.user_id = excluded.user_id`,
		p.ID, p.UserID, p.Name, p.Created.Milli(), p.Used.Milli(), string(p.Credential))
	return err
}

// DropPasskey takes one of a user's passkeys away.
func (t *Tx) DropPasskey(user, id string) error {
	_, err := t.exec(`DELETE FROM passkeys WHERE user_id = $1 AND id = $2`, user, id)
	return err
}

// CodeApp is an app that shows somebody codes for their second step.
type CodeApp struct {
	UserID string
	Secret string // as package auth locked it
	Since  news.Time
	Step   int64 // the last time step whose code was used; none up to it is good again
}

func scanCodeApp(row scanner) (c CodeApp, err error) {
	err = row.Scan(&c.UserID, &c.Secret, moment{&c.Since}, &c.Step)
	return c, err
}

// CodeApps gives everybody's.
func (r *Reader) CodeApps() ([]CodeApp, error) {
	return all(r, scanCodeApp, `SELECT user_id, secret, since, step FROM code_apps ORDER BY user_id`)
}

// CodeApp gives a user's; not found when they have none.
func (r *Reader) CodeApp(user string) (CodeApp, error) {
	return find(r, scanCodeApp, news.NotFound("There is no code app on this account."), `SELECT user_id, secret, since, step FROM code_apps WHERE user_id = $1`, user)
}

// PutCodeApp writes a user's code app, new or used.
func (t *Tx) PutCodeApp(c CodeApp) error {
	_, err := t.exec(`INSERT INTO code_apps (user_id, secret, since, step) VALUES ($1, $2, $3, $4)
		ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret, since = excluded.since, step = excluded.step`, c.UserID, c.Secret, c.Since.Milli(), c.Step)
	return err
}

// DropCodeApp takes a user's code app away.
func (t *Tx) DropCodeApp(user string) error {
	_, err := t.exec(`DELETE FROM code_apps WHERE user_id = $1`, user)
	return err
}

// RecoveryCodes counts the codes that a user has left.
func (r *Reader) RecoveryCodes(user string) (n int, err error) {
	err = r.one(`SELECT COUNT(*) FROM recovery_codes WHERE user_id = $1`, []any{user}, &n)
	return n, err
}

// SetRecoveryCodes writes the hashes of a user's codes in place of the old ones.
func (t *Tx) SetRecoveryCodes(user string, hashes []string) error {
	if _, err := t.exec(`DELETE FROM recovery_codes WHERE user_id = $1`, user); err != nil {
		return err
	}
	for _, h := range hashes {
		if _, err := t.exec(`INSERT INTO recovery_codes (user_id, hash) VALUES ($1, $2)`, user, h); err != nil {
			return err
		}
	}
	return nil
}

// UseRecoveryCode tells whether the code was good; it is not any more.
func (t *Tx) UseRecoveryCode(user, hash string) (bool, error) {
	n, err := t.exec(`DELETE FROM recovery_codes WHERE user_id = $1 AND hash = $2`, user, hash)
	return n > 0, err
}

// SpendChallenge notes that a challenge was answered, and refuses with a
// conflict one that was answered before. Those that expired are swept out.
func (t *Tx) SpendChallenge(hash string, expires news.Time) error {
	if _, err := t.exec(`DELETE FROM spent_challenges WHERE expires <= $1`, t.now.Milli()); err != nil {
		return err
	}
	n, err := t.exec(`INSERT INTO spent_challenges (hash, expires) VALUES ($1, $2) ON CONFLICT DO NOTHING`, hash, expires.Milli())
	if err == nil && n == 0 {
		return news.Conflict("This was sent once already. Begin again.")
	}
	return err
}
