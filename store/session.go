package store

import "broadsheet/news"

// Session is somebody signed in at the desk. The token itself is known to the
// browser alone; its hash is kept.
type Session struct {
	TokenHash string
	UserID    string
	Created   news.Time
	Expires   news.Time
	Agent     string // the browser's own name, for the list of one's sessions
}

// Session gives a session that has not expired and its user, who may have
// been disabled since.
func (r *Reader) Session(tokenHash string, now news.Time) (Session, news.User, error) {
	s := Session{TokenHash: tokenHash}
	u, err := find(r, func(row scanner) (u news.User, err error) {
		var disabled int
		err = row.Scan(&u.ID, &u.Email, &u.Name, &u.Role, &disabled, moment{&u.Created}, moment{&s.Created}, moment{&s.Expires}, &s.Agent)
		u.Disabled = disabled != 0
		return u, err
	}, news.NotFound("The session is over."), `SELECT `+userColumns+`, s.created, s.expires, s.agent
		FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.token_hash = $1 AND s.expires > $2`, tokenHash, now.Milli())
	s.UserID = u.ID
	return s, u, err
}

// PutSession writes a new session and sweeps out those that have expired.
func (t *Tx) PutSession(s Session) error {
	if _, err := t.exec(`DELETE FROM sessions WHERE expires <= $1`, t.now.Milli()); err != nil {
		return err
	}
	_, err := t.exec(`INSERT INTO sessions (token_hash, user_id, created, expires, agent) VALUES ($1, $2, $3, $4, $5)`,
		s.TokenHash, s.UserID, s.Created.Milli(), s.Expires.Milli(), s.Agent)
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
