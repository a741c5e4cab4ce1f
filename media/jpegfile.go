package media

import (
	"bufio"
	"errors"
	"fmt"
	"io"
)

// jpegFile reads a JPEG (ITU-T T.81) a few rows at a time. The standard
// library's decoder holds the whole picture, and for a progressive file four
// times as much, which at 100 million pixels is over a gigabyte. This one holds
// a row of blocks; the coefficients of a large progressive file wait on disk.
type jpegFile struct {
	r           *bufio.Reader
	scratch     string // folder for what does not fit in memory
	inMemory    int64  // bytes of coefficients that do
	w, h        int
	progressive bool
	parts       []jpegPart
	hmax, vmax  int          // the largest sampling factors
	mcux, mcuy  int          // minimum coded units in a row and in a column
	quant       [4][64]int32 // in zigzag order, as the file has them
	dc, ac      [4]*huffman
	restart     int // units between restart markers; 0 is none
	jfif        bool
	adobe       int // the colour transform that Adobe's segment names; -1 without one
	bits        bitReader
}

// jpegPart is a component: a layer of the picture, such as its lightness.
type jpegPart struct {
	id, h, v byte // sampling factors, 1 to 4
	tq       byte // which quantisation table
	w, hgt   int  // blocks in a row and in a column, up to full units
	ownW     int  // blocks that a scan of this part alone has
	ownH     int
}

var (
	errJPEGShort = errors.New("jpeg: the data end too early")
	errJPEGWrong = errors.New("jpeg: the data make no sense")
)

// The markers that are heeded (T.81, table B.1).
const (
	markSOF0, markSOF1, markSOF2            = 0xc0, 0xc1, 0xc2
	markDHT, markRST0, markRST7             = 0xc4, 0xd0, 0xd7
	markSOI, markEOI, markSOS, markDQT      = 0xd8, 0xd9, 0xda, 0xdb
	markDRI, markAPP0, markAPP14, markSOFxx = 0xdd, 0xe0, 0xee, 0xcf
)

// openJPEG reads up to the frame's header, and so knows the size.
func openJPEG(r io.Reader, scratch string) (*jpegFile, error) {
	j := &jpegFile{r: bufio.NewReaderSize(r, 32<<10), scratch: scratch, inMemory: coefficientsInMemory, adobe: -1}
	if m, err := j.marker(); err != nil || m != markSOI {
		return nil, errors.Join(errJPEGWrong, err)
	}
	for j.parts == nil {
		m, err := j.marker()
		if err != nil {
			return nil, err
		}
		if m == markEOI || m == markSOS {
			return nil, errJPEGWrong
		}
		if err := j.segment(m); err != nil {
			return nil, err
		}
	}
	return j, nil
}

// marker gives the next marker, passing over fill bytes, and over what encoders
// left between segments.
func (j *jpegFile) marker() (byte, error) {
	if m := j.bits.met; m != 0 {
		j.bits.met = 0
		return m, nil
	}
	for {
		b, err := j.r.ReadByte()
		if err != nil {
			return 0, short(err)
		}
		for b == 0xff {
			if b, err = j.r.ReadByte(); err != nil {
				return 0, short(err)
			}
			if b != 0 && b != 0xff {
				return b, nil
			}
		}
	}
}

func short(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errJPEGShort
	}
	return err
}

// segment reads a segment that is no scan.
func (j *jpegFile) segment(m byte) error {
	if m >= markRST0 && m <= markRST7 || m == 0x01 {
		return nil // these have no length
	}
	var size [2]byte
	if _, err := io.ReadFull(j.r, size[:]); err != nil {
		return short(err)
	}
	n := int(size[0])<<8 | int(size[1]) - 2
	if n < 0 {
		return errJPEGWrong
	}
	read := map[byte]func([]byte) error{
		markSOF0: j.frame, markSOF1: j.frame, markSOF2: j.frame, markDHT: j.huffmans, markDQT: j.quants,
		markDRI: j.interval, markAPP0: j.app0, markAPP14: j.app14,
	}[m]
	if read == nil {
		if m >= markSOF0 && m <= markSOFxx && m != 0xc8 && m != 0xcc {
			return fmt.Errorf("jpeg: frames of type %#x are not read", m)
		}
		_, err := j.r.Discard(n)
		return short(err)
	}
	b := make([]byte, n)
	if _, err := io.ReadFull(j.r, b); err != nil {
		return short(err)
	}
	j.progressive = j.progressive || m == markSOF2
	return read(b)
}

// frame reads the frame's header (B.2.2).
func (j *jpegFile) frame(b []byte) error {
	if j.parts != nil || len(b) < 6 || b[0] != 8 || len(b) != 6+3*int(b[5]) {
		return errJPEGWrong
	}
	j.h, j.w = int(b[1])<<8|int(b[2]), int(b[3])<<8|int(b[4])
	n := int(b[5])
	if j.w == 0 || j.h == 0 || n != 1 && n != 3 && n != 4 {
		return errJPEGWrong
	}
	parts := make([]jpegPart, n)
	for i := range parts {
		f := b[6+3*i:]
		p := jpegPart{id: f[0], h: f[1] >> 4, v: f[1] & 15, tq: f[2]}
		if p.h < 1 || p.h > 4 || p.v < 1 || p.v > 4 || p.tq > 3 {
			return errJPEGWrong
		}
		if n == 1 {
			p.h, p.v = 1, 1 // a single part has nothing to be sampled against
		}
		j.hmax, j.vmax = max(j.hmax, int(p.h)), max(j.vmax, int(p.v))
		parts[i] = p
	}
	j.mcux, j.mcuy = ceil(j.w, 8*j.hmax), ceil(j.h, 8*j.vmax)
	for i := range parts {
		p := &parts[i]
		p.w, p.hgt = j.mcux*int(p.h), j.mcuy*int(p.v)
		p.ownW, p.ownH = ceil(ceil(j.w*int(p.h), j.hmax), 8), ceil(ceil(j.h*int(p.v), j.vmax), 8)
	}
	j.parts = parts
	return nil
}

func ceil(a, b int) int { return (a + b - 1) / b }

// quants reads quantisation tables (B.2.4.1).
func (j *jpegFile) quants(b []byte) error {
	for len(b) > 0 {
		size := 1 + int(b[0]>>4)
		if b[0]&15 > 3 || size > 2 || len(b) < 1+64*size {
			return errJPEGWrong
		}
		t := &j.quant[b[0]&15]
		for i := range t {
			v := int32(b[1+i*size])
			if size == 2 {
				v = v<<8 | int32(b[2+i*size])
			}
			t[i] = v
		}
		b = b[1+64*size:]
	}
	return nil
}

// huffmans reads Huffman tables (B.2.4.2).
func (j *jpegFile) huffmans(b []byte) error {
	for len(b) > 0 {
		if len(b) < 17 || b[0]&15 > 3 || b[0]>>4 > 1 {
			return errJPEGWrong
		}
		t, n, err := newHuffman(b[1:])
		if err != nil {
			return err
		}
		if b[0]>>4 == 0 {
			j.dc[b[0]&15] = t
		} else {
			j.ac[b[0]&15] = t
		}
		b = b[1+n:]
	}
	return nil
}

func (j *jpegFile) interval(b []byte) error {
	if len(b) != 2 {
		return errJPEGWrong
	}
	j.restart = int(b[0])<<8 | int(b[1])
	return nil
}

func (j *jpegFile) app0(b []byte) error {
	j.jfif = j.jfif || len(b) >= 5 && string(b[:5]) == "JFIF\x00"
	return nil
}

func (j *jpegFile) app14(b []byte) error {
	if len(b) >= 12 && string(b[:5]) == "Adobe" {
		j.adobe = int(b[11])
	}
	return nil
}

// need is how many bytes decoding takes in memory.
func (j *jpegFile) need() int64 {
	var rows int64
	for _, p := range j.parts {
		rows += int64(p.w) * int64(p.v) * (64 + 128) // samples and coefficients
	}
	return rows + coefficientsInMemory + 1<<20
}
