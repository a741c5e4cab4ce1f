package media

import (
	"context"
	"errors"
	"os"
	"time"

	"broadsheet/news"
	"broadsheet/store"
)

// ahead asks for a picture's renditions to be made in the background. When the
// queue is full it is left out: what readers ask for is made then.
func (l *Library) ahead(id string) {
	select {
	case l.queue <- id:
	default:
	}
}

// work makes renditions ahead until the library closes, a fifth of the time at
// most: readers and editors go before sizes that nobody has asked for yet.
func (l *Library) work(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case id := <-l.queue:
			began := time.Now()
			if err := l.prepare(ctx, id); err != nil && ctx.Err() == nil {
				l.opt.Log.Error("renditions were not made ahead", "asset", id, "err", err)
			}
			select {
			case <-ctx.Done():
			case <-time.After(4 * time.Since(began)):
			}
		}
	}
}

// prepare makes what a story page asks for, and then tries AVIF.
func (l *Library) prepare(ctx context.Context, id string) error {
	e, err := l.look(ctx, id)
	if err != nil {
		return err
	}
	c := cutOf(e.asset, Whole)
	for _, w := range c.widths() {
		if _, err := l.rendition(ctx, e.asset, c, w, webpFormat); err != nil {
			return err
		}
	}
	if l.opt.NoAVIF || e.facts.AVIF != "" {
		return nil
	}
	return l.tryAVIF(ctx, e.asset, c)
}

// tryAVIF makes one rendition and weighs it. Where AVIF saves a tenth or more
// of WebP's bytes the others are made too, and then the pages that show the
// picture are dropped, to be made again with it.
func (l *Library) tryAVIF(ctx context.Context, a news.Asset, c cut) error {
	known, err := l.facts(a.Hash)
	if err != nil {
		return err
	}
	ws, pays := reach(a, c), false
	if ws != nil {
		if pays, err = l.pays(ctx, a, c, ws[len(ws)/2]); err != nil {
			return err
		}
	}
	if !pays {
		known.AVIF = "none"
		defer l.known.drop(a.ID)
		return l.writeFacts(a.Hash, known)
	}
	for _, w := range ws {
		if _, err := l.rendition(ctx, a, c, w, avifFormat); err != nil {
			return err
		}
	}
	l.known.hold(a.ID)
	defer l.known.release(a.ID)
	known.AVIF = "made"
	if err := l.writeFacts(a.Hash, known); err != nil {
		return err
	}
	_, err = l.store.Write(ctx, func(tx *store.Tx) error {
		return tx.Append(news.Change{Act: news.ActAsset, By: news.System().ID, Note: a.Name, Keys: []news.Key{news.AssetKey(a.ID)}})
	})
	return err
}

// reach gives the widths in which a picture comes as AVIF: those whose encoding
// fits the budget. Where they end so early that a browser would be given a
// blurred picture for a sharp one, there are none.
func reach(a news.Asset, c cut) []int {
	all := c.widths()
	n := len(all)
	for n > 0 && renderNeed(a, c, all[n-1], avifFormat) > avifBudget {
		n--
	}
	if n == 0 || n < len(all) && all[n-1] < enough {
		return nil
	}
	return all[:n]
}

// avifBudget is the most that one AVIF picture may take, and enough the width
// in pixels that a story's column needs on a sharp screen.
const (
	avifBudget = budget + 30<<20 // the master is let go before the encoder begins
	enough     = 1280
)

// pays makes a rendition in both formats and tells whether AVIF is worth it.
// Where it is not, the file goes: no page names it.
func (l *Library) pays(ctx context.Context, a news.Asset, c cut, width int) (bool, error) {
	var size [2]int64
	var paths [2]string
	for i, f := range []format{webpFormat, avifFormat} {
		path, err := l.rendition(ctx, a, c, width, f)
		if err != nil {
			return false, err
		}
		info, err := os.Stat(path)
		if err != nil {
			return false, err
		}
		size[i], paths[i] = info.Size(), path
	}
	if size[1]*10 <= size[0]*9 {
		return true, nil
	}
	if err := os.Remove(paths[1]); err != nil && !errors.Is(err, os.ErrNotExist) {
		return false, err
	}
	return false, nil
}
