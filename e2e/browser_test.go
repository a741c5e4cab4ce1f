package e2e_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// tab is one tab of a real browser, of somebody who has no cookies yet.
type tab struct {
	t    testing.TB
	ctx  context.Context
	base string

	mu     sync.Mutex
	faults []string // what went wrong in its scripts
}

// chromium finds the browser. Without one the test is skipped, or fails where
// REQUIRE_CHROMIUM is 1.
func chromium(t testing.TB) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if file, err := exec.LookPath(name); err == nil {
			return file
		}
	}
	const sentence = "there is no Chromium here, so nothing was tried in a browser: install Debian’s chromium"
	if os.Getenv("REQUIRE_CHROMIUM") == "1" {
		t.Fatal(sentence)
	}
	t.Skip(sentence)
	return ""
}

// openBrowser starts a browser and gives its first tab.
func openBrowser(t testing.TB, base string) *tab {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chromium(t)), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.Flag("headless", "new"))
	ctx, cancel := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	b := &tab{t: t, ctx: ctx, base: base}
	b.listen()
	return b
}

// stranger gives a tab of somebody else, who shares nothing with this one.
func (b *tab) stranger() *tab {
	b.t.Helper()
	ctx, cancel := chromedp.NewContext(b.ctx, chromedp.WithNewBrowserContext())
	b.t.Cleanup(cancel)
	other := &tab{t: b.t, ctx: ctx, base: b.base}
	other.listen()
	return other
}

// listen notes what no script may do: fail, or break the page's policy.
func (b *tab) listen() {
	b.t.Helper()
	err := chromedp.Listen(b.ctx, func(ev any) {
		if thrown, ok := ev.(*runtime.EventExceptionThrown); ok {
			b.mu.Lock()
			defer b.mu.Unlock()
			b.faults = append(b.faults, fmt.Sprintf("%+v", thrown.ExceptionDetails))
		}
	})
	if err != nil {
		b.t.Fatalf("start the browser: %v", err)
	}
}

// do carries out steps; what it waits for must come in time.
func (b *tab) do(what string, steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		b.t.Fatalf("%s: %v\n%s", what, err, b.seen())
	}
}

// until waits for a JavaScript expression to be true. A page that gives way to
// another meanwhile takes the question with it, so the next page is asked.
func (b *tab) until(what, expression string) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	_, err := chromedp.Run(ctx, chromedp.Poll[bool](expression))
	for err != nil && strings.Contains(err.Error(), "context with specified id") {
		_, err = chromedp.Run(ctx, chromedp.Poll[bool](expression))
	}
	if err != nil {
		b.t.Fatalf("%s: %v\n%s", what, err, b.seen())
	}
}

// says waits until an element holds words.
func (b *tab) says(selector, words string) {
	b.t.Helper()
	b.until(fmt.Sprintf("%s says %q", selector, words), fmt.Sprintf(`[...document.querySelectorAll(%q)].some((e) => e.textContent.includes(%q))`, selector, words))
}

// open goes to a page and gives its status.
func (b *tab) open(path string) int64 {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	answer, err := chromedp.Run(ctx, chromedp.NavigateResponse(b.base+path))
	if err != nil {
		b.t.Fatalf("open %s: %v", path, err)
	}
	return answer.Status
}

// press clicks what leads to another page and waits until that is there.
func (b *tab) press(selector string) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if _, err := chromedp.RunResponse(ctx, chromedp.Click(chromedp.CSS(selector), chromedp.NodeVisible)); err != nil {
		b.t.Fatalf("press %s: %v\n%s", selector, err, b.seen())
	}
}

func (b *tab) click(selector string) {
	b.t.Helper()
	b.do("click "+selector, chromedp.Click(chromedp.CSS(selector), chromedp.NodeVisible))
}

// keys types into whatever has the focus, key by key.
func (b *tab) keys(text string, options ...chromedp.KeyOption) {
	b.t.Helper()
	b.do("type "+text, chromedp.KeyEvent(text, options...))
}

// enter presses Enter as a keyboard does: a page that handles the key is not
// given the character too.
func (b *tab) enter() {
	b.t.Helper()
	for _, kind := range []input.DispatchKeyEventType{input.DispatchKeyEventTypeKeyDown, input.DispatchKeyEventTypeKeyUp} {
		event := input.DispatchKeyEventParams{Type: kind, Key: "Enter", Code: "Enter", WindowsVirtualKeyCode: 13, NativeVirtualKeyCode: 13}
		if kind == input.DispatchKeyEventTypeKeyDown {
			event.Text, event.UnmodifiedText = "\r", "\r"
		}
		if _, err := chromedp.Call(b.ctx, input.DispatchKeyEvent, event); err != nil {
			b.t.Fatalf("press Enter: %v", err)
		}
	}
}

// fill types into a field.
func (b *tab) fill(selector, text string) {
	b.t.Helper()
	b.do("fill "+selector, chromedp.SendKeys(chromedp.CSS(selector), text, chromedp.NodeVisible))
}

func (b *tab) eval(expression string) string {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[string](expression))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	return value
}

// seen gives what stands on the page, for a message.
func (b *tab) seen() string {
	text, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](`location.href + "\n" + document.body.innerText.slice(0, 3000)`))
	if err != nil {
		return "(nothing can be seen)"
	}
	return text
}

// offline is the old command of the protocol, which cuts the line and tells the
// page so; every Chromium knows it.
var offline = cdp.Command[lineParams, cdp.Empty]{Method: "Network.emulateNetworkConditions"}

type lineParams struct {
	Offline            bool    `json:"offline"`
	Latency            float64 `json:"latency"`
	DownloadThroughput float64 `json:"downloadThroughput"`
	UploadThroughput   float64 `json:"uploadThroughput"`
}

// line cuts the network or gives it back.
func (b *tab) line(cut bool) {
	b.t.Helper()
	if _, err := chromedp.Call(b.ctx, offline, lineParams{Offline: cut, DownloadThroughput: -1, UploadThroughput: -1}); err != nil {
		b.t.Fatalf("cut the line: %v", err)
	}
}

// shoot keeps pictures of the page, where BROADSHEET_SHOTS names a folder for
// them: as a telephone, a tablet and a desk show it.
func (b *tab) shoot(name string) {
	b.t.Helper()
	folder := os.Getenv("BROADSHEET_SHOTS")
	if folder == "" {
		return
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		b.t.Fatal(err)
	}
	for _, width := range []int64{360, 768, 1280} {
		b.do("turn the screen", chromedp.EmulateViewport(width, 900))
		picture, err := chromedp.Run(b.ctx, chromedp.FullScreenshot(90))
		if err != nil {
			b.t.Fatalf("picture %s: %v", name, err)
		}
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%s-%d.jpg", name, width)), picture, 0o644); err != nil {
			b.t.Fatal(err)
		}
	}
}

// whole fails when a script of the page failed.
func (b *tab) whole() {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.faults) > 0 {
		b.t.Errorf("scripts failed:\n%s", strings.Join(b.faults, "\n"))
	}
}
