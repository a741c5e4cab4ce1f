package desk

import (
	"errors"
	"net/http"

	"broadsheet/auth"
	"broadsheet/news"
)

// stepPage asks for the second step of a sign-in.
type stepPage struct {
	frame
	Token          string
	Codes, Passkey bool
	To             string
	Faults         faults
}

func (*stepPage) template() string { return "step" }

func (d *desk) showStep(v *visit, status int, p *stepPage) error {
	p.frame = frame{Title: "Second step"}
	return d.show(v, status, p)
}

// signedInByCode ends a sign-in with a code from an app, or a recovery code.
func (d *desk) signedInByCode(v *visit) error {
	if err := v.form(); err != nil {
		return err
	}
	f := v.r.PostForm
	to := local(f.Get("to"))
	pass, err := d.Door.SignInByCode(v.r.Context(), f.Get("token"), f.Get("code"), d.client(v))
	if err == nil {
		return d.let(v, pass, to)
	}
	return d.stepAgain(v, err, &stepPage{Token: f.Get("token"), Codes: true, Passkey: f.Get("passkey") != "", To: to})
}

// stepAgain asks once more. When the first step is too long ago, it is the
// sign-in that begins again.
func (d *desk) stepAgain(v *visit, err error, p *stepPage) error {
	sentence, ok := news.Sentence(err)
	if !ok {
		return err
	}
	if wait, limited := auth.RetryAfter(err); limited {
		v.w.Header().Set("Retry-After", seconds(wait))
	}
	p.Faults = faultsOf(err)
	if errors.Is(err, news.ErrLimited) || len(p.Faults.At("code")) > 0 {
		return d.showStep(v, statusOf(err), p)
	}
	return d.signInAgain(v, err, sentence, p.To)
}

// askPasskey gives a script the question to a browser's passkeys.
func (d *desk) askPasskey(v *visit) error {
	c, err := d.Door.AskPasskey(v.r.Context())
	if err != nil {
		return err
	}
	v.json(http.StatusOK, "application/json", c)
	return nil
}

// signedInByPasskey takes the answer. Where it came from the second step, the
// first one's token is with it.
func (d *desk) signedInByPasskey(v *visit) error {
	if err := v.form(); err != nil {
		return err
	}
	f := v.r.PostForm
	to := local(f.Get("to"))
	pass, err := d.Door.SignInByPasskey(v.r.Context(), f.Get("token"), f.Get("step"), []byte(f.Get("answer")), d.client(v))
	if err == nil {
		return d.let(v, pass, to)
	}
	sentence, ok := news.Sentence(err)
	if !ok {
		return err
	}
	if wait, limited := auth.RetryAfter(err); limited {
		v.w.Header().Set("Retry-After", seconds(wait))
	}
	return d.signInAgain(v, err, sentence, to)
}
