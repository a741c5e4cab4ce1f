package feed_test

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	"broadsheet/feed"
)

func TestAFeedThatIsNotThereIsSaidInItsOwnLanguageAndShort(t *testing.T) {
	t.Parallel()
	for path, kind := range map[string]string{
		"/topic/none/feed.xml": "application/problem+xml", "/by/none/feed.atom": "application/problem+xml", "/none/feed.json": "application/problem+json", "/sitemap-1999-01.xml": "application/problem+xml",
	} {
		if !feed.Is(path) {
			t.Errorf("%s is no feed's", path)
		}
		pg := feed.Missing(path)
		if pg.Status != http.StatusNotFound || pg.Keep || len(pg.Body) > 300 || !strings.HasPrefix(pg.Header.Get("Content-Type"), kind) {
			t.Errorf("%s: %d, kept: %v, %d bytes, %v", path, pg.Status, pg.Keep, len(pg.Body), pg.Header)
		}
		if strings.HasSuffix(path, ".json") {
			var v struct{ Status int }
			if err := json.Unmarshal(pg.Body, &v); err != nil || v.Status != 404 {
				t.Errorf("%s: %s", path, pg.Body)
			}
			continue
		}
		d := xml.NewDecoder(strings.NewReader(string(pg.Body)))
		for {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s is not well formed: %v", path, err)
			}
		}
	}
}
