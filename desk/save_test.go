package desk_test

import (
	"encoding/json"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/store"
)

// draft is what the editor sends.
func draft(base int, headline string, more ...any) map[string]any {
	d := map[string]any{
		"base": base, "headline": headline, "standfirst": "", "kicker": "", "dateline": "", "slug": "", "section": "uk", "kind": "news", "weight": "",
		"topics": []string{}, "bylines": []string{}, "body": json.RawMessage(`{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"Words."}]}]}`),
	}
	for i := 0; i < len(more); i += 2 {
		d[more[i].(string)] = more[i+1]
	}
	return d
}

func (a answer) object() (o map[string]any) {
	a.Helper()
	if err := json.Unmarshal(a.Body.Bytes(), &o); err != nil {
		a.Fatalf("%v in %s", err, a.Body)
	}
	return o
}

func TestTheEditorsSaveIsAnsweredAsItExpects(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	me := r.as(news.RoleReporter)
	s := r.begin(me.user, "Before")
	got := me.put(path(s, "/save"), draft(1, " After\u00a0all ", "topics", []string{"Fog", "Bridges"}, "bylines", []string{"Ada Veld"}, "weight", "major")).want(http.StatusOK).object()
	if got["revision"] != 2.0 || got["state"] != "draft" || got["saved_at"] != "2026-03-03T12:01:00Z" {
		t.Errorf("answered %v", got)
	}
	page := me.get(path(s, ""))
	if got := page.one("textarea[name=headline]"); got != "After all" {
		t.Errorf("the headline is %q", got)
	}
	if got := page.value("#topics", "value"); got != "Fog, Bridges" {
		t.Errorf("the topics are %q", got)
	}
	if got := page.value("story-editor", "data-revision"); got != "2" {
		t.Errorf("the page is at revision %s", got)
	}
	page.says("#weight option[selected]", "Major")
	again := me.put(path(s, "/save"), draft(2, "After all", "topics", []string{"Fog", "Bridges"}, "bylines", []string{"Ada Veld"}, "weight", "major")).want(http.StatusOK).object()
	if again["revision"] != 2.0 {
		t.Errorf("saving the same again made revision %v", again["revision"])
	}
	// An older editor, which knows no weight, does not take it away.
	d := draft(2, "Again", "topics", []string{"Fog"})
	delete(d, "weight")
	me.put(path(s, "/save"), d).want(http.StatusOK)
	me.get(path(s, "")).says("#weight option[selected]", "Major")
}

func TestAStaleSaveGetsTheOtherTextWhole(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	me, other := r.as(news.RoleEditor), r.as(news.RoleChief)
	s := r.begin(me.user, "Before")
	other.put(path(s, "/save"), draft(1, "Theirs", "topics", []string{"Fog"}, "standfirst", "A <b> & more")).want(http.StatusOK)
	got := me.put(path(s, "/save"), draft(1, "Mine")).want(http.StatusConflict).object()
	want := map[string]any{"revision": 2.0, "by": "chief", "headline": "Theirs", "standfirst": "A <b> & more", "section": "uk", "kind": "news", "html": "<p>Words.</p>", "topics": []any{"Fog"}, "bylines": []any{}}
	for name, v := range want {
		if !reflect.DeepEqual(got[name], v) {
			t.Errorf("%s is %v, want %v", name, got[name], v)
		}
	}
	if body, ok := got["body"].(map[string]any); !ok || body["type"] != "doc" {
		t.Errorf("the body is %v", got["body"])
	}
	if r.story(s.ID).Revision != 2 {
		t.Error("the refused save was kept")
	}
}

func TestASaveIsRefusedWithTheRightStatus(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	reporter := r.as(news.RoleReporter)
	mine, submitted, foreign := r.begin(reporter.user, "Mine"), r.at(news.StateSubmitted, reporter.user), r.begin(r.people[news.RoleEditor], "Another’s")
	theirs := r.at(news.StateSubmitted, r.people[news.RoleEditor])
	deep := strings.Repeat(`{"type":"quote","content":[`, 4000)
	for name, c := range map[string]struct {
		by     person
		story  string
		send   any
		status int
		field  string
	}{
		"nobody":               {r.stranger(), mine.ID, draft(1, "x"), 401, ""},
		"handed on":            {reporter, submitted.ID, draft(1, "x"), 403, ""},
		"another’s, handed on": {reporter, theirs.ID, draft(1, "x"), 403, ""},
		"hidden":               {r.as(news.RoleContributor), foreign.ID, draft(1, "x"), 404, ""},
		"no such story":        {reporter, "01XXXXXXXXXXXXXXXXXXXXXXXX", draft(1, "x"), 404, ""},
		"a future revision":    {reporter, mine.ID, draft(7, "x"), 409, ""},
		"long headline":        {reporter, mine.ID, draft(1, strings.Repeat("a", 301)), 422, "headline"},
		"unknown kind":         {reporter, mine.ID, draft(1, "x", "kind", "poem"), 422, "kind"},
		"unknown weight":       {reporter, mine.ID, draft(1, "x", "weight", "huge"), 422, "weight"},
		"unknown section":      {reporter, mine.ID, draft(1, "x", "section", "mars"), 422, "section"},
		"unknown edition":      {reporter, mine.ID, draft(1, "x", "edition", "mars"), 422, "edition"},
		"bad slug":             {reporter, mine.ID, draft(1, "x", "slug", "A B"), 422, "slug"},
		"unknown node":         {reporter, mine.ID, draft(1, "x", "body", json.RawMessage(`{"type":"doc","content":[{"type":"script"}]}`)), 422, "body"},
		"evil link":            {reporter, mine.ID, draft(1, "x", "body", json.RawMessage(`{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"a","marks":[{"type":"link","attrs":{"href":"javascript:alert(1)"}}]}]}]}`)), 422, "body"},
		"a text that is words": {reporter, mine.ID, draft(1, "x", "body", "Words."), 422, "body"},
		"a text that is five":  {reporter, mine.ID, draft(1, "x", "body", 5), 422, "body"},
		"a list of texts":      {reporter, mine.ID, draft(1, "x", "body", []int{1}), 422, "body"},
		"thousands deep":       {reporter, mine.ID, `{"base":1,"kind":"news","body":{"type":"doc","content":[` + deep + strings.Repeat(`]}`, 4000) + `]}}`, 422, "body"},
		"unknown field":        {reporter, mine.ID, draft(1, "x", "colour", "red"), 422, ""},
		"wrong type":           {reporter, mine.ID, `{"base":"one"}`, 422, ""},
		"no JSON":              {reporter, mine.ID, `headline=x`, 422, ""},
		"nothing":              {reporter, mine.ID, ``, 422, ""},
		"two texts":            {reporter, mine.ID, `{"base":1} {"base":1}`, 422, ""},
		"bad UTF-8":            {reporter, mine.ID, "{\"base\":1,\"headline\":\"\xff\"}", 422, ""},
		"over 4 MB of text":    {reporter, mine.ID, draft(1, "x", "body", map[string]string{"type": strings.Repeat("x", prose.MaxBytes)}), 413, "body"},
		"over 10 MB":           {reporter, mine.ID, draft(1, strings.Repeat("x", 10<<20)), 413, ""},
	} {
		t.Run(name, func(t *testing.T) {
			a := c.by.put("/desk/stories/"+c.story+"/save", c.send).want(c.status)
			o := a.object()
			if c.status == http.StatusConflict {
				return // it holds the other text
			}
			if o["detail"] == "" || o["status"] != float64(c.status) || !strings.HasPrefix(a.Header().Get("Content-Type"), "application/problem+json") {
				t.Errorf("answered %v as %s", o, a.Header().Get("Content-Type"))
			}
			if c.field != "" && !strings.Contains(a.Body.String(), `"field":"`+c.field+`"`) {
				t.Errorf("the field %s is not named in %s", c.field, a.Body)
			}
			if now := r.story(mine.ID); now.Revision != 1 {
				t.Errorf("revision %d was made", now.Revision)
			}
		})
	}
}

func TestEveryFaultIsNamedAtOnce(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	me := r.as(news.RoleReporter)
	s := r.begin(me.user, "Mine")
	a := me.put(path(s, "/save"), draft(1, strings.Repeat("a", 301), "slug", "A B", "section", "mars")).want(http.StatusUnprocessableEntity)
	var named []string
	for _, e := range a.object()["errors"].([]any) {
		named = append(named, e.(map[string]any)["field"].(string))
	}
	slices.Sort(named)
	if want := []string{"headline", "section", "slug"}; !slices.Equal(named, want) {
		t.Errorf("named %v, want %v", named, want)
	}
	page := me.post(path(s, "/save"), "base", "1", "headline", strings.Repeat("a", 301), "slug", "A B", "section", "mars", "kind", "opinion", "dateline", "Oslo").want(http.StatusUnprocessableEntity)
	page.count(".writing .field-error", 3)
	if got := page.value("#slug", "value"); got != "A B" {
		t.Errorf("the slug is %q after a refusal", got)
	}
	page.says("#kind option[selected]", "Opinion")
}

func TestAFormThatIsStaleKeepsBothTexts(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	me := r.as(news.RoleEditor)
	s := r.begin(me.user, "Before")
	_, err := edit.Save(t.Context(), r.store, r.people[news.RoleChief], s.ID, 1, text("Theirs"))
	r.must(err)
	page := me.post(path(s, "/save"), "base", "1", "headline", "Mine", "kind", "news", "section", "uk", "body", "My words.").want(http.StatusConflict)
	page.says(".conflict h2", "chief saved this story").says(".conflict h3", "Theirs").says(".conflict .rendered", "The first paragraph.")
	if got := page.one("textarea[name=headline]"); got != "Mine" {
		t.Errorf("my headline is %q", got)
	}
	if got := page.one("textarea[name=body]"); got != "My words." {
		t.Errorf("my text is %q", got)
	}
	if got := page.value("input[name=base]", "value"); got != "2" {
		t.Fatalf("the form starts from revision %s; saving again would fail again", got)
	}
	me.post(path(s, "/save"), "base", "2", "headline", "Mine", "kind", "news", "section", "uk", "body", "My words.").leads(path(s, ""))
	r.must(r.store.Read(t.Context(), func(rd *store.Reader) error {
		theirs, err := rd.Revision(s.ID, 2)
		if theirs.Headline != "Theirs" {
			t.Error("their text is gone")
		}
		return err
	}))
}

func TestWhoChangedNothingIsOnlyShownWhatIsNew(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	me := r.as(news.RoleEditor)
	s := r.begin(me.user, "Before")
	page := me.get(path(s, ""))
	_, err := edit.Save(t.Context(), r.store, r.people[news.RoleChief], s.ID, 1, text("Theirs"))
	r.must(err)
	a := me.post(path(s, "/publish"), "base", "1", "headline", page.one("textarea[name=headline]"), "kind", "news", "section", "uk", "body", page.one("textarea[name=body]"))
	a.want(http.StatusConflict).says(".refused", "chief saved revision 2").count(".conflict", 0)
	if got := a.one("textarea[name=headline]"); got != "Theirs" {
		t.Errorf("the page shows %q", got)
	}
	if r.story(s.ID).Published != 0 {
		t.Error("a text that nobody here has seen was published")
	}
}

func TestAFormThatIsNoneIsRefused(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	me := r.as(news.RoleEditor)
	s := r.begin(me.user, "Mine")
	send := func(kind, body string) answer {
		q := me.request(http.MethodPost, path(s, "/save"), strings.NewReader(body))
		q.Header.Set("Content-Type", kind)
		return me.send(q)
	}
	send("multipart/form-data", "x").want(http.StatusUnprocessableEntity)
	send("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"headline\"\r\n\r\ncut off").want(http.StatusUnprocessableEntity)
	send("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"headline\"; filename=\"a\"\r\n\r\nx\r\n--b--\r\n").want(http.StatusUnprocessableEntity)
	send("application/x-www-form-urlencoded", "headline=%zz").want(http.StatusUnprocessableEntity)
	send("application/x-www-form-urlencoded", "base=1&headline=%ff").want(http.StatusUnprocessableEntity)
	send("application/x-www-form-urlencoded", "base=one&headline=x").want(http.StatusUnprocessableEntity)
	send("application/x-www-form-urlencoded", "base=1&headline="+strings.Repeat("x", 11<<20)).want(http.StatusRequestEntityTooLarge)
	send("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"headline\"\r\n\r\n"+strings.Repeat("x", 11<<20)+"\r\n--b--\r\n").want(http.StatusRequestEntityTooLarge)
	if r.story(s.ID).Revision != 1 {
		t.Error("something of it was saved")
	}
}
