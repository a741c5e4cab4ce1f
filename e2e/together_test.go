package e2e_test

import (
	"encoding/json"
	"os/exec"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestTwoWriteOneStoryWhileTheLineDrops has two people in two browsers in one
// story. Both type at once; the line of one is cut in the middle and comes back;
// the server is killed and started again; a tab crashes with words that nobody
// has seen. In the end both have the same text, and all that either typed is in it.
func TestTwoWriteOneStoryWhileTheLineDrops(t *testing.T) {
	t.Parallel()
	chromium(t)
	p := openPaper(t)
	ines := openBrowser(t, p.base)
	ines.do("size the screen", chromedp.EmulateViewport(1280, 900))
	ines.setUpPlain(p)
	p.addUser("ben@post.example", "Ben Ek", "editor", "three wide rivers meeting")
	ben := ines.stranger()
	ben.do("size the screen", chromedp.EmulateViewport(1280, 900))
	ben.open("/desk/sign-in")
	ben.fill("#email", "ben@post.example")
	ben.fill("#password", "three wide rivers meeting")
	ben.press("form.stack button")

	ines.press(".head button.strong")
	story := ines.eval("location.pathname")
	ines.click(".editor-text")
	ines.keys("The river rose at noon.")
	ines.enter()
	ines.keys("Nobody was hurt.")
	ines.atRest()
	ben.open(story)
	ben.says(".editor-text", "Nobody was hurt.")
	ines.until("ines sees that ben is here", `document.querySelector(".peers .peer")?.textContent.includes("BE")`)

	// Both type at once, each in a paragraph of their own.
	ben.cursorAt("Nobody was hurt.")
	for _, word := range []string{" Ben", " says", " so."} {
		ben.keys(word)
		ines.keys(strings.ToUpper(word))
	}
	both(ines, ben, "they agree", "Nobody was hurt.")
	ben.until("ben sees ines's caret", `document.querySelector(".peer-caret")?.dataset.name === "Ines Roy"`)
	ines.shoot("together-ines")
	ben.shoot("together-ben")

	// Ben's line is cut; both write on.
	ben.line(true)
	ben.keys(" Written in a tunnel.")
	ben.says(".status-words", "kept on this computer")
	ines.keys(" Written in the light.")
	ines.atRest()
	ben.line(false)
	both(ines, ben, "the line is back", "Written in a tunnel.", "Written in the light.")

	// One headline, two hands: the last wins, and the other can take it back.
	ines.click("textarea[name=headline]")
	ines.keys("River rises")
	ben.until("ben sees the headline", `document.querySelector("textarea[name=headline]").value === "River rises"`)
	ben.click("textarea[name=headline]")
	ben.do("go to the end", chromedp.KeyEvent(kb.End))
	ben.keys(" fast")
	ines.until("ines sees ben's headline", `document.querySelector("textarea[name=headline]").value === "River rises fast"`)
	ines.says(".field-note", "Ben Ek changed this. Yours was River rises")
	ines.shoot("together-headline")
	ines.click(".field-note button")
	ben.until("ines has hers back", `document.querySelector("textarea[name=headline]").value === "River rises"`)

	// The server is killed, and each writes before it is back.
	p.kill()
	ines.cursorAt("Nobody was hurt.")
	ines.keys(" Ines wrote in the dark.")
	ben.cursorAt("Nobody was hurt.")
	ben.keys(" Ben too.")
	ines.says(".status-words", "kept on this computer")
	p.startAgain()
	both(ines, ben, "the server is back", "Ines wrote in the dark.", "Ben too.")

	// Ben's tab dies with words that it could not send.
	ben.line(true)
	ben.keys(" The last words before the crash.")
	ben.says(".status-words", "kept on this computer")
	ben.do("leave the page as a crash would", chromedp.Navigate("about:blank"))
	ines.keys(" Meanwhile.")
	ines.atRest()
	ben.line(false)
	ben.open(story)
	both(ines, ben, "the crashed tab is back", "The last words before the crash.", "Meanwhile.")

	// An act is about the text that is seen, down to the last key.
	ines.keys(" The very last word.")
	ines.press("button[data-act=approve]")
	ines.says(".editor-text", "The very last word.")
	ines.open(story + "/preview")
	ines.says("article", "The very last word.")
	ines.whole()
	ben.whole()
	p.check()
}

// addUser makes an account on the command line.
func (p *paper) addUser(email, name, role, password string) {
	p.t.Helper()
	file, err := program()
	if err != nil {
		p.t.Fatal(err)
	}
	cmd := exec.Command(file, "user", "add", email, "--name", name, "--role", role, "--password-stdin", "--data", p.dir)
	cmd.Stdin = strings.NewReader(password + "\n")
	if out, err := cmd.CombinedOutput(); err != nil {
		p.t.Fatalf("add a user: %v: %s", err, out)
	}
}

// startAgain starts the server where it was, so that open tabs find it.
func (p *paper) startAgain() {
	p.t.Helper()
	p.flags = append(p.flags, "--addr", strings.TrimPrefix(p.base, "http://"))
	p.start()
}

// setUpPlain makes the first account on a publication with nothing in it.
func (b *tab) setUpPlain(p *paper) {
	b.t.Helper()
	_, link, found := strings.Cut(p.said.String(), "/desk/setup?token=")
	if !found {
		b.t.Fatalf("no set-up link was printed: %s", p.said)
	}
	b.open("/desk/setup?token=" + strings.TrimSpace(strings.SplitN(link, "\n", 2)[0]))
	b.fill("#name", "Ines Roy")
	b.fill("#email", "ines@post.example")
	b.fill("#password", "three wide rivers meeting")
	b.press("form.stack button")
}

// cursorAt puts the cursor behind words of the text.
func (b *tab) cursorAt(words string) {
	b.t.Helper()
	b.do("put the cursor behind "+words, chromedp.Focus(chromedp.CSS(".editor-text")))
	b.eval(`(() => {
		const walk = document.createTreeWalker(document.querySelector(".editor-text"), NodeFilter.SHOW_TEXT)
		for (let node = walk.nextNode(); node; node = walk.nextNode()) {
			const at = node.data.indexOf(` + "`" + words + "`" + `)
			if (at < 0) continue
			getSelection().collapse(node, at + ` + "`" + words + "`" + `.length)
			return "there"
		}
		return "nowhere"
	})()`)
}

// atRest waits until all that was typed here is saved.
func (b *tab) atRest() {
	b.t.Helper()
	b.until("it is at rest", `document.querySelector("story-editor").dataset.state === "saved"`)
}

// both waits until two tabs are at rest with one text that holds all the words.
func both(a, b *tab, what string, words ...string) {
	a.t.Helper()
	for _, one := range words {
		a.says(".editor-text", one)
		b.says(".editor-text", one)
	}
	a.atRest()
	b.atRest()
	const text = `[...document.querySelectorAll(".editor-text > *")].map((e) => e.textContent).join("\n")`
	mine := a.eval(text)
	b.until(what+": both have one text:\n"+mine, text+" === "+quoted(mine))
	for _, one := range words {
		if strings.Count(mine, one) != 1 {
			a.t.Errorf("%s: %q stands %d times in\n%s", what, one, strings.Count(mine, one), mine)
		}
	}
}

// quoted writes a text as a script reads it.
func quoted(s string) string {
	text, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	return string(text)
}
