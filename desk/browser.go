package desk

import "strings"

// browserWords makes of a browser's name for itself what a person calls it:
// "Firefox on Windows". Every browser claims to be others as well, so the order
// of the questions matters; one that is not known is told by its own first word.
func browserWords(agent string) string {
	name := firstIn(agent, [][2]string{
		{"Edg", "Edge"}, {"OPR/", "Opera"}, {"SamsungBrowser", "Samsung Internet"}, {"Vivaldi", "Vivaldi"}, {"Firefox", "Firefox"}, {"FxiOS", "Firefox"},
		{"CriOS", "Chrome"}, {"HeadlessChrome", "Chrome"}, {"Chrome", "Chrome"}, {"Safari", "Safari"}, {"curl/", "curl"},
	})
	system := firstIn(agent, [][2]string{
		{"iPhone", "iPhone"}, {"iPad", "iPad"}, {"Android", "Android"}, {"CrOS", "ChromeOS"}, {"Windows", "Windows"}, {"Mac OS X", "Mac"}, {"Linux", "Linux"},
	})
	if name == "" {
		name, _, _ = strings.Cut(agent, "/")
	}
	switch {
	case name == "" && system == "":
		return "A browser that tells no name"
	case system == "":
		return name
	case name == "":
		return "A browser on " + system
	}
	return name + " on " + system
}

func firstIn(s string, known [][2]string) string {
	for _, k := range known {
		if strings.Contains(s, k[0]) {
			return k[1]
		}
	}
	return ""
}
