package media

import (
	"context"
	"strconv"
	"strings"

	"broadsheet/news"
	"broadsheet/prose"
)

// Figure gives a picture cut to a shape. Sizes is how wide it is shown, as the
// attribute of that name says it; empty is the width of a story's text. A page
// that shows it is made from news.AssetKey of the asset.
func (l *Library) Figure(ctx context.Context, id string, s Shape, sizes string) (prose.Image, error) {
	e, err := l.look(ctx, id)
	if err != nil {
		return prose.Image{}, err
	}
	return l.figure(e, s, sizes), nil
}

// Show is Figure for who has read the asset: it asks no database, so that a
// page in the making needs no second connection. What is not known of a
// picture yet, such as its placeholder, is left out.
func (l *Library) Show(a news.Asset, s Shape, sizes string) prose.Image {
	known, _ := l.facts(a.Hash) //nolint:errcheck // they come back with the first rendition
	return l.figure(entry{asset: a, facts: known}, s, sizes)
}

func (l *Library) figure(e entry, s Shape, sizes string) prose.Image {
	if e.facts.AVIF == "" && !l.opt.NoAVIF { // the program ended before it came to that
		l.ahead(e.asset.ID)
	}
	hash, c := e.asset.Hash, cutOf(e.asset, s)
	ws := c.widths()
	best := ws[len(ws)-1]
	for _, w := range ws { // for browsers that know no srcset, and for feeds
		if w <= 960 {
			best = w
		}
	}
	img := prose.Image{
		Src: address(hash, c.name(best, jpegFormat)), Srcset: srcset(hash, c, ws, jpegFormat), Sizes: or(sizes, l.opt.Sizes),
		Width: ws[len(ws)-1], Height: c.height(ws[len(ws)-1]),
	}
	if !e.facts.Alpha { // it would shine through
		img.Placeholder = e.facts.Thumb
	}
	// AVIF comes wide enough for a story's column, and not always for more.
	if wide := reach(e.asset, c); s == Whole && e.facts.AVIF == "made" && (sizes == "" || len(wide) == len(ws)) {
		img.Sources = append(img.Sources, prose.Source{Type: string(avifFormat), Srcset: srcset(hash, c, wide, avifFormat)})
	}
	img.Sources = append(img.Sources, prose.Source{Type: string(webpFormat), Srcset: srcset(hash, c, ws, webpFormat)})
	return img
}

// Fixed gives the address and the size of the rendition of a shape that stands
// for the picture where links are shared, which take one size: the largest that
// is at most 1280 pixels wide.
func (l *Library) Fixed(a news.Asset, s Shape) prose.Image {
	c := cutOf(a, s)
	ws := c.widths()
	best := ws[0]
	for _, w := range ws {
		if w <= 1280 {
			best = w
		}
	}
	return prose.Image{Src: address(a.Hash, c.name(best, jpegFormat)), Width: best, Height: c.height(best)}
}

func srcset(hash string, c cut, ws []int, f format) string {
	var b strings.Builder
	for i, w := range ws {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(address(hash, c.name(w, f)) + " " + strconv.Itoa(w) + "w")
	}
	return b.String()
}
