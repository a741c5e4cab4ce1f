package press

import "net/http"

// ServeHTTP answers a GET or HEAD from memory, or renders the page. Other
// methods get a 405. A Range is ignored, as it may be: pages are small, and
// whole they come in one write.
func (p *Press) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		w.Header().Set("Cache-Control", "no-store")
		http.Error(w, "This address can only be read.", http.StatusMethodNotAllowed)
		return
	}
	target, canonical, err := p.target(r.URL)
	switch {
	case err != nil:
		p.send(w, r, p.failure(r.Context(), "", err))
	case !canonical:
		p.send(w, r, p.seal(moved(target), target))
	default:
		p.send(w, r, p.find(r, target))
	}
}

// find gives the sheet of a target, from memory if it is there.
func (p *Press) find(r *http.Request, target string) *sheet {
	if s := p.look(target); s != nil {
		p.hits.Add(1)
		p.hot.read(s)
		return s
	}
	p.misses.Add(1)
	return p.print(r.Context(), target)
}

// look gives the kept sheet of a target unless its time is over.
func (p *Press) look(target string) *sheet {
	s, ok := p.kept.GetIfPresent(target)
	if !ok || s.ended(p.o.Now) {
		return nil
	}
	return s
}

// moved is the page that leads from an odd spelling of an address to the right one.
func moved(target string) *Page {
	return &Page{
		Status: http.StatusPermanentRedirect,
		Header: http.Header{"Location": {target}, "Content-Type": {"text/plain; charset=utf-8"}},
		Body:   []byte("This page is at " + target + "\n"),
	}
}

// send answers with a sheet in the coding that suits the request.
func (p *Press) send(w http.ResponseWriter, r *http.Request, s *sheet) {
	h := w.Header()
	for _, f := range s.fresh(p.o.Now) {
		h[f.name] = f.value
	}
	v := s.choose(r.Header["Accept-Encoding"])
	if v == nil {
		refuse(w)
		return
	}
	fields := v.fields
	status := s.page.Status
	if status == http.StatusOK {
		if status = conditional(r.Header, v.etag, s.modified); status != http.StatusOK {
			fields = fields[v.only:]
		}
	}
	for _, f := range fields {
		h[f.name] = f.value
	}
	if status != s.page.Status || r.Method == http.MethodHead || len(v.body) == 0 {
		w.WriteHeader(status)
		return
	}
	deliver(w, r, status, v.body)
}

// refuse answers a client that takes none of the codings there are, the plain
// one included (RFC 9110, 12.5.3).
func refuse(w http.ResponseWriter) {
	h := w.Header()
	h["Cache-Control"] = []string{"no-store"}
	h["Vary"] = []string{"Accept-Encoding"}
	http.Error(w, "This page is there as it is, in gzip or in brotli, and the request refuses what there is.",
		http.StatusNotAcceptable)
}
