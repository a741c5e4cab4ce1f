package media_test

import (
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"broadsheet/media"
	"broadsheet/news"
)

func TestTheBytesOfAPictureStopAtTheSecondAtWhichItsRightEnds(t *testing.T) {
	t.Parallel()
	r := newRoom(t, media.Options{})
	a := r.add(t, asJPEG(t, quarters(600, 400)), media.Words{})
	at := r.Fixed(a, media.Wide).Src
	serve := func(when string, status int, cache string) {
		t.Helper()
		w := r.get(t, at)
		if w.Code != status || w.Header().Get("Cache-Control") != cache {
			t.Errorf("%s: %d, %q, want %d, %q", when, w.Code, w.Header().Get("Cache-Control"), status, cache)
		}
	}
	amend := func(m media.Amendment) {
		t.Helper()
		if _, _, err := r.Amend(t.Context(), r.editor, a.ID, m); err != nil {
			t.Fatal(err)
		}
	}
	forEver := "public, max-age=31536000, immutable"
	serve("without an end", http.StatusOK, forEver)
	amend(media.Amendment{Expires: new(news.At(r.clock.Now().Add(90 * time.Second)))})
	serve("before its end it is kept no longer than that", http.StatusOK, "public, max-age=90")
	r.clock.Add(90*time.Second - time.Millisecond)
	serve("a millisecond before", http.StatusOK, "public, max-age=0")
	r.clock.Add(time.Millisecond)
	serve("at its second, before any clerk came", http.StatusGone, "no-store")
	w := httptest.NewRecorder()
	if err := r.ServeWhole(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/desk", nil), a, 320); err != nil || w.Code != http.StatusOK || w.Header().Get("Cache-Control") != "private, max-age=86400" {
		t.Errorf("the desk gets it as %d, %v", w.Code, err)
	}
	amend(media.Amendment{Expires: new(news.Time)})
	serve("with a right for good", http.StatusOK, forEver)
	amend(media.Amendment{Licence: new(news.Licence("none"))})
	serve("when there is no right to it", http.StatusGone, "no-store")
	again, err := media.Open(r.dir, r.store, media.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	w = httptest.NewRecorder()
	again.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, at, nil))
	if w.Code != http.StatusGone {
		t.Errorf("after a restart it is %d", w.Code)
	}
}

func TestOnEveryNodeAPictureIsGoneOnceTheLogHasToldOfIt(t *testing.T) {
	t.Parallel()
	r := newRoom(t, media.Options{})
	a := r.add(t, asJPEG(t, quarters(600, 400)), media.Words{})
	other, err := media.Open(r.dir, r.store, media.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	at := r.Fixed(a, media.Wide).Src
	get := func() int {
		w := httptest.NewRecorder()
		other.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, at, nil))
		return w.Code
	}
	if got := get(); got != http.StatusOK {
		t.Fatalf("it is %d", got)
	}
	if _, _, err := r.Amend(t.Context(), r.editor, a.ID, media.Amendment{Licence: new(news.Licence("none"))}); err != nil {
		t.Fatal(err)
	}
	other.Apply(news.Change{Keys: []news.Key{news.AssetKey(a.ID)}})
	if got := get(); got != http.StatusGone {
		t.Errorf("on the other node it is %d", got)
	}
}

func TestARightThatCanNotBeIsRefusedInASentence(t *testing.T) {
	t.Parallel()
	r := newRoom(t, media.Options{})
	a := r.add(t, asJPEG(t, quarters(60, 40)), media.Words{})
	long := string(make([]byte, 0, 3000))
	for range 3000 {
		long += "x"
	}
	for name, m := range map[string]media.Amendment{
		"an unknown licence": {Licence: new(news.Licence("moon"))}, "long restrictions": {Restrictions: &long}, "a long source": {Source: &long},
	} {
		if _, _, err := r.Amend(t.Context(), r.editor, a.ID, m); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
}
