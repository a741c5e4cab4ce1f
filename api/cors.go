package api

import "net/http"

// preflight answers what a browser asks before a page of another site may
// send a request. Reading what the public sees is allowed from anywhere;
// whatever needs a key, or changes something, from nowhere. A browser sends
// no question before a plain GET, so this is for those with odd headers, of
// which none is allowed.
func preflight(w http.ResponseWriter, r *http.Request, open bool) {
	h := w.Header()
	wanted := r.Header.Get("Access-Control-Request-Method")
	if open && (wanted == http.MethodGet || wanted == http.MethodHead) {
		h.Set("Access-Control-Allow-Origin", "*")
		h.Set("Access-Control-Allow-Methods", "GET, HEAD")
		h.Set("Access-Control-Max-Age", "86400")
	}
	w.WriteHeader(http.StatusNoContent)
}
