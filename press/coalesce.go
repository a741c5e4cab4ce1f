package press

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"sync"
)

// net/http writes an answer of ordinary size in two or three pieces: its buffer
// of 4 KB with the headers and the beginning of the body, then the rest. Each is
// a system call and a packet, and that was most of the cost of a hit. So the
// press tells the connection how long a body is going to be, and the connection
// holds the first pieces back until the whole answer is there, and sends it in
// one writev. The body itself is not copied.
//
// It holds back only between deliver's two calls, in which nothing but the answer
// is written, and at the end sends whatever there is. So whatever happens in
// between (another handler around us that changes the body, an error, a panic),
// nothing is lost, put in another order or kept waiting.

// Listen makes the connections of l able to send an answer of the press in one
// piece, when http.Server.ConnContext is this package's ConnContext. TLS goes
// outside of it, as in http.Server.ServeTLS, and then nothing is held back.
func Listen(l net.Listener) net.Listener {
	return &listener{Listener: l}
}

// ConnContext lets the press find the connection of a request.
func ConnContext(ctx context.Context, c net.Conn) context.Context {
	if c, ok := c.(*conn); ok {
		return context.WithValue(ctx, connKey{}, c)
	}
	return ctx
}

type connKey struct{}

// deliver writes an answer's head and body, in one piece if the connection can.
func deliver(w http.ResponseWriter, r *http.Request, status int, body []byte) {
	// Below this net/http's own buffers make one piece of it.
	const small = 2 << 10
	var c *conn
	if r.ProtoMajor == 1 && len(body) > small {
		c, _ = r.Context().Value(connKey{}).(*conn)
	}
	if c == nil {
		w.WriteHeader(status)
		_, _ = w.Write(body)
		return
	}
	c.expect(len(body))
	defer c.release()
	w.WriteHeader(status)
	_, _ = w.Write(body) // an error means that the reader left
	// Else the last piece would stay in net/http's buffer until we have returned.
	if f, ok := w.(http.Flusher); ok {
		f.Flush()
	} else {
		_ = http.NewResponseController(w).Flush()
	}
}

type listener struct {
	net.Listener
	pool sync.Pool // of *[]byte: pieces held back
}

// Accept wraps the next connection.
func (l *listener) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &conn{Conn: c, pool: &l.pool}, nil
}

// maxHeld is the most that a connection holds back: net/http's first piece is 4 KB.
const maxHeld = 16 << 10

// conn holds back the first pieces of an answer. Writes come from the goroutine
// that serves the connection; the mutex is for handlers such as TimeoutHandler,
// which answer from another.
type conn struct {
	net.Conn
	pool *sync.Pool

	mu     sync.Mutex
	armed  bool
	body   int         // the announced length
	total  int         // head and body, once the head's end is seen; else 0
	held   *[]byte     // from the pool; nil when nothing is held
	pieces [2][]byte   // the room of vector
	vector net.Buffers // for writev
	err    error       // a failure that no Write could tell of
}

// expect announces the body of the answer that is written next.
func (c *conn) expect(body int) {
	c.mu.Lock()
	c.armed, c.body, c.total = true, body, 0
	c.mu.Unlock()
}

// release ends the holding back, and sends what is still held. If that fails,
// part of an answer may be out: then nothing may follow it.
func (c *conn) release() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.armed = false
	if c.held == nil {
		return
	}
	if _, err := c.Conn.Write(*c.held); err != nil {
		c.err = err
		_ = c.Conn.Close()
	}
	c.letGo()
}

// Write sends b, or holds it back while more of the announced answer is to come.
func (c *conn) Write(b []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.err != nil {
		return 0, c.err
	}
	if !c.armed || c.whole(b) {
		return c.send(b)
	}
	c.hold(b)
	return len(b), nil
}

// whole says whether with b the answer is complete, or too much to hold.
func (c *conn) whole(b []byte) bool {
	held := 0
	if c.held != nil {
		held = len(*c.held)
	}
	if c.total == 0 {
		c.total = c.measure(b, held)
	}
	return c.total > 0 && held+len(b) >= c.total || held+len(b) > maxHeld
}

// measure gives the length of the whole answer once the end of the head is in
// what is held and b, and else 0. That end may lie across the two.
func (c *conn) measure(b []byte, held int) int {
	end := []byte("\r\n\r\n")
	if held > 0 {
		seam := append((*c.held)[max(0, held-3):held:held], b[:min(3, len(b))]...)
		if i := bytes.Index(seam, end); i >= 0 {
			return max(0, held-3) + i + len(end) + c.body
		}
	}
	if i := bytes.Index(b, end); i >= 0 {
		return held + i + len(end) + c.body
	}
	return 0
}

// send writes what is held and b, in this order, and ends the holding back.
func (c *conn) send(b []byte) (int, error) {
	c.armed = false
	if c.held == nil {
		return c.Conn.Write(b)
	}
	held := len(*c.held)
	c.pieces = [2][]byte{*c.held, b}
	c.vector = c.pieces[:]
	n, err := c.vector.WriteTo(c.Conn)
	c.pieces, c.vector = [2][]byte{}, nil
	c.letGo()
	// Whoever wrote what was held believes it sent, so after a failure nothing may follow.
	c.err = err
	return max(0, int(n)-held), err
}

func (c *conn) hold(b []byte) {
	if c.held == nil {
		held, ok := c.pool.Get().(*[]byte)
		if !ok {
			room := make([]byte, 0, 4<<10)
			held = &room
		}
		c.held = held
	}
	*c.held = append(*c.held, b...) // net/http uses its buffer again
}

func (c *conn) letGo() {
	*c.held = (*c.held)[:0]
	c.pool.Put(c.held)
	c.held = nil
}

// ReadFrom keeps sendfile, which net/http uses for files.
func (c *conn) ReadFrom(r io.Reader) (int64, error) {
	c.release()
	return io.Copy(c.Conn, r)
}

// CloseWrite keeps net/http's gentle end of a connection: without it, a reader
// could lose the end of the last answer to a reset.
func (c *conn) CloseWrite() error {
	if w, ok := c.Conn.(interface{ CloseWrite() error }); ok {
		return w.CloseWrite()
	}
	return nil
}
