package e2e_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestAFrontIsArrangedByMouseAndByKeyboardAndRead arranges the main front in a
// real browser: stories are added and dragged, moved with the arrow keys, told
// otherwise; the line is cut and comes back; readers get it when it is published,
// and what they had before when that is undone.
func TestAFrontIsArrangedByMouseAndByKeyboardAndRead(t *testing.T) {
	t.Parallel()
	chromium(t)
	p := openPaper(t, "--demo")
	editor := openBrowser(t, p.base)
	editor.do("size the screen", chromedp.EmulateViewport(1280, 900))
	editor.setUp(p)
	reader := editor.stranger()
	reader.do("size the screen", chromedp.EmulateViewport(1280, 900))

	editor.open("/desk/fronts")
	editor.says("tbody", "By the rule")
	editor.shoot("fronts")
	editor.press("tbody .headline a")
	editor.says(".finder .found", "Add")
	editor.shoot("front-starting")

	first, second := editor.addAndDrag()
	reader.open("/")
	reader.until("the draft is not public", `!document.querySelector(".part")`)
	editor.arrangeByKeyboard(first)
	editor.tellOtherwise(second)
	editor.previewFront()

	editor.press("[data-publish]")
	editor.says(".done", "Published")
	editor.shoot("front-published")
	reader.open("/")
	reader.says(".of-lead .first .headline", "Told at the desk")
	reader.says(".part .supporting a", "")
	reader.shoot("reader-front")

	editor.arrangeOffline()
	editor.press("[data-publish]")
	editor.says(".done", "Published")
	reader.open("/")
	reader.says(".of-strip .payer", "Paid for by The Lamp Company")
	reader.says(".of-strip.paid h2", "By lamplight")
	reader.shoot("reader-paid")
	editor.press(`form[action$="/undo"] button`)
	editor.says(".done", "Undone")
	reader.open("/")
	reader.until("the paid part is gone", `!document.querySelector(".payer") && !!document.querySelector(".of-lead")`)
	editor.open("/desk/fronts/home/history")
	editor.says("article:first-of-type", "as number 1 was")
	editor.shoot("front-history")
	editor.whole()
	reader.whole()
	p.check()
}

// addAndDrag puts one story on the front with its button and one with the
// mouse, and gives their headlines.
func (b *tab) addAndDrag() (first, second string) {
	b.t.Helper()
	headline := func(n int) string {
		return b.eval(fmt.Sprintf(`document.querySelector(".found li:nth-child(%d) .headline").textContent`, n))
	}
	first, second = headline(3), headline(4) // what is approved stands first, and readers would not have it
	b.click(".found li:nth-child(3) button")
	b.says(".containers [data-container='0'] .card", first)
	b.dragTo(".found li:nth-child(4) .headline", ".containers [data-container='0'] .cards .card", .9)
	b.until("the dragged story is the second card", fmt.Sprintf(`document.querySelector(".containers [data-container='0'] [data-card='1'] .headline")?.textContent === %q`, second))
	b.until("it was announced", `/added to container 1/.test(document.querySelector("front-editor [role=status].unseen").textContent)`)
	b.says(".status-words", "Saved")
	b.dragTo(".containers [data-container='0'] [data-card='0'] .grip", ".containers [data-container='1'] .cards", .5)
	b.says(".containers [data-container='1'] .card", first)
	b.dragTo(".containers [data-container='0'] [data-card='0'] .grip", ".containers [data-container='1'] .cards .card", .1)
	b.until("both are in the second", `document.querySelectorAll(".containers [data-container='1'] .card").length === 2`)
	return first, second
}

// arrangeByKeyboard moves the cards back up with nothing but keys.
func (b *tab) arrangeByKeyboard(first string) {
	b.t.Helper()
	key := func(k string) { b.do("press "+k, chromedp.KeyEvent(k)) }
	b.do("focus the grip", chromedp.Focus(chromedp.CSS(`[data-key="c1.k0"]`)))
	key(kb.ArrowUp)
	b.until("it is in the first container, with the focus", `document.activeElement?.dataset.key === "c0.k0"`)
	b.do("focus the other", chromedp.Focus(chromedp.CSS(`[data-key="c1.k0"]`)))
	key(kb.PageUp)
	b.until("it is first there", fmt.Sprintf(`document.activeElement?.dataset.key === "c0.k0" && document.querySelector("[data-container='0'] [data-card='0'] .headline").textContent === %q`, first))
	key(kb.ArrowDown)
	b.until("it is second", fmt.Sprintf(`document.activeElement?.dataset.key === "c0.k1" && document.querySelector("[data-container='0'] [data-card='1'] .headline").textContent === %q`, first))
	b.until("it was announced", `/place 2 of 2 in container 1/.test(document.querySelector("front-editor [role=status].unseen").textContent)`)
	key(kb.Delete)
	b.until("it is gone", `document.querySelectorAll("[data-container='0'] .card").length === 1`)
	b.keys("z", chromedp.KeyModifiers(chromedp.ModifierCtrl))
	b.until("undo brings it back", `document.querySelectorAll("[data-container='0'] .card").length === 2`)
	b.says(".status-words", "Saved")
}

// tellOtherwise gives the first card words of its own and a supporting story.
func (b *tab) tellOtherwise(headline string) {
	b.t.Helper()
	b.says("[data-container='0'] [data-card='0'] .headline", headline)
	b.do("open the card", chromedp.Focus(chromedp.CSS(`[data-key="c0.k0"]`)))
	b.enter()
	b.says(".front-panel h3", "Card")
	b.click(".front-panel textarea")
	b.keys("Told at the desk")
	b.says("[data-container='0'] [data-card='0'] .headline", "Told at the desk")
	b.click(".front-panel .found li:nth-child(5) button")
	b.says("[data-container='0'] [data-card='0'] .supporting", "")
	b.shoot("front-card")
	b.do("close the panel", chromedp.KeyEvent(kb.Escape))
	b.until("the focus is on the card again", `document.activeElement?.dataset.key === "c0.k0"`)
	b.says(".status-words", "Saved")
	b.do("reload", chromedp.Reload())
	b.says("[data-container='0'] [data-card='0'] .headline", "Told at the desk")
}

func (b *tab) previewFront() {
	b.t.Helper()
	b.open("/desk/fronts/home/look")
	b.until("both frames show the draft as it is set", `[...document.querySelectorAll("iframe")].length === 2 && [...document.querySelectorAll("iframe")].every((f) => f.contentDocument?.styleSheets.length === 1) && [...document.querySelectorAll("iframe")].every((f) => /Told at the desk/.test(f.contentDocument?.body.textContent ?? ""))`)
	b.shoot("front-look")
	b.open("/desk/fronts/home")
	b.says("[data-container='0'] [data-card='0'] .headline", "Told at the desk")
}

// arrangeOffline sets a container up while the line is cut; it is kept, and
// saved when the line is back.
func (b *tab) arrangeOffline() {
	b.t.Helper()
	b.says(".containers .box", "")
	b.says(".found li:nth-child(6)", "Add")
	b.line(true)
	b.do("choose a layout", chromedp.SetValue(chromedp.CSS(".adder select"), "strip"))
	b.click(".adder button")
	b.until("it is the last, with the focus", `/^c\d+\.title$/.test(document.activeElement?.dataset.key ?? "")`)
	b.keys("By lamplight")
	b.do("set it up", chromedp.Click(chromedp.CSS(".containers .box:last-of-type .box-tools button"), chromedp.NodeVisible))
	b.click(".front-panel .check input")
	b.click(".front-panel .field:has([maxlength='120']):not([hidden]) input")
	b.keys("The Lamp Company")
	b.click(".panel-head button")
	b.eval(`(() => { const to = document.querySelector(".finder select"); to.value = String(to.options.length - 1); return to.value })()`)
	b.click(".found li:nth-child(6) button")
	b.until("the story is in it", `!!document.querySelector(".containers .box:last-of-type .card")`)
	b.says(".status-words", "kept on this computer")
	b.shoot("front-offline")
	b.line(false)
	b.says(".status-words", "Saved")
	b.until("it is at rest", `document.querySelector("front-editor").dataset.state === "saved"`)
}

// dragTo drags one thing onto another, to a part of its height, as a hand does:
// in small steps.
func (b *tab) dragTo(from, to string, part float64) {
	b.t.Helper()
	middle := func(selector string, part float64) (x, y float64) {
		b.do("see "+selector, chromedp.ScrollIntoView(chromedp.CSS(selector)))
		at := b.eval(fmt.Sprintf(`(() => { const r = document.querySelector(%q).getBoundingClientRect(); return (r.x + r.width / 2) + " " + (r.y + r.height * %v) })()`, selector, part))
		if _, err := fmt.Sscan(at, &x, &y); err != nil {
			b.t.Fatalf("find %s: %v", selector, err)
		}
		return x, y
	}
	_, _ = middle(to, part)
	x, y := middle(from, .5)
	toX, toY := middle(to, part)
	mouse := func(kind input.DispatchMouseEventType, x, y float64, held int64) {
		event := input.DispatchMouseEventParams{Type: kind, X: x, Y: y, Button: input.MouseButtonLeft, Buttons: held, ClickCount: 1}
		if _, err := chromedp.Call(b.ctx, input.DispatchMouseEvent, event); err != nil {
			b.t.Fatalf("drag: %v", err)
		}
	}
	mouse(input.DispatchMouseEventTypeMouseMoved, x, y, 0)
	mouse(input.DispatchMouseEventTypeMousePressed, x, y, 1)
	const steps = 12
	for i := 1; i <= steps; i++ {
		mouse(input.DispatchMouseEventTypeMouseMoved, x+(toX-x)*float64(i)/steps, y+(toY-y)*float64(i)/steps, 1)
		time.Sleep(30 * time.Millisecond) // a hand is not faster, and the page looks at it every so often
	}
	mouse(input.DispatchMouseEventTypeMouseMoved, toX+1, toY, 1)
	time.Sleep(200 * time.Millisecond)
	mouse(input.DispatchMouseEventTypeMouseReleased, toX, toY, 0)
}
