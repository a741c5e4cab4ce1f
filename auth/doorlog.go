package auth

import (
	"context"
	"errors"
	"net/netip"
	"time"

	"broadsheet/news"
	"broadsheet/store"
)

// doorLogLife is how long comings and goings are kept: long enough to look
// into what happened, and no longer, as addresses are personal data.
const doorLogLife = 180 * 24 * time.Hour

// noteAt writes a coming or going in a transaction that the caller holds.
func noteAt(tx *store.Tx, what news.Act, by, email, note string, c Client) error {
	return tx.NoteAtDoor(store.Deed{Act: what, By: by, Email: email, Note: note, Address: written(c.Addr), Agent: agent(c.Agent)}, news.At(tx.Now().Add(-doorLogLife)))
}

func noteComing(tx *store.Tx, a account, c Client) error {
	return noteAt(tx, news.ActSignIn, a.user.ID, a.user.Email, a.how, c)
}

// refuse notes an attempt that was heard and wrong, and hands its error on. One
// that was turned away unheard is not noted: a flood would fill the log with
// nothing. Nor is a thing that can't be an address, which may be a password
// that was typed into the wrong field.
func (d *Doorkeeper) refuse(ctx context.Context, a account, email, what string, c Client, wrong error) error {
	if !errors.Is(wrong, news.ErrUnauthenticated) {
		return wrong
	}
	if !couldBeEmail(email) {
		email = ""
	}
	_, err := d.store.Write(ctx, func(tx *store.Tx) error {
		return noteAt(tx, news.ActRefused, a.user.ID, email, what+" was wrong", c)
	})
	if err != nil && !errors.Is(err, news.ErrUnavailable) {
		return errors.Join(wrong, err)
	}
	return wrong
}

// written is an address as it is kept, "" for none.
func written(a netip.Addr) string {
	if !a.IsValid() {
		return ""
	}
	return a.Unmap().WithZone("").String()
}
