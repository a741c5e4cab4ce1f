package e2e_test

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// TestAChartAndAMapAreMadeOnTheDeskAndReadByReaders makes a chart of a table
// that is pasted and a map of places that are looked for, publishes both, and
// reads them on a desk and on a telephone, by day and by night.
func TestAChartAndAMapAreMadeOnTheDeskAndReadByReaders(t *testing.T) {
	t.Parallel()
	chromium(t)
	p := openPaper(t)
	writer := openBrowser(t, p.base)
	writer.do("size the screen", chromedp.EmulateViewport(1280, 1000))
	writer.setUpAccount(p)
	writer.press(".head button.strong")
	writer.click("textarea[name=headline]")
	writer.keys("Fewer towns vote")
	writer.enter()
	writer.keys("The turnout fell again.")
	writer.enter()
	writer.until("the cursor is in the text", `document.activeElement.classList.contains("editor-text")`)
	writer.keys("It was counted on Sunday.")
	writer.makeChart()
	writer.makeMap()
	writer.fill("#section", "UK")
	writer.until("it is at rest", `document.querySelector("story-editor").dataset.state === "saved"`)
	writer.shoot("drawings-desk")
	writer.open("/desk/stories/" + writer.eval(`document.querySelector("story-editor").dataset.story`))
	writer.until("both come back as they were made", `document.querySelectorAll(".block .drawing svg").length === 3 && document.querySelector(".drawing-maker").hidden`)
	writer.says("#checks", "has no source") // the chart says nobody
	writer.press("button[data-act=publish]")
	writer.says(".done", "Published")
	path := writer.eval(`document.querySelector(".public a[target]").getAttribute("href")`)

	reader := writer.stranger()
	reader.do("size the screen", chromedp.EmulateViewport(1280, 1000))
	reader.open(path)
	reader.readDrawings(t)
	reader.shoot("drawings")
	reader.night()
	if same := reader.eval(`String(getComputedStyle(document.querySelector(".chart text.accent")).fill === window.day)`); same != "false" {
		t.Error("the chart is as dark by night as by day")
	}
	reader.shoot("drawings-night")

	if feed := p.get("/feed.xml").body; !strings.Contains(feed, "61,5") || strings.Contains(feed, "&lt;svg") {
		t.Error("the feed does not have the numbers alone")
	}
	writer.whole()
	reader.whole()
	p.check()
}

// makeChart inserts a chart by the toolbar and makes it of a table as a German
// spreadsheet has it.
func (b *tab) makeChart() {
	b.t.Helper()
	b.click("[data-action=insert]")
	b.choice("Chart")
	b.until("the table waits for numbers", `document.activeElement?.closest("[data-attribute=table]") !== null`)
	b.paste("Jahr\tOudemeer\tLand\n2008\t63,5\t70\n2012\t61\t72\n2016\t61,5\t70\n2020\t\t71\n2024\t48\tviele")
	b.says(".drawing-told", "Row 6: “viele” is not a number.")
	b.set(`[data-block=chart] textarea`, "Jahr\tOudemeer\tLand\n2008\t63,5\t70\n2012\t61\t72\n2016\t61,5\t70\n2020\t\t71\n2024\t48\t69")
	b.says(".drawing-told", "A bar chart is drawn from one column of numbers")
	b.choose(`[data-block=chart] [data-attribute=kind] select`, "Lines")
	b.until("it is drawn", `document.querySelectorAll("[data-block=chart] .drawing svg").length === 2 && document.querySelector(".drawing-told").hidden`)
	b.choose(`[data-block=chart] [data-attribute=marked] select`, "Oudemeer")
	b.click(`[data-block=chart] [data-attribute=title] input`)
	b.keys("Fewer vote in Oudemeer")
	b.enter()
	b.click(`[data-block=chart] [data-attribute=subtitle] input`)
	b.keys("Turnout in per cent")
	b.says("[data-block=chart] .drawing figcaption", "Fewer vote in Oudemeer")
}

// makeMap inserts a map and finds a town, a country and a point for it, with
// the keyboard alone.
func (b *tab) makeMap() {
	b.t.Helper()
	b.click(`.editor-text > p`)
	b.click("[data-action=insert]")
	b.choice("Map")
	b.until("the search waits for a name", `document.activeElement?.dataset.find !== undefined`)
	b.keys("rotterd")
	b.says(".drawing-found button", "Rotterdam")
	b.enter()
	b.until("it stands on the map", `[...document.querySelectorAll("[data-block=map] svg text")].some((t) => t.textContent === "Rotterdam")`)
	b.keys("Niederl")
	b.says(".drawing-found button", "Show Netherlands lighter")
	b.enter()
	b.until("the country is lighter", `document.querySelector("[data-block=map] svg path.focus") !== null`)
	b.keys("51.62, 3.85")
	b.says(".drawing-found button", "Put a dot at 51.62, 3.85")
	b.enter()
	b.until("the point wants a name", `document.activeElement?.getAttribute("aria-label") === "Name of place 2"`)
	b.keys("Oudemeer")
	b.until("it has it", `[...document.querySelectorAll("[data-block=map] svg text")].some((t) => t.textContent === "Oudemeer")`)
	b.click(`[data-block=map] [aria-label="Further away"]`)
	b.click(`[data-block=map] [data-attribute=title] input`)
	b.keys("Where Oudemeer lies")
	b.says("[data-block=map] .drawing figcaption", "Where Oudemeer lies")
}

// choice presses a choice of the panel under the toolbar.
func (b *tab) choice(words string) {
	b.t.Helper()
	b.until("there is "+words, `[...document.querySelectorAll(".panel-choices button")].some((b) => b.textContent === "`+words+`")`)
	b.eval(`(() => { [...document.querySelectorAll(".panel-choices button")].find((b) => b.textContent === "` + words + `").click(); return "" })()`)
}

// paste puts text where the cursor is, all at once.
func (b *tab) paste(text string) {
	b.t.Helper()
	if _, err := chromedp.Call(b.ctx, input.InsertText, input.InsertTextParams{Text: text}); err != nil {
		b.t.Fatalf("paste: %v", err)
	}
}

// night has the browser ask for dark pages, and keeps what the accent was by day.
func (b *tab) night() {
	b.t.Helper()
	b.eval(`window.day = getComputedStyle(document.querySelector(".chart text.accent")).fill`)
	dark := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}}
	if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, dark); err != nil {
		b.t.Fatalf("make it night: %v", err)
	}
}

// readDrawings reads a chart and a map as a reader does.
func (b *tab) readDrawings(t *testing.T) {
	t.Helper()
	b.says(".chart > figcaption", "Fewer vote in Oudemeer Turnout in per cent")
	b.says(".map > figcaption", "Where Oudemeer lies")
	b.says(".map .source", "Map data: Natural Earth")
	for question, want := range map[string]string{
		`[...document.querySelectorAll(".chart svg")].filter((s) => s.getBoundingClientRect().width > 0).map((s) => s.getAttribute("class")).join()`:                   "wide",
		`document.querySelector(".chart svg > desc").textContent`:                                                                                                      "Chart. Oudemeer: from 63,5 (2008) to 48 (2024); most 63,5 (2008), least 48 (2024). Land: from 70 (2008) to 69 (2024); most 72 (2012), least 69 (2024).",
		`document.querySelector(".map svg > desc").textContent`:                                                                                                        "Map: Rotterdam and Oudemeer.",
		`String([...document.querySelectorAll(".map svg text:not(.halo)")].filter((t) => t.textContent === "Oudemeer").length)`:                                        "2",
		`(() => { document.querySelector(".chart summary").click(); return document.querySelector(".chart tbody tr:nth-child(3)").innerText.replace(/\s+/g, " ") })()`: "2016 61,5 70",
		`String(document.querySelectorAll("script:not([type]), [style]").length)`:                                                                                      "0",
	} {
		if got := b.eval(question); got != want {
			t.Errorf("%s is %q, want %q", question, got, want)
		}
	}
	b.do("take a telephone", chromedp.EmulateViewport(360, 800))
	for question, want := range map[string]string{
		`[...document.querySelectorAll(".chart svg")].filter((s) => s.getBoundingClientRect().width > 0).map((s) => s.getAttribute("class")).join()`: "narrow",
		`String(document.documentElement.scrollWidth)`: "360",
		`String(Math.min(...[...document.querySelectorAll(".chart .narrow text, .map .narrow text")].map((t) => parseFloat(getComputedStyle(t).fontSize) * t.getScreenCTM().a)) >= 9.5)`: "true",
	} {
		if got := b.eval(question); got != want {
			t.Errorf("on a telephone %s is %q, want %q", question, got, want)
		}
	}
}
