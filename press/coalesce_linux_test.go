package press_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync"
	"testing"

	"golang.org/x/sys/unix"

	"broadsheet/press"
)

// tapped remembers the connections under the press's own.
type tapped struct {
	net.Listener
	mu    sync.Mutex
	conns []*net.TCPConn
}

func (l *tapped) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err == nil {
		l.mu.Lock()
		l.conns = append(l.conns, c.(*net.TCPConn))
		l.mu.Unlock()
	}
	return c, err
}

// sent counts the segments with data that the kernel sent over a connection.
// On the loopback one holds up to 64 KB, so each is a write of ours.
func (l *tapped) sent(t testing.TB) uint32 {
	t.Helper()
	l.mu.Lock()
	defer l.mu.Unlock()
	raw, err := l.conns[0].SyscallConn()
	if err != nil {
		t.Fatal(err)
	}
	var info *unix.TCPInfo
	if err2 := raw.Control(func(fd uintptr) { info, err = unix.GetsockoptTCPInfo(int(fd), unix.IPPROTO_TCP, unix.TCP_INFO) }); err2 != nil || err != nil {
		t.Skipf("this kernel does not count segments: %v %v", err, err2)
	}
	return info.Data_segs_out
}

func TestAnAnswerGoesOutInOnePiece(t *testing.T) {
	t.Parallel()
	inner, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	tap := &tapped{Listener: inner}
	s := &http.Server{Handler: sizes(), ConnContext: press.ConnContext}
	go func() { _ = s.Serve(press.Listen(tap)) }()
	t.Cleanup(func() { _ = s.Close() })
	c, err := net.Dial("tcp", inner.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	r := bufio.NewReader(c)
	for i, n := range []int{100, 1900, 3000, 3900, 5000, 8000, 12_000, 30_000} {
		fmt.Fprint(c, request("GET", fmt.Sprintf("/%d", n)))
		res, err := http.ReadResponse(r, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.Copy(io.Discard, res.Body); err != nil || got != int64(n) {
			t.Fatalf("got %d bytes of %d: %v", got, n, err)
		}
		if sent := tap.sent(t); sent != uint32(i+1) {
			t.Errorf("after %d answers, the last of %d bytes, %d segments were sent", i+1, n, sent)
		}
	}
}
