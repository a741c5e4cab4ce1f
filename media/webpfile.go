package media

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
)

// webpFrame is the still picture of a WebP file, or the first frame of an
// animated one.
type webpFrame struct {
	w, h     int
	lossless bool
	file     []byte // a file with that picture alone
}

var errWebP = errors.New("webp: the data make no sense")

// openWebP finds the picture in a file (RFC 9649, 2.5 to 2.7). Its size is read
// where the decoder will read it: what the file's own header says may be a lie.
// The file that it gives holds one picture whose every header agrees.
func openWebP(r io.Reader) (*webpFrame, error) {
	b, err := io.ReadAll(io.LimitReader(r, MaxBytes))
	if err != nil || len(b) < 12 {
		return nil, errors.Join(errWebP, err)
	}
	chunks, err := riff(b[12:min(len(b), 8+int(binary.LittleEndian.Uint32(b[4:])))])
	if err != nil {
		return nil, err
	}
	var alpha []byte
	for i := 0; i < len(chunks); i++ {
		switch c := chunks[i]; c.name {
		case "ANMF":
			if len(c.body) < 16 {
				return nil, errWebP
			}
			if chunks, err = riff(c.body[16:]); err != nil {
				return nil, err
			}
			i, alpha = -1, nil
		case "ALPH":
			alpha = c.body
		case "VP8 ", "VP8L":
			f := &webpFrame{lossless: c.name == "VP8L"}
			return f, f.take(c, alpha)
		}
	}
	return nil, errWebP
}

type riffChunk struct {
	name string
	body []byte
}

func riff(b []byte) (out []riffChunk, err error) {
	for len(b) >= 8 {
		n := int(binary.LittleEndian.Uint32(b[4:]))
		if n > len(b)-8 {
			return nil, errWebP // cut
		}
		out = append(out, riffChunk{string(b[:4]), b[8 : 8+n]})
		b = b[min(len(b), 8+n+n&1):]
	}
	return out, nil
}

// take reads the size and builds the file.
func (f *webpFrame) take(c riffChunk, alpha []byte) error {
	b := c.body
	switch {
	case f.lossless && len(b) >= 5 && b[0] == 0x2f:
		bits := binary.LittleEndian.Uint32(b[1:])
		f.w, f.h = int(bits&0x3fff)+1, int(bits>>14&0x3fff)+1
	case !f.lossless && len(b) >= 10 && b[3] == 0x9d && b[4] == 0x01 && b[5] == 0x2a:
		f.w, f.h = int(binary.LittleEndian.Uint16(b[6:])&0x3fff), int(binary.LittleEndian.Uint16(b[8:])&0x3fff)
	default:
		return errWebP
	}
	var body bytes.Buffer
	body.WriteString("WEBP")
	if alpha != nil && !f.lossless {
		const hasAlpha = 1 << 4
		w, h := uint32(f.w-1), uint32(f.h-1)
		chunk(&body, "VP8X", []byte{hasAlpha, 0, 0, 0, byte(w), byte(w >> 8), byte(w >> 16), byte(h), byte(h >> 8), byte(h >> 16)})
		chunk(&body, "ALPH", alpha)
	}
	chunk(&body, c.name, b)
	f.file = append(binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(body.Len())), body.Bytes()...)
	return nil
}
