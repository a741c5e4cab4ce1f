package e2e_test

import (
	"flag"
	"os"
	"path/filepath"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// guide has the newsroom's day write the pictures of the desk's guides anew:
//
//	go test ./e2e -run TestTheNewsroomWorksADay -guide ../docs/desk
var guide = flag.String("guide", "", "`folder` into which the pictures of docs/desk are written")

// guideQuality keeps all pictures together under 600 KB, and their small type legible.
const guideQuality int64 = 62

// show keeps a picture for the guides of what the screen shows now.
func (b *tab) show(name string) {
	b.t.Helper()
	if *guide == "" {
		return
	}
	b.do("size the screen", chromedp.EmulateViewport(1200, 800))
	picture, err := chromedp.Call(b.ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{Format: page.CaptureScreenshotFormatWebp, Quality: new(guideQuality)})
	if err != nil {
		b.t.Fatalf("picture %s: %v", name, err)
	}
	if err := os.WriteFile(filepath.Join(*guide, name+".webp"), picture.Data, 0o644); err != nil {
		b.t.Fatal(err)
	}
	b.do("size the screen", chromedp.EmulateViewport(1280, 900))
}
