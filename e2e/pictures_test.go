package e2e_test

import (
	"image"
	"image/color"
	"image/jpeg"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestAPictureIsSentFromTheDeskAndSeenByReaders sends a picture with a real
// browser, says what it shows, aims it, publishes, and looks at it on the
// story's page and on the front as a reader does, on a desk and on a telephone.
func TestAPictureIsSentFromTheDeskAndSeenByReaders(t *testing.T) {
	t.Parallel()
	chromium(t)
	p := openPaper(t)
	writer := openBrowser(t, p.base)
	writer.do("size the screen", chromedp.EmulateViewport(1280, 1000))
	writer.setUpAccount(p)
	writer.press(".head button.strong")
	writer.click("textarea[name=headline]")
	writer.keys("A picture comes to the paper")
	writer.enter()
	writer.keys("It was sent from the desk.")
	writer.enter()
	writer.until("the cursor is in the text", `document.activeElement.classList.contains("editor-text")`)
	writer.keys("It shows a sea under an evening sky.")
	writer.fill("#section", "UK")

	file := evening(t)
	writer.do("send a file that is no picture", chromedp.SetUploadFiles("lead-picture input[type=file]", []string{notes(t)}))
	writer.says("lead-picture [role=status]", "not a picture")
	writer.do("send a picture", chromedp.SetUploadFiles("lead-picture input[type=file]", []string{file}))
	writer.says("lead-picture [role=status]", "It is here")
	writer.do("describe it", chromedp.SendKeys("#picture-alt", "A calm sea at sunset"), chromedp.SendKeys("#picture-caption", "The sea off Skarven on Tuesday evening"))
	writer.do("credit it", chromedp.SendKeys("lead-picture .credit input", "Ann Lens\t"))
	writer.until("the checklist is content", `![...document.querySelectorAll("#checks li")].some((li) => li.textContent.includes("credit"))`)
	writer.do("aim it", chromedp.Click("lead-picture .focus"))
	writer.until("it is at rest", `document.querySelector("story-editor").dataset.state === "saved"`)
	writer.until("it is seen", `document.querySelector("lead-picture img").naturalWidth > 0`)
	writer.shoot("lead-picture")
	writer.press("button[data-act=publish]")
	writer.says(".done", "Published")
	path := writer.eval(`document.querySelector(".public a[target]").getAttribute("href")`)

	reader := writer.stranger()
	reader.do("size the screen", chromedp.EmulateViewport(1280, 1000))
	reader.open(path)
	reader.until("the picture is there", `document.querySelector(".lead-picture picture img").naturalWidth > 0`)
	reader.says(".lead-picture figcaption", "The sea off Skarven on Tuesday evening Ann Lens")
	if alt := reader.eval(`document.querySelector(".lead-picture picture img").alt`); alt != "A calm sea at sunset" {
		t.Errorf("the picture is told as %q", alt)
	}
	reader.shoot("story-with-a-picture")
	reader.open("/")
	reader.until("the front shows it", `document.querySelector(".lead .shot img").naturalWidth > 0`)
	reader.shoot("front-with-a-picture")
	reader.do("take a telephone", chromedp.EmulateViewport(360, 800, chromedp.EmulateScale(2)))
	reader.open(path)
	reader.until("the picture is there", `document.querySelector(".lead-picture picture img").naturalWidth > 0`)
	if wide := reader.eval(`String(document.documentElement.scrollWidth <= 360)`); wide != "true" {
		t.Error("the picture is wider than the telephone")
	}
	reader.shoot("story-with-a-picture-360")
	if body := p.get(path).body; strings.Contains(body, "evening.jpg") {
		t.Error("readers are told the file's name")
	}
	if got := p.get(path + "/card.png"); got.StatusCode != http.StatusOK {
		t.Errorf("the card is %d", got.StatusCode)
	}
	writer.whole()
	reader.whole()
	p.check()
}

// evening draws a photograph's worth of sky and sea.
func evening(t *testing.T) string {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 1600, 1067))
	for y := range 1067 {
		for x := range 1600 {
			sky := color.RGBA{uint8(250 - y/6), uint8(160 - y/12 + x/40), uint8(90 + y/8), 255}
			if y > 640 {
				sky = color.RGBA{uint8(30 + (x+y)%7*3), uint8(70 + y%11*3), uint8(110 + (x/9+y/3)%13*4), 255}
			}
			img.SetRGBA(x, y, sky)
		}
	}
	file := filepath.Join(t.TempDir(), "evening.jpg")
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := jpeg.Encode(f, img, nil); err != nil {
		t.Fatal(err)
	}
	return file
}

// notes is a text that claims to be a picture.
func notes(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "notes.jpg")
	if err := os.WriteFile(file, []byte("Dear editor, here is what I saw."), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}
