package press

import (
	"net/url"
	"path"
	"strings"
	"unicode/utf8"

	"broadsheet/news"
)

// The longest address that a page can have, and the longest query that is
// looked through for parameters that a page heeds, in bytes as they are sent.
const (
	maxPath  = 2048
	maxQuery = 8192
)

// target gives the canonical target of an address, under which its page is kept.
// Spellings that mean the same (RFC 3986, 6.2.2), such as %75k for uk, and
// queries that no page heeds are served from the one copy. If the path is of
// another shape, with dot segments, empty segments or a coded slash, canonical
// is false: the reader is led to the target. What no page can have is an error.
func (p *Press) target(u *url.URL) (target string, canonical bool, err error) {
	if u.RawQuery == "" && u.RawPath == "" && plain(u.Path) {
		return u.Path, true, nil // nearly all, without a copy
	}
	if err := readable(u); err != nil {
		return "", false, err
	}
	shape := straight(u.Path)
	canonical = shape == u.Path && !strings.Contains(strings.ToLower(u.RawPath), "%2f")
	target = escape(shape)
	query := p.query(shape, u.RawQuery)
	if len(target) > maxPath || len(query) > maxPath {
		return "", false, tooLongAddress()
	}
	if query != "" {
		target += "?" + query
	}
	return target, canonical, nil
}

// readable refuses what can't be the address of a page.
func readable(u *url.URL) error {
	switch {
	case len(u.EscapedPath()) > maxPath || len(u.RawQuery) > maxQuery:
		return tooLongAddress()
	case u.Path == "" || u.Path[0] != '/':
		return news.Invalid("address", "An address begins with a slash.")
	case !utf8.ValidString(u.Path) || strings.ContainsFunc(u.Path, control):
		return news.Invalid("address", "The address holds characters that no address of ours has.")
	}
	return nil
}

// tooLongAddress is a plain 'not found': no page of ours has such an address.
func tooLongAddress() error {
	return news.NotFound("There is no page at an address as long as this.")
}

func control(r rune) bool { return r < 0x20 || 0x7f <= r && r < 0xa0 }

// query gives the canonical query for a path, without what no database or page
// should have to look at.
func (p *Press) query(path, raw string) string {
	if raw == "" || p.o.Query == nil {
		return ""
	}
	values, _ := url.ParseQuery(raw) // the pairs that can be read; the others are not heeded
	for key, list := range values {
		for i, v := range list {
			list[i] = strings.Map(func(r rune) rune {
				if control(r) {
					return ' '
				}
				return r
			}, strings.ToValidUTF8(v, ""))
		}
		values[key] = list
	}
	return p.o.Query(path, values)
}

// plain says whether a decoded path is its own canonical form.
func plain(path string) bool {
	if len(path) == 0 || len(path) > maxPath || path[0] != '/' {
		return false
	}
	for i := range len(path) {
		c := path[i]
		if !literal(c) {
			return false
		}
		// A dot after a slash may be a dot segment; rare enough to look closer.
		if i > 0 && path[i-1] == '/' && (c == '/' || c == '.') {
			return false
		}
	}
	return true
}

// straight resolves dot segments and empty ones; a slash at the end stays, since
// it is the renderer's business what that means.
func straight(p string) string {
	clean := path.Clean(p)
	if strings.HasSuffix(p, "/") && clean != "/" {
		clean += "/"
	}
	return clean
}

// escape writes a path as it stands in an address. It leaves all that RFC 3986
// allows in a path, where net/url would escape some more.
func escape(path string) string {
	var b strings.Builder
	b.Grow(len(path))
	for i := range len(path) {
		if c := path[i]; literal(c) {
			b.WriteByte(c)
		} else {
			const hex = "0123456789ABCDEF"
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		}
	}
	return b.String()
}

// literal says whether a byte stands for itself in a path: the unreserved ones,
// the sub-delimiters, and ":@/" (RFC 3986, 3.3).
func literal(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' ||
		strings.IndexByte("-._~!$&'()*+,;=:@/", c) >= 0
}
