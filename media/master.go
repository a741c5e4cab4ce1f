package media

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"image"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"broadsheet/news"
)

// facts are what was learned of a picture when its master was made. They lie
// beside it, as JSON.
type facts struct {
	Master string    `json:"master"`          // the master's file
	Alpha  bool      `json:"alpha,omitempty"` // some of it can be seen through
	Thumb  string    `json:"thumb"`           // a few pixels as a data URI, at most 300 bytes
	Taken  time.Time `json:"taken,omitzero"`  // when the file says that it was made
	Sketch uint64    `json:"sketch,string"`   // what it looks like; 0 where that tells nothing
	AVIF   string    `json:"avif,omitempty"`  // "made", "none" where it did not pay, or empty as not yet tried
}

const factsFile = "facts.json"

func (l *Library) facts(hash string) (f facts, err error) {
	b, err := os.ReadFile(filepath.Join(l.shelf(hash), factsFile))
	if err == nil {
		err = json.Unmarshal(b, &f)
	}
	return f, err
}

func (l *Library) writeFacts(hash string, f facts) error {
	b, err := json.Marshal(f)
	if err != nil {
		return err
	}
	return l.write(filepath.Join(l.shelf(hash), factsFile), b)
}

// big is the size in bytes from which the memory of a job is handed back at
// once, before the collector would get to it: the next job may be as big.
const big = 24 << 20

// hold waits for a share of the budget. The caller gives it back.
func (l *Library) hold(ctx context.Context, bytes int64) (release func(), err error) {
	bytes = min(bytes, budget)
	if err := l.room.Acquire(ctx, bytes); err != nil {
		return nil, err
	}
	return func() {
		if bytes > big {
			debug.FreeOSMemory()
		}
		l.room.Release(bytes)
	}, nil
}

// makeMaster decodes a picture once, to its last row, and keeps it upright,
// without its notes, and no larger than renditions need it.
func (l *Library) makeMaster(ctx context.Context, f *os.File, s *source, n notes, hash string) (w, h int, err error) {
	if s.turned != 0 {
		n.orientation = s.turned
	}
	release, err := l.hold(ctx, s.need)
	if err != nil {
		return 0, 0, err
	}
	defer release()
	img, err := s.read(n.orientation)
	if err != nil {
		return 0, 0, err
	}
	known := facts{Alpha: !img.Opaque(), Thumb: thumb(img), Taken: n.taken, Sketch: sketch(img)}
	b, ext, err := encodeMaster(img, s.exact || known.Alpha)
	if err != nil {
		return 0, 0, err
	}
	known.Master = "master." + ext
	if err := l.write(filepath.Join(l.shelf(hash), known.Master), b); err != nil {
		return 0, 0, err
	}
	w, h = upright(s.w, s.h, n.orientation)
	return w, h, l.writeFacts(hash, known)
}

// read decodes the picture to the size of its master, and turns it upright.
func (s *source) read(orientation int) (img *image.RGBA, err error) {
	defer guarded(&err)
	rows, err := s.rows()
	if err != nil {
		return nil, broken(err)
	}
	defer rows.Close()
	mw, mh := masterSize(s.w, s.h)
	img, err = shrink(rows, s.w, s.h, mw, mh)
	if err != nil {
		return nil, broken(err)
	}
	return turn(img, orientation), nil
}

func encodeMaster(img *image.RGBA, exact bool) (b []byte, ext string, err error) {
	var buf bytes.Buffer
	if exact {
		err = (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&buf, img)
		return buf.Bytes(), "png", err
	}
	err = jpeg.Encode(&buf, img, &jpeg.Options{Quality: 95})
	return buf.Bytes(), "jpg", err
}

// master opens a picture's master, making it again where it was deleted.
func (l *Library) master(ctx context.Context, a news.Asset) (image.Image, facts, error) {
	known, err := l.facts(a.Hash)
	if os.IsNotExist(err) {
		if err = l.remake(ctx, a); err == nil {
			known, err = l.facts(a.Hash)
		}
	}
	if err != nil {
		return nil, known, err
	}
	f, err := os.Open(filepath.Join(l.shelf(a.Hash), known.Master))
	if err != nil {
		return nil, known, err
	}
	defer f.Close()
	img, _, err := image.Decode(bufio.NewReader(f))
	return img, known, err
}

func (l *Library) remake(ctx context.Context, a news.Asset) error {
	f, err := os.Open(l.original(a.Hash, format(a.MediaType)))
	if err != nil {
		return err
	}
	defer f.Close()
	s, err := inspect(f, l.incoming())
	if err != nil {
		return err
	}
	_, _, err = l.makeMaster(ctx, f, s, readNotes(f, s.format), a.Hash)
	return err
}
