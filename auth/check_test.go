package auth

import (
	"net/mail"
	"strings"
	"testing"

	"broadsheet/news"
)

func TestOrdinaryAddressesAreTaken(t *testing.T) {
	t.Parallel()
	for _, email := range []string{
		"ana@example.org", "a@b.co", "first.last@sub.example.co.uk", "ana+desk@example.org", "o'brien@example.ie", "x_y-z@example.org",
		"admin@localhost", "1@2.3", "a!#$%&'*+/=?^_`{|}~-z@example.org", "ana@xn--bcher-kva.example", "ana@a-b.example",
		strings.Repeat("a", 64) + "@example.org", "a@" + strings.Repeat("b", 63) + ".org",
	} {
		if err := checkEmail(email); err != nil {
			t.Errorf("%s: %v", email, err)
		}
	}
}

func TestHostileAddressesAreRefusedWithASentence(t *testing.T) {
	t.Parallel()
	for _, email := range []string{
		"", "@", "a@", "@b", "a", "a@b@c.org", "a b@example.org", "a@exa mple.org", "a@example.org ", "\ta@example.org",
		"a@example.org\r\nBcc: all@example.org", "a\x00@example.org", "a@example.org\x00.evil", "a@\xff.org", "\xff@example.org",
		".a@example.org", "a.@example.org", "a..b@example.org", "a@.org", "a@example.", "a@example..org", "a@-example.org", "a@example-.org",
		`"a b"@example.org`, "a@[192.0.2.1]", "a@[IPv6:2001:db8::1]", "Ana <ana@example.org>", "<ana@example.org>", "ana@example.org,b@example.org", "ana@example.org;b@example.org",
		"аna@example.org" /* Cyrillic а */, "ana@exаmple.org", "ana@ex\u202eample.org", "ana\u200b@example.org", "ana@bücher.example", "ana＠example.org",
		"a(comment)@example.org", "a@example.org(comment)", "a@exam_ple.org", "a@example.org/..", "<script>@example.org", "a@example.org?subject=x", "a%00@example.org\n",
		strings.Repeat("a", 65) + "@example.org", "a@" + strings.Repeat("b", 64) + ".org", "a@" + strings.Repeat("b.", 130) + "org", strings.Repeat("a", 10<<20),
	} {
		err := checkEmail(email)
		if err == nil {
			t.Errorf("%.80q is taken", email)
			continue
		}
		wantKind(t, err, news.ErrInvalid)
	}
}

// Whatever is taken, a mail library reads as that one plain address.
func FuzzEmail(f *testing.F) {
	for _, s := range []string{"ana@example.org", "a+b@c", "a..b@c.d", `"x"@y.z`, "a@[::1]", "ü@ö.ä", "a@b.c\r\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		email := foldEmail(s)
		if foldEmail(email) != email {
			t.Fatalf("folding %q is not done at once", s)
		}
		if checkEmail(email) != nil {
			return
		}
		a, err := mail.ParseAddress(email)
		if err != nil || a.Address != email || a.Name != "" {
			t.Fatalf("%q is taken, but is read as %+v, %v", email, a, err)
		}
	})
}

func TestNamesOfAnySortAreTaken(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"A", "Ana María Núñez-O’Brien", "Øystein 3rd", "李小龙", "عائشة", "Null", "Robert'); DROP TABLE users;--", "<b>Ana</b>", strings.Repeat("é", 100), "👩‍🚀"} {
		if err := checkName(name); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestHostileNamesAreRefusedWithASentence(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"", " ", "\u00a0", "Ana\nBcc: x", "Ana\x00", "Ana\x1b[31m", "\u202eanA", "A\u2066na", "Ana\xff", "\xc3\x28", "A\u2028na", "\ufeffAna", "A\u0085na", strings.Repeat("é", 101)} {
		err := checkName(name)
		if err == nil {
			t.Errorf("%q is taken", name)
			continue
		}
		wantKind(t, err, news.ErrInvalid)
	}
}

func TestEveryRoleIsARoleAndNothingElseIs(t *testing.T) {
	t.Parallel()
	for _, r := range news.Roles() {
		if err := checkRole(r); err != nil {
			t.Error(err)
		}
	}
	for _, r := range []news.Role{"", "Admin", "owner", "admin ", "system"} {
		wantKind(t, checkRole(r), news.ErrInvalid)
	}
}
