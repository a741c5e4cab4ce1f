package transfer

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
	"time"

	"broadsheet/news"

	"golang.org/x/net/html/charset"
)

// The limits of fetching a page.
const (
	maxRedirects = 5
	fetchTime    = 20 * time.Second // for everything, redirects and body included
)

// FetchOptions changes how Fetch works. The zero value is right for production.
type FetchOptions struct {
	// AllowLoopback lets Fetch read from this machine. It is for tests, which
	// serve their pages here, and for nothing else.
	AllowLoopback bool
	// UserAgent is how Fetch presents itself; empty means "Broadsheet".
	UserAgent string
}

// errSpecial is what the dialler says of an address that is not public.
var errSpecial = errors.New("not a public address")

// Fetch brings a web page: its body in UTF-8, the content type that it was
// served with, and the address at which it was found after redirects.
//
// Only http and https are spoken, and only with public addresses: each address
// is checked when it is dialled, after the name was resolved, so neither a
// redirect nor a name that changes its address leads into a private network.
// A page has at most five redirects, 10 MB and 20 seconds. Errors are of the
// kinds news.ErrInvalid, news.ErrTooLarge and news.ErrUnavailable, with a
// sentence for the person who asked.
func Fetch(ctx context.Context, rawURL string, opt FetchOptions) (body []byte, contentType, finalURL string, err error) {
	u, err := pageURL(rawURL)
	if err != nil {
		return nil, "", "", err
	}
	ctx, cancel := context.WithTimeout(ctx, fetchTime)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, "", "", news.Invalid("url", "The address %q cannot be read.", clip(rawURL))
	}
	req.Header.Set("User-Agent", agent(opt))
	req.Header.Set("Accept", "text/html,application/xhtml+xml,text/plain;q=0.8")
	client := newClient(opt)
	defer client.CloseIdleConnections()
	res, err := client.Do(req)
	if err != nil {
		return nil, "", "", fetchError(err, u)
	}
	defer res.Body.Close()
	finalURL = res.Request.URL.String()
	if err := checkResponse(res); err != nil {
		return nil, "", "", err
	}
	contentType = res.Header.Get("Content-Type")
	body, err = readPage(res.Body, contentType)
	if err != nil {
		return nil, "", "", fetchError(err, u)
	}
	return body, contentType, finalURL, nil
}

func agent(opt FetchOptions) string {
	if opt.UserAgent != "" {
		return opt.UserAgent
	}
	return "Broadsheet"
}

// pageURL checks the address of a page.
func pageURL(raw string) (*url.URL, error) {
	if len(raw) > 4000 {
		return nil, news.Invalid("url", "The address is longer than 4,000 characters.")
	}
	u, err := url.Parse(strings.TrimSpace(raw))
	switch {
	case err != nil || u.Opaque != "":
		return nil, news.Invalid("url", "The address %q cannot be read.", clip(raw))
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, news.Invalid("url", "Pages are fetched by http or https only; %q is neither.", clip(raw))
	case u.Hostname() == "":
		return nil, news.Invalid("url", "The address %q names no host.", clip(raw))
	case u.User != nil:
		return nil, news.Invalid("url", "An address with a user name or password in it is not fetched.")
	}
	return u, nil
}

func clip(s string) string {
	if len(s) > 120 {
		s = strings.ToValidUTF8(s[:120], "") + "…"
	}
	return s
}

// newClient makes a client that dials public addresses only. It uses no proxy
// of the environment, since a proxy would resolve the name out of our sight.
func newClient(opt FetchOptions) *http.Client {
	dialer := &net.Dialer{Timeout: 10 * time.Second, Control: func(_, address string, _ syscall.RawConn) error {
		return checkDial(address, opt.AllowLoopback)
	}}
	return &http.Client{
		Transport: &http.Transport{
			DialContext:            dialer.DialContext,
			TLSHandshakeTimeout:    10 * time.Second,
			ResponseHeaderTimeout:  15 * time.Second,
			MaxResponseHeaderBytes: 256 << 10,
			DisableKeepAlives:      true,
		},
		CheckRedirect: checkRedirect,
	}
}

// checkDial refuses a resolved address that is not public.
func checkDial(address string, loopback bool) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return errSpecial
	}
	if loopback && ap.Addr().Unmap().IsLoopback() || publicAddress(ap.Addr()) {
		return nil
	}
	return errSpecial
}

func checkRedirect(req *http.Request, via []*http.Request) error {
	if len(via) > maxRedirects {
		return news.Invalid("url", "The page redirects more than %d times.", maxRedirects)
	}
	if _, err := pageURL(req.URL.String()); err != nil {
		return err
	}
	return nil
}

// checkResponse tells whether an answer can be a page.
func checkResponse(res *http.Response) error {
	switch {
	case res.StatusCode == http.StatusUnauthorized, res.StatusCode == http.StatusForbidden, res.StatusCode == http.StatusPaymentRequired:
		return news.Invalid("url", "The site does not let this page be read without signing in (status %d).", res.StatusCode)
	case res.StatusCode == http.StatusNotFound, res.StatusCode == http.StatusGone:
		return news.Invalid("url", "There is no page at this address (status %d).", res.StatusCode)
	case res.StatusCode != http.StatusOK:
		return news.Invalid("url", "The site answered with status %d instead of a page.", res.StatusCode)
	case res.ContentLength > MaxPage:
		return errPageSize()
	}
	kind, _, err := mime.ParseMediaType(res.Header.Get("Content-Type"))
	switch {
	case err != nil && res.Header.Get("Content-Type") != "":
		return news.Invalid("url", "The site does not say clearly what kind of content this is.")
	case kind == "" || kind == "text/html" || kind == "application/xhtml+xml" || kind == "text/plain":
		return nil
	}
	return news.Invalid("url", "The address leads to content of the type %s; only HTML and plain text can be imported as a page.", clip(kind))
}

func errPageSize() error {
	return news.TooLarge("url", "The page is larger than 10 MB, so it was not read.")
}

// readPage reads the body up to the limit and makes UTF-8 of it.
func readPage(r io.Reader, contentType string) ([]byte, error) {
	raw, err := io.ReadAll(io.LimitReader(r, MaxPage+1))
	if err != nil {
		return nil, err
	}
	if len(raw) > MaxPage {
		return nil, errPageSize()
	}
	utf8r, err := charset.NewReader(bytes.NewReader(raw), contentType)
	if errors.Is(err, io.EOF) { // an empty page; FindStory has a sentence for it
		return raw, nil
	}
	if err != nil {
		return nil, news.Invalid("url", "The page's character encoding could not be read.")
	}
	text, err := io.ReadAll(io.LimitReader(utf8r, MaxPage+1))
	if len(text) > MaxPage {
		return nil, errPageSize()
	}
	return text, err
}

// fetchError puts into a sentence why a page did not come.
func fetchError(err error, u *url.URL) error {
	var known *news.Error
	var dns *net.DNSError
	switch {
	case errors.As(err, &known):
		return known
	case errors.Is(err, errSpecial):
		return news.Invalid("url", "The address leads into a private or special network, from which nothing is fetched.")
	case errors.Is(err, context.Canceled):
		return fmt.Errorf("fetching a page: %w", err)
	case errors.As(err, &dns) && dns.IsNotFound:
		return news.Invalid("url", "There is no host called %q.", clip(u.Hostname()))
	case errors.Is(err, context.DeadlineExceeded), isTimeout(err):
		return unavailable("The site did not answer in time.", err)
	}
	return unavailable("The site could not be reached, or broke off its answer.", err)
}

func isTimeout(err error) bool {
	var n net.Error
	return errors.As(err, &n) && n.Timeout()
}

func unavailable(sentence string, err error) error {
	return &news.Error{Kind: news.ErrUnavailable, Field: "url", Sentence: sentence, Err: err}
}
