package judges_test

import (
	"context"
	"flag"
	"fmt"
	"html/template"
	"os"
	"path/filepath"
	"testing"

	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

var gallery = flag.String("look", "", "folder into which to write pictures of every page, for a person to look at")

// tallest is the height at which a picture ends: WebP knows no taller ones.
const tallest = 16_000

// widths are those of a telephone, a tablet, a desk, and a wide screen.
var widths = []int64{360, 768, 1280, 1920}

// TestLook takes a picture of every kind of page, of each width and on each
// ground, and writes a gallery of them. It judges nothing but whether a page is
// wider than its window; the rest is for eyes.
func TestLook(t *testing.T) {
	if *gallery == "" {
		t.Skip("pictures are taken by `make look`")
	}
	if err := os.MkdirAll(*gallery, 0o755); err != nil {
		t.Fatal(err)
	}
	ctx, p := browse(t), open(t)
	var rows []row
	for _, pg := range p.pages {
		if err := p.show(ctx, pg); err != nil {
			t.Fatalf("%s: %v", pg.name, err)
		}
		r := row{Name: pg.name, Path: pg.path}
		for _, scheme := range schemes {
			for _, width := range widths {
				file := fmt.Sprintf("%s-%d-%s.webp", pg.name, width, scheme)
				over, err := picture(ctx, width, scheme, filepath.Join(*gallery, file))
				if err != nil {
					t.Fatalf("%s: %v", file, err)
				}
				if over > 0 {
					t.Errorf("%s at %d is %d pixels wider than its window", pg.name, width, over)
				}
				r.Files = append(r.Files, file)
			}
		}
		rows = append(rows, r)
	}
	out, err := os.Create(filepath.Join(*gallery, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	if err := wall.Execute(out, rows); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d pages in %d pictures: %s", len(rows), len(rows)*len(widths)*len(schemes), out.Name())
}

// picture takes one of the page that is open, as long as it is, and tells by
// how many pixels the page is wider than its window.
func picture(ctx context.Context, width int64, scheme, file string) (over int64, err error) {
	if err := resize(ctx, width, 900, scheme); err != nil {
		return 0, err
	}
	const sides = `document.fonts.ready.then(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight])`
	size, err := chromedp.Run(ctx, chromedp.Evaluate[[]int64](sides, chromedp.EvalAwaitPromise))
	if err != nil {
		return 0, err
	}
	yes, quality := true, int64(80)
	shot, err := chromedp.Call(ctx, cdppage.CaptureScreenshot, cdppage.CaptureScreenshotParams{
		Format: cdppage.CaptureScreenshotFormatWebp, Quality: &quality, CaptureBeyondViewport: &yes, OptimizeForSpeed: &yes,
		Clip: &cdppage.Viewport{Width: float64(width), Height: float64(min(size[1], tallest)), Scale: 1}})
	if err != nil {
		return 0, err
	}
	return size[0] - width, os.WriteFile(file, shot.Data, 0o644)
}

// row is what the gallery shows of a page.
type row struct {
	Name, Path string
	Files      []string
}

var wall = template.Must(template.New("wall").Parse(`<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Every page</title>
<style>body { font: 15px/1.4 sans-serif; margin: 1rem } section > div { display: flex; gap: 8px; overflow-x: auto; align-items: start }
img { block-size: 480px; inline-size: auto; object-fit: cover; object-position: top; border: 1px solid #999 }</style>
<h1>Every page</h1>
<nav>{{range .}}<a href="#{{.Name}}">{{.Name}}</a> {{end}}</nav>
{{range .}}<section id="{{.Name}}"><h2>{{.Name}} <small>{{.Path}}</small></h2>
<div>{{range .Files}}<a href="{{.}}"><img src="{{.}}" alt="{{.}}" loading="lazy"></a>{{end}}</div></section>
{{end}}</html>
`))
