package api

import (
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"broadsheet/edit"
	"broadsheet/news"
)

func TestEveryKindOfErrorHasItsStatus(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		err  error
		want int
	}{
		{news.NotFound("x"), 404}, {news.Invalid("f", "x"), 422}, {news.Conflict("x"), 409}, {news.Forbidden("x"), 403}, {news.TooLarge("f", "x"), 413},
		{&news.Error{Kind: news.ErrUnauthenticated, Sentence: "x"}, 401}, {&news.Error{Kind: news.ErrLimited, Sentence: "x"}, 429},
		{&news.Error{Kind: news.ErrUnavailable, Sentence: "x"}, 503}, {&news.Error{Kind: news.ErrGone, Sentence: "x"}, 410},
		{&edit.Stale{}, 412}, {errors.New("a bug"), 500}, {errMethod("BREW"), 405},
		{news.Errors{news.Invalid("a", "x"), news.Invalid("b", "y")}, 422},
		{news.Errors{news.Invalid("a", "x"), news.Forbidden("y")}, 403}, // who may not do it need not mend it
	} {
		wrapped := fmt.Errorf("do this: %w", fmt.Errorf("and that: %w", c.err))
		if got := status(wrapped); got != c.want {
			t.Errorf("%v gives %d, want %d", c.err, got, c.want)
		}
	}
}

func TestARefusalSaysWhenToTryAgain(t *testing.T) {
	t.Parallel()
	s := &server{Options: Options{Log: slog.New(slog.DiscardHandler)}}
	for _, kind := range []error{news.ErrLimited, news.ErrUnavailable} {
		w := httptest.NewRecorder()
		s.refuse(w, httptest.NewRequest(http.MethodGet, "/api/v1/stories", nil), &news.Error{Kind: kind, Sentence: "Wait a little."})
		if w.Header().Get("Retry-After") != "1" || !strings.Contains(w.Body.String(), "Wait a little.") {
			t.Errorf("%v: %d %v %s", kind, w.Code, w.Header(), w.Body)
		}
	}
}

func TestAnErrorWithoutASentenceShowsNothingOfItself(t *testing.T) {
	t.Parallel()
	var log strings.Builder
	s := &server{Options: Options{Log: slog.New(slog.NewTextHandler(&log, nil))}}
	w := httptest.NewRecorder()
	s.refuse(w, httptest.NewRequest(http.MethodGet, "/api/v1/stories", nil), fmt.Errorf("open /secret/path: %w", errors.New("password wrong")))
	if w.Code != 500 || strings.Contains(w.Body.String(), "secret") || !strings.Contains(log.String(), "secret") {
		t.Errorf("%d %s, log: %s", w.Code, w.Body, log.String())
	}
}

func TestFaultsAreFoundHoweverTheyAreWrapped(t *testing.T) {
	t.Parallel()
	err := fmt.Errorf("save: %w", errors.Join(news.Invalid("a", "A."), fmt.Errorf("deeper: %w", news.Errors{news.Invalid("b", "B."), news.Invalid("c", "C.")})))
	got := faults(err)
	if len(got) != 3 || got[0] != (fault{"a", "A."}) || got[2] != (fault{"c", "C."}) {
		t.Errorf("found %v", got)
	}
}
