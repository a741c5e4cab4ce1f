package auth

import (
	"context"
	"encoding/json"
	"errors"

	"broadsheet/news"
	"broadsheet/store"
)

// CodeSetup is what an app needs to show somebody's codes.
type CodeSetup struct {
	Secret string // to be typed in, base32
	URI    string // to be read from a square code, or followed on a telephone
	Token  string // to be sent back with the first code
}

// OfferCodes begins to set up a code app. Nothing is kept before the app has
// shown that it works. A wrong password is ErrInvalid on the field "password".
func (d *Doorkeeper) OfferCodes(ctx context.Context, by news.User, password string, c Client) (s CodeSetup, err error) {
	if _, err := d.own(ctx, by, password, c); err != nil {
		return s, err
	}
	return d.newCodes(ctx, by)
}

func (d *Doorkeeper) newCodes(ctx context.Context, by news.User) (CodeSetup, error) {
	return d.codeSetup(ctx, by, newTOTPSecret())
}

func (d *Doorkeeper) codeSetup(ctx context.Context, by news.User, secret string) (s CodeSetup, err error) {
	var pub news.Publication
	if err := d.store.Read(ctx, func(r *store.Reader) (err error) { pub, err = r.Publication(); return err }); err != nil {
		return s, err
	}
	key, err := d.signingKey(ctx)
	if err != nil {
		return s, err
	}
	data, err := json.Marshal(secret)
	if err != nil {
		return s, err
	}
	s = CodeSetup{Secret: secret, URI: totpURI(pub.Name, by.Email, secret)}
	s.Token, err = seal(key, note{For: forCodes, User: by.ID, Data: data}, d.store.Now().Time)
	return s, err
}

// AgainCodes gives the same setup again, for a form whose code was wrong.
func (d *Doorkeeper) AgainCodes(ctx context.Context, by news.User, token string) (CodeSetup, error) {
	secret, err := d.offered(ctx, by, token)
	if err != nil {
		return CodeSetup{}, err
	}
	return d.codeSetup(ctx, by, secret)
}

func (d *Doorkeeper) offered(ctx context.Context, by news.User, token string) (secret string, err error) {
	key, err := d.signingKey(ctx)
	if err != nil {
		return "", err
	}
	n, err := unseal(key, forCodes, token, d.store.Now().Time)
	if err != nil || n.User != by.ID {
		return "", news.Conflict("This took too long. Begin again.")
	}
	return secret, json.Unmarshal(n.Data, &secret)
}

// KeepCodes ends the setup when the app shows the right code, and gives
// recovery codes in place of any that there were: here and never again.
func (d *Doorkeeper) KeepCodes(ctx context.Context, by news.User, token, code string) (recovery []string, err error) {
	secret, err := d.offered(ctx, by, token)
	if err != nil {
		return nil, err
	}
	err = change(ctx, d.store, func(tx *store.Tx) (news.Change, error) {
		step, good := stepOf(secret, plainCode(code), 0, tx.Now().Time)
		if !good {
			return news.Change{}, news.Invalid("code", "This is not the code that the app should show now. Is the telephone’s clock right?")
		}
		codes, hashes := newRecoveryCodes(by.ID)
		recovery = codes
		return noted(by, "set up a code app"), errors.Join(
			tx.PutCodeApp(store.CodeApp{UserID: by.ID, Secret: d.vault.lock(by.ID, secret), Since: tx.Now(), Step: step}), tx.SetRecoveryCodes(by.ID, hashes))
	})
	if err != nil {
		return nil, err
	}
	return recovery, nil
}

// DropCodes takes one's own code app off. A wrong password is ErrInvalid.
func (d *Doorkeeper) DropCodes(ctx context.Context, by news.User, password string, c Client) error {
	return d.ownAct(ctx, by, password, c, func(tx *store.Tx) (news.Change, error) {
		if _, err := tx.CodeApp(by.ID); err != nil {
			return news.Change{}, err
		}
		return noted(by, "took the code app off"), tx.DropCodeApp(by.ID)
	})
}

// NewRecoveryCodes makes recovery codes in place of those that there were.
func (d *Doorkeeper) NewRecoveryCodes(ctx context.Context, by news.User, password string, c Client) (codes []string, err error) {
	err = d.ownAct(ctx, by, password, c, func(tx *store.Tx) (news.Change, error) {
		var hashes []string
		codes, hashes = newRecoveryCodes(by.ID)
		return noted(by, "made new recovery codes"), tx.SetRecoveryCodes(by.ID, hashes)
	})
	if err != nil {
		return nil, err
	}
	return codes, nil
}

// DropPasskey takes one of one's own passkeys off. A wrong password is ErrInvalid.
func (d *Doorkeeper) DropPasskey(ctx context.Context, by news.User, password, id string, c Client) error {
	return d.ownAct(ctx, by, password, c, func(tx *store.Tx) (news.Change, error) {
		keys, err := tx.Passkeys(by.ID)
		if err != nil {
			return news.Change{}, err
		}
		for _, k := range keys {
			if k.ID == id {
				return noted(by, "took off the passkey %s", k.Name), tx.DropPasskey(by.ID, id)
			}
		}
		return news.Change{}, news.NotFound("There is no such passkey on your account.")
	})
}

// ownAct carries out an act on one's own account that asks for the password, so
// that a desk that was left open is not an account that was lost.
func (d *Doorkeeper) ownAct(ctx context.Context, by news.User, password string, c Client, f func(*store.Tx) (news.Change, error)) error {
	if _, err := d.own(ctx, by, password, c); err != nil {
		return err
	}
	return change(ctx, d.store, f)
}

// own compares one's own password, within the limits of the door.
func (d *Doorkeeper) own(ctx context.Context, by news.User, password string, c Client) (account, error) {
	a, err := d.check(ctx, foldEmail(by.Email), password, c)
	if err != nil {
		err = d.refuse(ctx, a, foldEmail(by.Email), "the password", c, err)
	}
	if errors.Is(err, news.ErrUnauthenticated) || err == nil && a.user.ID != by.ID {
		return a, news.Invalid("password", "This is not the password that you have now.")
	}
	return a, err
}
