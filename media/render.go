package media

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"broadsheet/news"
)

// rendition gives the path of a rendition's file, making it when it is not
// there. However many ask at once, it is made once, and those who give up do
// not spoil it for the others.
func (l *Library) rendition(ctx context.Context, a news.Asset, c cut, width int, f format) (string, error) {
	path := filepath.Join(l.shelf(a.Hash), c.name(width, f))
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	made := make(chan error, 1)
	l.done.Go(func() { // goes on when nobody waits any more, and Close waits for it
		_, err, _ := l.flight.Do(path, func() (any, error) {
			if _, err := os.Stat(path); err == nil {
				return nil, nil // between our look and our turn
			}
			return nil, l.render(context.WithoutCancel(ctx), a, c, width, f, path)
		})
		made <- err
	})
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case err := <-made:
		return path, err
	}
}

func (l *Library) render(ctx context.Context, a news.Asset, c cut, width int, f format, path string) error {
	if err := l.ensureMaster(ctx, a); err != nil {
		return err
	}
	release, err := l.hold(ctx, renderNeed(a, c, width, f))
	if err != nil {
		return err
	}
	defer release()
	img, known, err := l.master(ctx, a)
	if err != nil {
		return err
	}
	b, err := encode(scale(img, c.part, width, c.height(width)), f, known.Alpha, a)
	if err != nil {
		return err
	}
	if l.rendered != nil {
		l.rendered(filepath.Base(path))
	}
	return l.write(path, b)
}

// ensureMaster makes the master again where it was deleted: before the share
// of the budget is taken for the rendition, as it needs its own.
func (l *Library) ensureMaster(ctx context.Context, a news.Asset) error {
	_, err := l.facts(a.Hash)
	if errors.Is(err, os.ErrNotExist) {
		return l.remake(ctx, a)
	}
	return err
}

// renderNeed is how much memory a rendition takes at most while it is made, by
// what was measured: the encoders are programs in sandboxes of their own, whose
// memory grows by being copied.
func renderNeed(a news.Asset, c cut, width int, f format) int64 {
	mw, mh := masterSize(a.Width, a.Height)
	perPixel := map[format]int64{jpegFormat: 6, webpFormat: 30, avifFormat: 118}[f]
	return int64(mw)*int64(mh)*4 + int64(width)*int64(c.height(width))*perPixel
}
