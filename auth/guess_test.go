package auth

import (
	"strings"
	"testing"
	"unicode/utf8"

	"broadsheet/news"
)

var ana = news.User{Email: "ana.nunez@example.org", Name: "Ana Núñez"}

func TestLengthIsAllThatIsAskedOfAPassword(t *testing.T) {
	t.Parallel()
	for _, p := range []string{
		goodPassword, otherPassword, "correct horse battery", "onlysmallletters", "ONLY CAPITALS HERE", "        x       y", "кириллица-здесь", "一二三四五六七八九十百万",
		"847203958172", "aaaa bbbb cccc", "ana goes to the sea", "🦆🦢🦉🦅🦜🐓🦃🦤🕊🦚🦩🐧", strings.Repeat("long enough ", 85), "Password of the lighthouse",
	} {
		if err := checkPassword(p, ana); err != nil {
			t.Errorf("%.40q: %v", p, err)
		}
	}
}

func TestWhatIsTooShortTooLongOrNotTextIsNoPassword(t *testing.T) {
	t.Parallel()
	for _, p := range []string{"", "short", "elevenchars", "éééééééééé1", "twelve chars\n", "twelve\x00chars!", "twelve chars\xff", strings.Repeat("y!n", 342), strings.Repeat("€u", 257)} {
		err := checkPassword(p, ana)
		if err == nil {
			t.Errorf("%.40q is taken", p)
			continue
		}
		wantKind(t, err, news.ErrInvalid)
	}
}

func TestWhatIsGuessedFirstIsRefused(t *testing.T) {
	t.Parallel()
	for _, p := range []string{
		"password1234", "Password2026!", "P@ssw0rd1234", "passwordpassword", "PASSWORD!!!!", "1234password", "passw0rdpassw0rd",
		"123456789012", "098765432109", "987654321098", "abcdefghijkl", "zyxwvutsrqpo", "qwertyuiop12", "1q2w3e4r5t6y", "1qaz2wsx3edc", "qwerty123456", "qwertyqwerty",
		"aaaaaaaaaaaa", "abababababab", "abcabcabcabc", "123412341234", "............", "            ", "🦆🦆🦆🦆🦆🦆🦆🦆🦆🦆🦆🦆",
		"iloveyou1234", "ILoveYou!!!!!", "letmein12345", "Administrator", "administrator1", "welcome12345", "correct horse battery staple", "thisismypassword", "manchesterunited",
		"ana.nunez@example.org", "Ana.Nunez@Example.org", "ana.nunez2026", "ana núñez!!!!", "núñeznúñeznúñez", "broadsheet12", "Broadsheet2026!", "BROADSHEETbroadsheet",
	} {
		if err := checkPassword(p, ana); err == nil {
			t.Errorf("%q is taken", p)
		}
	}
}

func TestTheListIsInTheFormThatIsLookedUp(t *testing.T) {
	t.Parallel()
	n := 0
	for line := range strings.Lines(common) {
		n++
		if word := strings.TrimSuffix(line, "\n"); word == "" || word != strings.ToLower(strings.TrimSpace(word)) {
			t.Errorf("line %d: %q", n, line)
		}
	}
	if n < 300 {
		t.Errorf("only %d words", n)
	}
}

func FuzzPassword(f *testing.F) {
	f.Add("three herons over ink", "ana@example.org", "Ana")
	f.Add("\xff\x00", "", "")
	f.Fuzz(func(t *testing.T, p, email, name string) {
		if checkPassword(p, news.User{Email: email, Name: name}) != nil {
			return
		}
		if n := utf8.RuneCountInString(p); !utf8.ValidString(p) || n < 12 || len(p) > 1024 || strings.EqualFold(p, email) && email != "" {
			t.Errorf("%q is taken", p)
		}
	})
}
