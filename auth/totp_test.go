package auth

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// The vectors of RFC 6238, appendix B, in six digits: the last six of the eight.
func TestCodesAreThoseOfTheStandard(t *testing.T) {
	t.Parallel()
	secret := []byte("12345678901234567890")
	for at, want := range map[int64]string{59: "287082", 1111111109: "081804", 1111111111: "050471", 1234567890: "005924", 2000000000: "279037", 20000000000: "353130"} {
		if got := totp(secret, at/totpStep); got != want {
			t.Errorf("at %d the code is %s, want %s", at, got, want)
		}
	}
}

func TestACodeIsGoodAroundItsTimeAndNeverTwice(t *testing.T) {
	t.Parallel()
	secret := newTOTPSecret()
	raw, err := secrets.DecodeString(secret)
	if err != nil || len(raw) != totpBytes {
		t.Fatalf("the secret %q: %v", secret, err)
	}
	rapid.Check(t, func(rt *rapid.T) {
		now := time.Unix(rapid.Int64Range(1_700_000_000, 1_900_000_000).Draw(rt, "now"), 0)
		off := rapid.Int64Range(-4, 4).Draw(rt, "steps off")
		current := now.Unix() / totpStep
		code := totp(raw, current+off)
		used := current + rapid.Int64Range(-4, 2).Draw(rt, "used")
		step, ok := stepOf(secret, code, used, now)
		if ok && (step <= used || step < current-totpSlack || step > current+totpSlack) {
			rt.Fatalf("a code of step %+d was taken as %d, after %d", off, step-current, used-current)
		}
		if good := off >= -totpSlack && off <= totpSlack && current+off > used; good && !ok {
			rt.Fatalf("a code of step %+d was refused, after %+d", off, used-current)
		}
	})
}

func FuzzNoCodeThatIsNoneIsTaken(f *testing.F) {
	f.Add("000000", "A-B")
	f.Add("１２３４５６", "\xff")
	f.Fuzz(func(t *testing.T, code, other string) {
		plain := plainCode(code)
		if strings.Trim(plain, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") != "" {
			t.Errorf("%q is read as %q", code, plain)
		}
		if _, ok := stepOf("JBSWY3DPEHPK3PXP", plain, 1<<40, time.Unix(1_800_000_000, 0)); ok {
			t.Errorf("%q was taken though it was used", code)
		}
		if _, ok := stepOf(other, plain, 0, time.Unix(1_800_000_000, 0)); ok && len(plain) != totpDigits {
			t.Errorf("%q was taken", code)
		}
	})
}

func TestAnAppReadsWhoseCodesItShows(t *testing.T) {
	t.Parallel()
	u, err := url.Parse(totpURI("Euro & Global: Post", "ana+desk@example.org", "JBSW"))
	if err != nil || u.Scheme != "otpauth" || u.Host != "totp" || u.Path != "/Euro & Global: Post:ana+desk@example.org" {
		t.Errorf("%v, %v", u, err)
	}
	if q := u.Query(); q.Get("secret") != "JBSW" || q.Get("issuer") != "Euro & Global: Post" || strings.Contains(u.RawQuery, "+") {
		t.Errorf("query %q", u.RawQuery)
	}
}
