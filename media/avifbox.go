package media

import (
	"encoding/binary"
	"errors"
	"io"

	"broadsheet/news"
)

// avifFile is what the boxes of an AVIF file say (ISO/IEC 14496-12, 23008-12).
// The decoder is not asked, as it believes what the picture's own headers say
// and takes as much memory as that needs. So these headers are read first.
type avifFile struct {
	w, h        int // the largest of what the boxes name
	deep        bool
	orientation int
	places      []avifPlace
	inside      []byte // what is kept in the boxes themselves
}

// avifPlace is where some of the picture's data lies.
type avifPlace struct {
	inside     bool
	at, length uint64
}

var errAVIF = errors.New("avif: the boxes make no sense")

// longestMeta is how long the box may be that describes the picture.
const longestMeta = 1 << 20

// openAVIF reads the boxes and the headers of the data that they point to.
func openAVIF(f io.ReaderAt) (*avifFile, error) {
	var head [16]byte
	a := &avifFile{orientation: 1}
	for at := uint64(0); ; {
		n, err := f.ReadAt(head[:], int64(at))
		if n < 8 {
			return nil, errors.Join(errAVIF, err)
		}
		size, name := uint64(binary.BigEndian.Uint32(head[:])), string(head[4:8])
		if size == 1 && n == 16 {
			size = binary.BigEndian.Uint64(head[8:])
		}
		if size < 8 || size > MaxBytes {
			return nil, errAVIF
		}
		switch {
		case name == "ftyp" && string(head[8:12]) == "avis":
			return nil, news.Invalid("file", "Moving AVIF pictures are not taken; save the picture as a still one.")
		case name == "meta" && size > longestMeta:
			return nil, errAVIF
		case name == "meta":
			b := make([]byte, size)
			if _, err := f.ReadAt(b, int64(at)); err != nil {
				return nil, err
			}
			if err := a.boxes(b[12:]); err != nil { // after the header come a version and flags
				return nil, err
			}
			return a, a.believe(f)
		}
		at += size
	}
}

// boxes reads those that matter.
func (a *avifFile) boxes(b []byte) error {
	for len(b) >= 8 {
		size := int(binary.BigEndian.Uint32(b))
		if size < 8 || size > len(b) {
			return errAVIF
		}
		body := b[8:size]
		var err error
		switch name := string(b[4:8]); {
		case name == "iprp", name == "ipco":
			err = a.boxes(body)
		case name == "ispe" && len(body) >= 12:
			w, h := binary.BigEndian.Uint32(body[4:]), binary.BigEndian.Uint32(body[8:])
			if w > 1<<16 || h > 1<<16 {
				return news.TooLarge("file", "The picture is %d × %d pixels; at most %d million are taken.", w, h, MaxPixels/1_000_000)
			}
			if int(w)*int(h) > a.w*a.h {
				a.w, a.h = int(w), int(h)
			}
		case name == "irot" && len(body) >= 1: // quarters of a turn to the left
			a.orientation = [4]int{1, 8, 3, 6}[body[0]&3]
		case name == "imir" && len(body) >= 1 && a.orientation == 1:
			a.orientation = [2]int{4, 2}[body[0]&1]
		case name == "idat":
			a.inside = body
		case name == "iloc":
			err = a.locations(body)
		}
		if err != nil {
			return err
		}
		b = b[size:]
	}
	return nil
}

// fields reads numbers of given sizes, one after another.
type fields struct {
	b   []byte
	bad bool
}

func (f *fields) next(size int) (v uint64) {
	if size > len(f.b) {
		f.bad, f.b = true, nil
		return 0
	}
	for _, c := range f.b[:size] {
		v = v<<8 | uint64(c)
	}
	f.b = f.b[size:]
	return v
}

// locations reads where each item's data lie (ISO/IEC 14496-12, 8.11.3).
func (a *avifFile) locations(b []byte) error {
	f := &fields{b: b}
	version := f.next(1)
	f.next(3)
	sizes, more := f.next(1), f.next(1)
	count, idSize := 2, 2
	if version == 2 {
		count, idSize = 4, 4
	}
	for range f.next(count) {
		f.next(idSize)
		method := uint64(0)
		if version > 0 {
			method = f.next(2) & 15
		}
		f.next(2)
		base := f.next(int(more >> 4))
		for range f.next(2) {
			if version > 0 {
				f.next(int(more & 15))
			}
			p := avifPlace{inside: method == 1, at: base + f.next(int(sizes>>4)), length: f.next(int(sizes & 15))}
			if f.bad || method > 1 || len(a.places) > 1000 || p.length > MaxBytes || p.at > MaxBytes {
				return errAVIF
			}
			a.places = append(a.places, p)
		}
		if f.bad {
			return errAVIF
		}
	}
	return nil
}

// believe reads every header of a sequence that the data hold, and refuses a
// file in which one is larger than the boxes say.
func (a *avifFile) believe(f io.ReaderAt) error {
	if a.w < 1 || a.h < 1 || len(a.places) == 0 {
		return errAVIF
	}
	var seen int
	for _, p := range a.places {
		r := f
		if p.inside {
			r = bytesAt(a.inside)
		}
		if p.length > 0 { // a place that ends after the file is that of a file that was cut
			if _, err := r.ReadAt(make([]byte, 1), int64(p.at+p.length-1)); err != nil {
				return errAVIF
			}
		}
		n, err := a.units(r, p)
		if err != nil {
			return err
		}
		seen += n
	}
	if seen == 0 {
		return errAVIF
	}
	return nil
}

type bytesAt []byte

func (b bytesAt) ReadAt(p []byte, at int64) (int, error) {
	if at >= int64(len(b)) {
		return 0, io.EOF
	}
	if n := copy(p, b[at:]); n < len(p) {
		return n, io.EOF
	}
	return len(p), nil
}

// units walks over the open bitstream units of one place (AV1, 5.3). What is
// no walk of units, such as Exif, ends it: the decoder stops there too.
func (a *avifFile) units(r io.ReaderAt, p avifPlace) (sequences int, err error) {
	const sequenceHeader, hasExtension, hasSize = 1, 1 << 2, 1 << 1
	for at, end := p.at, p.at+p.length; at < end; {
		var b [48]byte
		n, _ := r.ReadAt(b[:min(uint64(len(b)), end-at)], int64(at))
		if n < 2 || b[0]&0x80 != 0 {
			return sequences, nil
		}
		head := 1
		if b[0]&hasExtension != 0 {
			head = 2
		}
		size, length := uint64(0), 0
		if b[0]&hasSize == 0 {
			size = end - at - uint64(head)
		} else if size, length = leb128(b[head:n]); length == 0 {
			return sequences, nil
		}
		if b[0]>>3&15 == sequenceHeader {
			if err := a.sequence(b[head+length : n]); err != nil {
				return sequences, err
			}
			sequences++
		}
		at += uint64(head+length) + size
	}
	return sequences, nil
}

func leb128(b []byte) (v uint64, n int) {
	for i, c := range b[:min(len(b), 5)] {
		v |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 {
			return v, i + 1
		}
	}
	return 0, 0
}

// sequence reads a sequence's header up to its size (AV1, 5.5.1).
func (a *avifFile) sequence(b []byte) error {
	bit := 0
	take := func(n int) (v int) {
		for range n {
			v <<= 1
			if bit>>3 < len(b) {
				v |= int(b[bit>>3] >> (7 - bit&7) & 1)
			}
			bit++
		}
		return v
	}
	profile := take(3)
	take(1)
	if reduced := take(1); reduced == 1 {
		take(5)
	} else {
		if take(1) == 1 { // timing, which a still picture has no use for
			return errAVIF
		}
		delays := take(1)
		for range take(5) + 1 {
			take(12)
			if take(5) > 7 {
				take(1)
			}
			if delays == 1 && take(1) == 1 {
				take(4)
			}
		}
	}
	wBits, hBits := take(4)+1, take(4)+1
	w, h := take(wBits)+1, take(hBits)+1
	if bit > 8*len(b) || w*h > a.w*a.h {
		return errAVIF
	}
	a.deep = a.deep || profile > 1 // the depth itself stands further on
	return nil
}
