package media

import (
	"bufio"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// pngRows reads a PNG (W3C PNG, third edition) row by row. The standard
// library's decoder holds the whole picture, which for a screenshot of a long
// page is hundreds of megabytes. Interlaced files, in which the rows come out
// of order, are left to that one.
type pngRows struct {
	w, h      int
	depth     int // bits of a sample
	kind      byte
	palette   [256][4]uint8 // premultiplied
	colours   int
	clear     []byte // the colour that can be seen through, as samples of 16 bits; nil for none
	chunks    *pngChunks
	data      io.ReadCloser
	line, old []byte
	step      int // bytes from a sample to the same of the pixel before
	y         int
}

// The kinds of colour (table 11.1).
const (
	pngGray, pngRGB, pngPalette, pngGrayAlpha, pngRGBA = 0, 2, 3, 4, 6
)

var errPNG = errors.New("png: the data make no sense")

// openPNG reads up to the picture's data, and takes no more memory for a large
// picture than for a small one. It tells whether the file is interlaced; then
// the rows cannot be had.
func openPNG(r io.Reader) (p *pngRows, interlaced bool, err error) {
	c := &pngChunks{r: bufio.NewReaderSize(r, 32<<10)}
	if _, err := c.r.Discard(8); err != nil {
		return nil, false, err
	}
	name, b, err := c.next()
	if err != nil || name != "IHDR" || len(b) != 13 {
		return nil, false, errors.Join(errPNG, err)
	}
	p = &pngRows{chunks: c, w: int(binary.BigEndian.Uint32(b)), h: int(binary.BigEndian.Uint32(b[4:])), depth: int(b[8]), kind: b[9]}
	if err := p.check(b[10:]); err != nil || b[12] == 1 {
		return p, true, err
	}
	for {
		name, b, err := c.next()
		switch {
		case err != nil:
			return nil, false, err
		case name == "PLTE":
			err = p.readPalette(b)
		case name == "tRNS":
			err = p.readClear(b)
		case name == "IDAT":
			return p, false, nil
		case name == "IEND":
			err = errPNG
		}
		if err != nil {
			return nil, false, err
		}
	}
}

// check knows the header's fields (11.2.1).
func (p *pngRows) check(rest []byte) error {
	depths := map[byte]string{pngGray: "\x01\x02\x04\x08\x10", pngRGB: "\x08\x10", pngPalette: "\x01\x02\x04\x08", pngGrayAlpha: "\x08\x10", pngRGBA: "\x08\x10"}[p.kind]
	known := false
	for _, d := range []byte(depths) {
		known = known || int(d) == p.depth
	}
	if !known || rest[0] != 0 || rest[1] != 0 || rest[2] > 1 || p.w < 1 || p.h < 1 {
		return errPNG
	}
	return nil
}

// samples is how many numbers make a pixel.
func (p *pngRows) samples() int {
	return map[byte]int{pngGray: 1, pngRGB: 3, pngPalette: 1, pngGrayAlpha: 2, pngRGBA: 4}[p.kind]
}

func (p *pngRows) readPalette(b []byte) error {
	if len(b)%3 != 0 || len(b) > 3*256 || len(b) == 0 {
		return errPNG
	}
	p.colours = len(b) / 3
	for i := range p.colours {
		p.palette[i] = [4]uint8{b[3*i], b[3*i+1], b[3*i+2], 255}
	}
	return nil
}

func (p *pngRows) readClear(b []byte) error {
	switch {
	case p.kind == pngPalette && len(b) <= p.colours:
		for i, a := range b {
			c := &p.palette[i]
			*c = [4]uint8{times(c[0], a), times(c[1], a), times(c[2], a), a}
		}
	case p.kind == pngGray && len(b) == 2, p.kind == pngRGB && len(b) == 6:
		p.clear = b
	default:
		return errPNG
	}
	return nil
}

// begin opens the compressed data, at the first chunk of which the reader stands.
func (p *pngRows) begin() (err error) {
	if p.kind == pngPalette && p.colours == 0 {
		return errPNG
	}
	bits := p.samples() * p.depth
	p.step = max(1, bits/8)
	p.line, p.old = make([]byte, 1+ceil(p.w*bits, 8)), make([]byte, 1+ceil(p.w*bits, 8))
	p.data, err = zlib.NewReader(p.chunks)
	return err
}

// Close ends the reading.
func (p *pngRows) Close() error { return p.data.Close() }

// Next gives the next row.
func (p *pngRows) Next(row []byte) error {
	p.line, p.old = p.old, p.line
	if _, err := io.ReadFull(p.data, p.line); err != nil {
		return fmt.Errorf("png: row %d: %w", p.y, err)
	}
	if err := p.unfilter(); err != nil {
		return err
	}
	p.y++
	if p.y == p.h { // the checksum stands at the end
		if n, err := io.Copy(io.Discard, io.LimitReader(p.data, 1)); n != 0 || err != nil {
			return errors.Join(errPNG, err)
		}
	}
	return p.colour(row, p.line[1:])
}

// unfilter undoes what was done to a line so that it packs well (clause 9).
func (p *pngRows) unfilter() error {
	line, old := p.line[1:], p.old[1:]
	if p.y == 0 {
		clear(old)
	}
	switch p.line[0] {
	case 0:
	case 1:
		for i := p.step; i < len(line); i++ {
			line[i] += line[i-p.step]
		}
	case 2:
		for i := range line {
			line[i] += old[i]
		}
	case 3:
		for i := range line {
			left := 0
			if i >= p.step {
				left = int(line[i-p.step])
			}
			line[i] += uint8((left + int(old[i])) / 2)
		}
	case 4:
		for i := range line {
			var left, corner int
			if i >= p.step {
				left, corner = int(line[i-p.step]), int(old[i-p.step])
			}
			line[i] += paeth(left, int(old[i]), corner)
		}
	default:
		return errPNG
	}
	return nil
}

// paeth gives which of three neighbours is nearest to a plane through them (9.4).
func paeth(left, above, corner int) uint8 {
	guess := left + above - corner
	a, b, c := abs(guess-left), abs(guess-above), abs(guess-corner)
	switch {
	case a <= b && a <= c:
		return uint8(left)
	case b <= c:
		return uint8(above)
	}
	return uint8(corner)
}

func abs(i int) int { return max(i, -i) }

// colour turns a line into colours. Of samples of 16 bits the upper 8 are used.
func (p *pngRows) colour(row, line []byte) error {
	size, n := max(1, p.depth/8), p.samples()
	for x := range p.w {
		if p.depth < 8 {
			at := x * p.depth
			v := line[at>>3] >> (8 - p.depth - at&7) & (1<<p.depth - 1)
			if err := p.small(row[4*x:4*x+4], v); err != nil {
				return err
			}
			continue
		}
		s := line[x*n*size : (x+1)*n*size]
		if p.kind == pngPalette {
			if err := p.small(row[4*x:4*x+4], s[0]); err != nil {
				return err
			}
			continue
		}
		r, g, b, a := s[0], s[0], s[0], uint8(255)
		if n >= 3 {
			g, b = s[size], s[2*size]
		}
		if n == 2 || n == 4 {
			a = s[(n-1)*size]
		}
		if p.clear != nil && p.isClear(s, size) {
			a = 0
		}
		out := row[4*x : 4*x+4 : 4*x+4]
		if out[0], out[1], out[2], out[3] = r, g, b, a; a != 255 {
			out[0], out[1], out[2] = times(r, a), times(g, a), times(b, a)
		}
	}
	return nil
}

// small writes a pixel of less than a byte, or of a palette.
func (p *pngRows) small(out []byte, v uint8) error {
	if p.kind == pngPalette {
		if int(v) >= p.colours {
			return errPNG
		}
		copy(out, p.palette[v][:])
		return nil
	}
	g := uint8(int(v) * 255 / (1<<p.depth - 1))
	out[0], out[1], out[2], out[3] = g, g, g, 255
	if p.clear != nil && p.clear[0] == 0 && p.clear[1] == v {
		clear(out)
	}
	return nil
}

// isClear tells whether a pixel has the colour that can be seen through.
func (p *pngRows) isClear(s []byte, size int) bool {
	for i := range len(p.clear) / 2 {
		if s[(i+1)*size-1] != p.clear[2*i+1] || size == 1 && p.clear[2*i] != 0 || size == 2 && s[i*size] != p.clear[2*i] {
			return false
		}
	}
	return true
}
