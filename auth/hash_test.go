package auth

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestAHashKnowsItsPasswordAndNoOther(t *testing.T) {
	t.Parallel()
	a, b := cheap().hash(goodPassword), cheap().hash(goodPassword)
	if a.String() == b.String() {
		t.Error("two hashes of one password are alike: there is no salt")
	}
	for _, h := range []hashed{a, b} {
		kept, err := parseHash(h.String())
		if err != nil || !kept.matches(goodPassword) {
			t.Fatalf("%s does not know its password: %v", h, err)
		}
		for _, other := range []string{"", otherPassword, goodPassword + " ", strings.ToUpper(goodPassword), goodPassword[1:]} {
			if kept.matches(other) {
				t.Errorf("it takes %q", other)
			}
		}
	}
	if cheap().blank().matches("") {
		t.Error("a blank hash takes the empty password")
	}
}

func TestAPasswordMatchesHoweverTheKeyboardComposesIt(t *testing.T) {
	t.Parallel()
	const p = "crème brûlée à midi"
	if !cheap().hash(norm.NFD.String(p)).matches(norm.NFC.String(p)) {
		t.Error("the two forms of one password differ")
	}
}

// The vector is that of the reference implementation's own tests.
func TestAHashOfTheReferenceImplementationIsRead(t *testing.T) {
	t.Parallel()
	h, err := parseHash("$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4")
	if err != nil || !h.matches("password") || h.matches("passwort") {
		t.Errorf("%s, %v", h, err)
	}
}

func TestWhatIsNoHashOfOursIsRefused(t *testing.T) {
	t.Parallel()
	good := cheap().hash(goodPassword).String()
	for _, s := range []string{
		"", "$", goodPassword, good + "$", good + "=", " " + good, good + "\n", strings.Replace(good, "argon2id", "argon2i", 1),
		strings.Replace(good, "v=19", "v=16", 1), strings.Replace(good, "m=8", "m=08", 1), strings.Replace(good, "m=8", "m=7", 1), strings.Replace(good, "m=8", "m=4294967295", 1),
		strings.Replace(good, "t=1", "t=0", 1), strings.Replace(good, "t=1", "t=4000000000", 1), strings.Replace(good, "p=1", "p=0", 1), strings.Replace(good, "p=1", "p=256", 1),
		strings.Replace(good, "p=1", "p=-1", 1), "$argon2id$v=19$m=8,t=1,p=1$$", "$argon2id$v=19$m=8,t=1,p=1$c2FsdA$c3Vt", "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
	} {
		if h, err := parseHash(s); err == nil {
			t.Errorf("%q is read as %s", s, h)
		}
	}
}

func TestTheStandardCostIsWithinTheBounds(t *testing.T) {
	t.Parallel()
	c := standard()
	if c.memory < 19<<10 || c.memory > 64<<10 || c.passes < 2 || !c.blank().bearable() {
		t.Errorf("%+v", c)
	}
}

func FuzzHash(f *testing.F) {
	f.Add(cheap().hash("x").String())
	f.Add("$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAA")
	f.Add("$argon2id$v=19$m=,t=,p=$$")
	f.Fuzz(func(t *testing.T, s string) {
		h, err := parseHash(s)
		if err == nil && (h.String() != s || !h.bearable()) {
			t.Errorf("%q is read as %s", s, h)
		}
	})
}
