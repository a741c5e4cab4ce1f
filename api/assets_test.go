package api_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"broadsheet/edit"
	"broadsheet/media"
	"broadsheet/news"
	"broadsheet/publish"
)

const pngHead = "\x89PNG\r\n\x1a\n"

// picture is a file of a size, and so of its own bytes.
func picture(t testing.TB, w, h int) string {
	var buf bytes.Buffer
	if err := png.Encode(&buf, image.NewGray(image.Rect(0, 0, w, h))); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

// asset sends a picture that nobody has sent before.
func (n *newsroom) asset(by news.User) string {
	n.t.Helper()
	n.sent++
	a, err := n.pictures.Add(context.Background(), by, strings.NewReader(picture(n.t, 10, 10+n.sent)), media.Words{Name: "DSC_0042.png", Alt: "A pier"})
	n.must(err)
	return a.ID
}

// shownAsset is asset for a picture that a published story shows.
func (n *newsroom) shownAsset(by news.User) string {
	n.t.Helper()
	id := n.asset(by)
	out, err := edit.New(context.Background(), n.store, news.System(), edit.Text{Headline: "Pier", Section: "uk", Picture: news.Picture{Asset: id}})
	n.must(err)
	_, err = publish.Publish(context.Background(), n.store, news.System(), out.Story.ID)
	n.must(err)
	return id
}

// form makes the body of a form and its type.
func form(t testing.TB, file string, fields ...string) (body, kind string) {
	var buf bytes.Buffer
	w := multipart.NewWriter(&buf)
	if file != "" {
		part, err := w.CreateFormFile("file", "IMG_1.png")
		if err != nil {
			t.Fatal(err)
		}
		part.Write([]byte(file))
	}
	for i := 0; i < len(fields); i += 2 {
		w.WriteField(fields[i], fields[i+1])
	}
	w.Close()
	return buf.String(), w.FormDataContentType()
}

func TestAPictureIsSentAsAFormWithItsWordsWhichMayFollowIt(t *testing.T) {
	t.Parallel()
	n := open(t)
	body, kind := form(t, picture(t, 40, 30), "alt", "A pier", "caption", "At dawn", "credit", "Ann Lens", "copyright", "© Ann")
	a := n.do("POST", "/api/v1/assets", body, as(n.keys[news.RoleContributor]), with("Content-Type", kind))
	if a.StatusCode != http.StatusCreated || a.text("alt") != "A pier" || a.text("caption") != "At dawn" || a.text("credit") != "Ann Lens" || a.text("name") != "IMG_1.png" || a.json["width"] != 40.0 {
		t.Fatalf("%d %s", a.StatusCode, a.body)
	}
	if b := n.do("GET", a.Header.Get("Location"), "", as(n.keys[news.RoleEditor])); b.text("id") != a.text("id") || b.json["shown"] != false {
		t.Errorf("%d %s", b.StatusCode, b.body)
	}
	again := n.do("POST", "/api/v1/assets", picture(t, 40, 30), as(n.keys[news.RoleEditor]))
	if again.text("id") != a.text("id") || again.text("alt") != "A pier" {
		t.Errorf("the same bytes are another picture: %s", again.body)
	}
}

func TestAnUploadThatIsWrongIsRefusedWithASentence(t *testing.T) {
	t.Parallel()
	n := open(t)
	key := as(n.keys[news.RoleEditor])
	for _, c := range []struct {
		file   string
		fields []string
		status int
		says   string
	}{
		{"", []string{"alt", "x"}, 422, "in the field “file”"},
		{"Dear editor", nil, 422, "not a picture"},
		{`<svg xmlns="http://www.w3.org/2000/svg"/>`, nil, 422, "SVG"},
		{picture(t, 9, 9), []string{"title", "x"}, 422, "no such field"},
		{picture(t, 9, 9), []string{"alt", strings.Repeat("x", 2001)}, 422, "at most 2000"},
	} {
		body, kind := form(t, c.file, c.fields...)
		head := n.head()
		a := n.do("POST", "/api/v1/assets", body, key, with("Content-Type", kind))
		if a.StatusCode != c.status || !strings.Contains(string(a.body), c.says) || n.head() != head {
			t.Errorf("%.20q %v: %d %s", c.file, c.fields, a.StatusCode, a.body)
		}
	}
	for _, kind := range []string{"multipart/form-data", "multipart/form-data; boundary=x"} {
		if a := n.do("POST", "/api/v1/assets", "broken", key, with("Content-Type", kind)); a.StatusCode != http.StatusUnprocessableEntity || a.text("detail") == "" {
			t.Errorf("%s: %d %s", kind, a.StatusCode, a.body)
		}
	}
	id := n.asset(n.user(news.RoleEditor))
	for body, says := range map[string]string{
		`{"focus":[1]}`: "two numbers", `{"focus":[2,0]}`: "from 0 to 1", `{"focus":"left"}`: "two numbers", `{"decorative":"yes"}`: "true or false",
		`{"alt":null}`: "not null", `{"alt":"a\u202eb"}`: "U+202E", `{"name":"x"}`: "no such field",
	} {
		if a := n.do("PATCH", "/api/v1/assets/"+id, body, key); a.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(string(a.body), says) {
			t.Errorf("%s: %d %s", body, a.StatusCode, a.body)
		}
	}
}

func TestAPictureIsPublicWithThePublishedStoryAndNotBefore(t *testing.T) {
	t.Parallel()
	n := open(t)
	key := as(n.keys[news.RoleEditor])
	id := n.do("POST", "/api/v1/assets", picture(t, 12, 8), key).text("id")
	at := "/api/v1/assets/" + id
	n.do("PATCH", at, `{"alt":"Canary","caption":"Canary"}`, key)
	story := n.do("POST", "/api/v1/stories", fmt.Sprintf(`{"headline":"H","section":"uk","picture":{"asset":%q,"caption":"Here"},"body":{"type":"doc","content":[{"type":"picture","attrs":{"asset":%q}}]}}`, id, id), key)
	if story.StatusCode != http.StatusCreated {
		t.Fatalf("%s", story.body)
	}
	for _, path := range []string{at, "/api/v1/assets", "/api/v1/stories", "/api/v1/stories/" + story.text("id")} {
		if a := n.do("GET", path, ""); strings.Contains(string(a.body), "Canary") || strings.Contains(string(a.body), `"src"`) {
			t.Errorf("%s tells of a draft's picture: %s", path, a.body)
		}
	}
	other := n.do("GET", at, "", as(n.keys[news.RoleContributor]))
	missing := n.do("GET", "/api/v1/assets/none", "", as(n.keys[news.RoleContributor]))
	if other.StatusCode != http.StatusNotFound || strings.ReplaceAll(string(other.body), id, "none") != string(missing.body) {
		t.Errorf("another's picture: %s", other.body)
	}
	if a := n.do("POST", "/api/v1/stories/"+story.text("id")+"/publish", "", key); a.StatusCode != http.StatusOK {
		t.Fatalf("%s", a.body)
	}
	a := n.do("GET", at, "")
	if a.text("alt") != "Canary" || !strings.HasPrefix(a.text("src"), "https://example.org/media/") || strings.Contains(string(a.body), `"name"`) {
		t.Errorf("the published picture: %s", a.body)
	}
	if list := n.do("GET", "/api/v1/assets", ""); !strings.Contains(string(list.body), id) {
		t.Errorf("the list: %s", list.body)
	}
	read := n.do("GET", "/api/v1/stories/"+story.text("id"), "")
	if !strings.Contains(read.text("body_html"), "https://example.org/media/") || !strings.Contains(string(read.body), `"picture":{"asset":"`+id+`","alt":"","caption":"Here"}`) {
		t.Errorf("the story: %s", read.body)
	}
}

func TestAStorysPictureIsTakenAwayWithNullAndCheckedLikeTheRest(t *testing.T) {
	t.Parallel()
	n := open(t)
	key := as(n.keys[news.RoleEditor])
	id := n.asset(n.user(news.RoleEditor))
	story := n.do("POST", "/api/v1/stories", `{"headline":"H","section":"uk","picture":{"asset":"`+id+`"}}`, key).text("id")
	if a := n.do("PATCH", "/api/v1/stories/"+story, `{"picture":null}`, key, with("If-Match", `"1"`)); a.StatusCode != http.StatusOK {
		t.Fatalf("%s", a.body)
	}
	if a := n.do("GET", "/api/v1/stories/"+story, "", key); !strings.Contains(string(a.body), `"picture":null`) {
		t.Errorf("%s", a.body)
	}
	for body, says := range map[string]string{
		`{"asset":"none"}`: "no asset none", `{}`: "by its id", `"x"`: "in braces, or null", `{"asset":1}`: "must be text", `{"asset":"` + id + `","focus":1}`: "no such field",
	} {
		a := n.do("PATCH", "/api/v1/stories/"+story, `{"picture":`+body+`}`, key, with("If-Match", `"2"`))
		if a.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(string(a.body), says) || !strings.Contains(faultFields(a), "picture") {
			t.Errorf("%s: %d %s", body, a.StatusCode, a.body)
		}
	}
}
