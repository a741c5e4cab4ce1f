package media

import (
	"context"
	"strconv"
	"strings"
	"time"

	"broadsheet/news"
	"broadsheet/prose"
)

// Figure is a picture as a page needs it.
type Figure struct {
	prose.Image
	Asset       news.Asset
	Placeholder string    // a data URI of a few pixels, or empty
	Taken       time.Time // when the picture was made; zero where its file does not say
}

// Image tells where the renditions of a picture of a story's text are, as
// prose.PublicOptions asks. For a picture that is no asset of ours it is the
// zero value. A page that shows it is made from news.AssetKey of the asset.
func (l *Library) Image(p prose.Picture) prose.Image {
	if p.Asset == "" {
		return prose.Image{}
	}
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	f, err := l.Figure(ctx, p.Asset, Whole, "")
	if err != nil {
		return prose.Image{}
	}
	return f.Image
}

// Figure gives a picture cut to a shape. Sizes is how wide it is shown, as the
// attribute of that name says it; empty is the width of a story's text.
func (l *Library) Figure(ctx context.Context, id string, s Shape, sizes string) (Figure, error) {
	e, err := l.look(ctx, id)
	if err != nil {
		return Figure{}, err
	}
	if e.facts.AVIF == "" && !l.opt.NoAVIF { // the program ended before it came to that
		l.ahead(id)
	}
	c := cutOf(e.asset, s)
	ws := c.widths()
	best := ws[len(ws)-1]
	for _, w := range ws { // for browsers that know no srcset, and for feeds
		if w <= 960 {
			best = w
		}
	}
	f := Figure{Asset: e.asset, Placeholder: e.facts.Thumb, Taken: e.facts.Taken}
	f.Image = prose.Image{
		Src: address(e.asset.Hash, c.name(best, jpegFormat)), Srcset: srcset(e.asset.Hash, c, ws, jpegFormat), Sizes: or(sizes, l.opt.Sizes),
		Width: ws[len(ws)-1], Height: c.height(ws[len(ws)-1]),
	}
	if s == Whole && sizes == "" && e.facts.AVIF == "made" { // it comes wide enough for a story's column, not for more
		f.Sources = append(f.Sources, prose.Source{Type: string(avifFormat), Srcset: srcset(e.asset.Hash, c, reach(e.asset, c), avifFormat)})
	}
	f.Sources = append(f.Sources, prose.Source{Type: string(webpFormat), Srcset: srcset(e.asset.Hash, c, ws, webpFormat)})
	return f, nil
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
