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

// preloads asks for the faces of headlines, text and labels before the style
// sheet is read. Every page shows all three at once, so they are fetched in any
// case; a browser that has been told in time waits for them, for a moment, and
// then nothing moves under the reader's eyes. A file that is not there is told
// of where the sheet loads it.
func (l layered) preloads() (addresses []string) {
	css, err := l.read("fonts.css")
	if err != nil {
		return nil
	}
	for _, m := range preloaded.FindAllStringSubmatch(css, -1) {
		if address, err := l.asset(m[1]); err == nil {
			addresses = append(addresses, address)
		}
	}
	return addresses
}

// preloaded is the mark, in fonts.css, of a file that is asked for first.
var preloaded = regexp.MustCompile(`(?s)/\* preload \*/.*?url\(([^)]*)\)`)
