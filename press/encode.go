package press

import (
	"bytes"
	"io"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
)

// coding is how a body is written; the order is the order of preference, worst first.
type coding int

const (
	identity coding = iota
	gzipped
	brotlied
	codings // how many there are
)

// token is the coding's name in Content-Encoding; identity has none.
func (c coding) token() string {
	return [codings]string{"", "gzip", "br"}[c]
}

// The levels, measured with a front page of 32 KB on one core: brotli 5 takes
// 1.3 ms and leaves 8.5 KB, 6 takes 2 ms for the same. Gzip 6 takes 0.3 ms and
// leaves 9.4 KB, 9 takes 1.1 ms for 9.0. A miss has a reader who waits, so it gets
// a gzip, and brotli 5 follows as soon as he has gone (flight.go); a page that is
// read much gets brotli 11 later (hot.go), a sixth smaller for some 75 ms; and one
// that is not kept gets a quick gzip.
const (
	brotliFirst = 5
	brotliBest  = 11
	gzipKept    = 6
	gzipOnce    = 3
)

// coder writes codings. Its writers hold tables of hundreds of kilobytes, so
// they are used again. The zero value is ready.
type coder struct{ kept, once, brotli sync.Pool }

// encode gives the codings of a body that a reader may wait for: all but brotli.
func (c *coder) encode(body []byte, keep bool) (out [codings][]byte) {
	out[identity] = body
	if keep {
		out[gzipped] = c.gzip(&c.kept, gzipKept, body)
	} else {
		out[gzipped] = c.gzip(&c.once, gzipOnce, body)
	}
	return out
}

func (c *coder) gzip(pool *sync.Pool, level int, body []byte) []byte {
	w, ok := pool.Get().(*gzip.Writer)
	if !ok {
		w, _ = gzip.NewWriterLevel(nil, level) // an error means a level out of range
	}
	defer pool.Put(w)
	return written(w, body)
}

func (c *coder) quickBrotli(body []byte) []byte {
	w, ok := c.brotli.Get().(*brotli.Writer)
	if !ok {
		w = brotli.NewWriterLevel(nil, brotliFirst)
	}
	defer c.brotli.Put(w)
	return written(w, body)
}

// bestBrotli is for the background. Its writer takes megabytes and is not kept.
func bestBrotli(body []byte) []byte {
	return written(brotli.NewWriterLevel(nil, brotliBest), body)
}

// written runs a body through a compressor and gives it in a slice of its own
// size. Writing to memory does not fail.
func written(w interface {
	io.WriteCloser
	Reset(io.Writer)
}, body []byte) []byte {
	var b bytes.Buffer
	b.Grow(len(body)/3 + 64)
	w.Reset(&b)
	_, _ = w.Write(body)
	_ = w.Close()
	w.Reset(nil) // so that the pool does not hold the buffer
	return bytes.Clone(b.Bytes())
}

// compressible says whether a page's body is text that is not coded yet. Of such
// a page a gzip is always made, so that even a client that refuses plain bytes
// gets an answer.
func compressible(pg *Page) bool {
	if len(pg.Body) == 0 || pg.Header.Get("Content-Encoding") != "" {
		return false
	}
	kind, _, _ := strings.Cut(pg.Header.Get("Content-Type"), ";")
	kind = strings.ToLower(strings.TrimSpace(kind))
	if kind == "" || strings.HasPrefix(kind, "text/") || strings.HasSuffix(kind, "+xml") || strings.HasSuffix(kind, "+json") {
		return true
	}
	switch kind {
	case "application/json", "application/xml", "application/javascript", "application/wasm", "image/x-icon", "font/ttf", "font/otf":
		return true
	}
	return false
}
