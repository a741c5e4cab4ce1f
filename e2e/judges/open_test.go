package judges_test

import (
	"context"
	"fmt"
	"maps"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// opening is something of the desk that is there only when somebody opened it.
type opening struct {
	on    string // the page; empty for that of a new story
	open  []chromedp.Action[chromedp.Void]
	there string // an expression that is true when it stands open
}

// inText puts the cursor at the start of the text.
var inText = []chromedp.Action[chromedp.Void]{chromedp.WaitVisible(chromedp.CSS(".editor-text")), chromedp.Focus(chromedp.CSS(".editor-text"))}

// openings are the menus, makers and panels of the desk.
func openings() map[string]opening {
	const panel = `document.querySelector(".editor-panel:not([hidden])")?.textContent.length > 0`
	all := map[string]opening{
		"palette": {"/desk/", []chromedp.Action[chromedp.Void]{ctrl(".")}, `document.querySelector("dialog.palette[open] li")`},
		"sheet":   {"/desk/", []chromedp.Action[chromedp.Void]{chromedp.KeyEvent("?")}, `document.querySelector("dialog.keys[open]")?.scrollTop === 0`},
		"slash":   {"", append(slices.Clone(inText), chromedp.KeyEvent(kb.End), chromedp.KeyEvent(" /")), `document.querySelectorAll(".slash-list:not([hidden]) li").length > 15`},
		"find":    {"", append(slices.Clone(inText), ctrl("f"), chromedp.KeyEvent("t")), `document.querySelector(".find-told")?.textContent.includes(" of ")`},
		"insert":  {"", append(slices.Clone(inText), press("[data-action=insert]", "")), panel},
		"link":    {"", append(slices.Clone(inText), chromedp.KeyEvent(kb.End, chromedp.KeyModifiers(chromedp.ModifierShift)), ctrl("k")), panel},
		"panels":  {"", append(slices.Clone(inText), wait(`(() => { document.querySelectorAll("details").forEach((one) => { one.open = true }); return true })()`)), `document.querySelector("details.new-note[open]")`},
	}
	for name, there := range map[string]string{ // what is put into the text, or asked for before it is
		"Chart": ".drawing-maker", "Map": ".drawing-maker", "Table": ".editor-text table", "Fact box": ".fact-box-text", "Timeline": "[data-block=timeline]",
		"Embed": ".editor-panel input", "Related story": ".editor-panel input", "Picture of the library": ".editor-panel picture-picker .grid button",
	} {
		open := append(slices.Clone(inText), press("[data-action=insert]", ""), press(".editor-panel button", name))
		all[strings.ToLower(name)] = opening{"", open, fmt.Sprintf(`document.querySelector(%q)`, there)}
	}
	return all
}

func ctrl(key string) chromedp.Action[chromedp.Void] {
	return chromedp.KeyEvent(key, chromedp.KeyModifiers(chromedp.ModifierCtrl))
}

// press presses the button that says just these words; any, where there are
// none. It waits until there is one.
func press(selector, words string) chromedp.Action[chromedp.Void] {
	return wait(fmt.Sprintf(`(() => {
		const one = [...document.querySelectorAll(%q)].find((each) => %q === "" || each.textContent.trim() === %q)
		one?.click()
		return one !== undefined
	})()`, selector, words, words))
}

// wait waits until an expression is true.
func wait(expression string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		ctx, cancel := context.WithTimeout(ctx, patience)
		defer cancel()
		_, err := chromedp.Poll[bool](expression)(ctx, t)
		return err
	})
}

// TestAxeFindsNoBarrierInWhatIsOpened runs axe on the desk's menus, makers and
// panels as they stand open.
func TestAxeFindsNoBarrierInWhatIsOpened(t *testing.T) {
	t.Parallel()
	script, err := os.ReadFile(fromNPM(t, "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	ctx, p := browse(t), open(t)
	said := map[string][]string{}
	all := openings()
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if err := p.unfold(ctx, all[name]); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := inject(ctx, script); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, width := range []int64{1280, 360} {
			for _, scheme := range schemes {
				found, err := axe(ctx, width, scheme)
				if err != nil {
					t.Fatalf("%s at %d, %s: %v", name, width, scheme, err)
				}
				for _, f := range found {
					said[f] = append(said[f], fmt.Sprintf("%s-%d-%s", name, width, scheme))
				}
			}
		}
	}
	for f, on := range said {
		t.Errorf("%s\n\ton %s", f, strings.Join(on, " "))
	}
}

// unfold opens the page, and what is opened on it.
func (p *paper) unfold(ctx context.Context, o opening) error {
	if err := resize(ctx, 1280, 900, "light"); err != nil {
		return err
	}
	on := page{path: o.on, desk: true}
	if on.path == "" {
		var draft struct{ ID string }
		if err := p.call(http.MethodPost, "/stories", `{"headline": "A page to write on", "section": "uk", "body_html": "<p>It begins so.</p><p>It goes on.</p>"}`, &draft); err != nil {
			return err
		}
		on.path = "/desk/stories/" + draft.ID
	}
	if err := p.show(ctx, on); err != nil {
		return err
	}
	return chromedp.Do(ctx, append(slices.Clone(o.open), wait("!!("+o.there+")"))...)
}
