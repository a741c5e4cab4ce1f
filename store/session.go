package store

import "broadsheet/news"

// Session is somebody signed in at the desk. The token itself is known to the
// browser alone; its hash is kept.
type Session struct {
	TokenHash string
	UserID    string
	Created   news.Time
	Expires   news.Time
	Agent     string    // the browser's own name, for the list of one's sessions
	Address   string    // the network address that it was last used from
	Seen      news.Time // when it was last used, to a few minutes; zero for one from before this was noted
}

const sessionColumns = `s.token_hash, s.user_id, s.created, s.expires, s.agent, s.address, s.seen`

// Session gives a session that has not expired and its user, who may have
// been disabled since.
func (r *Reader) Session(tokenHash string, now news.Time) (Session, news.User, error) {
	var s Session
	u, err := find(r, func(row scanner) (u news.User, err error) {
		var disabled int
		err = row.Scan(&u.ID, &u.Email, &u.Name, &u.Role, &disabled, moment{&u.Created}, &s.TokenHash, &s.UserID, moment{&s.Created}, moment{&s.Expires}, &s.Agent,
			&s.Address, moment{&s.Seen})
		u.Disabled = disabled != 0
		return u, err
	}, news.NotFound("The session is over."), `SELECT `+userColumns+`, `+sessionColumns+`
		FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.token_hash = $1 AND s.expires > $2`, tokenHash, now.Milli())
	return s, u, err
}

// Sessions gives a user's sessions that have not expired, the last used first.
func (r *Reader) Sessions(user string, now news.Time) ([]Session, error) {
	return all(r, func(row scanner) (s Session, err error) {
		err = row.Scan(&s.TokenHash, &s.UserID, moment{&s.Created}, moment{&s.Expires}, &s.Agent, &s.Address, moment{&s.Seen})
		return s, err
	}, `SELECT `+sessionColumns+` FROM sessions s WHERE s.user_id = $1 AND s.expires > $2 ORDER BY s.seen DESC, s.created DESC, s.token_hash`, user, now.Milli())
}

// PutSession writes a new session and sweeps out those that have expired.
func (t *Tx) PutSession(s Session) error {
	if _, err := t.exec(`DELETE FROM sessions WHERE expires <= $1`, t.now.Milli()); err != nil {
		return err
	}
	_, err := t.exec(`INSERT INTO sessions (token_hash, user_id, created, expires, agent, address, seen) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		s.TokenHash, s.UserID, s.Created.Milli(), s.Expires.Milli(), s.Agent, s.Address, s.Seen.Milli())
	return err
}

// UseSession writes that a session was used: when it ends now, and where and
// when it was seen.
func (t *Tx) UseSession(s Session) error {
	_, err := t.exec(`UPDATE sessions SET expires = $2, address = $3, seen = $4 WHERE token_hash = $1`, s.TokenHash, s.Expires.Milli(), s.Address, s.Seen.Milli())
	return err
}

// EndSession ends one session; one that is not there is ended already.
func (t *Tx) EndSession(tokenHash string) error {
	_, err := t.exec(`DELETE FROM sessions WHERE token_hash = $1`, tokenHash)
	return err
}

// EndSessions ends every session of a user, as a change of role or password does.
func (t *Tx) EndSessions(user string) error {
	_, err := t.exec(`DELETE FROM sessions WHERE user_id = $1`, user)
	return err
}
