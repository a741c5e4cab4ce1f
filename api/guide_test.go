package api_test

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"broadsheet/news"
)

// TestTheGuidesCommandsDoWhatItSays runs every curl of docs/api.md, in order,
// and expects the status that stands after its arrow.
func TestTheGuidesCommandsDoWhatItSays(t *testing.T) {
	t.Parallel()
	guide, err := os.ReadFile("../docs/api.md")
	if err != nil {
		t.Fatal(err)
	}
	n := open(t)
	vars := map[string]string{"URL": "https://example.org", "KEY": n.keys[news.RoleEditor]}
	ran := 0
	for _, block := range regexp.MustCompile("(?s)```sh\n(.*?)```").FindAllStringSubmatch(string(guide), -1) {
		for _, step := range regexp.MustCompile(`(?s)(.*?)\n# → (\d+)\n`).FindAllStringSubmatch(block[1], -1) {
			command := strings.TrimSpace(step[1])
			a := n.curl(t, command, vars)
			if want, _ := strconv.Atoi(step[2]); a.StatusCode != want {
				t.Errorf("%s\ngave %d and not %d: %s", command, a.StatusCode, want, a.body)
			}
			if name, _, is := strings.Cut(command, "=$("); is {
				vars[name] = a.text("id")
			}
			ran++
		}
	}
	if ran < 8 || ran != strings.Count(string(guide), "curl -s") {
		t.Errorf("%d of %d commands were run", ran, strings.Count(string(guide), "curl -s"))
	}
}

// curl does what curl would for a command of the few options that the guide uses.
func (n *newsroom) curl(t *testing.T, command string, vars map[string]string) answer {
	method, target, body := "", "", ""
	var how []asked
	words := shellWords(t, command, vars)
	for i := 0; i < len(words); i++ {
		value := func() string { i++; return words[i] }
		switch words[i] {
		case "curl", "-s":
		case "-X":
			method = value()
		case "-H":
			name, v, _ := strings.Cut(value(), ": ")
			how = append(how, with(name, v))
		case "-d":
			body = value()
		default:
			target = words[i]
		}
	}
	if method == "" {
		if method = "GET"; body != "" {
			method = "POST"
		}
	}
	if !strings.HasPrefix(target, vars["URL"]) {
		t.Fatalf("%s asks for %q", command, target)
	}
	return n.do(method, strings.TrimPrefix(target, vars["URL"]), body, how...)
}

// shellWords splits a command as a shell does, as far as the guide needs it:
// quotes, and variables within double ones.
func shellWords(t *testing.T, command string, vars map[string]string) (words []string) {
	if _, inner, is := strings.Cut(command, "=$("); is {
		command, _, _ = strings.Cut(inner, " | jq")
	}
	for _, w := range regexp.MustCompile(`(?s)'([^']*)'|"([^"]*)"|([^\s'"]+)`).FindAllStringSubmatch(command, -1) {
		switch {
		case strings.HasPrefix(w[0], `"`):
			words = append(words, os.Expand(w[2], func(name string) string {
				v, ok := vars[name]
				if !ok {
					t.Fatalf("the guide uses $%s before it is set", name)
				}
				return v
			}))
		case strings.HasPrefix(w[0], "'"):
			words = append(words, w[1])
		default:
			words = append(words, w[3])
		}
	}
	return words
}
