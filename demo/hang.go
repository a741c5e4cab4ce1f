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

// hang draws the pictures that stories call for and the faces of the staff, as many at once as there are processors, and gives them to the library. It
// tells their ids by name. All are drawn before the first is given, since the library begins at once to make the sizes that
// readers want, which would take a processor from the drawing.
func hang(ctx context.Context, l *media.Library, stories []Story) (map[string]string, error) {
	ids := map[string]string{}
	if l == nil {
		return ids, nil
	}
	var calls []string
	for _, s := range stories {
		calls = append(calls, s.Pictures()...)
	}
	wanted := slices.DeleteFunc(Pictures(), func(p Picture) bool { return !slices.Contains(calls, p.Name) })
	wanted = append(wanted, portraits()...)
	files := make([][]byte, len(wanted))
	err := eachPicture(wanted, func(i int, p Picture) (err error) {
		files[i], err = p.file()
		return err
	})
	if err != nil {
		return nil, err
	}
	var lock sync.Mutex
	return ids, eachPicture(wanted, func(i int, p Picture) error {
		words := media.Words{Licence: "staff", Name: p.Name + ".jpg", Alt: p.Alt, Caption: p.Caption, Credit: p.Credit}
		a, err := l.Add(ctx, news.System(), bytes.NewReader(files[i]), words)
		lock.Lock()
		defer lock.Unlock()
		ids[p.Name] = a.ID
		return err
	})
}

// eachPicture does something with each picture, on all processors.
func eachPicture(pictures []Picture, do func(int, Picture) error) error {
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, p := range pictures {
		group.Go(func() error {
			if err := do(i, p); err != nil {
				return fmt.Errorf("the demonstration's picture %s: %w", p.Name, err)
			}
			return nil
		})
	}
	return group.Wait()
}

func (p Picture) file() ([]byte, error) {
	img, err := p.Draw()
	if err != nil {
		return nil, err
	}
	var file bytes.Buffer
	err = jpeg.Encode(&file, img, &jpeg.Options{Quality: drawnQuality})
	return file.Bytes(), err
}
