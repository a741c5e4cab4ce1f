package feed_test

import (
	"encoding/json"
	"strings"
	"testing"

	"broadsheet/edit"
	"broadsheet/feed"
	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/store"
)

// pictured is a paper with a library that has one picture.
func pictured(t *testing.T) *paper {
	t.Helper()
	p := newPaper(t)
	img := func(a news.Asset) prose.Image {
		return prose.Image{Src: "/media/" + a.Hash + "/whole-960.jpg", Srcset: "/media/x 1w", Width: 960, Height: 640, Placeholder: "data:image/png;base64,A"}
	}
	p.feeds = feed.New(p.Store, feed.Options{
		Show:  func(a news.Asset, _ news.Shape, _ string) prose.Image { return img(a) },
		Fixed: func(a news.Asset, _ news.Shape) prose.Image { return img(a) },
	})
	_, err := p.Write(t.Context(), func(tx *store.Tx) error {
		return tx.PutAsset(news.Asset{ID: "pier", Hash: "ff", Name: "IMG_1.jpg", Alt: "A pier & fog", Caption: "The old pier", Credit: "Ann Lens", Width: 960, Height: 640})
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func (p *paper) body(path string) string {
	p.t.Helper()
	pg, err := p.feeds.Render(p.t.Context(), path)
	if err != nil {
		p.t.Fatal(err)
	}
	return string(pg.Body)
}

func TestFeedsCarryTheLeadPictureWithItsWordsAtAnAddressThatHoldsAnywhere(t *testing.T) {
	t.Parallel()
	p := pictured(t)
	p.publish(edit.Text{Headline: "Pier", Picture: news.Picture{Asset: "pier", Caption: "At dawn"}, Body: prose.FromText("Words.")})
	const media = `<media:content url="https://post.example/media/ff/whole-960.jpg" type="image/jpeg" medium="image" width="960" height="640">` +
		`<media:title>At dawn</media:title><media:description>A pier &amp; fog</media:description><media:credit>Ann Lens</media:credit></media:content>`
	for _, path := range []string{"/feed.xml", "/feed.atom"} {
		body := p.body(path)
		if !strings.Contains(body, media) || !strings.Contains(body, `xmlns:media="http://search.yahoo.com/mrss/"`) {
			t.Errorf("%s does not carry the picture: %s", path, body)
		}
		if !strings.Contains(body, `<img src="https://post.example/media/ff/whole-960.jpg" alt="A pier &amp; fog"`) {
			t.Errorf("the text in %s does not show it: %s", path, body)
		}
		if strings.Contains(body, "IMG_1") || strings.Contains(body, "data:image") {
			t.Errorf("%s tells too much: %s", path, body)
		}
	}
	var got struct{ Items []struct{ Image string } }
	if err := json.Unmarshal([]byte(p.body("/feed.json")), &got); err != nil || got.Items[0].Image != "https://post.example/media/ff/whole-960.jpg" {
		t.Errorf("the JSON Feed has %+v, %v", got, err)
	}
}

func TestMapsNameTheLeadPicturesAndNoneOfADraft(t *testing.T) {
	t.Parallel()
	p := pictured(t)
	p.publish(edit.Text{Headline: "Plain", Body: prose.FromText("Words.")})
	p.draft(edit.Text{Headline: "Draft", Picture: news.Picture{Asset: "pier"}, Body: prose.FromText("Words.")})
	for _, path := range []string{"/sitemap-2026-11.xml", "/news-sitemap.xml", "/feed.xml"} {
		if body := p.body(path); strings.Contains(body, "image:") || strings.Contains(body, "media:") || strings.Contains(body, "/media/") {
			t.Errorf("%s names a draft's picture: %s", path, body)
		}
	}
	p.publish(edit.Text{Headline: "Pier", Picture: news.Picture{Asset: "pier"}, Body: prose.FromText("Words.")})
	for _, path := range []string{"/sitemap-2026-11.xml", "/news-sitemap.xml"} {
		body := p.body(path)
		if strings.Count(body, "<image:image><image:loc>https://post.example/media/ff/whole-960.jpg</image:loc></image:image>") != 1 || !strings.Contains(body, `xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"`) {
			t.Errorf("%s does not name the picture: %s", path, body)
		}
	}
}
