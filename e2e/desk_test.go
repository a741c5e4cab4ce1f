package e2e_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestAStoryIsWrittenInABrowserAndReadInAnother follows one story from the
// set-up link to its withdrawal, with real keys in a real browser, through a
// network that dies in the middle of a sentence.
func TestAStoryIsWrittenInABrowserAndReadInAnother(t *testing.T) {
	t.Parallel()
	chromium(t)
	p := openPaper(t, "--demo")
	writer := openBrowser(t, p.base)
	writer.do("size the screen", chromedp.EmulateViewport(1280, 900))

	writer.setUp(p)
	writer.writeStory()
	writer.surviveTheNetwork()
	path := writer.publish()

	reader := writer.stranger()
	reader.do("size the screen", chromedp.EmulateViewport(1280, 900))
	reader.readStory(p, path)

	writer.correct()
	reader.open(path)
	reader.says("article", "The wheel is nine metres wide, not seven.")
	reader.shoot("reader-corrected")

	writer.update()
	reader.open(path)
	reader.says("article", "It was repaired by hand.")

	writer.withdraw()
	if status := reader.open(path); status != http.StatusGone {
		t.Errorf("a withdrawn story answers %d", status)
	}
	reader.says("main", "The mill has asked us to check its account.")
	reader.shoot("reader-withdrawn")
	p.nowhere([]string{"/", "/uk", "/latest", "/feed.xml"}, "Tide mill turns by night")
	writer.whole()
	reader.whole()
	p.check()
}

// setUp makes the first account, and finds a story in the list.
func (b *tab) setUp(p *paper) {
	b.t.Helper()
	b.setUpAccount(p)
	b.click("#q")
	b.keys("kettle")
	b.until("the list follows the typing", `(() => {
		const rows = [...document.querySelectorAll("tbody .headline a")].map((a) => a.textContent)
		return location.search.includes("q=kettle") && rows.length > 0 && rows.length < 12 && rows.some((row) => /kettles that whistle/.test(row))
	})()`)
}

// firstAccount makes it by the link that the server printed.
func (b *tab) firstAccount(p *paper) {
	b.t.Helper()
	_, link, found := strings.Cut(p.said.String(), "/desk/setup?token=")
	if !found {
		b.t.Fatalf("no set-up link was printed: %s", p.said)
	}
	b.open("/desk/setup?token=" + strings.TrimSpace(strings.SplitN(link, "\n", 2)[0]))
	b.shoot("setup")
	b.fill("#name", "Ines Roy")
	b.fill("#email", "ines@post.example")
	b.fill("#password", "three wide rivers meeting")
	b.press("form.stack button")
	b.says(".done", "The account is made")
}

// setUpAccount follows the link and fills in its form.
func (b *tab) setUpAccount(p *paper) {
	b.t.Helper()
	b.firstAccount(p)
	b.shoot("list")
}

// writeStory types a story as a person does and sees it saved.
func (b *tab) writeStory() {
	b.t.Helper()
	b.press(".head button.strong")
	b.click("textarea[name=headline]")
	b.keys("Tide mill turns by night")
	b.enter() // goes on to the standfirst, and from there to the text
	b.keys("After thirty years the wheel moves.")
	b.enter()
	b.keys("The wheel turned on Monday, said the ")
	b.keys("b", chromedp.KeyModifiers(chromedp.ModifierCtrl))
	b.keys("warden")
	b.keys("b", chromedp.KeyModifiers(chromedp.ModifierCtrl))
	b.keys(", and nobody slept.")
	b.enter()
	b.click("[data-action=heading-2]")
	b.keys("What the river says")
	b.enter()
	b.keys("It is in no hurry.")
	b.fill("#section", "UK")
	b.click("token-field:has([name=topics]) .token-entry")
	b.keys("Tide mills,")
	b.says(".status-words", "Saved")
	b.until("it is at rest", `document.querySelector("story-editor").dataset.state === "saved"`)
	b.shoot("writing")
	if text := b.eval(`document.querySelector(".editor-text").innerHTML`); !strings.Contains(text, "<strong>warden</strong>") || !strings.Contains(text, "What the river says</h2>") {
		b.t.Errorf("the text is %s", text)
	}
	for name, want := range map[string]string{"headline": "Tide mill turns by night", "standfirst": "After thirty years the wheel moves.", "section": "uk", "topics": "Tide mills"} {
		if got := b.eval(`document.querySelector(".writing [name=` + name + `]").value`); got != want {
			b.t.Errorf("the %s is %q, want %q", name, got, want)
		}
	}
}

// surviveTheNetwork types while the line is cut; the words are kept, and saved
// when it comes back.
func (b *tab) surviveTheNetwork() {
	b.t.Helper()
	b.line(true)
	b.do("put the cursor at the end", chromedp.Focus(chromedp.CSS(".editor-text")), chromedp.KeyEvent(kb.End, chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	b.keys(" Nor are we, said the miller, in the dark.")
	b.says(".status-words", "kept on this computer")
	b.shoot("offline")
	b.line(false)
	b.says(".status-words", "Saved")
	b.until("it is at rest", `document.querySelector("story-editor").dataset.state === "saved"`)
	b.do("reload", chromedp.Reload())
	b.says(".editor-text", "Nor are we, said the miller, in the dark.")
}

// publish looks at the preview, publishes, and gives the story's address.
func (b *tab) publish() (path string) {
	b.t.Helper()
	desk := b.eval("location.pathname")
	b.open(desk + "/preview")
	b.says("article", "Nor are we, said the miller, in the dark.")
	b.says(".preview", "not published")
	b.shoot("preview")
	b.open(desk)
	b.press("button[data-act=publish]")
	b.says(".done", "Published")
	b.shoot("published")
	b.open(desk + "/revisions")
	b.shoot("revisions")
	b.press("tbody tr:first-child a")
	b.says(".diff", "Nor are we")
	b.shoot("revision")
	b.open("/desk/account")
	b.shoot("account")
	b.open(desk)
	return b.eval(`document.querySelector(".public a[target]").getAttribute("href")`)
}

// readStory finds the story wherever a reader would, without a cookie.
func (b *tab) readStory(p *paper, path string) {
	b.t.Helper()
	if status := b.open(path); status != http.StatusOK {
		b.t.Fatalf("%s answers %d", path, status)
	}
	b.says("h1", "Tide mill turns by night")
	b.says("article strong", "warden")
	b.says("article h2", "What the river says")
	b.says("article", "Nor are we, said the miller, in the dark.")
	b.says("article", "Tide mills")
	b.shoot("reader-story")
	for _, page := range []string{"/", "/uk", "/topic/tide-mills", "/latest"} {
		b.open(page)
		b.says(`main a[href="`+path+`"]`, "Tide mill turns by night")
	}
	if feed := p.get("/feed.xml"); !strings.Contains(feed.body, "Tide mill turns by night") {
		b.t.Error("the feed does not have the story")
	}
	cookies, err := chromedp.Call(b.ctx, network.GetCookies, network.GetCookiesParams{})
	if err != nil || len(cookies.Cookies) > 0 {
		b.t.Errorf("a reader got cookies: %v, %v", cookies.Cookies, err)
	}
}

func (b *tab) correct() {
	b.t.Helper()
	b.click("details[data-act=correct] summary")
	b.fill("#correct-correction_text", "The wheel is nine metres wide, not seven.")
	b.press("details[data-act=correct] button")
	b.says(".done", "The note is public")
}

// update writes on in a story that is public; the way to publish what is new
// appears without a reload.
func (b *tab) update() {
	b.t.Helper()
	b.do("put the cursor at the end", chromedp.Focus(chromedp.CSS(".editor-text")), chromedp.KeyEvent(kb.End, chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	b.enter()
	b.keys("It was repaired by hand.")
	b.says("#acts button", "as an update")
	b.says("#facts dd", "revision ")
	b.press("button[data-act=publish]")
	b.says(".done", "Published")
}

func (b *tab) withdraw() {
	b.t.Helper()
	b.click("details[data-act=withdraw] summary")
	b.press("details[data-act=withdraw] button")
	b.says("details[data-act=withdraw] .field-error", "Say in a sentence why")
	b.shoot("refused")
	b.fill("#withdraw-reason_withdraw", "The mill has asked us to check its account.")
	b.press("details[data-act=withdraw] button")
	b.says(".done", "Withdrawn")
	b.shoot("withdrawn")
}
