package e2e_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// What must never be read by anybody outside: each stands in one place of the
// desk alone.
const (
	planWords   = "Ring the harbour master before ten"
	noteWords   = "The master wants to see his quote again"
	reasonWords = "Who counted the passengers"
	updateWords = "A second ship is being looked for"
)

// ferry is the story of the day, which everybody's work goes into.
const ferry = "Night ferry to Skarven sails again"

// TestTheNewsroomWorksADay follows one story through a newsroom of four people,
// each in a browser of their own: planned, written with a picture and a note,
// mended at a suggestion while a second reporter types in it, sent back,
// approved under an embargo, put at the head of the front, out at its second,
// corrected and updated. Readers are asked all the while.
func TestTheNewsroomWorksADay(t *testing.T) {
	t.Parallel()
	chromium(t)
	p := openPaper(t, "--demo")
	day := &newsday{paper: p, reader: openBrowser(t, p.base)}
	day.reader.do("size the screen", chromedp.EmulateViewport(1280, 900))
	day.ana = day.hire("ana@post.example", "Ana Orr", "reporter")
	day.ben = day.hire("ben@post.example", "Ben Ek", "reporter")
	day.maya = day.hire("maya@post.example", "Maya Lind", "editor")
	day.ola = day.hire("ola@post.example", "Ola Brandt", "editor")

	day.pitch()
	day.write()
	day.annotate()
	day.submit()
	day.sendBack()
	day.mendTogether()
	day.approve()
	day.arrangeTheFront()
	day.goOut()
	day.correctWhileAnotherTypes()
	day.lookBack()
	for _, b := range []*tab{day.ana, day.ben, day.maya, day.ola, day.reader} {
		b.whole()
	}
	p.check()
}

// newsday is the newsroom at work on one story.
type newsday struct {
	*paper
	ana, ben, maya, ola, reader *tab
	desk                        string // the story's address on the desk
	path                        string // and in public
}

// hire makes an account and gives its owner a browser, signed in.
func (d *newsday) hire(email, name, role string) *tab {
	d.t.Helper()
	d.addUser(email, name, role, "three wide rivers meeting")
	b := d.reader.stranger()
	b.do("size the screen", chromedp.EmulateViewport(1280, 900))
	b.open("/desk/sign-in")
	b.fill("#email", email)
	b.fill("#password", "three wide rivers meeting")
	b.press("form.stack button")
	return b
}

// pitch plans the story before anybody has written a word.
func (d *newsday) pitch() {
	d.t.Helper()
	ana := d.ana
	ana.open("/desk/calendar")
	ana.click(".planning summary")
	ana.fill("#what", "The night ferry to Skarven")
	ana.set("#due", time.Now().In(london(d.t)).Add(2*time.Hour).Format("2006-01-02T15:04"))
	ana.choose("#who", "Ana Orr")
	ana.choose("#section", "Europe")
	ana.fill("#note", planWords+".")
	ana.shoot("newsroom-01-pitch")
	ana.press(".planning button")
	ana.says(".done", "It is on the calendar")
	ana.says(".calendar .due", "The night ferry to Skarven")
	ana.show("calendar")
	ana.shoot("newsroom-02-calendar")
	ana.press(`.calendar form[action$="/begin"] button`)
	d.desk = ana.eval("location.pathname")
}

// write types the story, with a picture that says what it is of and by whom.
func (d *newsday) write() {
	d.t.Helper()
	ana := d.ana
	ana.says(".editor-text", "")
	ana.set("textarea[name=headline]", "")
	ana.click("textarea[name=headline]")
	ana.keys(ferry)
	ana.enter()
	ana.keys("After nine winters the crossing is back, three nights a week.")
	ana.enter()
	ana.until("the cursor is in the text", `document.activeElement.classList.contains("editor-text")`)
	ana.keys("The first passengers went aboard at dusk on Monday, most of them with bicycles.")
	ana.enter()
	ana.keys("The harbour master counted ninety people on the quay.")
	ana.enter()
	ana.keys("The crossing takes eleven hours.")
	ana.do("send a picture", chromedp.SetUploadFiles("lead-picture input[type=file]", []string{evening(ana.t.(*testing.T))}))
	ana.says("lead-picture [role=status]", "It is here")
	ana.do("describe it", chromedp.SendKeys("#picture-alt", "The ferry leaves under an evening sky"), chromedp.SendKeys("#picture-caption", "The Skarven boat on Monday evening"))
	ana.do("credit it", chromedp.SendKeys("lead-picture .credit input", "Ann Lens\t"))
	ana.click("token-field:has([name=topics]) .token-entry")
	ana.keys("Ferries,")
	ana.click("token-field:has([name=bylines]) .token-entry")
	ana.keys("Ana Orr,")
	ana.until("it is at rest", `document.querySelector("story-editor").dataset.state === "saved"`)
	ana.until("the picture is seen", `document.querySelector("lead-picture img").naturalWidth > 0`)
	ana.show("writing")
	ana.shoot("newsroom-03-writing")
}

// annotate leaves a note for the newsroom beside some words.
func (d *newsday) annotate() {
	d.t.Helper()
	d.ana.about("The harbour master")
	d.ana.do("write the note", chromedp.SendKeys(chromedp.CSS("#note-text"), noteWords+"."))
	d.ana.press(`button[formaction$="/notes"]`)
	d.ana.says("#notes .note", noteWords)
	d.ana.shoot("newsroom-04-note")
	d.private()
}

func (d *newsday) submit() {
	d.t.Helper()
	d.ana.press("button[data-act=submit]")
	d.ana.says(".done", "Submitted")
	d.ana.says(".shut", "The editors have this now")
	d.ana.shoot("newsroom-05-submitted")
	d.private()
}

// sendBack is the editor's reading: other words for one passage, and a reason.
func (d *newsday) sendBack() {
	d.t.Helper()
	maya := d.maya
	maya.open("/desk/board")
	maya.says(".standing section[aria-label=Submitted]", ferry)
	maya.show("board")
	maya.shoot("newsroom-06-board")
	maya.press(`.standing a[href="` + d.desk + `"]`)
	maya.about("ninety people")
	maya.choose("#note-kind", "Other words")
	maya.do("suggest", chromedp.SendKeys(chromedp.CSS("#note-instead"), "about ninety people"), chromedp.SendKeys(chromedp.CSS("#note-text"), "Nobody counted them one by one."))
	maya.press(`button[formaction$="/notes"]`)
	maya.says("#notes .note del", "ninety people")
	maya.show("suggestion", 1180)
	maya.shoot("newsroom-07-suggestion")
	maya.click("details[data-act=send-back] summary")
	maya.fill("#send-back-reason_back", reasonWords+"? Say so, and it goes.")
	maya.press("details[data-act=send-back] button")
	maya.says(".done", "Sent back")
	maya.shoot("newsroom-08-sent-back")
	d.private()
}

// mendTogether has the writer accept the suggestion and mend the text while a
// second reporter types in it.
func (d *newsday) mendTogether() {
	d.t.Helper()
	ana, ben := d.ana, d.ben
	ana.open("/desk/")
	ana.says("tbody .headline", ferry)
	ana.shoot("newsroom-09-list")
	ana.open(d.desk)
	ana.says(".shut", reasonWords)
	ana.shoot("newsroom-10-reason")
	ana.press(".note-acts button[formaction$='/accept']")
	ana.says(".editor-text", "about ninety people on the quay")
	ben.open(d.desk)
	ben.says(".editor-text", "about ninety people on the quay")
	ana.until("ana sees that ben is here", `document.querySelector(".peers .peer")?.textContent.includes("BE")`)
	ana.cursorAt("on the quay")
	ben.cursorAt("eleven hours")
	for _, word := range []string{", by", " his", " own", " count"} {
		ana.keys(word)
		ben.keys(strings.ToUpper(word))
	}
	both(ana, ben, "they write as one", "on the quay, by his own count.", "eleven hours, BY HIS OWN COUNT.")
	for range ", BY HIS OWN COUNT" {
		ben.do("take it back", chromedp.KeyEvent(kb.Backspace))
	}
	ben.keys(", weather allowing")
	both(ana, ben, "they write as one", "on the quay, by his own count.", "eleven hours, weather allowing.")
	ana.show("together")
	ana.shoot("newsroom-11-together")
	ana.resolve(noteWords)
	d.ana.press("button[data-act=submit]")
	d.ana.says(".done", "Submitted")
	ben.shoot("newsroom-11b-ben")
	d.private()
}

// resolve says that a note is dealt with.
func (b *tab) resolve(words string) {
	b.t.Helper()
	id := b.eval(fmt.Sprintf(`[...document.querySelectorAll("#notes .note")].find((n) => n.textContent.includes(%q))?.id ?? "none"`, words))
	b.press("#" + id + " button[formaction$='/resolve']")
	b.until("it is dealt with", fmt.Sprintf(`document.querySelector("#%s")?.hasAttribute("data-ended") ?? false`, id))
}

// approve sets a wall that nobody passes, far off for now.
func (d *newsday) approve() {
	d.t.Helper()
	maya := d.maya
	maya.open(d.desk)
	maya.press("button[data-act=approve]")
	maya.says(".done", "Approved")
	d.path = "/europe/" + time.Now().In(london(d.t)).Format("2006/01/02") + "/night-ferry-to-skarven-sails-again"
	maya.timed("embargo", "#embargo-embargo", time.Now().Add(time.Hour))
	maya.says(".done", "The embargo is set")
	maya.show("embargo")
	maya.shoot("newsroom-12-embargo")
	d.private()
}

// arrangeTheFront puts the story at the head of the main front before it is out.
func (d *newsday) arrangeTheFront() {
	d.t.Helper()
	maya := d.maya
	maya.open("/desk/fronts/home")
	maya.says(".finder .found", "Add")
	first := maya.eval(`document.querySelector(".found li:nth-child(2) .headline").textContent`)
	maya.click(".found li:nth-child(2) button")
	maya.says(".containers [data-container='0'] .card", first)
	maya.click(fmt.Sprintf(`.found li:nth-child(%s) button`, maya.eval(fmt.Sprintf(`String([...document.querySelectorAll(".found li")].findIndex((li) => li.textContent.includes(%q)) + 1)`, ferry))))
	maya.says(".containers [data-container='0'] .card", ferry)
	place := maya.eval(fmt.Sprintf(`[...document.querySelectorAll(".containers [data-container='0'] .card")].find((c) => c.textContent.includes(%q)).dataset.card`, ferry))
	if place != "0" {
		maya.do("take its grip", chromedp.Focus(chromedp.CSS(`[data-key="c0.k`+place+`"]`)), chromedp.KeyEvent(kb.ArrowUp))
	}
	maya.says(".containers [data-container='0'] [data-card='0'] .headline", ferry)
	maya.says(".status-words", "Saved")
	maya.show("front")
	maya.shoot("newsroom-13-front")
	maya.press("[data-publish]")
	maya.says(".done", "Published")
	d.private()
}

// goOut moves the embargo close, schedules the story at that second, and reads
// as everybody does until it is there.
func (d *newsday) goOut() {
	d.t.Helper()
	maya := d.maya
	maya.open(d.desk)
	at := time.Now().Add(12 * time.Second).Truncate(time.Second)
	maya.timed("embargo", "#embargo-embargo", at)
	maya.says(".done", "The embargo is set")
	maya.timed("schedule", "#schedule-at", at)
	maya.says(".done", "Scheduled")
	d.seenFrom(at, []string{"/", "/europe", "/latest", d.path, "/feed.xml", "/api/v1/stories"}, ferry)
	d.reader.open("/")
	d.reader.says(".of-lead .first .headline", ferry)
	d.reader.shoot("newsroom-14-reader-front")
	d.reader.open(d.path)
	d.reader.says("article", "by his own count")
	d.reader.says("article", "weather allowing")
	d.reader.says(".lead-picture figcaption", "The Skarven boat on Monday evening")
	d.reader.shoot("newsroom-15-reader-story")
	d.unsaid()
}

// correctWhileAnotherTypes publishes a correction while another editor writes
// an update: readers get the one and not the other.
func (d *newsday) correctWhileAnotherTypes() {
	d.t.Helper()
	maya, ola := d.maya, d.ola
	maya.open(d.desk)
	ola.open(d.desk)
	ola.cursorAt("weather allowing.")
	ola.keys(" " + updateWords)
	maya.says(".editor-text", updateWords)
	maya.click("details[data-act=correct] summary")
	maya.fill("#correct-correction_text", "The crossing takes ten hours, not eleven.")
	maya.show("correction")
	maya.shoot("newsroom-16-correcting")
	maya.press("details[data-act=correct] button")
	maya.says(".done", "The note is public")
	ola.keys(", the line says.")
	d.reader.open(d.path)
	d.reader.says("article", "The crossing takes ten hours, not eleven.")
	d.nowhere(append(listsOf(d.path), d.path, "/corrections"), updateWords)
	d.reader.open("/corrections")
	d.reader.says("main", "The crossing takes ten hours, not eleven.")
	d.reader.shoot("newsroom-17-corrections")
	ola.atRest()
	both(maya, ola, "they write as one", updateWords+", the line says.")
	ola.shoot("newsroom-18-updating")
	ola.press("button[data-act=publish]")
	ola.says(".done", "Published")
	d.shows(d.path, updateWords+", the line says.", "The crossing takes ten hours, not eleven.")
}

// lookBack reads what became of it.
func (d *newsday) lookBack() {
	d.t.Helper()
	d.maya.open(d.desk + "/history")
	for _, said := range []string{"Ana Orr", "submitted", reasonWords, "approved", "scheduled", "published a correction", "published an update"} {
		d.maya.says(".history", said)
	}
	d.maya.show("history")
	d.maya.shoot("newsroom-19-history")
	d.maya.open(d.desk + "/revisions")
	d.maya.shoot("newsroom-20-revisions")
	d.maya.open("/desk/calendar?span=day")
	d.maya.says(".calendar .went", ferry)
	d.maya.shoot("newsroom-21-day")
	d.unsaid()
}

// private wants nothing of the story anywhere that a reader may look.
func (d *newsday) private() {
	d.t.Helper()
	id := strings.TrimPrefix(d.desk, "/desk/stories/")
	pages := []string{"/", "/europe", "/latest", "/feed.xml", "/feed.json", "/europe/feed.atom", "/sitemap.xml", "/news-sitemap.xml", "/topic/ferries", "/by/ana-orr", "/search?q=ferry",
		"/api/v1/stories", "/api/v1/stories/" + id, "/api/v1/fronts/home", d.desk, d.desk + "/preview", d.desk + "/history"}
	if d.path != "" {
		pages = append(pages, d.path, d.path+"/history")
	}
	d.nowhere(pages, ferry, "Skarven boat", "harbour master")
	d.unsaid()
}

// unsaid wants nothing of what the newsroom says among itself in public, ever.
func (d *newsday) unsaid() {
	d.t.Helper()
	pages := []string{"/", "/latest", "/feed.xml", "/api/v1/stories", d.desk, "/corrections"}
	if d.path != "" {
		pages = append(pages, d.path, d.path+"/history")
	}
	d.nowhere(pages, planWords, noteWords, reasonWords, "one by one")
}

// timed sends the form of an act that takes a moment of the publication's day.
func (b *tab) timed(act, field string, at time.Time) {
	b.t.Helper()
	b.click("details[data-act=" + act + "] summary")
	b.set(field, at.In(london(b.t)).Format("2006-01-02T15:04:05"))
	b.press("details[data-act=" + act + "] button")
}

// set puts a value into a field as a picker does, key by key being its own affair.
func (b *tab) set(selector, value string) {
	b.t.Helper()
	b.eval(fmt.Sprintf(`(() => { const e = document.querySelector(%q); e.value = %q; e.dispatchEvent(new Event("input", {bubbles: true})); e.dispatchEvent(new Event("change", {bubbles: true})); return e.value })()`, selector, value))
}

// choose takes the option of a select that has the words.
func (b *tab) choose(selector, words string) {
	b.t.Helper()
	value := b.eval(fmt.Sprintf(`[...document.querySelector(%q).options].find((o) => o.textContent.includes(%q))?.value ?? "no such option"`, selector, words))
	b.set(selector, value)
}

// about opens the form of a note about words of the text.
func (b *tab) about(words string) {
	b.t.Helper()
	b.cursorAt(words)
	b.eval(fmt.Sprintf(`(() => { const s = getSelection(); s.setBaseAndExtent(s.anchorNode, s.anchorOffset - %d, s.anchorNode, s.anchorOffset); return s.toString() })()`, len(words)))
	b.says("[data-about]", words)
	b.click(".new-note > summary")
	b.says("[data-about]", words)
}

func london(t testing.TB) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}
