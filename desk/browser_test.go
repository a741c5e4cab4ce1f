package desk

import "testing"

func TestABrowserIsToldAsPeopleCallIt(t *testing.T) {
	t.Parallel()
	for agent, want := range map[string]string{
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 Edg/126.0":            "Edge on Windows",
		"Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0":                                                           "Firefox on Linux",
		"Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile Safari/604.1": "Safari on iPhone",
		"Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36":                         "Chrome on Android",
		"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15":            "Safari on Mac",
		"curl/8.5.0": "curl", "Wire/2 robot": "Wire", "": "A browser that tells no name", "(Linux)": "(Linux) on Linux",
	} {
		if got := browserWords(agent); got != want {
			t.Errorf("%q is told as %q, want %q", agent, got, want)
		}
	}
}

func FuzzAPlaceInTheLogIsReadOrRefused(f *testing.F) {
	f.Add("1.2.3.x")
	f.Add("0.0.0.")
	f.Add("-1.0.0.x")
	f.Fuzz(func(t *testing.T, s string) {
		c, err := readDeedCursor(s)
		if err != nil || s == "" {
			return
		}
		if again, err := readDeedCursor(writeDeedCursor(c)); err != nil || again != c {
			t.Errorf("%q was read as %+v and %+v, %v", s, c, again, err)
		}
	})
}
