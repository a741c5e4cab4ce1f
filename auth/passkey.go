package auth

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/url"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"broadsheet/news"
	"broadsheet/store"
)

// Challenge is a question to a browser's passkeys (Web Authentication Level 3).
type Challenge struct {
	Options json.RawMessage `json:"options"` // for navigator.credentials, binary values in base64url
	Token   string          `json:"token"`   // to be sent back with the answer
}

// holder is somebody who has passkeys, as the library asks for them.
type holder struct {
	account
	keys  []store.Passkey
	creds []webauthn.Credential
}

// WebAuthnID is the account's id: it tells nobody else anything.
func (h *holder) WebAuthnID() []byte { return []byte(h.user.ID) }

// WebAuthnName is what the browser lists the passkey under.
func (h *holder) WebAuthnName() string { return h.user.Email }

// WebAuthnDisplayName is the owner's name.
func (h *holder) WebAuthnDisplayName() string { return h.user.Name }

// WebAuthnCredentials are the passkeys' public halves.
func (h *holder) WebAuthnCredentials() []webauthn.Credential { return h.creds }

// relying is the publication as passkeys know it: they are bound to the host of
// its address, and work nowhere else.
func relying(pub news.Publication) (*webauthn.WebAuthn, error) {
	u, err := url.Parse(pub.BaseURL)
	if err != nil {
		return nil, fmt.Errorf("read the publication's address: %w", err)
	}
	if net.ParseIP(u.Hostname()) != nil || u.Scheme != "https" && u.Hostname() != "localhost" {
		return nil, news.Conflict("Passkeys need the publication to have a name and https; its address is %s.", pub.BaseURL)
	}
	return webauthn.New(&webauthn.Config{
		RPID: u.Hostname(), RPDisplayName: pub.Name, RPOrigins: []string{u.Scheme + "://" + u.Host}, AttestationPreference: protocol.PreferNoAttestation,
		AuthenticatorSelection: protocol.AuthenticatorSelection{ResidentKey: protocol.ResidentKeyRequirementRequired, UserVerification: protocol.VerificationPreferred},
	})
}

func (d *Doorkeeper) relying(ctx context.Context) (w *webauthn.WebAuthn, err error) {
	err = d.store.Read(ctx, func(r *store.Reader) error {
		pub, err := r.Publication()
		if err != nil {
			return err
		}
		w, err = relying(pub)
		return err
	})
	return w, err
}

// holderOf reads somebody's passkeys.
func holderOf(r *store.Reader, id string) (*holder, error) {
	a, err := accountOf(r, id)
	if err != nil {
		return nil, err
	}
	h := &holder{account: a}
	if h.keys, err = r.Passkeys(id); err != nil {
		return nil, err
	}
	for _, k := range h.keys {
		var c webauthn.Credential
		if err := json.Unmarshal(k.Credential, &c); err != nil {
			return nil, fmt.Errorf("read the passkey %s: %w", k.ID, err)
		}
		h.creds = append(h.creds, c)
	}
	return h, nil
}

// OfferPasskey begins to make a passkey. A wrong password is ErrInvalid on the
// field "password".
func (d *Doorkeeper) OfferPasskey(ctx context.Context, by news.User, password string, c Client) (Challenge, error) {
	w, err := d.relying(ctx)
	if err != nil {
		return Challenge{}, err
	}
	if _, err := d.own(ctx, by, password, c); err != nil {
		return Challenge{}, err
	}
	var h *holder
	if err := d.store.Read(ctx, func(r *store.Reader) (err error) { h, err = holderOf(r, by.ID); return err }); err != nil {
		return Challenge{}, err
	}
	options, session, err := w.BeginRegistration(h, webauthn.WithExclusions(webauthn.Credentials(h.creds).CredentialDescriptors()))
	if err != nil {
		return Challenge{}, fmt.Errorf("begin a passkey: %w", err)
	}
	return d.challenge(ctx, note{For: forNewKey, User: by.ID}, options.Response, session)
}

// challenge seals what the answer will be checked against.
func (d *Doorkeeper) challenge(ctx context.Context, n note, options any, session *webauthn.SessionData) (c Challenge, err error) {
	key, err := d.signingKey(ctx)
	if err != nil {
		return c, err
	}
	if c.Options, err = json.Marshal(options); err != nil {
		return c, err
	}
	if n.Data, err = json.Marshal(session); err != nil {
		return c, err
	}
	c.Token, err = seal(key, n, d.store.Now().Time)
	return c, err
}

// answered opens the challenge that an answer is to.
func (d *Doorkeeper) answered(ctx context.Context, what purpose, token string) (n note, s webauthn.SessionData, err error) {
	key, err := d.signingKey(ctx)
	if err != nil {
		return n, s, err
	}
	if n, err = unseal(key, what, token, d.store.Now().Time); err != nil {
		return n, s, err
	}
	return n, s, json.Unmarshal(n.Data, &s)
}

// spend notes that a challenge was answered, so that nobody can send it again.
func spend(tx *store.Tx, n note, s webauthn.SessionData) error {
	return tx.SpendChallenge(digest(s.Challenge), news.AtMilli(n.Until))
}

// mostPasskeys bounds what one account can keep.
const mostPasskeys = 20

// KeepPasskey ends the making of a passkey with what the browser answered.
func (d *Doorkeeper) KeepPasskey(ctx context.Context, by news.User, token, name string, answer []byte) error {
	n, session, err := d.answered(ctx, forNewKey, token)
	if err != nil || n.User != by.ID {
		return news.Conflict("This took too long, or was begun elsewhere. Begin again.")
	}
	if err := checkName(name); err != nil {
		return err
	}
	w, err := d.relying(ctx)
	if err != nil {
		return err
	}
	parsed, err := protocol.ParseCredentialCreationResponseBody(bytes.NewReader(answer))
	if err != nil {
		return badPasskey(err)
	}
	return change(ctx, d.store, func(tx *store.Tx) (news.Change, error) {
		h, err := holderOf(&tx.Reader, by.ID)
		if err != nil {
			return news.Change{}, err
		}
		if len(h.keys) >= mostPasskeys {
			return news.Change{}, news.Conflict("You have %d passkeys, which is as many as an account may have. Take one off first.", len(h.keys))
		}
		cred, err := w.CreateCredential(h, session, parsed)
		if err != nil {
			return news.Change{}, badPasskey(err)
		}
		k := store.Passkey{ID: base64.RawURLEncoding.EncodeToString(cred.ID), UserID: by.ID, Name: name, Created: tx.Now()}
		if k.Credential, err = json.Marshal(cred); err != nil {
			return news.Change{}, err
		}
		return noted(by, "made the passkey %s", k.Name), errors.Join(spend(tx, n, session), tx.PutPasskey(k))
	})
}

func badPasskey(err error) error {
	return &news.Error{Kind: news.ErrInvalid, Sentence: "The browser’s answer is not one that can be taken. Try again, or with another passkey.", Err: err}
}

// AskPasskey begins a sign-in by whatever passkey the browser has for us.
func (d *Doorkeeper) AskPasskey(ctx context.Context) (Challenge, error) {
	w, err := d.relying(ctx)
	if err != nil {
		return Challenge{}, err
	}
	options, session, err := w.BeginDiscoverableLogin(webauthn.WithUserVerification(protocol.VerificationPreferred))
	if err != nil {
		return Challenge{}, fmt.Errorf("ask for a passkey: %w", err)
	}
	return d.challenge(ctx, note{For: forPasskey}, options.Response, session)
}

// SignInByPasskey lets somebody in by what their browser answered. A passkey
// that made sure who it is (by finger, face or PIN) is as good as password and
// second step together. One that did not is the second step alone, where one is
// asked: step is then the token of the right password, and else "".
func (d *Doorkeeper) SignInByPasskey(ctx context.Context, token, step string, answer []byte, c Client) (Pass, error) {
	giveBack, wait := d.limits.take(d.store.Now().Time, d.limits.strangers("passkey\x00"+network(c.Addr), c.Addr))
	if wait > 0 {
		return Pass{}, limited(wait)
	}
	h, verified, err := d.recognise(ctx, token, answer)
	if err == nil && !verified {
		err = d.enough(ctx, h, step)
	}
	if err != nil {
		var a account
		if h != nil {
			a = h.account
		}
		return Pass{}, d.refuse(ctx, a, a.user.Email, "the passkey", c, err)
	}
	giveBack()
	h.how = "by passkey"
	return d.admit(ctx, h.account, c)
}

// recognise finds whose passkey answered and whether, this time, it made sure
// who they are. It uses the challenge up.
func (d *Doorkeeper) recognise(ctx context.Context, token string, answer []byte) (h *holder, verified bool, err error) {
	n, session, err := d.answered(ctx, forPasskey, token)
	if err != nil {
		return nil, false, err
	}
	w, err := d.relying(ctx)
	if err != nil {
		return nil, false, err
	}
	unknown := &news.Error{Kind: news.ErrUnauthenticated, Sentence: "This passkey is not one of an account here, or no longer. Sign in with your password."}
	parsed, err := protocol.ParseCredentialRequestResponseBody(bytes.NewReader(answer))
	if err != nil {
		return nil, false, badPasskey(err)
	}
	_, err = d.store.Write(ctx, func(tx *store.Tx) error {
		if err := queue(tx); err != nil {
			return err
		}
		_, cred, err := w.ValidatePasskeyLogin(func(_, handle []byte) (webauthn.User, error) {
			h, err = holderOf(&tx.Reader, string(handle))
			return h, err
		}, session, parsed)
		if err != nil || cred.Authenticator.CloneWarning {
			return unknown
		}
		return errors.Join(spend(tx, n, session), h.used(tx, cred))
	})
	return h, parsed.Response.AuthenticatorData.Flags.HasUserVerified(), err
}

// used writes the passkey's counter and when it was used.
func (h *holder) used(tx *store.Tx, cred *webauthn.Credential) error {
	id := base64.RawURLEncoding.EncodeToString(cred.ID)
	for _, k := range h.keys {
		if k.ID != id {
			continue
		}
		var err error
		if k.Credential, err = json.Marshal(cred); err != nil {
			return err
		}
		k.Used = tx.Now()
		return tx.PutPasskey(k)
	}
	return fmt.Errorf("the passkey %s was used and is not kept", id)
}

// enough tells whether a passkey that did not make sure who it is opens the door.
func (d *Doorkeeper) enough(ctx context.Context, h *holder, step string) error {
	var has SecondStep
	if err := d.store.Read(ctx, func(r *store.Reader) (err error) { has, err = SecondStepOf(r, h.user); return err }); err != nil || !has.asked() {
		return err
	}
	if a, err := d.halfway(ctx, step); err == nil && a.user.ID == h.user.ID {
		return nil
	}
	return &news.Error{Kind: news.ErrUnauthenticated, Sentence: "This passkey did not make sure that it is you. Sign in with your password first, and use it as the second step."}
}
