package desk_test

import (
	"bytes"
	"encoding/json"
	"image"
	"image/png"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/store"
)

// send sends a file as the editor does, and gives what came back as JSON.
func (p person) upload(file []byte) (answer, map[string]any) {
	p.Helper()
	var buf bytes.Buffer
	form := multipart.NewWriter(&buf)
	part, err := form.CreateFormFile("file", "IMG_1.png")
	p.must(err)
	_, err = part.Write(file)
	p.must(err)
	p.must(form.Close())
	q := p.request(http.MethodPost, "/desk/pictures", &buf)
	q.Header.Set("Content-Type", form.FormDataContentType())
	q.Header.Set("Accept", "application/json")
	a := p.send(q)
	var got map[string]any
	p.must(json.Unmarshal(a.Body.Bytes(), &got))
	return a, got
}

func aPNG(t testing.TB, w, h int) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := png.Encode(&buf, image.NewGray(image.Rect(0, 0, w, h))); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func (r *room) draftOf(id string) (d news.Draft) {
	r.Helper()
	r.must(r.store.Read(r.Context(), func(rd *store.Reader) error {
		s, err := rd.Story(id)
		if err != nil {
			return err
		}
		v, err := rd.Revision(id, s.Revision)
		d = v.Draft
		return err
	}))
	return d
}

func TestAPictureIsSentAndBecomesTheLeadPicture(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	p := r.as(news.RoleReporter)
	a, sent := p.upload(aPNG(t, 30, 20))
	a.want(http.StatusCreated)
	id, _ := sent["id"].(string)
	if src, _ := sent["src"].(string); id == "" || !strings.HasPrefix(src, "/desk/pictures/"+id+"/see") {
		t.Fatalf("it came back as %v", sent)
	}
	if kind := p.get(sent["src"].(string)).want(http.StatusOK).Header().Get("Content-Type"); kind != "image/webp" {
		t.Errorf("it is shown as %q", kind)
	}
	s := r.begin(p.user, "Pier")
	p.post(path(s, "/save"), "base", "1", "headline", "Pier", "section", "uk", "kind", "news", "picture", id, "picture_alt", "A pier", "picture_caption", "At dawn").leads("/desk/stories/" + s.ID)
	if got, want := r.draftOf(s.ID).Picture, (news.Picture{Asset: id, Alt: "A pier", Caption: "At dawn"}); got != want {
		t.Errorf("the story has %+v, want %+v", got, want)
	}
	page := p.get(path(s, "")).want(http.StatusOK)
	if page.value("lead-picture img", "src") != sent["src"] || page.one("#picture-alt") != "A pier" {
		t.Error("the page does not show the lead picture with its words")
	}
}

// TestASaveThatSaysNothingOfThePictureLeavesIt holds for an editor that was
// opened before there was such a field, and for a form of another screen.
func TestASaveThatSaysNothingOfThePictureLeavesIt(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	p := r.as(news.RoleReporter)
	_, sent := p.upload(aPNG(t, 30, 20))
	id := sent["id"].(string)
	with := text("Pier")
	with.Picture = news.Picture{Asset: id, Alt: "A pier"}
	out, err := edit.New(r.Context(), r.store, p.user, with)
	r.must(err)
	save := "/desk/stories/" + out.Story.ID + "/save"
	p.put(save, map[string]any{"base": 1, "headline": "Pier!", "section": "uk", "kind": "news"}).want(http.StatusOK)
	p.post(save, "base", "2", "headline", "Pier!!", "section", "uk", "kind", "news").leads("/desk/stories/" + out.Story.ID)
	if got := r.draftOf(out.Story.ID).Picture; got != with.Picture {
		t.Fatalf("the picture is %+v", got)
	}
	p.put(save, map[string]any{"base": 3, "headline": "Pier", "section": "uk", "kind": "news", "picture": ""}).want(http.StatusOK)
	if got := r.draftOf(out.Story.ID).Picture; got != (news.Picture{}) {
		t.Errorf("the picture that was taken off is %+v", got)
	}
	p.put(save, map[string]any{"base": 4, "headline": "Pier", "section": "uk", "kind": "news", "picture": "nothing"}).want(http.StatusUnprocessableEntity)
}

func TestAFileThatIsRefusedIsToldInASentence(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	a, got := r.as(news.RoleReporter).upload([]byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`))
	if a.want(http.StatusUnprocessableEntity); !strings.Contains(got["detail"].(string), "SVG") {
		t.Errorf("it says %v", got)
	}
	r.stranger().upload(aPNG(t, 3, 3)) // who is not signed in is answered, and nothing is taken
	r.must(r.store.Read(r.Context(), func(rd *store.Reader) error {
		all, err := rd.Assets(store.Cursor{}, 9)
		if len(all) != 0 {
			t.Errorf("%d pictures were taken in", len(all))
		}
		return err
	}))
}

func TestCreditAndFocalPointAreThePicturesOwn(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	p := r.as(news.RoleReporter)
	_, sent := p.upload(aPNG(t, 30, 20))
	at := "/desk/pictures/" + sent["id"].(string)
	p.put(at, `{"credit":"Ann Lens","point":[0.25,0.5]}`).want(http.StatusOK)
	r.must(r.store.Read(r.Context(), func(rd *store.Reader) error {
		a, err := rd.Asset(sent["id"].(string))
		if a.Credit != "Ann Lens" || a.FocusX != 0.25 {
			t.Errorf("it is %+v", a)
		}
		return err
	}))
	for _, bad := range []string{`{"point":[2,0]}`, `{"credit":1}`, `{"name":"x"}`, `nothing`} {
		p.put(at, bad).want(http.StatusUnprocessableEntity)
	}
	p.put("/desk/pictures/none", `{"credit":"x"}`).want(http.StatusNotFound)
	r.as(news.RoleContributor).put(at, `{"credit":"x"}`).want(http.StatusNotFound)
	r.as(news.RoleContributor).get(at).want(http.StatusNotFound)
}
