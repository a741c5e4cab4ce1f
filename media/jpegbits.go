package media

import "bufio"

// bitReader reads the bits of entropy-coded data, in which 0xff 0x00 stands
// for 0xff, and which a marker ends (T.81, F.2.2.5).
type bitReader struct {
	r   *bufio.Reader
	acc uint64 // the lowest n bits are to be read, the highest of them first
	n   uint
	met byte // the marker that ended the data, 0 while there is none
	err error
}

// fill has at least 32 bits ready, or all that are left.
func (b *bitReader) fill() {
	for b.n <= 48 && b.met == 0 && b.err == nil {
		c, err := b.r.ReadByte()
		if err == nil && c == 0xff {
			for c == 0xff && err == nil { // fill bytes may stand before a marker
				c, err = b.r.ReadByte()
			}
			if err == nil && c != 0 {
				b.met = c
				return
			}
			c = 0xff
		}
		if err != nil {
			b.err = short(err)
			return
		}
		b.acc, b.n = b.acc<<8|uint64(c), b.n+8
	}
}

// peek gives the next k bits, at most 16, with zeros where there are none.
func (b *bitReader) peek(k uint) uint {
	if b.n < k {
		b.fill()
		if b.n < k {
			return uint(b.acc<<(k-b.n)) & (1<<k - 1)
		}
	}
	return uint(b.acc>>(b.n-k)) & (1<<k - 1)
}

// skip passes over k bits; there must be as many.
func (b *bitReader) skip(k uint) error {
	if k > b.n {
		if b.fill(); k > b.n {
			if b.err != nil {
				return b.err
			}
			return errJPEGShort
		}
	}
	b.n -= k
	return nil
}

func (b *bitReader) take(k uint) (int32, error) {
	v := b.peek(k)
	return int32(v), b.skip(k)
}

// extended takes a number of k bits of which the lower half are the negative ones (F.2.2.1).
func (b *bitReader) extended(k uint) (int32, error) {
	if k == 0 {
		return 0, nil
	}
	v, err := b.take(k)
	if v < 1<<(k-1) {
		v += -1<<k + 1
	}
	return v, err
}

// align drops what is left before a marker.
func (b *bitReader) align() { b.acc, b.n = 0, 0 }

// quick is how many bits are looked up at once; longer codes are rare.
const quick = 9

// huffman decodes one code.
type huffman struct {
	lookup  [1 << quick]uint16 // value<<8 | length; 0 where the code is longer
	longest [17]int32          // the largest code of a length, -1 where there is none
	offset  [17]int32          // what turns a code of a length into an index of values
	values  []byte
}

// newHuffman builds a table from the counts of codes by length and the values
// (annex C), and tells how many bytes it took.
func newHuffman(b []byte) (*huffman, int, error) {
	n := 0
	for _, c := range b[:16] {
		n += int(c)
	}
	if n == 0 || n > 256 || len(b) < 16+n {
		return nil, 0, errJPEGWrong
	}
	t := &huffman{values: b[16 : 16+n]}
	code, index := int32(0), int32(0)
	for size := 1; size <= 16; size++ {
		count := int32(b[size-1])
		t.longest[size] = -1
		t.offset[size] = index - code
		for i := range count {
			if size <= quick {
				t.fill(uint(code+i), size, t.values[index+i])
			}
		}
		if code+count > 1<<size {
			return nil, 0, errJPEGWrong
		}
		if count > 0 {
			t.longest[size] = code + count - 1
		}
		index += count
		code = (code + count) << 1
	}
	return t, 16 + n, nil
}

// fill enters a short code under all that may follow it.
func (t *huffman) fill(code uint, size int, value byte) {
	for i := range uint(1) << (quick - size) {
		if at := code<<(quick-size) | i; at < 1<<quick {
			t.lookup[at] = uint16(value)<<8 | uint16(size)
		}
	}
}

// next decodes a value.
func (t *huffman) next(b *bitReader) (byte, error) {
	if e := t.lookup[b.peek(quick)]; e != 0 {
		return byte(e >> 8), b.skip(uint(e & 0xff))
	}
	all := int32(b.peek(16))
	for size := quick + 1; size <= 16; size++ {
		if code := all >> (16 - size); code <= t.longest[size] {
			i := code + t.offset[size]
			if i < 0 || int(i) >= len(t.values) {
				return 0, errJPEGWrong
			}
			return t.values[i], b.skip(uint(size))
		}
	}
	if b.n < 16 {
		return 0, errJPEGShort
	}
	return 0, errJPEGWrong
}
