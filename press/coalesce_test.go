package press_test

import (
	"bufio"
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"broadsheet/press"
)

// sizes has pages at /1, /5000 and so on, of so many bytes that don't compress.
func sizes() *press.Press {
	return press.New(press.Options{Render: func(_ context.Context, target string) (*press.Page, error) {
		n, err := strconv.Atoi(target[1:])
		if err != nil {
			return nil, err
		}
		return &press.Page{Path: target, Body: noise(n), Keep: true,
			Header: http.Header{"Content-Type": {"application/octet-stream"}}}, nil
	}, Fail: func(string, error, string) *press.Page {
		return &press.Page{Status: 500, Body: []byte("sorry")} // without a reference, which differs each time
	}, Log: slog.New(slog.DiscardHandler)})
}

// serving starts a server, with joined writes or as net/http writes by itself.
func serving(t testing.TB, joined bool, h http.Handler, set ...func(*http.Server)) (address string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address = l.Addr().String()
	s := &http.Server{Handler: h, ErrorLog: log.New(io.Discard, "", 0)}
	if joined {
		l, s.ConnContext = press.Listen(l), press.ConnContext
	}
	for _, f := range set {
		f(s)
	}
	go func() { _ = s.Serve(l) }()
	t.Cleanup(func() { _ = s.Close() })
	return address
}

var dates = regexp.MustCompile(`(?m)^(Date|Last-Modified): .*\r\n`)

// converse sends bytes over one connection and gives all that comes back,
// without dates, and whether the server cut it off: a reset may swallow bytes
// that were on their way.
func converse(t testing.TB, address, script string) (answer string, cut bool) {
	t.Helper()
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(30 * time.Second)) // so that a hang fails by itself
	go func() { _, _ = io.WriteString(c, script) }()
	b, err := io.ReadAll(c)
	if errors.Is(err, os.ErrDeadlineExceeded) {
		t.Fatalf("the server hangs after %d bytes", len(b))
	}
	return dates.ReplaceAllString(string(b), ""), err != nil
}

// request is one request of a script; the last of a script closes the connection.
func request(method, path string, headers ...string) string {
	return method + " " + path + " HTTP/1.1\r\nHost: x\r\n" + strings.Join(append(headers, ""), "\r\n") + "\r\n"
}

const bye = "Connection: close"

// handlers are ways in which others may stand around a press.
func handlers(t testing.TB) map[string]http.Handler {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, noise(100_000), 0o600); err != nil {
		t.Fatal(err)
	}
	p := sizes()
	mux := http.NewServeMux()
	mux.Handle("/", p)
	mux.HandleFunc("/file", func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, file) })
	mux.HandleFunc("/stream", func(w http.ResponseWriter, r *http.Request) {
		for i := range 50 {
			fmt.Fprintf(w, "%d\n", i)
			w.(http.Flusher).Flush()
		}
	})
	mux.HandleFunc("/hijack", func(w http.ResponseWriter, _ *http.Request) {
		c, _, err := w.(http.Hijacker).Hijack()
		if err == nil {
			_, _ = c.Write([]byte("HTTP/1.1 101 Switching Protocols\r\n\r\nmine"))
			_ = c.Close()
		}
	})
	return map[string]http.Handler{
		"alone":      mux,
		"timed":      http.TimeoutHandler(mux, time.Minute, "late"),
		"shortened":  wrap(mux, func(w http.ResponseWriter) http.ResponseWriter { return &shortWriter{ResponseWriter: w} }),
		"lengthened": wrap(mux, func(w http.ResponseWriter) http.ResponseWriter { return &longWriter{ResponseWriter: w} }),
		"early": http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Link", "</style.css>")
			w.WriteHeader(http.StatusEarlyHints)
			mux.ServeHTTP(w, r)
		}),
		"panicking": http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			mux.ServeHTTP(w, r)
			panic(http.ErrAbortHandler)
		}),
		"panicking while it writes": wrap(mux, func(w http.ResponseWriter) http.ResponseWriter { return &brokenWriter{ResponseWriter: w} }),
	}
}

func wrap(h http.Handler, f func(http.ResponseWriter) http.ResponseWriter) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { h.ServeHTTP(f(w), r) })
}

// shortWriter loses half of what it is given, which net/http answers by closing.
type shortWriter struct{ http.ResponseWriter }

func (w *shortWriter) Write(b []byte) (int, error) {
	_, err := w.ResponseWriter.Write(b[:len(b)/2])
	return len(b), err
}

// longWriter puts a comment under the body and takes the length out.
type longWriter struct{ http.ResponseWriter }

func (w *longWriter) WriteHeader(status int) {
	w.Header().Del("Content-Length")
	w.ResponseWriter.WriteHeader(status)
}

func (w *longWriter) Write(b []byte) (int, error) {
	n, err := w.ResponseWriter.Write(b)
	_, _ = io.WriteString(w.ResponseWriter, strings.Repeat("!", 6000))
	return n, err
}

// brokenWriter panics in the middle of a body.
type brokenWriter struct{ http.ResponseWriter }

func (w *brokenWriter) Write(b []byte) (int, error) {
	_, _ = w.ResponseWriter.Write(b[:len(b)/2])
	panic(http.ErrAbortHandler)
}

// TestJoinedWritesChangeNoByteOfAnyConversation holds the same conversations
// with a server whose writes are joined and with one as net/http has it.
func TestJoinedWritesChangeNoByteOfAnyConversation(t *testing.T) {
	t.Parallel()
	many := ""
	for _, n := range []int{0, 1, 100, 2000, 2048, 2049, 3000, 3700, 3800, 3900, 4000, 4096, 5000, 7000, 8192, 12_000, 16_000, 20_000, 65_536, 300_000} {
		many += request("GET", fmt.Sprintf("/%d", n)) + request("HEAD", fmt.Sprintf("/%d", n)) + request("GET", fmt.Sprintf("/%d", n), "If-None-Match: *")
	}
	scripts := map[string]string{
		"keep-alive and pipelined": many + request("GET", "/12000", bye),
		"one and close":            request("GET", "/12000", bye),
		"old":                      "GET /12000 HTTP/1.0\r\n\r\n",
		"old and kept":             "GET /12000 HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET /5000 HTTP/1.0\r\n\r\n",
		"a body in a GET":          request("GET", "/12000", "Content-Length: 5") + "hello" + request("GET", "/5000", bye),
		"expecting":                request("GET", "/12000", "Content-Length: 5", "Expect: 100-continue") + "hello",
		"an error and a page":      request("GET", "/none") + request("GET", "/12000", bye),
		"a POST and a page":        request("POST", "/12000", "Content-Length: 5") + "hello" + request("GET", "/12000", bye),
		"a file and a page":        request("GET", "/12000") + request("GET", "/file") + request("GET", "/12000", bye),
		"a stream and a page":      request("GET", "/12000") + request("GET", "/stream") + request("GET", "/12000", bye),
		"a hijack after a page":    request("GET", "/12000") + request("GET", "/hijack"),
		"rubbish after a page":     request("GET", "/12000") + "rubbish\r\n\r\n",
	}
	for name, h := range handlers(t) {
		plain, joined := serving(t, false, h), serving(t, true, h)
		for what, script := range scripts {
			t.Run(name+"/"+what, func(t *testing.T) {
				t.Parallel()
				want, cut1 := converse(t, plain, script)
				got, cut2 := converse(t, joined, script)
				if cut1 || cut2 {
					n := min(len(want), len(got))
					want, got = want[:n], got[:n]
				}
				if got != want {
					t.Errorf("joined gives %d bytes, plain %d; they part at %d", len(got), len(want), parting(got, want))
				}
			})
		}
	}
}

func parting(a, b string) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}

func TestTheConversationsAreNotEmpty(t *testing.T) {
	t.Parallel()
	got, _ := converse(t, serving(t, true, sizes()), request("GET", "/12000")+request("GET", "/12000", bye))
	if n := strings.Count(got, "HTTP/1.1 200 OK"); n != 2 || len(got) < 24_000 {
		t.Errorf("%d answers in %d bytes", n, len(got))
	}
}

func TestAnAnswerOfTheTimeoutHandlerIsNotHeldBack(t *testing.T) {
	t.Parallel()
	release := make(chan struct{})
	defer close(release)
	p := press.New(press.Options{Render: func(context.Context, string) (*press.Page, error) {
		<-release
		return &press.Page{Body: noise(12_000)}, nil
	}})
	address := serving(t, true, http.TimeoutHandler(p, 10*time.Millisecond, "late"))
	if got, _ := converse(t, address, request("GET", "/a", bye)); !strings.HasSuffix(got, "late") {
		t.Errorf("got %q", got)
	}
}

func TestASlowReaderGetsEveryByte(t *testing.T) {
	t.Parallel()
	const size = 8 << 20 // more than the socket takes, so that writes must wait
	address := serving(t, true, sizes())
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(time.Minute))
	fmt.Fprint(c, request("GET", "/"+strconv.Itoa(size))+request("GET", "/12000"))
	r := bufio.NewReaderSize(c, 1500) // in small bites
	for _, want := range []int{size, 12_000} {
		res, err := http.ReadResponse(r, nil)
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(res.Body)
		if err != nil || !bytes.Equal(b, noise(want)) {
			t.Errorf("got %d bytes of %d: %v", len(b), want, err)
		}
	}
}

func TestAReaderWhoLeavesInTheMiddleHurtsNobodyElse(t *testing.T) {
	t.Parallel()
	address := serving(t, true, sizes(), func(s *http.Server) { s.WriteTimeout = 5 * time.Second })
	for range 20 {
		c, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(c, request("GET", "/3000000")+request("GET", "/12000"))
		_, _ = io.ReadFull(c, make([]byte, 5000))
		_ = c.(*net.TCPConn).SetLinger(0)
		_ = c.Close()
	}
	if got, _ := converse(t, address, request("GET", "/12000", bye)); len(got) < 12_000 {
		t.Errorf("the next reader got %d bytes", len(got))
	}
}

func TestAWriteThatTimesOutEndsTheConnection(t *testing.T) {
	t.Parallel()
	address := serving(t, true, sizes(), func(s *http.Server) { s.WriteTimeout = 50 * time.Millisecond })
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	_ = c.(*net.TCPConn).SetReadBuffer(4096)
	_ = c.SetDeadline(time.Now().Add(30 * time.Second))
	fmt.Fprint(c, request("GET", "/30000000")+request("GET", "/12000"))
	time.Sleep(200 * time.Millisecond) // the server gives up meanwhile
	b, err := io.ReadAll(c)
	if n := bytes.Count(b, []byte("HTTP/1.1 200 OK")); n > 1 {
		t.Errorf("%d answers came over a connection whose first answer was cut (%v)", n, err)
	}
	if len(b) >= 30_000_000 {
		t.Skip("this machine's buffers took the whole answer")
	}
}

func TestOverTLSAndHTTP2ThePagesAreTheSame(t *testing.T) {
	t.Parallel()
	for _, protocol := range []string{"HTTP/1.1", "HTTP/2.0"} {
		s := httptest.NewUnstartedServer(sizes())
		s.Listener = press.Listen(s.Listener)
		s.Config.ConnContext = press.ConnContext
		s.EnableHTTP2 = protocol == "HTTP/2.0"
		s.StartTLS()
		defer s.Close()
		for _, n := range []int{0, 100, 5000, 12_000, 300_000} {
			fetchAll(t, s.Client(), s.URL, protocol, n)
		}
	}
}

func TestOverPlainHTTP2NothingIsHeldBack(t *testing.T) {
	t.Parallel()
	var both http.Protocols
	both.SetHTTP1(true)
	both.SetUnencryptedHTTP2(true)
	address := serving(t, true, sizes(), func(s *http.Server) { s.Protocols = &both })
	var only http.Protocols
	only.SetUnencryptedHTTP2(true)
	client := &http.Client{Transport: &http.Transport{Protocols: &only, TLSClientConfig: &tls.Config{}}}
	for _, n := range []int{100, 12_000, 300_000} {
		fetchAll(t, client, "http://"+address, "HTTP/2.0", n)
	}
}

func fetchAll(t testing.TB, client *http.Client, base, protocol string, n int) {
	t.Helper()
	res, err := client.Get(fmt.Sprintf("%s/%d", base, n))
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil || res.Proto != protocol || !bytes.Equal(b, noise(n)) {
		t.Errorf("%s: got %d bytes of %d over %s: %v", protocol, len(b), n, res.Proto, err)
	}
}
