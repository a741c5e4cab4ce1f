package desk_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"net/http"
	"strings"
	"testing"
	"time"

	"broadsheet/media"
	"broadsheet/news"
)

// shelf puts pictures into the library, told apart by their captions.
func (r *room) shelf(by news.User, captions ...string) (all []news.Asset) {
	r.Helper()
	for i, caption := range captions {
		img := image.NewRGBA(image.Rect(0, 0, 60, 40))
		for p := range img.Pix {
			img.Pix[p] = uint8(p*(i+3)) | 1
		}
		img.SetRGBA(0, 0, color.RGBA{uint8(len(caption)), uint8(i), caption[0], 255})
		var buf bytes.Buffer
		r.must(png.Encode(&buf, img))
		a, err := r.pictures.Add(r.Context(), by, &buf, media.Words{Name: "IMG.png", Caption: caption})
		r.must(err)
		all = append(all, a)
	}
	return all
}

func TestTheLibraryIsSearchedAndRefusesWhatItCanNotMean(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	p := r.as(news.RoleReporter)
	if page := p.get("/desk/pictures").want(http.StatusOK); page.one(".empty h2") != "The first picture starts here" {
		t.Error("an empty library does not say how it is filled")
	}
	all := r.shelf(p.user, "A pier at dawn", "A quay at noon")
	_, _, err := r.pictures.Amend(t.Context(), p.user, all[0].ID, media.Amendment{Licence: new(news.Licence("staff")), Expires: new(news.At(r.store.Now().Add(time.Hour)))})
	r.must(err)
	for query, want := range map[string]string{
		"": "A quay at noon,A pier at dawn", "?q=pier": "A pier at dawn", "?q=no": "A quay at noon", "?terms=free": "A pier at dawn", "?terms=conditional": "A quay at noon",
		"?tab=ending": "A pier at dawn", "?tab=expired": "", "?tab=used": "", "?tab=unused": "A quay at noon,A pier at dawn", "?q=zebra": "", "?from=2099-01-01": "",
	} {
		page := p.get("/desk/pictures" + query).want(http.StatusOK)
		var names []string
		for _, n := range page.all(".grid .name") {
			names = append(names, textOf(n))
		}
		if got := strings.Join(names, ","); got != want {
			t.Errorf("%q: %q, want %q", query, got, want)
		}
		if want == "" && page.one(".empty h2") == "" {
			t.Errorf("%q: nothing is there, and nothing says why", query)
		}
	}
	for _, bad := range []string{"?terms=maybe", "?tab=lost", "?from=yesterday", "?to=2026-13-01", "?before=x"} {
		p.get("/desk/pictures" + bad).want(http.StatusUnprocessableEntity)
	}
	p.get("/desk/pictures?who=Nobody").want(http.StatusNotFound)
	own := r.as(news.RoleContributor)
	if page := own.get("/desk/pictures").want(http.StatusOK); len(page.all(".grid li")) > 0 {
		t.Error("a contributor sees the pictures of others")
	}
}

func TestOnePictureIsDescribedCutAndGivenItsRight(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	p := r.as(news.RoleReporter)
	a := r.shelf(p.user, "A pier")[0]
	at := "/desk/pictures/" + a.ID
	p.post(at, "caption", "The pier", "alt", "A long pier", "credit", "Ann Lens", "source", "Harbour office", "licence", "handout", "restrictions", "Not in print",
		"expires", "2099-01-02T03:04:05", "who", "Ines Roy, Harbour", "focus", "0.25,0.5", "crop-16x9", "1000,0,8000", "crop-1x1", "").leads(at)
	page := p.get(at).want(http.StatusOK)
	for selector, want := range map[string]string{"#caption": "The pier", "#alt": "A long pier", "#restrictions": "Not in print", ".rights-told .right": "On a condition"} {
		if got := page.one(selector); got != want {
			t.Errorf("%s is %q", selector, got)
		}
	}
	for selector, want := range map[string]string{
		"#credit": "Ann Lens", "#source": "Harbour office", "#expires": "2099-01-02T03:04:05", "#seen": "Ines Roy, Harbour",
		"input[name='crop-16x9']": "1000,0,8000", "input[name='crop-1x1']": "", "input[name=focus]": "0.25,0.5",
	} {
		if got := page.value(selector, "value"); got != want {
			t.Errorf("%s is %q, want %q", selector, got, want)
		}
	}
	page.says(".history li", "licence, now “Handed out”")
	if got := p.get("/desk/pictures?who=ines+roy").want(http.StatusOK).one(".grid .name"); got != "The pier" {
		t.Errorf("by who is seen %q is found", got)
	}
	for name, bad := range map[string][]string{
		"a crop over the edge": {"crop-16x9", "9000,0,8000"}, "half a crop": {"crop-16x9", "1,2"}, "a crop of words": {"crop-1x1", "a,b,c"}, "an unknown licence": {"licence", "moon"},
		"no time": {"expires", "soon"}, "no point": {"focus", "left"}, "half a point": {"focus", "1"}, "a point outside": {"focus", "2,0"},
	} {
		again := p.post(at, append(bad, "caption", "Typed in vain")...).want(http.StatusUnprocessableEntity)
		if again.one(".refused") == "" || again.one("#caption") != "Typed in vain" {
			t.Errorf("%s: the form says %q and holds %q", name, again.one(".refused"), again.one("#caption"))
		}
	}
	if got := p.get(at).one("#caption"); got != "The pier" {
		t.Errorf("a refused form changed the caption to %q", got)
	}
	other := r.as(news.RoleContributor)
	other.get(at).want(http.StatusNotFound)
	other.get(at + "/see").want(http.StatusNotFound)
	other.post(at, "caption", "Mine").want(http.StatusNotFound)
}

func TestThePickerOffersPicturesWithTheirRights(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	p := r.as(news.RoleReporter)
	all := r.shelf(p.user, "A pier", "A quay")
	_, _, err := r.pictures.Amend(t.Context(), p.user, all[1].ID, media.Amendment{Licence: new(news.Licence("none"))})
	r.must(err)
	body := p.get("/desk/suggest/pictures?q=quay").want(http.StatusOK).Body.String()
	for _, want := range []string{all[1].ID, `"terms":"denied"`, `"usable":false`, "We have no right to use it."} {
		if !strings.Contains(body, want) {
			t.Errorf("%s is not in %s", want, body)
		}
	}
	if strings.Contains(body, all[0].ID) {
		t.Error("a picture without the word is offered")
	}
	p.get("/desk/suggest/pictures?before=x").want(http.StatusUnprocessableEntity)
	if body := r.as(news.RoleContributor).get("/desk/suggest/pictures").want(http.StatusOK).Body.String(); strings.Contains(body, all[0].ID) {
		t.Error("a contributor is offered the pictures of others")
	}
}

func TestThePictureThatIsSentAgainIsToldOf(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	p := r.as(news.RoleReporter)
	_, first := p.upload(aPNG(t, 30, 20))
	_, again := p.upload(aPNG(t, 30, 20))
	if first["already"] != false || again["already"] != true || again["id"] != first["id"] || again["told"] != "We have this picture already." {
		t.Errorf("the first came back as %v, the second as %v", first, again)
	}
}
