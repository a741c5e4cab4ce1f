package press

import (
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"net/http"
	"strings"

	"broadsheet/news"
)

// failure is the sheet that tells a reader of an error, and the line in the log
// if the error is ours to mend.
func (p *Press) failure(ctx context.Context, target string, err error) *sheet {
	reference := ""
	if _, ok := news.Sentence(err); !ok && statusOf(err) == http.StatusInternalServerError {
		reference = strings.ToLower(rand.Text()[:10])
		attrs := []slog.Attr{slog.String("reference", reference), slog.String("target", target), slog.Any("error", err)}
		if pe, ok := errors.AsType[*panicError](err); ok {
			attrs = append(attrs, slog.String("stack", string(pe.stack)))
		}
		p.o.Log.LogAttrs(ctx, slog.LevelError, "a page could not be rendered", attrs...)
	}
	pg := *p.failPage(ctx, target, err, reference)
	pg.Keep = false
	if pg.Status < 400 || pg.Status > 599 {
		pg.Status = statusOf(err)
	}
	return p.seal(&pg, target)
}

// failPage asks for the publication's own error page. That page is made from
// data as well, and may itself fail: then a plain line must do.
func (p *Press) failPage(ctx context.Context, target string, err error, reference string) (pg *Page) {
	defer func() {
		if r := recover(); r != nil {
			p.o.Log.ErrorContext(ctx, "the error page panicked", "panic", r)
			pg = nil
		}
		if pg == nil {
			pg = plainFailure(err, reference)
		}
	}()
	if p.o.Fail == nil {
		return nil
	}
	return p.o.Fail(target, err, reference)
}

func plainFailure(err error, reference string) *Page {
	text, ok := news.Sentence(err)
	if !ok && reference != "" {
		text = "Something went wrong. The reference is " + reference + "."
	} else if !ok {
		text = http.StatusText(statusOf(err)) + "."
	}
	return &Page{
		Status: statusOf(err),
		Header: http.Header{"Content-Type": {"text/plain; charset=utf-8"}, "X-Content-Type-Options": {"nosniff"}},
		Body:   []byte(text + "\n"),
	}
}

// statusOf is for when there is no page that knows better.
func statusOf(err error) int {
	switch {
	case errors.Is(err, news.ErrNotFound):
		return http.StatusNotFound
	case errors.Is(err, news.ErrGone):
		return http.StatusGone
	case errors.Is(err, news.ErrInvalid), errors.Is(err, news.ErrTooLarge):
		return http.StatusBadRequest
	case errors.Is(err, news.ErrForbidden):
		return http.StatusForbidden
	case errors.Is(err, news.ErrUnavailable):
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}
