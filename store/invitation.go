package store

import "broadsheet/news"

// Invitation is a link by which somebody gets an account, or a new password
// for the one that they have. The token itself is in the link alone.
type Invitation struct {
	ID        string
	TokenHash string
	Email     string
	Name      string
	Role      news.Role
	UserID    string // whose password it sets; empty makes an account
	By        string // id of who made it
	Created   news.Time
	Expires   news.Time
}

const invitationColumns = `id, token_hash, email, name, role, user_id, by_id, created, expires`

func scanInvitation(row scanner) (i Invitation, err error) {
	err = row.Scan(&i.ID, &i.TokenHash, &i.Email, &i.Name, &i.Role, &i.UserID, &i.By, moment{&i.Created}, moment{&i.Expires})
	return i, err
}

// Invitation gives the one with a hash, which may have expired.
func (r *Reader) Invitation(tokenHash string) (Invitation, error) {
	return find(r, scanInvitation, news.NotFound("There is no such invitation."), `SELECT `+invitationColumns+` FROM invitations WHERE token_hash = $1`, tokenHash)
}

// Invitations gives all that nobody has used, the newest first, those that
// have expired included.
func (r *Reader) Invitations() ([]Invitation, error) {
	return all(r, scanInvitation, `SELECT `+invitationColumns+` FROM invitations ORDER BY created DESC, id DESC`)
}

// PutInvitation writes a new invitation in place of any other to the same
// address, so that an old link can't be used beside it.
func (t *Tx) PutInvitation(i Invitation) error {
	if _, err := t.exec(`DELETE FROM invitations WHERE email = $1`, i.Email); err != nil {
		return err
	}
	_, err := t.exec(`INSERT INTO invitations (id, token_hash, email, name, role, user_id, by_id, created, expires) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		i.ID, i.TokenHash, i.Email, i.Name, string(i.Role), i.UserID, i.By, i.Created.Milli(), i.Expires.Milli())
	return err
}

// DropInvitation takes one away; one that is not there is away already.
func (t *Tx) DropInvitation(id string) error {
	_, err := t.exec(`DELETE FROM invitations WHERE id = $1`, id)
	return err
}
