package e2e_test

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// guide has the newsroom's day write the pictures of the desk's guides anew:
//
//	go test ./e2e -run TestTheNewsroomWorksADay -guide ../docs/desk
var guide = flag.String("guide", "", "`folder` into which the pictures of docs/desk are written")

// guideQuality keeps all pictures together under 600 KB, and their small type legible.
const guideQuality int64 = 62

// show keeps a picture for the guides of the head of the page, as high as usual
// or as is asked for.
func (b *tab) show(name string, high ...int64) {
	b.t.Helper()
	if *guide == "" {
		return
	}
	b.do("size the screen", chromedp.EmulateViewport(1200, append(high, 800)[0]))
	b.eval(`(() => { document.activeElement?.blur(); scrollTo(0, 0); document.body.dataset.drawn = ""; requestAnimationFrame(() => requestAnimationFrame(() => { document.body.dataset.drawn = "yes" })); return "" })()`)
	b.until("it is drawn anew", `document.body.dataset.drawn === "yes"`)
	picture, err := chromedp.Call(b.ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{Format: page.CaptureScreenshotFormatWebp, Quality: new(guideQuality)})
	if err != nil {
		b.t.Fatalf("picture %s: %v", name, err)
	}
	if err := os.WriteFile(filepath.Join(*guide, name+".webp"), picture.Data, 0o644); err != nil {
		b.t.Fatal(err)
	}
	b.do("size the screen", chromedp.EmulateViewport(1280, 900))
}

// TestTheGuidesPicturesAreThereAndSmall holds the desk's guides to what is in
// their folder: no picture is missing, none is left over, all are light.
func TestTheGuidesPicturesAreThereAndSmall(t *testing.T) {
	t.Parallel()
	const most = 600 << 10
	shown := map[string]bool{}
	for _, name := range []string{"reporters.md", "editors.md"} {
		text, err := os.ReadFile(filepath.Join("../docs/desk", name))
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`!\[([^\]]*)\]\(([^)]+)\)`).FindAllStringSubmatch(string(text), -1) {
			if shown[m[2]] = true; m[1] == "" {
				t.Errorf("%s: %s says nothing to those who can't see it", name, m[2])
			}
		}
	}
	files, err := filepath.Glob("../docs/desk/*.webp")
	if err != nil {
		t.Fatal(err)
	}
	var size int64
	for _, file := range files {
		info, err := os.Stat(file)
		if err != nil {
			t.Fatal(err)
		}
		size += info.Size()
		if name := filepath.Base(file); !shown[name] {
			t.Errorf("no guide shows %s", name)
		}
		delete(shown, filepath.Base(file))
	}
	if size > most || len(shown) > 0 {
		t.Errorf("%d bytes of pictures, at most %d; not there: %v", size, most, shown)
	}
}
