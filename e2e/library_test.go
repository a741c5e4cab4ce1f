package e2e_test

import (
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestAPictureGoesThroughTheLibraryAndItsRightEnds sends several pictures with
// a real browser, one of them again and one that is none, cuts one by hand,
// says by what right it is had, uses it in a story, and lets the right end:
// readers lose it at its second, and do not get it back by a restart.
func TestAPictureGoesThroughTheLibraryAndItsRightEnds(t *testing.T) {
	t.Parallel()
	chromium(t)
	p := openPaper(t)
	desk := openBrowser(t, p.base)
	desk.do("size the screen", chromedp.EmulateViewport(1280, 1000))
	desk.setUpAccount(p)
	desk.open("/desk/pictures")
	desk.says(".empty h2", "The first picture starts here")
	desk.shoot("library-empty")

	dir := t.TempDir()
	harbour := scene(t, dir, "harbour.jpg", 90, 0)
	again := filepath.Join(dir, "harbour-copy.jpg")
	copyFile(t, harbour, again)
	smaller := scene(t, dir, "harbour-for-the-web.jpg", 60, 0)
	market := scene(t, dir, "market.jpg", 90, 1)
	desk.do("say by what right", chromedp.SetValue("#send-licence", "handout"))
	desk.do("send several", chromedp.SetUploadFiles("#file", []string{harbour, market, notes(t)}))
	desk.until("all are told of", `document.querySelectorAll(".sent a.button").length === 2 && document.querySelectorAll(".sent [data-refused]").length === 1`)
	desk.says(".sent [data-refused] .told", "not a picture")
	desk.do("send them again", chromedp.SetUploadFiles("#file", []string{again, smaller}))
	desk.says(".sent .told", "We have this picture already.")
	desk.says(".sent .told", "It looks like a picture that we have, “harbour.jpg”.")
	desk.until("the grid has them", `document.querySelectorAll(".grid li").length === 3 && [...document.querySelectorAll(".grid img")].every((i) => i.naturalWidth > 0)`)
	desk.shoot("library")

	desk.open("/desk/pictures?q=market")
	desk.until("the search finds one", `document.querySelectorAll(".grid li").length === 1`)
	desk.open("/desk/pictures?q=harb")
	desk.do("find the first", chromedp.Focus("picture-grid a"))
	desk.do("step to the next", chromedp.KeyEvent(kb.ArrowRight))
	desk.until("an arrow key goes to the next", `document.activeElement === document.querySelectorAll("picture-grid a")[1]`)
	desk.press("picture-grid li:nth-child(2) a")

	desk.fill("#caption", "The harbour at Skarven on Tuesday")
	desk.fill("#alt", "Boats in a small harbour")
	desk.fill("#credit", "Ann Lens")
	desk.click(".cut-choices button:nth-child(5)") // the social shape
	desk.until("the frame has the focus", `document.activeElement.classList.contains("frame")`)
	for range 12 {
		desk.keys("-")
	}
	desk.until("it is cut by hand", `document.querySelector("input[name='crop-40x21']").value !== ""`)
	desk.shoot("picture-cut")
	desk.press(".one-picture button.strong")
	desk.says(".done", "Saved")
	desk.says(".rights-told", "Only with news about what it shows.")
	picture := desk.eval(`location.pathname`)
	desk.shoot("picture")

	path := desk.storyWith("boats")
	story := strings.TrimSpace(desk.eval(`document.querySelector("story-editor").dataset.story`))
	page := p.get(path).body
	social := regexp.MustCompile(`/media/[0-9a-f]{64}/40x21_\d+x\d+x\d+-\d+\.jpg`).FindString(page)
	if social == "" {
		t.Fatal("the crop by hand is not in the address of the picture that is shared")
	}
	if got := p.get(social); got.StatusCode != http.StatusOK {
		t.Errorf("the cut picture is %d", got.StatusCode)
	}

	desk.open(picture)
	desk.says(".about-picture", "readers have it there")
	ends := time.Now().In(desk.zone()).Add(3 * time.Second)
	desk.eval(fmt.Sprintf(`document.querySelector("#expires").value = %q`, ends.Format("2006-01-02T15:04:05")))
	desk.press(".one-picture button.strong")
	p.soon("readers lose the picture", func() bool { return !strings.Contains(p.get(path).body, "/media/") })
	for _, stage := range []string{"at its second", "after a restart"} {
		if got := p.get(social); got.StatusCode != http.StatusGone || got.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s the picture is %d, %s", stage, got.StatusCode, got.Header.Get("Cache-Control"))
		}
		if body := p.get(path).body; strings.Contains(body, "/media/") || !strings.Contains(body, path+"/card.png") {
			t.Errorf("%s the page is not known by its drawn card", stage)
		}
		if got := p.get(path + "/card.png"); got.StatusCode != http.StatusOK {
			t.Errorf("%s the card is %d", stage, got.StatusCode)
		}
		if stage == "at its second" {
			p.stop()
			p.start()
			desk.base = p.base
		}
	}
	desk.cardWith(p, "market")
	desk.open("/desk/pictures?tab=expired")
	desk.until("the desk still sees it", `document.querySelector(".grid img")?.naturalWidth > 0`)
	desk.says(".grid .why", "The right ended on")
	desk.shoot("library-expired")
	desk.open("/desk/stories/" + story)
	desk.says("#checks .holds", "The right to the lead picture ended on")
	desk.says("lead-picture .right", "Expired")
	desk.shoot("writing-with-an-expired-picture")
	desk.whole()
	p.check()
}

// storyWith publishes a story with the first picture that the picker finds by
// a word, and gives its path.
func (b *tab) storyWith(word string) string {
	b.t.Helper()
	b.open("/desk/")
	b.press(".head button.strong")
	b.click("textarea[name=headline]")
	b.keys("Boats come home to Skarven")
	b.enter()
	b.keys("They were away for a week.")
	b.fill("#section", "UK")
	b.click(".pictured lead-picture button:not(.focus):not([hidden])")
	b.until("the library is open", `document.querySelectorAll("picture-picker .grid button").length > 1`)
	b.shoot("picker")
	b.fill("picture-picker input", word)
	b.until("it has found one", `document.querySelectorAll("picture-picker .grid button").length === 1`)
	b.click("picture-picker .grid button")
	b.until("it is there", `document.querySelector("lead-picture .focus img").naturalWidth > 0`)
	b.says("lead-picture .right", "On a condition")
	b.pickInText("market")
	b.until("it is saved", `document.querySelector("story-editor").dataset.state === "saved"`)
	b.until("the checklist tells the condition", `document.querySelector("#checks")?.textContent.includes("Only with news about what it shows")`)
	b.shoot("writing-with-a-picture-of-the-library")
	b.press("button[data-act=publish]")
	b.says(".done", "Published")
	return b.eval(`document.querySelector(".public a[target]").getAttribute("href")`)
}

// pickInText puts a picture of the library into the text, and takes it out again.
func (b *tab) pickInText(word string) {
	b.t.Helper()
	button := func(within, words string) {
		b.until(words+" is pressed", fmt.Sprintf(`(() => {
			const one = [...document.querySelectorAll(%q)].find((e) => e.textContent.startsWith(%q))
			one?.click()
			return one !== undefined
		})()`, within+" button", words))
	}
	b.click(".editor-text")
	button(".editor-head", "Insert")
	button(".editor-panel", "Picture of the library")
	b.fill(".editor-panel picture-picker input", word)
	b.until("it has found one", `document.querySelectorAll(".editor-panel picture-picker .grid button").length === 1`)
	b.shoot("picker-in-the-text")
	b.click(".editor-panel picture-picker .grid button")
	b.until("it stands in the text", `document.querySelector(".editor-text .block[data-block=picture] img")?.naturalWidth > 0`)
	button(".editor-text .block[data-block=picture]", "Remove")
	b.until("it is out again", `!document.querySelector(".editor-text .block[data-block=picture]")`)
}

// cardWith shows a picture of the library on a card of the front, and takes it
// off again: readers know of it exactly as long.
func (b *tab) cardWith(p *paper, word string) {
	b.t.Helper()
	known := func() string { return p.get("/api/v1/assets").body }
	b.open("/desk/fronts/home")
	b.click(".found li:nth-child(1) button")
	b.says(".containers [data-container='0'] .card", "Boats come home")
	b.choosePicture("other")
	b.fill(".front-panel picture-picker input", word)
	b.until("it has found one", `document.querySelectorAll(".front-panel picture-picker .grid button").length === 1`)
	b.shoot("picker-on-a-front")
	b.click(".front-panel picture-picker .grid button")
	b.says(".front-panel .right", "On a condition")
	b.says(".status-words", "Saved")
	b.press("[data-publish]")
	b.says(".done", "Published")
	hash := regexp.MustCompile(`/media/([0-9a-f]{64})/3x2`).FindStringSubmatch(p.get("/").body)
	if hash == nil || !strings.Contains(known(), hash[1]) {
		b.t.Errorf("readers do not get the card’s own picture: %v", hash)
	}
	b.choosePicture("none")
	b.says(".status-words", "Saved")
	b.press("[data-publish]")
	b.says(".done", "Published")
	if strings.Contains(p.get("/").body, "/media/") || hash != nil && strings.Contains(known(), hash[1]) {
		b.t.Error("a picture that no card shows any more is still public")
	}
}

// choosePicture opens the first card and says what picture it shows.
func (b *tab) choosePicture(which string) {
	b.t.Helper()
	b.click(`[data-key="c0.k0.edit"]`)
	b.until("the choice is made", fmt.Sprintf(`(() => {
		const choice = [...document.querySelectorAll(".front-panel select")].find((e) => [...e.options].some((o) => o.value === "other"))
		if (!choice) return false
		choice.value = %q
		choice.dispatchEvent(new Event("change", { bubbles: true }))
		return true
	})()`, which))
}

// zone is the publication's, as the desk says it.
func (b *tab) zone() *time.Location {
	b.t.Helper()
	said := b.eval(`document.querySelector(".said").textContent`)
	m := regexp.MustCompile(`Times are those of (\S+)`).FindStringSubmatch(said)
	if m == nil {
		b.t.Fatalf("the desk names no zone: %s", said)
	}
	loc, err := time.LoadLocation(m[1])
	if err != nil {
		b.t.Fatal(err)
	}
	return loc
}

// soon waits for what happens by itself.
func (p *paper) soon(what string, is func() bool) {
	p.t.Helper()
	for began := time.Now(); time.Since(began) < patience; time.Sleep(20 * time.Millisecond) {
		if is() {
			return
		}
	}
	p.t.Fatalf("%s: not in time", what)
}

// scene draws a picture of shapes: each number another one, and each quality
// another file of the same.
func scene(t *testing.T, dir, name string, quality, number int) string {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 1500, 1000))
	for y := range 1000 {
		for x := range 1500 {
			c := color.RGBA{uint8(150 + 60*number + y/20), uint8(180 + x/40 - 40*number), uint8(215 - y/10), 255}
			if dx, dy := x-400-500*number, y-480; dx*dx+dy*dy < 160*160 {
				c = color.RGBA{230, 190, 60, 255}
			}
			if y > 620+(x/90%3)*20*(1+number) {
				c = color.RGBA{30, uint8(70 + x/30), uint8(90 + 40*number), 255}
			}
			if (x+200*number)%500 > 300 && y > 520 && y < 700 {
				c = color.RGBA{120, 40, 45, 255}
			}
			img.SetRGBA(x, y, c)
		}
	}
	file := filepath.Join(dir, name)
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := jpeg.Encode(f, img, &jpeg.Options{Quality: quality}); err != nil {
		t.Fatal(fmt.Errorf("draw %s: %w", name, err))
	}
	return file
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	b, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, b, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}
