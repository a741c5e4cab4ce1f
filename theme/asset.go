package theme

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// AssetPrefix is where the handler of Assets must stand.
const AssetPrefix = "/assets/"

// asset is a file that pages load by its own address: a font, or a picture of
// a publication's overlay.
type asset struct {
	kind string // media type
	body []byte
}

// assetFile finds what a style sheet loads: url(fonts/newsreader.woff2).
var assetFile = regexp.MustCompile(`url\(["']?([^"')]*)["']?\)`)

// assetKinds are the files that a sheet may load, by the end of their name.
// Everything else is refused: SVG, for one, may hold scripts.
var assetKinds = map[string]string{".woff2": "font/woff2", ".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp", ".avif": "image/avif"}

// addressed puts the address of each file in the place of its name. The
// address holds a hash of the bytes, so a browser may keep them for good, and a
// page and its fonts are never of two different versions.
func (l layered) addressed(css, sheet string) (string, error) {
	var bad error
	out := assetFile.ReplaceAllStringFunc(css, func(whole string) string {
		name := assetFile.FindStringSubmatch(whole)[1]
		address, err := l.asset(name)
		if err != nil && bad == nil {
			bad = fmt.Errorf("%s: %w", sheet, err)
		}
		return "url(" + address + ")"
	})
	return out, bad
}

// asset takes in a file and gives its address.
func (l layered) asset(name string) (string, error) {
	kind, ok := assetKinds[path.Ext(name)]
	if !ok || strings.Contains(name, ":") || strings.HasPrefix(name, "/") {
		return "", fmt.Errorf("a style sheet may load only fonts (.woff2) and pictures (.png, .jpg, .webp, .avif) of the theme's own folder, not %q", name)
	}
	text, err := l.read(name)
	if err != nil {
		return "", fmt.Errorf("load %s: %w", name, err)
	}
	sum := sha256.Sum256([]byte(text))
	address := AssetPrefix + hex.EncodeToString(sum[:8]) + path.Ext(name)
	l.assets[address] = asset{kind: kind, body: []byte(text)}
	return address, nil
}

// Assets serves the theme's fonts and pictures, each at an address that never
// means anything else.
func (t *Theme) Assets() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a, ok := t.assets[r.URL.Path]
		switch {
		case !ok:
			http.Error(w, "There is no such file.", http.StatusNotFound)
			return
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "This address can only be read.", http.StatusMethodNotAllowed)
			return
		}
		h := w.Header()
		h.Set("Content-Type", a.kind)
		h.Set("Content-Length", strconv.Itoa(len(a.body)))
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		if r.Method == http.MethodGet {
			w.Write(a.body) //nolint:errcheck // the reader has gone
		}
	})
}

// preload asks for the face of the headlines before the style sheet is read:
// it is the largest thing that a first look sees. More would compete with the
// page itself.
func (l layered) preload() string {
	css, err := l.read("fonts.css")
	if err != nil {
		return ""
	}
	m := preloaded.FindStringSubmatch(css)
	if m == nil {
		return ""
	}
	address, err := l.asset(m[1])
	if err != nil {
		return ""
	}
	return address
}

// preloaded is the mark, in fonts.css, of the file that is asked for first.
var preloaded = regexp.MustCompile(`(?s)/\* preload \*/.*?url\(([^)]*)\)`)
