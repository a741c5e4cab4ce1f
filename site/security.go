package site

import (
	"strings"
	"time"

	"broadsheet/news"
)

// securityFor is how long security.txt says that it holds. It is made anew each
// day, so it never runs out while the paper is served, and does a while after.
const securityFor = 180 * 24 * time.Hour

// security tells whom to write to about a hole in the site (RFC 9116). Without
// a contact there is no such file: one that names nobody is worse than none.
func security(v *view) (file, error) {
	if v.pub.Contact == "" {
		return file{}, news.NotFound("There is no page at this address.")
	}
	y, m, d := v.today.Date()
	expires := time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Add(securityFor)
	language, _, _ := strings.Cut(v.pub.Language, "-")
	text := "Contact: " + contactURL(v.pub.Contact) + "\nExpires: " + expires.Format(time.RFC3339) + "\nPreferred-Languages: " + language + "\n"
	if strings.HasPrefix(v.pub.BaseURL, "https://") { // the RFC wants no other
		text += "Canonical: " + v.url(securityPath) + "\n"
	}
	return plainText(text), nil
}

const securityPath = "/.well-known/security.txt"
