package theme

import (
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"html/template"
	"path"
	"strings"
)

// sheet is the finished style sheet of a kind of page.
//
// It stands inside the page, in a style element that the policy names by its
// hash, and not in a file of its own. Most readers come to one story from
// somewhere else: with the sheet inside, the first 14 KB that a server may send
// before it hears back hold all that a browser needs to draw the page, while a
// file would cost one more round trip before the first word shows. The price is
// some 3 KB on each further page, less than one picture, and it buys that a page and
// its look can never be of two different versions, in no cache and in no archive.
type sheet string

// sheet joins the shared sheets and the page's own.
func (l layered) sheet(name string, r recipe) (sheet, error) {
	files := []string{"fonts.css", "tokens.css", "frame/frame.css"}
	if r.cards {
		files = append(files, "frame/picture.css", "frame/card.css")
	}
	if r.parts {
		files = append(files, "frame/container.css")
	}
	if r.draws {
		files = append(files, "frame/drawing.css")
	}
	files = append(files, path.Join(name, name+".css"))
	if _, err := l.read(ownTokens); err == nil { // the last word on colours and faces is the publication's
		files = append(files, ownTokens)
	}
	var b strings.Builder
	for _, file := range files {
		text, err := l.read(file)
		if err != nil {
			return "", err
		}
		if strings.Contains(strings.ToLower(text), "</style") {
			return "", errors.New(file + " holds </style, which would end the style sheet inside the page")
		}
		if text, err = l.addressed(text, file); err != nil {
			return "", err
		}
		b.WriteString(squeeze(text))
	}
	return sheet(b.String()), nil
}

// ownTokens is the sheet by which an overlay changes some tokens and keeps the
// rest; we have none.
const ownTokens = "tokens-own.css"

func (s sheet) element() template.HTML {
	return template.HTML("<style>" + string(s) + "</style>") //nolint:gosec // it is ours or the publisher's own, and checked
}

// policy allows the page what it needs and nothing else. The JSON-LD block is
// data and never run, so it needs no leave. Nothing on a page connects anywhere;
// Lighthouse, which asks for robots.txt on the page's behalf, does.
func (s sheet) policy() string {
	sum := sha256.Sum256([]byte(s))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) +
		"'; img-src 'self' data:; media-src 'self'; font-src 'self'; manifest-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
}

// squeeze takes comments and needless white space out of a style sheet. It
// touches only what it is sure of: strings stay as they are, and so does a
// single space wherever one could mean something.
func squeeze(css string) string {
	out := make([]byte, 0, len(css))
	space, last := false, byte('{')
	for i := 0; i < len(css); {
		c := css[i]
		switch {
		case strings.HasPrefix(css[i:], "/*"):
			space, i = true, after(css, i+2, "*/")
			continue
		case strings.IndexByte(" \n\t\r\f", c) >= 0:
			space = true
			i++
			continue
		case c == '}' && last == ';': // the last semicolon of a rule says nothing
			out = out[:len(out)-1]
		case space && !tight(last) && last != ':' && !tight(c): // a space before a colon may part two selectors
			out = append(out, ' ')
		}
		end := i + 1
		if c == '"' || c == '\'' {
			end = quoted(css, i)
		}
		out = append(out, css[i:end]...)
		space, last, i = false, c, end
	}
	return string(out)
}

// tight says whether white space beside a character never means anything.
func tight(c byte) bool { return c == '{' || c == '}' || c == ';' || c == ',' }

// after gives the index behind the next mark, or the end.
func after(s string, from int, mark string) int {
	if i := strings.Index(s[from:], mark); i >= 0 {
		return from + i + len(mark)
	}
	return len(s)
}

// quoted gives the index behind the string that begins at from.
func quoted(s string, from int) int {
	for i := from + 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case s[from]:
			return i + 1
		}
	}
	return len(s)
}
