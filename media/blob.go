package media

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"broadsheet/news"
)

// stale is how old a half-written file is when nobody can be writing it any more.
const stale = time.Hour

// original is where the bytes of an asset lie as they came.
func (l *Library) original(hash string, f format) string {
	return filepath.Join(l.dir, "originals", hash[:2], hash[2:4], hash+"."+f.ext())
}

// shelf is the folder of everything that was made of an original.
func (l *Library) shelf(hash string) string {
	return filepath.Join(l.dir, "renditions", hash[:2], hash[2:4], hash)
}

// incoming is the folder of what is half written.
func (l *Library) incoming() string { return filepath.Join(l.dir, "incoming") }

// incoming is a file that has all its bytes but not yet its name.
type incoming struct {
	*os.File
	hash string
	size int64
}

// receive writes what comes to a nameless file, and counts and hashes it on
// the way. One that is over the limit is refused as soon as it is known to be.
func (l *Library) receive(ctx context.Context, r io.Reader) (_ *incoming, err error) {
	f, err := os.CreateTemp(l.incoming(), "*.part")
	if err != nil {
		return nil, err
	}
	in := &incoming{File: f}
	defer func() {
		if err != nil {
			in.discard()
		}
	}()
	sum := sha256.New()
	in.size, err = io.Copy(io.MultiWriter(f, sum), io.LimitReader(patient{ctx, r}, MaxBytes+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("receive a file: %w", err)
	case in.size > MaxBytes:
		return nil, news.TooLarge("file", "The file is over %d MB; make it smaller.", MaxBytes>>20)
	case in.size == 0:
		return nil, news.Invalid("file", "The file is empty.")
	}
	in.hash = hex.EncodeToString(sum.Sum(nil))
	return in, nil
}

// patient is a reader that ends when its context does.
type patient struct {
	ctx context.Context
	r   io.Reader
}

func (p patient) Read(b []byte) (int, error) {
	if err := p.ctx.Err(); err != nil {
		return 0, err
	}
	return p.r.Read(b)
}

// discard drops the file, unless it was kept.
func (in *incoming) discard() {
	in.Close()
	os.Remove(in.Name())
}

// keep gives the file its name, for good: when it returns, the bytes and the
// name are on disk.
func (in *incoming) keep(path string) error {
	if err := in.Sync(); err != nil {
		return err
	}
	if err := makeDir(filepath.Dir(path)); err != nil {
		return err
	}
	if err := os.Rename(in.Name(), path); err != nil {
		return err
	}
	return syncDir(filepath.Dir(path))
}

// write keeps bytes under a name as keep does.
func (l *Library) write(path string, b []byte) error {
	in, err := l.receive(context.Background(), bytes.NewReader(b))
	if err != nil {
		return err
	}
	defer in.discard()
	return in.keep(path)
}

// makeDir makes a folder and those above it, each on disk before it returns.
func makeDir(dir string) error {
	if _, err := os.Stat(dir); err == nil {
		return nil
	}
	if err := makeDir(filepath.Dir(dir)); err != nil {
		return err
	}
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, os.ErrExist) {
		return err
	}
	return syncDir(filepath.Dir(dir))
}

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// sweep removes what a program that was killed left half written. A younger
// file may belong to another program that is at work on the same folder.
func (l *Library) sweep() error {
	dir := l.incoming()
	left, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range left {
		info, err := e.Info()
		if err == nil && time.Since(info.ModTime()) > stale {
			err = os.Remove(filepath.Join(dir, e.Name()))
		}
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return nil
}
