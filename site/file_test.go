package site_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"strings"
	"testing"

	"broadsheet/edit"
	"broadsheet/news"
)

func TestIconsAreDrawnFromTheInitialInEverySizeThatIsNamed(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	for path, size := range map[string]int{"/icon-192.png": 192, "/icon-512.png": 512, "/apple-touch-icon.png": 180, "/favicon.ico": 32, "/icon-144.png": 144, "/icon-mask-192.png": 192, "/icon-mask-512.png": 512} {
		pg := p.get(path)
		img, err := png.Decode(bytes.NewReader(pg.Body))
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if b := img.Bounds(); b.Dx() != size || b.Dy() != size || pg.Header.Get("Content-Type") != "image/png" || !pg.Keep {
			t.Errorf("%s is %v of %s", path, b, pg.Header.Get("Content-Type"))
		}
		light := 0
		for x := range size {
			if r, _, _, _ := img.At(x, size/2).RGBA(); r > 0xf000 {
				light++
			}
		}
		if light == 0 || light > size*9/10 {
			t.Errorf("%s has %d light dots in its middle line: no letter", path, light)
		}
	}
}

func TestAnIconOfALetterThatNoFontHasIsStillAnIcon(t *testing.T) {
	t.Parallel()
	p := newPaper(t, func(pub *news.Publication) { pub.Name = "한겨레" })
	if _, err := png.Decode(bytes.NewReader(p.get("/icon-192.png").Body)); err != nil {
		t.Error(err)
	}
	svg := p.get("/icon.svg")
	d := xml.NewDecoder(bytes.NewReader(svg.Body))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Contains(svg.Body, []byte(">한<")) {
		t.Errorf("the icon is %s", svg.Body)
	}
}

func TestTheManifestNamesIconsThatAreThere(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	pg := p.get("/site.webmanifest")
	var m struct {
		Name, Lang, Display string
		Icons               []struct{ Src, Type string }
	}
	if err := json.Unmarshal(pg.Body, &m); err != nil || m.Name != "Euro Global Post" || m.Lang != "en-GB" || len(m.Icons) != 5 {
		t.Fatalf("%s: %v", pg.Body, err)
	}
	for _, icon := range m.Icons {
		if got := p.get(icon.Src).Header.Get("Content-Type"); got != icon.Type {
			t.Errorf("%s is %s, not %s", icon.Src, got, icon.Type)
		}
	}
	front := p.get("/")
	for _, selector := range []string{"link[rel=manifest]", "link[rel=icon]", "link[rel=apple-touch-icon]"} {
		p.get(front.attr(selector, "href"))
	}
	if !strings.Contains(front.Header.Get("Content-Security-Policy"), "manifest-src 'self'") {
		t.Error("the policy forbids the manifest")
	}
	if got := front.attr(`meta[name=theme-color][media*=dark]`, "content"); got != "#101518" {
		t.Errorf("in the dark the colour is %q", got)
	}
}

func TestTextsForPeopleAndProgramsSayWhatThePaperIs(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	for path, want := range map[string]string{
		"/humans.txt": "/* TEAM */\n\tName: Euro Global Post\n\tLocation: London\n", "/trust.txt": "disclosure=https://post.example/corrections\n",
		"/.well-known/trust.txt": "disclosure=https://post.example/corrections\n",
	} {
		pg := p.get(path)
		if !strings.Contains(string(pg.Body), want) || pg.Header.Get("Content-Type") != "text/plain; charset=utf-8" {
			t.Errorf("%s: %s", path, pg.Body)
		}
	}
}

func TestAStoryTellsTheWayToIt(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	st := p.publish(edit.Text{Section: "uk", Headline: "A </script> story", Body: text("Words.")})
	var data struct {
		Of struct {
			Breadcrumb struct {
				Type  string `json:"@type"`
				Items []struct {
					Position   int
					Name, Item string
				} `json:"itemListElement"`
			}
		} `json:"mainEntityOfPage"`
	}
	err := json.Unmarshal([]byte(p.get(st.Path).one(`script[type="application/ld+json"]`).FirstChild.Data), &data)
	got := data.Of.Breadcrumb
	if err != nil || got.Type != "BreadcrumbList" || len(got.Items) != 3 {
		t.Fatalf("%+v: %v", got, err)
	}
	for i, want := range []string{"https://post.example/", "https://post.example/uk", "https://post.example" + st.Path} {
		if got.Items[i].Item != want || got.Items[i].Position != i+1 || got.Items[i].Name == "" {
			t.Errorf("step %d is %+v, not %s", i, got.Items[i], want)
		}
	}
}
