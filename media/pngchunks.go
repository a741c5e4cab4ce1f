package media

import (
	"bufio"
	"encoding/binary"
	"hash/crc32"
	"io"
)

// pngChunks reads the chunks of a file, and is itself the reader of what lies
// in those of the picture's data.
type pngChunks struct {
	r    *bufio.Reader
	left uint32 // bytes of the chunk of data that is being read
	sum  uint32
}

// longestNote is how long a chunk may be that is read whole; longer ones are passed over.
const longestNote = 64 << 10

// next gives the next chunk's name and bytes, and checks its sum. Of the
// picture's data, and of what is long, it gives no bytes.
func (c *pngChunks) next() (name string, b []byte, err error) {
	var head [8]byte
	if _, err := io.ReadFull(c.r, head[:]); err != nil {
		return "", nil, err
	}
	n := binary.BigEndian.Uint32(head[:])
	name = string(head[4:])
	switch {
	case name == "IDAT":
		c.left, c.sum = n, crc32.ChecksumIEEE(head[4:])
		return name, nil, nil
	case n > 1<<31-1:
		return "", nil, errPNG
	case n > longestNote:
		_, err := io.CopyN(io.Discard, c.r, int64(n)+4)
		return name, nil, err
	}
	b = make([]byte, n+4)
	if _, err := io.ReadFull(c.r, b); err != nil {
		return "", nil, err
	}
	sum := crc32.Update(crc32.ChecksumIEEE(head[4:]), crc32.IEEETable, b[:n])
	if sum != binary.BigEndian.Uint32(b[n:]) {
		return "", nil, errPNG
	}
	return name, b[:n], nil
}

// Read reads on through the chunks of data, which follow one another.
func (c *pngChunks) Read(b []byte) (int, error) {
	for c.left == 0 {
		var sum [4]byte
		if _, err := io.ReadFull(c.r, sum[:]); err != nil {
			return 0, io.ErrUnexpectedEOF
		}
		if binary.BigEndian.Uint32(sum[:]) != c.sum {
			return 0, errPNG
		}
		head, err := c.r.Peek(8)
		if err != nil || string(head[4:]) != "IDAT" {
			return 0, io.ErrUnexpectedEOF
		}
		if _, _, err := c.next(); err != nil {
			return 0, err
		}
	}
	n, err := c.r.Read(b[:min(len(b), int(c.left))])
	c.left -= uint32(n)
	c.sum = crc32.Update(c.sum, crc32.IEEETable, b[:n])
	return n, err
}
