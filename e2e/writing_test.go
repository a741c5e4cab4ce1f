package e2e_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestAWriterHasEverythingAtHand writes a story with what the surface offers
// beyond words: blocks by the slash, typographer's signs, a card by its
// address, finding and replacing, and the headlines for elsewhere. All of it is
// in the story that readers get.
func TestAWriterHasEverythingAtHand(t *testing.T) {
	t.Parallel()
	chromium(t)
	p := openPaper(t, "--demo")
	b := openBrowser(t, p.base)
	b.do("size the screen", chromedp.EmulateViewport(1280, 900))
	b.firstAccount(p)
	b.open("/")
	other := b.eval(`document.querySelector("main .headline a").getAttribute("href")`)
	b.open("/desk/")

	b.press(".head button.strong")
	b.click("textarea[name=headline]")
	b.keys(`The "mill" that wouldn't stop`)
	b.until("the headline has typographer's signs", `document.querySelector("[name=headline]").value === "The “mill” that wouldn’t stop"`)
	b.enter()
	b.keys("After thirty years the wheel moves - and the village listens.")
	b.enter()
	b.smartSigns()
	b.slashMenu()
	b.pasteAddress(p.base + other)
	b.findAndReplace()
	b.headlines()
	b.timeline()
	b.chooseWords()

	b.fill("#section", "UK")
	b.says(".status-words", "Saved")
	b.until("it is at rest", `document.querySelector("story-editor").dataset.state === "saved"`)
	b.shoot("writing-whole")
	b.press("button[data-act=publish]")
	b.says(".done", "Published")
	path := b.eval(`document.querySelector(".public a[target]").getAttribute("href")`)

	reader := b.stranger()
	reader.do("size the screen", chromedp.EmulateViewport(1280, 900))
	reader.open(path)
	reader.says("h1", "The “mill” that wouldn’t stop")
	reader.says("article .fact-box", "Nine metres wide")
	reader.says("article .story-timeline .timeline-when", "1931")
	reader.says("article .text p", "the river, the whole river")
	if title := reader.eval("document.title"); !strings.HasPrefix(title, "Tide mill turns again · ") {
		t.Errorf("the tab is called %q", title)
	}
	if social := reader.eval(`document.querySelector('meta[property="og:title"]').content`); social != "You can hear it from the bridge" {
		t.Errorf("it is shared as %q", social)
	}
	if href := reader.eval(`document.querySelector("article .story-card a").getAttribute("href")`); href != other {
		t.Errorf("the card leads to %q, not %q", href, other)
	}
	reader.shoot("writing-reader")
	reader.open("/uk")
	reader.says(`main a[href="`+path+`"]`, "The mill turns")
	b.whole()
	reader.whole()
	p.check()
}

// smartSigns types straight signs and takes one back.
func (b *tab) smartSigns() {
	b.t.Helper()
	b.keys(`"It's the stream," said the miller... `)
	b.until("the signs are set", `document.querySelector(".editor-text").textContent.includes("“It’s the stream,” said the miller… ")`)
	b.keys(`"`)
	b.keys("z", chromedp.KeyModifiers(chromedp.ModifierCtrl))
	b.until("one undo gives the straight sign back", `document.querySelector(".editor-text").textContent.endsWith("miller… \"")`)
	b.keys(kb.Backspace)
	b.keys("`x = \"1\"`")
	b.until("code is taken at its word", `document.querySelector(".editor-text code")?.textContent === 'x = "1"'`)
	b.keys(" he wrote of the stream.")
	b.enter()
}

// slashMenu opens the menu, looks through it, leaves it, and puts in a fact box.
func (b *tab) slashMenu() {
	b.t.Helper()
	b.keys("/")
	b.until("the list is open and told", `(() => {
		const text = document.querySelector(".editor-text"), list = document.getElementById(text.getAttribute("aria-controls"))
		return text.getAttribute("role") === "combobox" && list?.getAttribute("role") === "listbox" && !list.hidden && list.children.length > 15 &&
			document.getElementById(text.getAttribute("aria-activedescendant"))?.getAttribute("aria-selected") === "true"
	})()`)
	b.shoot("writing-slash")
	b.keys(kb.Escape)
	b.until("the list is closed, and the slash is text", `(() => {
		const text = document.querySelector(".editor-text")
		return text.getAttribute("role") === "textbox" && document.querySelector(".slash-list").hidden && text.lastElementChild.textContent === "/"
	})()`)
	b.keys(kb.Backspace)
	b.keys("/fact")
	b.until("the list is narrowed down", `document.querySelector('.slash-list [aria-selected="true"]')?.dataset.block === "factBox"`)
	b.shoot("writing-slash-narrow")
	b.enter()
	b.keys("Nine metres wide, and of the stream's own oak.")
	b.until("the words stand in the box, and the slash is gone", `document.querySelector(".fact-box-text")?.textContent === "Nine metres wide, and of the stream’s own oak." && !document.querySelector(".editor-text").textContent.includes("/fact")`)
	b.afterTheText()
	b.keys("/h1")
	b.enter()
	b.keys("What the stream says")
	b.enter()
	b.keys("It is in no hurry: the stream, the whole stream.")
	b.enter()
	b.until("a heading was made", `document.querySelector(".editor-text > h2")?.textContent === "What the stream says"`)
}

// afterTheText puts the cursor into a new paragraph at the end.
func (b *tab) afterTheText() {
	b.t.Helper()
	b.do("go to the end", chromedp.KeyEvent(kb.End, chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	b.keys(kb.ArrowDown)
	b.enter()
}

// pasteAddress pastes the address of another story on a line of its own.
func (b *tab) pasteAddress(address string) {
	b.t.Helper()
	b.eval(fmt.Sprintf(`(() => {
		const data = new DataTransfer()
		data.setData("text/plain", %q)
		document.querySelector(".editor-text").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }))
		return ""
	})()`, address))
	b.until("the card is there, with the other's headline", `(document.querySelector('[data-block="storyCard"] strong')?.textContent ?? "…").length > 5`)
}

// findAndReplace finds a word, goes round its places, and puts another in.
func (b *tab) findAndReplace() {
	b.t.Helper()
	b.do("into the text", chromedp.Focus(chromedp.CSS(".editor-text")), chromedp.KeyEvent(kb.Home, chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	b.keys("f", chromedp.KeyModifiers(chromedp.ModifierCtrl))
	b.until("the bar has the focus", `document.activeElement?.closest(".editor-find") !== null`)
	b.keys("STREAM")
	b.says(".find-told", "1 of 6")
	b.enter()
	b.says(".find-told", "2 of 6")
	b.until("the second place is marked", `[...document.querySelectorAll(".match")].findIndex((e) => e.classList.contains("match-here")) === 1`)
	b.shoot("writing-find")
	b.click(".editor-find [aria-pressed]")
	b.says(".find-told", "Not found")
	b.click(".editor-find [aria-pressed]")
	b.fill("[data-find='Replace with']", "river")
	b.click(".find-row [aria-label='Replace all']")
	b.says(".find-told", "6 replaced")
	b.until("every place has it", `!/stream/i.test(document.querySelector(".editor-text").textContent) && document.querySelector(".editor-text").textContent.match(/river/g).length === 6`)
	b.keys(kb.Escape)
	b.until("the text has the focus again", `document.activeElement === document.querySelector(".editor-text")`)
	b.keys("z", chromedp.KeyModifiers(chromedp.ModifierCtrl))
	b.until("one undo takes all of it back", `document.querySelector(".editor-text").textContent.match(/stream/g)?.length === 6`)
	b.keys("y", chromedp.KeyModifiers(chromedp.ModifierCtrl))
	b.until("and it can be done again", `document.querySelector(".editor-text").textContent.match(/river/g)?.length === 6`)
}

// headlines writes a headline for each place and sees it as it will be seen there.
func (b *tab) headlines() {
	b.t.Helper()
	b.click(".headlines > summary")
	b.says(".as-card .as-headline", "The “mill” that wouldn’t stop")
	b.says(".as-card .as-standfirst", "After thirty years the wheel moves – and the village listens.")
	b.fill("#headline-front", "The mill turns")
	b.says(".as-card .as-headline", "The mill turns")
	b.fill("#headline-search", "Tide mill turns again after sixty years of silence in a village by the sea")
	b.says("[data-note=search]", "results will cut it")
	b.says(".as-result .as-title", "…")
	b.keys("a", chromedp.KeyModifiers(chromedp.ModifierCtrl))
	b.keys("Tide mill turns again")
	b.says(".as-result .as-title", "Tide mill turns again · ")
	b.fill("#headline-social", "You can hear it from the bridge")
	b.says(".as-shared .as-title", "You can hear it from the bridge")
	b.says("[data-told]", "another for fronts, search, sharing")
	b.shoot("writing-headlines")
}

// timeline puts a timeline in at the end.
func (b *tab) timeline() {
	b.t.Helper()
	b.click(".editor-text > p:last-child") // and not by the focus alone: the editor then brings its own cursor back
	b.until("the cursor is in the last paragraph", `getSelection().isCollapsed && document.querySelector(".editor-text > p:last-child").contains(getSelection().anchorNode)`)
	b.keys("/chron")
	b.enter()
	b.until("a timeline is there", `document.querySelector('[data-block="timeline"] .timeline-text') !== null`)
	b.keys("The mill is built.")
	b.fill(`[data-block="timelineEntry"] [data-attribute=when] input`, "1931")
	b.click(`[data-block="timeline"] > .block-more button`)
	b.until("it has two moments", `document.querySelectorAll('[data-block="timelineEntry"]').length === 2`)
	b.click(`[data-block="timelineEntry"]:last-child .timeline-text`)
	b.keys("It falls silent.")
	b.fill(`[data-block="timelineEntry"]:last-child [data-attribute=when] input`, "1966")
}

// chooseWords chooses words and is told how many they are.
func (b *tab) chooseWords() {
	b.t.Helper()
	b.click(".editor-text > h2")
	b.keys("a", chromedp.KeyModifiers(chromedp.ModifierCtrl))
	b.says(".editor-length", "words chosen, 1 min")
	b.do("and let go", chromedp.KeyEvent(kb.ArrowRight))
	b.until("the whole text is counted", `/^\d+ words, 1 min$/.test(document.querySelector(".editor-length").textContent)`)
}
