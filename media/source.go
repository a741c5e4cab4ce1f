package media

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/gif"
	"image/png"
	"io"

	"github.com/gen2brain/avif"
	"golang.org/x/image/webp"

	"broadsheet/news"
)

// rowReader gives a picture row by row, from the top. Next fills the row with
// premultiplied RGBA, four bytes a pixel. It is closed when it is done with.
type rowReader interface {
	Next(row []byte) error
	Close() error
}

// source is a picture whose header was read and believed.
type source struct {
	format format
	w, h   int   // as stored, before it is turned upright
	need   int64 // bytes of memory while it is decoded, at most
	turned int   // the orientation that the format itself tells, over what EXIF says; 0 for none
	exact  bool  // without loss: a drawing or a screenshot, more likely than a photograph
	rows   func() (rowReader, error)
}

// inspect reads the header of a file, without decoding a pixel, and refuses
// what is no picture, is over a limit, or would need more memory than there is.
func inspect(f io.ReadSeeker, scratch string) (s *source, err error) {
	defer guarded(&err)
	head := make([]byte, sniffed)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, err
	}
	kind, err := sniff(head[:n])
	if err != nil {
		return nil, err
	}
	s = &source{format: kind}
	if err := rewind(f); err != nil {
		return nil, err
	}
	if err := s.measure(f, scratch); err != nil {
		return nil, broken(err)
	}
	return s, s.bounded()
}

// measure fills in the size, and how the rows are to be had.
func (s *source) measure(f io.ReadSeeker, scratch string) error {
	switch s.format {
	case jpegFormat:
		return s.jpeg(f, scratch)
	case pngFormat:
		return s.png(f)
	case gifFormat:
		s.exact = true
		return s.wholly(f, gif.DecodeConfig, gif.Decode, 2) // the first frame alone
	case webpFormat:
		return s.webp(f)
	}
	return s.avif(f)
}

func (s *source) jpeg(f io.ReadSeeker, scratch string) error {
	j, err := openJPEG(f, scratch)
	if err != nil {
		return err
	}
	s.w, s.h, s.need = j.w, j.h, j.need()
	s.rows = func() (rowReader, error) {
		if err := rewind(f); err != nil {
			return nil, err
		}
		j, err := openJPEG(f, scratch)
		if err != nil {
			return nil, err
		}
		return j.rowsOf()
	}
	return nil
}

func (s *source) png(f io.ReadSeeker) error {
	p, interlaced, err := openPNG(f)
	if err != nil {
		return err
	}
	s.exact = true
	if interlaced {
		if err := rewind(f); err != nil {
			return err
		}
		return s.wholly(f, png.DecodeConfig, png.Decode, 16) // of 16 bits, and a pass beside the whole
	}
	s.w, s.h, s.need = p.w, p.h, int64(p.w)*20+1<<20
	s.rows = func() (rowReader, error) {
		if err := rewind(f); err != nil {
			return nil, err
		}
		p, _, err := openPNG(f)
		if err != nil {
			return nil, err
		}
		return p, p.begin()
	}
	return nil
}

func (s *source) webp(f io.Reader) error {
	w, err := openWebP(f)
	if err != nil {
		return err
	}
	s.exact = w.lossless
	s.w, s.h = w.w, w.h
	each := int64(4)
	if w.lossless {
		each = 12
	}
	s.need = int64(w.w)*int64(w.h)*each + 2*int64(len(w.file))
	s.rows = s.decoded(func() (image.Image, error) { return webp.Decode(bytes.NewReader(w.file)) })
	return nil
}

func (s *source) avif(f io.ReadSeeker) error {
	at, ok := f.(io.ReaderAt)
	if !ok {
		return errAVIF
	}
	a, err := openAVIF(at)
	if err != nil {
		return err
	}
	s.w, s.h, s.turned = a.w, a.h, a.orientation
	s.need = int64(a.w) * int64(a.h) * 72 // as it was measured; the decoder is a program in a sandbox of its own
	if a.deep {
		s.need *= 2
	}
	s.rows = s.decoded(func() (image.Image, error) {
		if err := rewind(f); err != nil {
			return nil, err
		}
		return avif.Decode(f)
	})
	return nil
}

// wholly is for formats that are decoded in one piece, which needs so many
// bytes a pixel.
func (s *source) wholly(f io.ReadSeeker, config func(io.Reader) (image.Config, error), decode func(io.Reader) (image.Image, error), bytes int64) error {
	c, err := config(bufio.NewReader(f))
	if err != nil {
		return err
	}
	s.w, s.h, s.need = c.Width, c.Height, int64(c.Width)*int64(c.Height)*bytes
	s.rows = s.decoded(func() (image.Image, error) {
		if err := rewind(f); err != nil {
			return nil, err
		}
		return decode(bufio.NewReader(f))
	})
	return nil
}

// decoded gives the rows of a picture that is decoded in one piece. A frame of
// a GIF may be smaller than the picture; any other is as large.
func (s *source) decoded(decode func() (image.Image, error)) func() (rowReader, error) {
	return func() (rowReader, error) {
		img, err := decode()
		if err != nil {
			return nil, err
		}
		whole := image.Rect(0, 0, s.w, s.h)
		if b := img.Bounds(); b != whole && (s.format != gifFormat || !b.In(whole)) {
			return nil, fmt.Errorf("the header says %d × %d, the picture is %v", s.w, s.h, b)
		}
		return &imageRows{img: img, w: s.w}, nil
	}
}

// bounded refuses a picture that is over a limit.
func (s *source) bounded() error {
	pixels := int64(s.w) * int64(s.h)
	mw, mh := masterSize(s.w, s.h)
	s.need += int64(mw) * int64(mh) * 8 // the master, and once more while it is turned or encoded
	switch {
	case s.w < 1 || s.h < 1:
		return broken(fmt.Errorf("the header says %d × %d", s.w, s.h))
	case pixels > MaxPixels:
		return news.TooLarge("file", "The picture is %d × %d pixels; at most %d million are taken.", s.w, s.h, MaxPixels/1_000_000)
	case s.need > budget:
		return news.TooLarge("file", "A picture of %d × %d pixels in this format needs more memory to open than is allowed; save it smaller, or as JPEG.", s.w, s.h)
	}
	return nil
}

// broken says that a file cannot be decoded; what the decoder said of it is
// for the log.
func broken(err error) error {
	if _, told := news.Sentence(err); told {
		return err
	}
	return &news.Error{Kind: news.ErrInvalid, Field: "file", Sentence: "The picture is damaged or incomplete and cannot be opened.", Err: err}
}

// guarded turns a decoder's panic into the file's fault, which it is: the same
// decoder has to live through whatever is sent.
func guarded(err *error) {
	if r := recover(); r != nil {
		*err = broken(fmt.Errorf("the decoder panicked: %v", r))
	}
}

func rewind(f io.Seeker) error {
	_, err := f.Seek(0, io.SeekStart)
	return err
}

// imageRows gives the rows of a picture that was decoded in one piece.
type imageRows struct {
	img  image.Image
	w, y int
}

// Next gives the next row.
func (r *imageRows) Next(row []byte) error {
	line := image.RGBA{Pix: row, Stride: len(row), Rect: image.Rect(0, r.y, r.w, r.y+1)}
	clear(row) // where the picture does not reach
	draw.Draw(&line, r.img.Bounds(), r.img, r.img.Bounds().Min, draw.Src)
	r.y++
	return nil
}

// Close has nothing to close.
func (r *imageRows) Close() error { return nil }
