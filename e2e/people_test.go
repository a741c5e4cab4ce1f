package e2e_test

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/webauthn"
	"github.com/chromedp/chromedp"
)

// TestPeopleComeInByLinkAndByPasskey goes through the newsroom's own screens in
// a real browser: an admin invites somebody, who chooses a password, makes a
// passkey, and from then on needs nothing else.
func TestPeopleComeInByLinkAndByPasskey(t *testing.T) {
	t.Parallel()
	chromium(t)
	p := openPaper(t)
	base := strings.Replace(p.base, "127.0.0.1", "localhost", 1) // passkeys are bound to a name
	boss := openBrowser(t, base)
	boss.do("size the screen", chromedp.EmulateViewport(1280, 900))
	boss.firstAccount(p)
	link := boss.invite()

	ana := boss.stranger()
	ana.do("size the screen", chromedp.EmulateViewport(1280, 900))
	ana.authenticator()
	ana.open(strings.TrimPrefix(link, base))
	ana.shoot("people-join")
	ana.fill("#password", "seven lamps in the fog")
	ana.press("form.stack button")
	ana.says("h1", "Stories")
	ana.makePasskey()

	ana.press(`form[action="/desk/sign-out"] button`)
	ana.shoot("people-sign-in")
	ana.press("passkey-button button")
	ana.says("h1", "Stories")
	ana.says(".me", "Ana Orr")

	ana.squareCode()
	boss.look()
	ana.whole()
	boss.whole()
	p.check()
}

// authenticator gives the browser a device that makes passkeys and knows its owner.
func (b *tab) authenticator() {
	b.t.Helper()
	if _, err := chromedp.Call(b.ctx, webauthn.Enable, webauthn.EnableParams{}); err != nil {
		b.t.Fatalf("passkeys: %v", err)
	}
	_, err := chromedp.Call(b.ctx, webauthn.AddVirtualAuthenticator, webauthn.AddVirtualAuthenticatorParams{Options: &webauthn.VirtualAuthenticatorOptions{
		Protocol: webauthn.AuthenticatorProtocolCtap2, Transport: webauthn.AuthenticatorTransportInternal,
		HasResidentKey: true, HasUserVerification: true, AutomaticPresenceSimulation: true, IsUserVerified: true,
	}})
	if err != nil {
		b.t.Fatalf("an authenticator: %v", err)
	}
}

// invite makes a link for somebody and gives it.
func (b *tab) invite() string {
	b.t.Helper()
	b.open("/desk/people")
	b.shoot("people-first")
	b.fill("#name", "Ana Orr")
	b.fill("#email", "ana@post.example")
	b.press(".beside form.stack button.strong")
	b.says("h1", "A link for Ana Orr")
	b.shoot("people-link")
	return b.eval(`document.querySelector("#secret").value`)
}

// makePasskey makes one under one's own name.
func (b *tab) makePasskey() {
	b.t.Helper()
	b.open("/desk/account/second")
	b.fill("#passkey-password", "not the password at all")
	b.click("passkey-button button")
	b.says("passkey-button .field-error", "not the password that you have now")
	b.eval(`document.querySelector("#passkey-password").value = ""`)
	b.fill("#passkey-name", "Work laptop")
	b.fill("#passkey-password", "seven lamps in the fog")
	b.press("passkey-button button")
	b.says(".done", "The passkey is kept")
	b.says(".rows", "Work laptop")
	b.shoot("people-second")
}

// squareCode begins to set up a code app: the camera has something to look at,
// black on white also on a dark screen.
func (b *tab) squareCode() {
	b.t.Helper()
	b.open("/desk/account/second")
	b.fill("#codes-password", "seven lamps in the fog")
	b.press(`form[action="/desk/account/codes"] button`)
	b.says("h1", "Set up a code app")
	b.until("the square is large enough", `document.querySelector("svg.square").getBoundingClientRect().width >= 200`)
	b.until("it is black on white", `getComputedStyle(document.querySelector(".square path")).fill === "rgb(0, 0, 0)" && getComputedStyle(document.querySelector(".square rect")).fill === "rgb(255, 255, 255)"`)
	b.shoot("people-square")
}

// look goes through the screens, for the pictures.
func (b *tab) look() {
	b.t.Helper()
	for name, path := range map[string]string{
		"people": "/desk/people", "keys": "/desk/keys", "permissions": "/desk/permissions", "audit": "/desk/audit", "sections": "/desk/sections", "section": "/desk/sections/uk",
		"topics": "/desk/topics", "contributors": "/desk/contributors", "redirects": "/desk/redirects", "account": "/desk/account",
	} {
		if status := b.open(path); status != 200 {
			b.t.Errorf("%s: %d", path, status)
		}
		b.shoot("people-" + name)
	}
	b.open("/desk/people")
	b.press("td.headline a")
	b.shoot("people-human")
	b.open("/desk/new/topic")
	b.fill("#word-name", "Tide mills")
	b.press("form.stack button.strong")
	b.shoot("people-topic")
	b.open("/desk/audit?act=door.sign-in")
	b.says("td", "by passkey")
}
