package press

import (
	"crypto/sha256"
	"encoding/base64"
	"maps"
	"math"
	"net/http"
	"slices"
	"strconv"
	"time"
)

// sheet is a page made ready to send: every header value and every coding is
// made once, so that a hit assigns slices and writes. It never changes, but for
// the count of its readers.
type sheet struct {
	page     Page
	variants [codings]*variant // nil where there is none; identity always is
	life     life
	modified time.Time // Last-Modified in whole seconds, or zero
	weight   uint32    // bytes of memory, about
	read     *readers
}

// variant is one coding of a sheet.
type variant struct {
	body   []byte
	etag   string  // quoted; empty if the status is not 200
	fields []field // what a whole answer says, Content-* fields first
	only   int     // so many of the fields a 304 leaves out
}

// field is a header in canonical form. The slice is shared by all answers; its
// capacity is its length, so that who appends to it copies it.
type field struct {
	name  string
	value []string
}

// seal makes a sheet of a page for a target.
func (p *Press) seal(pg *Page, target string) *sheet {
	s := &sheet{page: *pg, read: &readers{}}
	s.page.target = target
	s.page.Header = pg.Header.Clone()
	if s.page.Status == 0 {
		s.page.Status = http.StatusOK
	}
	bodies := [codings][]byte{identity: pg.Body}
	if wordless(s.page.Status) {
		bodies[identity] = nil
	} else if compressible(pg) {
		bodies = p.coder.encode(pg.Body, pg.Keep)
	}
	p.dress(s, bodies)
	return s
}

// dress fills in what follows from the page and its bodies.
func (p *Press) dress(s *sheet, bodies [codings][]byte) {
	tags, all := tagFields(s.page.Keys, p.o.Purged)
	s.life = lifeOf(&s.page, p.o.Purged && all)
	s.modified, _ = http.ParseTime(s.page.Header.Get("Last-Modified"))
	common := append(commonFields(&s.page, bodies), tags...)
	for c, body := range bodies {
		if c := coding(c); body != nil || c == identity {
			s.variants[c] = newVariant(&s.page, c, body, common)
		}
	}
	s.weight = weigh(s)
}

func newVariant(pg *Page, c coding, body []byte, common []field) *variant {
	v := &variant{body: body}
	if !wordless(pg.Status) {
		v.fields = append(v.fields, field{"Content-Length", []string{strconv.Itoa(len(body))}})
		if t := pg.Header["Content-Type"]; len(t) > 0 {
			v.fields = append(v.fields, field{"Content-Type", t[:1:1]})
		} else if len(body) > 0 {
			v.fields = append(v.fields, field{"Content-Type", []string{"text/html; charset=utf-8"}})
		}
	}
	if token := c.token(); token != "" {
		v.fields = append(v.fields, field{"Content-Encoding", []string{token}})
	}
	v.only = len(v.fields)
	if pg.Status == http.StatusOK {
		v.etag = entityTag(c, body)
		v.fields = append(v.fields, field{"Etag", []string{v.etag}})
	}
	v.fields = append(v.fields, common...)
	return v
}

// entityTag gives the strong tag of a representation. Each coding is one of its
// own (RFC 9110, 8.8.3.3), and so is the better brotli that comes later, or the
// gzip of a later release: hence the hash is of the coded bytes. 96 bits of
// SHA-256 don't meet by chance.
func entityTag(c coding, body []byte) string {
	sum := sha256.Sum256(body)
	tag := base64.RawURLEncoding.EncodeToString(sum[:12])
	if token := c.token(); token != "" {
		tag += "-" + token
	}
	return `"` + tag + `"`
}

// commonFields are the headers that all codings and a 304 share. A 304 has them
// all since a cache takes them over into what it holds, and keys or a policy
// may have changed though the body did not.
func commonFields(pg *Page, bodies [codings][]byte) []field {
	h := maps.Clone(pg.Header)
	for name := range h {
		if ours(name) {
			delete(h, name)
		}
	}
	// Error pages too: what they are told in depends on the asker's codings.
	if bodies[gzipped] != nil && !slices.ContainsFunc(h["Vary"], func(v string) bool { return v == "*" }) {
		if h == nil {
			h = http.Header{}
		}
		h["Vary"] = append([]string{"Accept-Encoding"}, h["Vary"]...)
	}
	fields := make([]field, 0, len(h)+4)
	for _, name := range slices.Sorted(maps.Keys(h)) {
		fields = append(fields, field{name, slices.Clip(h[name])})
	}
	return fields
}

// ours says whether a header is the press's, or net/http's, to set.
func ours(name string) bool {
	switch name {
	case "Content-Length", "Content-Type", "Etag", "Accept-Ranges", "Cache-Control", "Cdn-Cache-Control",
		"Surrogate-Control", "Surrogate-Key", "Cache-Tag", "Set-Cookie", "Date",
		"Connection", "Keep-Alive", "Transfer-Encoding", "Upgrade", "Trailer":
		return true
	}
	return false
}

// wordless says whether an answer of that status has no body at all.
func wordless(status int) bool {
	return status == http.StatusNoContent || status == http.StatusNotModified
}

// ended says whether the sheet may not be served any more. It looks at the clock
// only if the page ends at all.
func (s *sheet) ended(now func() time.Time) bool {
	return !s.page.Ends.IsZero() && !now().Before(s.page.Ends)
}

// weigh estimates the memory that a sheet takes: its bodies, its headers, and
// what maps and slices cost around them. The estimates are on the high side.
func weigh(s *sheet) uint32 {
	const sheetCost, fieldCost, keyCost = 1024, 64, 224
	n := sheetCost + len(s.page.Body) + 2*len(s.page.target)
	for c, v := range s.variants {
		if v == nil {
			continue
		}
		n += len(v.fields) * fieldCost
		if coding(c) != identity {
			n += len(v.body)
		}
	}
	for name, values := range s.page.Header {
		n += fieldCost + len(name)
		for _, v := range values {
			n += len(v)
		}
	}
	for _, k := range s.page.Keys {
		n += keyCost + 3*len(k) // in the page, the index and the tags
	}
	return uint32(min(n, math.MaxUint32))
}
