package auth

import (
	"context"
	"errors"
	"net/netip"
	"time"

	"broadsheet/news"
	"broadsheet/store"
)

// Doorkeeper lets people in to the desk and out of it. It goes by the store's
// clock. It is safe for concurrent use; a program needs one.
type Doorkeeper struct {
	store  *store.Store
	cost   cost
	nobody hashed // whose password is compared when an account has none
	limits *limits
	kiln   *kiln
	vault  *Vault
}

// NewDoorkeeper makes the keeper of a newsroom's door, who locks secrets in a vault.
func NewDoorkeeper(s *store.Store, v *Vault) *Doorkeeper { return newDoorkeeper(s, v, standard()) }

func newDoorkeeper(s *store.Store, v *Vault, c cost) *Doorkeeper {
	return &Doorkeeper{store: s, vault: v, cost: c, nobody: c.blank(), limits: newLimits(), kiln: newKiln()}
}

// Client is what is known of a browser that asks to come in.
type Client struct {
	Addr         netip.Addr // where it is; behind a proxy, what the proxy says
	DeviceCookie string     // the value of its device cookie, or ""
	Session      string     // the session it has had so far, which ends; or ""
	Agent        string     // its own name, for the list of one's sessions
}

// Pass is what a browser takes away that has been let in.
type Pass struct {
	Token         string    // of the session: goes into SessionCookie, and nowhere else
	Expires       time.Time // when the session is over at the latest
	Device        string    // goes into DeviceCookie
	DeviceExpires time.Time
	User          news.User
	Step          *Step // what is still asked; then nothing else is set, and nobody is let in yet
}

// SignIn lets somebody in who knows the password, with a session that is new
// each time. Whether the address, the password or the account was at fault
// nobody learns, neither from the sentence (ErrUnauthenticated) nor from the
// time it takes. ErrLimited, with RetryAfter, after too many wrong attempts.
func (d *Doorkeeper) SignIn(ctx context.Context, email, password string, c Client) (Pass, error) {
	a, err := d.check(ctx, foldEmail(email), password, c)
	if err != nil {
		return Pass{}, d.refuse(ctx, a, foldEmail(email), "the password", c, err)
	}
	a.how = "by password"
	if step, err := d.next(ctx, a); err != nil || step != nil {
		return Pass{Step: step}, err
	}
	return d.admit(ctx, a, c)
}

// account is what the door knows of the address that somebody gave.
type account struct {
	user     news.User // without an id when there is no such account
	password string    // the hash, or ""
	rehashed string    // the hash at today's cost, when the kept one is of another
	device   string    // the browser's number, or "" when the account does not know it
	how      string    // how they came in, for the audit: "by password"
}

// check finds the account and compares the password, within the limits.
func (d *Doorkeeper) check(ctx context.Context, email, password string, c Client) (account, error) {
	a, err := d.look(ctx, email, c.DeviceCookie)
	if err != nil {
		return a, err
	}
	places := d.limits.strangers(email, c.Addr)
	if a.device != "" {
		places = d.limits.known(email, a.device)
	}
	giveBack, wait := d.limits.take(d.store.Now().Time, places)
	if wait > 0 {
		return a, limited(wait)
	}
	right, err := d.compare(ctx, &a, password)
	if err != nil || right {
		giveBack() // an attempt that was not heard taught nobody anything
	}
	if err == nil && !right {
		err = wrong()
	}
	return a, err
}

// look reads what is kept of an address. None is as good as an account that
// nobody can enter.
func (d *Doorkeeper) look(ctx context.Context, email, cookie string) (a account, err error) {
	err = d.store.Read(ctx, func(r *store.Reader) error {
		key, err := deviceKey(r)
		if err != nil {
			return err
		}
		a.device, _ = readDevice(key, email, cookie, d.store.Now().Time)
		if !couldBeEmail(email) {
			return nil
		}
		u, password, err := r.UserByEmail(email)
		if errors.Is(err, news.ErrNotFound) {
			return nil
		}
		a.user, a.password = u, password
		return err
	})
	return a, err
}

// compare does the same work for every account, right, wrong or absent. A
// right password that was hashed at another cost than today's is hashed anew.
func (d *Doorkeeper) compare(ctx context.Context, a *account, password string) (bool, error) {
	if len(password) > longestPassword {
		return false, nil
	}
	h := d.nobody
	if a.password != "" && !a.user.Disabled {
		var err error
		if h, err = parseHash(a.password); err != nil {
			return false, err
		}
	}
	leave, err := d.kiln.enter(ctx, a.device != "")
	if err != nil {
		return false, err
	}
	defer leave()
	if !h.matches(password) {
		return false, nil
	}
	if h.cost != d.cost {
		a.rehashed = d.cost.hash(password).String()
	}
	return true, nil
}

func wrong() error {
	return &news.Error{Kind: news.ErrUnauthenticated, Sentence: "The e-mail address or the password is wrong."}
}

// admit begins the session, unless the account was shut or its password changed
// since the password was compared.
func (d *Doorkeeper) admit(ctx context.Context, a account, c Client) (p Pass, err error) {
	p = Pass{Token: newToken()}
	_, err = d.store.Write(ctx, func(tx *store.Tx) error {
		if err := queue(tx); err != nil {
			return err
		}
		u, password, err := tx.UserByEmail(a.user.Email)
		if err != nil {
			return err
		}
		if u.Disabled || password != a.password {
			return wrong()
		}
		p.User = u
		if a.rehashed != "" {
			if err := tx.SetPassword(u.ID, a.rehashed); err != nil {
				return err
			}
		}
		if err := tx.EndSession(digest(c.Session)); err != nil {
			return err
		}
		key, err := makeDeviceKey(tx)
		if err != nil {
			return err
		}
		now := tx.Now().Time
		p.Device, p.DeviceExpires = newDevice(key, u.Email, a.device, now), now.Add(deviceLife)
		p.Expires = now.Add(sessionLife)
		if err := noteComing(tx, a, c); err != nil {
			return err
		}
		return tx.PutSession(store.Session{
			TokenHash: digest(p.Token), UserID: u.ID, Created: tx.Now(), Expires: news.At(now.Add(sessionIdle)), Agent: agent(c.Agent), Address: written(c.Addr), Seen: tx.Now(),
		})
	})
	if err != nil {
		return Pass{}, err
	}
	return p, nil
}

// ChangePassword sets somebody's own password when they know the old one. All
// their sessions end; the pass is for the browser that asked. A wrong old
// password is ErrInvalid on the field "old", and counts like one at the door.
func (d *Doorkeeper) ChangePassword(ctx context.Context, by news.User, old, password string, c Client) (Pass, error) {
	a, err := d.check(ctx, foldEmail(by.Email), old, c)
	if err != nil {
		err = d.refuse(ctx, a, foldEmail(by.Email), "the old password", c, err)
	}
	if errors.Is(err, news.ErrUnauthenticated) || err == nil && a.user.ID != by.ID {
		return Pass{}, news.Invalid("old", "This is not the password that you have now.")
	}
	if err != nil {
		return Pass{}, err
	}
	a.rehashed, a.how = "", "with a new password"
	if a.password, err = setPassword(ctx, d.store, d.cost, by, by.ID, password); err != nil {
		return Pass{}, err
	}
	return d.admit(ctx, a, c)
}
