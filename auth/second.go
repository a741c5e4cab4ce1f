package auth

import (
	"context"
	"errors"

	"broadsheet/news"
	"broadsheet/store"
)

// settingSecond keeps the narrowest role that must have a second step; "" when
// none must.
const settingSecond = "auth.second-step"

// SecondStep is what somebody has beside their password.
type SecondStep struct {
	Codes    bool // an app that shows codes
	Passkeys int
	Recovery int  // codes left for when all else is lost
	Must     bool // their role must have a second step
}

// Owes tells whether they must have one and have none.
func (s SecondStep) Owes() bool { return s.Must && !s.Codes && s.Passkeys == 0 }

// asked tells whether a right password alone does not open the door.
func (s SecondStep) asked() bool { return s.Codes || s.Must && s.Passkeys > 0 }

// SecondStepOf reads what somebody has.
func SecondStepOf(r *store.Reader, u news.User) (s SecondStep, err error) {
	from, err := SecondStepFrom(r)
	if err != nil {
		return s, err
	}
	s.Must = from.Valid() && atLeast(u.Role, from)
	if _, err = r.CodeApp(u.ID); err == nil {
		s.Codes = true
	} else if !errors.Is(err, news.ErrNotFound) {
		return s, err
	}
	keys, err := r.Passkeys(u.ID)
	if err != nil {
		return s, err
	}
	s.Passkeys = len(keys)
	s.Recovery, err = r.RecoveryCodes(u.ID)
	return s, err
}

// owing tells whether somebody must set up a second step first. While no role
// must have one, that is one look at a setting.
func owing(r *store.Reader, u news.User) (bool, error) {
	if from, err := SecondStepFrom(r); err != nil || from == "" {
		return false, err
	}
	has, err := SecondStepOf(r, u)
	return has.Owes(), err
}

// SecondStepFrom gives the narrowest role that must have a second step, "" when
// none must.
func SecondStepFrom(r *store.Reader) (news.Role, error) {
	role, err := r.Setting(settingSecond)
	return news.Role(role), err
}

func atLeast(role, from news.Role) bool {
	for _, r := range news.Roles() { // from the narrowest
		if r == from {
			return role.Valid()
		}
		if r == role {
			return false
		}
	}
	return false
}

// RequireSecondStep sets from which role on everybody must have a second step;
// "" lets all do without. Who has none yet is led to set one up by the next
// page that they open.
func RequireSecondStep(ctx context.Context, s *store.Store, by news.User, from news.Role) error {
	if err := by.Must(news.RightPeople); err != nil {
		return err
	}
	if from != "" {
		if err := checkRole(from); err != nil {
			return err
		}
	}
	return change(ctx, s, func(tx *store.Tx) (news.Change, error) {
		was, err := SecondStepFrom(&tx.Reader)
		if err != nil || was == from {
			return news.Change{}, err
		}
		c := noted(by, "let everybody sign in without a second step")
		if from != "" {
			c = noted(by, "made a second step a must from %s on", from)
		}
		return c, tx.SetSetting(settingSecond, string(from))
	})
}

// ClearSecondStep takes all second steps off an account, whose owner has lost
// them, and ends its sessions. One's own are taken off with the password
// instead, by the Doorkeeper.
func ClearSecondStep(ctx context.Context, s *store.Store, by news.User, userID string) error {
	if err := by.Must(news.RightPeople); err != nil {
		return err
	}
	return change(ctx, s, func(tx *store.Tx) (news.Change, error) {
		u, err := tx.User(userID)
		if err != nil {
			return news.Change{}, err
		}
		has, err := SecondStepOf(&tx.Reader, u)
		if err != nil || !has.Codes && has.Passkeys == 0 && has.Recovery == 0 {
			return news.Change{}, err
		}
		keys, err := tx.Passkeys(u.ID)
		if err != nil {
			return news.Change{}, err
		}
		for _, k := range keys {
			if err := tx.DropPasskey(u.ID, k.ID); err != nil {
				return news.Change{}, err
			}
		}
		return noted(by, "took all second steps off %s", u.Email), errors.Join(tx.DropCodeApp(u.ID), tx.SetRecoveryCodes(u.ID, nil), tx.EndSessions(u.ID))
	})
}

// MustFrom tells whether a role is asked for a second step when that is a must
// from another on.
func MustFrom(role, from news.Role) bool { return atLeast(role, from) }
