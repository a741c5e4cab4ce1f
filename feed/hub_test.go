package feed_test

import (
	"strings"
	"testing"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/publish"
)

func TestFeedsNameTheHubThatIsConfiguredAndNoOther(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	p.publish(edit.Text{Headline: "One"})
	feeds := map[string]string{
		"/feed.xml": `<atom:link rel="hub" href="https://hub.example/">`, "/uk/feed.atom": `<link rel="hub" href="https://hub.example/">`,
		"/feed.json": `"hubs":[{"type":"WebSub","url":"https://hub.example/"}]`,
	}
	for path := range feeds {
		if strings.Contains(string(p.page(path).Body), "hub") {
			t.Errorf("%s names a hub that there is not", path)
		}
	}
	pub := news.Publication{Name: "Test Post", BaseURL: "https://post.example", TimeZone: "Europe/London", Language: "en-GB", Hub: "https://hub.example/"}
	if _, err := publish.Settings(t.Context(), p.Store, news.System(), pub); err != nil {
		t.Fatal(err)
	}
	for path, want := range feeds {
		body := string(p.page(path).Body)
		if strings.Count(body, want) != 1 || strings.Contains(body, `type=""`) {
			t.Errorf("%s does not say %s once: %.900s", path, want, body)
		}
	}
}
