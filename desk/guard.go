package desk

import (
	"fmt"
	"net/http"
	"runtime/debug"

	"broadsheet/news"
)

// policy is what a browser may do on a page of the desk: only what comes from
// the desk itself, but for pictures, which a story may bring from elsewhere.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https:; connect-src 'self'; font-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// longestRequest is how many bytes anybody may send to the desk.
const longestRequest = 10 << 20

// guard stands before every screen: it refuses what another site's page sends
// in somebody's name, bounds what is read, and tells browsers to keep nothing.
func (d *desk) guard(next http.Handler) http.Handler {
	cross := http.NewCrossOriginProtection()
	cross.SetDenyHandler(d.open(func(*visit) error {
		return news.Forbidden("This was sent from another site, so nothing was done. Open the desk and do it there.")
	}))
	protected := cross.Handler(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Cache-Control", "no-store")
		h.Set("Content-Security-Policy", policy)
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Robots-Tag", "noindex, nofollow")
		longest := int64(longestRequest)
		if r.URL.Path == picturesPath {
			longest = longestPicture
		}
		r.Body = http.MaxBytesReader(w, r.Body, longest)
		defer func() {
			if p := recover(); p != nil {
				if p == http.ErrAbortHandler { //nolint:errorlint // net/http takes this very value for "say nothing"
					panic(p)
				}
				d.fail(&visit{w: w, r: r}, fmt.Errorf("panic: %v\n%s", p, debug.Stack()))
			}
		}()
		protected.ServeHTTP(w, r)
	})
}
