package demo

import (
	"bytes"
	"context"
	"fmt"
	"html"
	"image/jpeg"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"broadsheet/media"
	"broadsheet/news"
)

// drawnQuality is that of the JPEG files that the drawings are filed as: high, for the library makes smaller ones of them.
const drawnQuality = 90

// A text's call for pictures.
var call = regexp.MustCompile(`<!-- (picture|gallery)((?: [a-z0-9-]+)+) -->`)

// called gives the names of the pictures that a text calls for.
func called(body string) []string {
	var names []string
	for _, m := range call.FindAllStringSubmatch(body, -1) {
		names = append(names, strings.Fields(m[2])...)
	}
	return names
}

func known(name string) bool {
	return slices.ContainsFunc(Pictures(), func(p Picture) bool { return p.Name == name })
}

// hung puts into a text the pictures that it calls for, by their ids.
func hung(body string, ids map[string]string) string {
	return call.ReplaceAllStringFunc(body, func(found string) string {
		m := call.FindStringSubmatch(found)
		var images strings.Builder
		for _, name := range strings.Fields(m[2]) {
			if id := ids[name]; id != "" {
				fmt.Fprintf(&images, `<img data-asset="%s">`, html.EscapeString(id))
			}
		}
		if m[1] == "gallery" && images.Len() > 0 {
			return `<figure class="gallery">` + images.String() + `</figure>`
		}
		return images.String()
	})
}

// hang draws the pictures that stories call for and gives them to the library, as many at once as there are processors. It
// tells their ids by name.
func hang(ctx context.Context, l *media.Library, stories []Story) (map[string]string, error) {
	ids := map[string]string{}
	if l == nil {
		return ids, nil
	}
	wanted := map[string]bool{}
	for _, s := range stories {
		for _, name := range s.Pictures() {
			wanted[name] = true
		}
	}
	var lock sync.Mutex
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for _, p := range Pictures() {
		if !wanted[p.Name] {
			continue
		}
		group.Go(func() error {
			id, err := p.add(ctx, l)
			if err != nil {
				return fmt.Errorf("the demonstration's picture %s: %w", p.Name, err)
			}
			lock.Lock()
			defer lock.Unlock()
			ids[p.Name] = id
			return nil
		})
	}
	return ids, group.Wait()
}

func (p Picture) add(ctx context.Context, l *media.Library) (id string, err error) {
	img, err := p.Draw()
	if err != nil {
		return "", err
	}
	var file bytes.Buffer
	if err := jpeg.Encode(&file, img, &jpeg.Options{Quality: drawnQuality}); err != nil {
		return "", err
	}
	a, err := l.Add(ctx, news.System(), &file, media.Words{Name: p.Name + ".jpg", Alt: p.Alt, Caption: p.Caption, Credit: p.Credit})
	return a.ID, err
}
