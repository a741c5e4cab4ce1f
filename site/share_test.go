package site_test

import (
	"fmt"
	"image/color"
	"slices"
	"strings"
	"testing"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/prose"
)

// fixed stands for the library where a place takes one size.
func fixed(a news.Asset, s news.Shape) prose.Image {
	return prose.Image{Src: "/media/" + a.ID + "/" + string(s) + "-1280.jpg", Width: 1280, Height: 720}
}

// drawn stands for the drawing of cards: it writes what it was told, and has no
// Arabic letters.
func drawn(headline, section, publication string, accent color.Color) ([]byte, error) {
	if strings.ContainsRune(headline+publication, 'م') {
		return nil, news.Invalid("headline", "There is no letter for it.")
	}
	r, g, b, _ := accent.RGBA()
	return fmt.Appendf(nil, "%s|%s|%s|%02x%02x%02x", headline, section, publication, r>>8, g>>8, b>>8), nil
}

func TestAStoryIsSharedWithItsPicture(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	p.asset(news.Asset{ID: "pier", Width: 1600, Height: 1000, Alt: "A pier"})
	pg := p.get(p.publish(edit.Text{Section: "uk", Headline: "Pier", Picture: news.Picture{Asset: "pier"}, Body: text("One.")}).Path)
	for property, want := range map[string]string{
		"og:image": "https://post.example/media/pier/40x21-1280.jpg", "og:image:width": "1280", "og:image:height": "720", "og:image:alt": "A pier",
	} {
		if got := pg.attr(`meta[property="`+property+`"]`, "content"); got != want {
			t.Errorf("%s is %q, not %q", property, got, want)
		}
	}
	if got := pg.attr(`meta[name="twitter:card"]`, "content"); got != "summary_large_image" {
		t.Errorf("the card is of the kind %q", got)
	}
	var images []string
	for _, i := range linked(pg)["image"].([]any) {
		images = append(images, i.(map[string]any)["url"].(string))
	}
	if want := []string{"https://post.example/media/pier/16x9-1280.jpg", "https://post.example/media/pier/3x2-1280.jpg", "https://post.example/media/pier/1x1-1280.jpg"}; !slices.Equal(images, want) {
		t.Errorf("search engines are told of %q", images)
	}
}

func TestAStoryWithoutAPictureIsSharedWithACardThatFollowsItsHeadline(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	st := p.publish(edit.Text{Section: "uk", Headline: "Tide turns", Body: text("One.")})
	pg := p.get(st.Path)
	if got := pg.attr(`meta[property="og:image"]`, "content"); got != "https://post.example"+st.Path+"/card.png" {
		t.Errorf("it is shared with %q", got)
	}
	card := p.get(st.Path + "/card.png")
	if string(card.Body) != "Tide turns|UK|Euro Global Post|00655f" || card.Header.Get("Content-Type") != "image/png" || !card.Keep || !card.has(news.StoryKey(st.ID)) {
		t.Errorf("the card is %q, %v, kept: %v, of %v", card.Body, card.Header, card.Keep, card.Keys)
	}
	head := p.head()
	st = p.save(st, edit.Text{Section: "uk", Headline: "Tide turned", Body: text("One.")})
	if string(p.get(st.Path+"/card.png").Body) != string(card.Body) {
		t.Error("the card tells what is not public")
	}
	p.republish(st)
	if !meet(card.Keys, p.since(head)) {
		t.Error("a new headline leaves the card as it was")
	}
	if got := string(p.get(st.Path + "/card.png").Body); !strings.HasPrefix(got, "Tide turned|") {
		t.Errorf("the card is %q", got)
	}
	p.miss("/uk/2026/11/24/nothing/card.png")
	front := p.get("/")
	front.none(`meta[property="og:image"]`)
	if got := front.attr(`meta[name="twitter:card"]`, "content"); got != "summary" {
		t.Errorf("the front's card is of the kind %q", got)
	}
}

func TestACardInLettersThatCannotBeDrawnNamesThePaperAlone(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	st := p.publish(edit.Text{Section: "uk", Headline: "مد وجزر", Slug: "tide", Body: text("One.")})
	if got := string(p.get(st.Path + "/card.png").Body); got != "Euro Global Post||Euro Global Post|00655f" {
		t.Errorf("the card is %q", got)
	}
	q := newPaper(t, func(pub *news.Publication) { pub.Name = "مد" })
	st = q.publish(edit.Text{Section: "uk", Headline: "مد", Slug: "tide", Body: text("One.")})
	if got := string(q.get(st.Path + "/card.png").Body); !strings.HasPrefix(got, "|||") {
		t.Errorf("the card is %q", got)
	}
}
