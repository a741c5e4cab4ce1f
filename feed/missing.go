package feed

import (
	"net/http"
	"path"

	"broadsheet/press"
)

// The bodies of a feed that is not there (RFC 9457, in JSON and as its appendix
// writes it in XML): some bytes that a program reads, where a page for people
// would be ten thousand that it can't.
const (
	missingJSON = `{"type":"about:blank","title":"There is no feed at this address.","status":404}` + "\n"
	missingXML  = `<?xml version="1.0" encoding="UTF-8"?>` + "\n" +
		`<problem xmlns="urn:ietf:rfc:7807"><type>about:blank</type><title>There is no feed at this address.</title><status>404</status></problem>` + "\n"
)

// Missing is what a program gets that asks for a feed or map which is not
// there; whether a path is one, Is says.
func Missing(at string) *press.Page {
	page := &press.Page{Path: at, Status: http.StatusNotFound, Header: header("application/problem+xml; charset=utf-8"), Body: []byte(missingXML)}
	if path.Ext(at) == ".json" {
		page.Header, page.Body = header("application/problem+json"), []byte(missingJSON)
	}
	return page
}
