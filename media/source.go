package media

import (
	"bufio"
	"errors"
	"fmt"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"

	"github.com/gen2brain/avif"
	"golang.org/x/image/webp"

	"broadsheet/news"
)

// rowReader gives a picture row by row, from the top. Next fills the row with
// premultiplied RGBA, four bytes a pixel.
type rowReader interface {
	Next(row []byte) error
}

// source is a picture whose header was read and believed.
type source struct {
	format format
	w, h   int   // as stored, before it is turned upright
	need   int64 // bytes of memory while it is decoded, at most
	exact  bool  // without loss: a drawing or a screenshot, more likely than a photograph
	rows   func() (rowReader, error)
}

// inspect reads the header of a file, without decoding a pixel, and refuses
// what is no picture, is over a limit, or would need more memory than there is.
func inspect(f io.ReadSeeker) (*source, error) {
	head := make([]byte, sniffed)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, err
	}
	kind, err := sniff(head[:n])
	if err != nil {
		return nil, err
	}
	s := &source{format: kind}
	if err := rewind(f); err != nil {
		return nil, err
	}
	if err := s.measure(f); err != nil {
		return nil, broken(err)
	}
	return s, s.bounded()
}

// measure fills in the size, and how the rows are to be had.
func (s *source) measure(f io.ReadSeeker) error {
	switch s.format {
	case jpegFormat:
		return s.wholly(f, jpeg.DecodeConfig, jpeg.Decode, 3)
	case pngFormat:
		s.exact = true
		return s.wholly(f, png.DecodeConfig, png.Decode, 8)
	case gifFormat:
		s.exact = true
		return s.wholly(f, gif.DecodeConfig, gif.Decode, 1) // the first frame alone
	case webpFormat:
		return s.wholly(f, webp.DecodeConfig, webp.Decode, 8)
	}
	return s.wholly(f, avif.DecodeConfig, avif.Decode, 10)
}

// wholly is for formats that are decoded in one piece, which needs so many
// bytes a pixel.
func (s *source) wholly(f io.ReadSeeker, config func(io.Reader) (image.Config, error), decode func(io.Reader) (image.Image, error), bytes int64) error {
	c, err := config(bufio.NewReader(f))
	if err != nil {
		return err
	}
	s.w, s.h, s.need = c.Width, c.Height, int64(c.Width)*int64(c.Height)*bytes
	s.rows = func() (rowReader, error) {
		if err := rewind(f); err != nil {
			return nil, err
		}
		img, err := decode(bufio.NewReader(f))
		if err != nil {
			return nil, err
		}
		if b := img.Bounds(); b.Dx() != s.w || b.Dy() != s.h {
			return nil, fmt.Errorf("the header says %d × %d, the picture is %v", s.w, s.h, b)
		}
		return &imageRows{img: img}, nil
	}
	return nil
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

func rewind(f io.Seeker) error {
	_, err := f.Seek(0, io.SeekStart)
	return err
}

// imageRows gives the rows of a picture that was decoded in one piece.
type imageRows struct {
	img image.Image
	y   int
}

func (r *imageRows) Next(row []byte) error {
	b := r.img.Bounds()
	line := image.RGBA{Pix: row, Stride: len(row), Rect: image.Rect(b.Min.X, b.Min.Y+r.y, b.Max.X, b.Min.Y+r.y+1)}
	drawRow(&line, r.img)
	r.y++
	return nil
}
