package media

import (
	"bytes"
	"encoding/binary"
	"image"
	"slices"

	"broadsheet/news"
)

// exif gives the credit and the copyright of a picture as an EXIF block, a
// TIFF header with one directory (TIFF 6.0, section 2), or nil for neither.
func exif(a news.Asset) []byte {
	type field struct {
		tag  uint16
		text string
	}
	var fields []field
	for _, f := range []field{{0x013b, a.Credit}, {0x8298, a.Copyright}} {
		if f.text != "" {
			fields = append(fields, f)
		}
	}
	if fields == nil {
		return nil
	}
	le := binary.LittleEndian
	b := le.AppendUint32([]byte("II*\x00"), 8)
	b = le.AppendUint16(b, uint16(len(fields)))
	var texts []byte
	begin := len(b) + 12*len(fields) + 4
	for _, f := range fields {
		text := append([]byte(f.text), 0)
		b = le.AppendUint16(b, f.tag)
		b = le.AppendUint16(b, 2) // text that a zero ends
		b = le.AppendUint32(b, uint32(len(text)))
		if len(text) <= 4 { // so short a text stands in the directory itself
			b = append(b, append(text, 0, 0, 0)[:4]...)
			continue
		}
		b = le.AppendUint32(b, uint32(begin+len(texts)))
		texts = append(texts, text...)
	}
	return append(le.AppendUint32(b, 0), texts...)
}

// creditJPEG puts the credit after the start marker.
func creditJPEG(b []byte, a news.Asset) []byte {
	e := exif(a)
	if e == nil || len(b) < 2 {
		return b
	}
	segment := binary.BigEndian.AppendUint16([]byte{0xff, 0xe1}, uint16(2+6+len(e)))
	segment = append(append(segment, "Exif\x00\x00"...), e...)
	return slices.Insert(b, 2, segment...)
}

// creditWebP makes of a simple file one of the extended format, which can hold
// an EXIF chunk (RFC 9649, 2.7). What is extended already is left as it is.
func creditWebP(b []byte, size image.Point, alpha bool, a news.Asset) []byte {
	e := exif(a)
	if e == nil || len(b) < 16 || string(b[12:15]) != "VP8" || b[15] == 'X' {
		return b
	}
	const hasAlpha, hasExif = 1 << 4, 1 << 3
	flags := byte(hasExif)
	if alpha {
		flags |= hasAlpha
	}
	w, h := uint32(size.X-1), uint32(size.Y-1)
	var out bytes.Buffer
	out.WriteString("WEBP")
	chunk(&out, "VP8X", []byte{flags, 0, 0, 0, byte(w), byte(w >> 8), byte(w >> 16), byte(h), byte(h >> 8), byte(h >> 16)})
	out.Write(b[12:])
	chunk(&out, "EXIF", e)
	whole := binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(out.Len()))
	return append(whole, out.Bytes()...)
}

func chunk(out *bytes.Buffer, name string, b []byte) {
	out.WriteString(name)
	out.Write(binary.LittleEndian.AppendUint32(nil, uint32(len(b))))
	out.Write(b)
	if len(b)%2 == 1 {
		out.WriteByte(0)
	}
}
