package auth

import (
	"context"
	"errors"

	"broadsheet/news"
	"broadsheet/store"
)

// Step is what is still asked of somebody whose password was right.
type Step struct {
	Token   string // to be sent back with the code or the passkey
	Codes   bool   // a code from an app, or a recovery code, will do
	Passkey bool   // a passkey will do
}

// next gives the step that follows a right password, nil when none does.
func (d *Doorkeeper) next(ctx context.Context, a account) (*Step, error) {
	var has SecondStep
	if err := d.store.Read(ctx, func(r *store.Reader) (err error) { has, err = SecondStepOf(r, a.user); return err }); err != nil || !has.asked() {
		return nil, err
	}
	key, err := d.signingKey(ctx)
	if err != nil {
		return nil, err
	}
	token, err := seal(key, note{For: forStep, User: a.user.ID, Password: digest(a.password)}, d.store.Now().Time)
	return &Step{Token: token, Codes: has.Codes || has.Recovery > 0, Passkey: has.Passkeys > 0}, err
}

// SignInByCode ends a sign-in that SignIn began, with a code from an app or one
// of the recovery codes. Each is good once. ErrUnauthenticated when it is wrong;
// ErrLimited after too many.
func (d *Doorkeeper) SignInByCode(ctx context.Context, token, code string, c Client) (Pass, error) {
	a, err := d.halfway(ctx, token)
	if err != nil {
		return Pass{}, err
	}
	giveBack, wait := d.limits.take(d.store.Now().Time, d.limits.strangers("code\x00"+a.user.ID, c.Addr))
	if wait > 0 {
		return Pass{}, limited(wait)
	}
	if a.how, err = d.useCode(ctx, a.user.ID, plainCode(code)); err != nil {
		return Pass{}, err
	}
	if a.how == "" {
		wrong := &news.Error{Kind: news.ErrUnauthenticated, Field: "code", Sentence: "This code is wrong, or was used already. Wait for the next one."}
		return Pass{}, d.refuse(ctx, a, a.user.Email, "the code", c, wrong)
	}
	giveBack()
	return d.admit(ctx, a, c)
}

// halfway gives whose password was right a moment ago, as it still is.
func (d *Doorkeeper) halfway(ctx context.Context, token string) (a account, err error) {
	err = d.store.Read(ctx, func(r *store.Reader) error {
		key, err := deviceKey(r)
		if err != nil {
			return err
		}
		n, err := unseal(key, forStep, token, d.store.Now().Time)
		if err != nil {
			return err
		}
		if a, err = accountOf(r, n.User); err == nil && n.Password != digest(a.password) {
			err = wrong()
		}
		return err
	})
	return a, err
}

// accountOf reads an account that may be entered, by its id.
func accountOf(r *store.Reader, id string) (a account, err error) {
	u, err := r.User(id)
	if errors.Is(err, news.ErrNotFound) {
		return a, wrong()
	}
	if err != nil {
		return a, err
	}
	a.user, a.password, err = r.UserByEmail(u.Email)
	if err == nil && a.user.Disabled {
		err = wrong()
	}
	return a, err
}

// useCode uses a code up and tells what it was; "" when it is not good.
func (d *Doorkeeper) useCode(ctx context.Context, user, code string) (how string, err error) {
	_, err = d.store.Write(ctx, func(tx *store.Tx) error {
		if err := queue(tx); err != nil {
			return err
		}
		if len(code) == recoveryChars {
			good, err := tx.UseRecoveryCode(user, recoveryHash(user, code))
			if good {
				how = "by password and a recovery code"
			}
			return err
		}
		app, err := tx.CodeApp(user)
		if errors.Is(err, news.ErrNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		secret, err := d.vault.unlock(user, app.Secret)
		if err != nil {
			return err
		}
		step, good := stepOf(secret, code, app.Step, tx.Now().Time)
		if !good {
			return nil
		}
		how, app.Step = "by password and a code", step
		return tx.PutCodeApp(app)
	})
	return how, err
}
