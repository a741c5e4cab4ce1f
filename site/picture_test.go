package site_test

import (
	"slices"
	"strings"
	"testing"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/press"
	"broadsheet/prose"
	"broadsheet/publish"
	"broadsheet/store"
)

// shown stands for the library: it tells in the address what it was asked for.
func shown(a news.Asset, s news.Shape, sizes string) prose.Image {
	at := "/media/" + a.ID + "/" + string(s)
	return prose.Image{
		Src: at + ".jpg", Srcset: at + "-320.jpg 320w, " + at + "-640.jpg 640w", Sizes: firstOf(sizes, "42rem"), Width: 640, Height: 480,
		Sources: []prose.Source{{Type: "image/webp", Srcset: at + "-640.webp 640w"}}, Placeholder: "data:image/png;base64,AAAA",
	}
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// asset puts a picture into the library.
func (p *paper) asset(a news.Asset) {
	p.Helper()
	a.Hash, a.Name = firstOf(a.Hash, a.ID), "IMG_0042.JPG"
	_, err := p.store.Write(p.ctx(), func(tx *store.Tx) error {
		if err := tx.PutAsset(a); err != nil {
			return err
		}
		return tx.Append(news.Change{Act: news.ActAsset, By: p.chief.ID, Keys: []news.Key{news.AssetKey(a.ID)}})
	})
	p.must(err)
}

// with is a text of a sentence and then pictures, each with its own words.
func (p *paper) with(pictures ...prose.Attrs) prose.Doc {
	p.Helper()
	nodes := text("Words.").Nodes()
	for _, a := range pictures {
		nodes = append(nodes[:len(nodes):len(nodes)], prose.Node{Type: prose.PictureNode, Attrs: a})
	}
	d, err := prose.New(nodes...)
	p.must(err)
	return d
}

func TestALeadPictureStandsUnderTheHeadlineWithItsWords(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	p.asset(news.Asset{ID: "pier", Width: 1600, Height: 1000, Alt: "A pier in fog", Caption: "The old pier", Credit: "Ann Lens"})
	st := p.publish(edit.Text{Section: "uk", Headline: "Pier", Picture: news.Picture{Asset: "pier", Caption: "The pier at dawn"}, Body: p.with(prose.Attrs{{Name: "asset", Value: "pier"}})})
	pg := p.get(st.Path)
	pg.reads(".lead-picture figcaption", "The pier at dawn Ann Lens")
	img := pg.one(".lead-picture picture img")
	for name, want := range map[string]string{
		"src": "/media/pier/whole.jpg", "alt": "A pier in fog", "width": "640", "height": "480", "fetchpriority": "high", "loading": "", "sizes": "(min-width: 64rem) 62rem, 88vw",
		"srcset": "/media/pier/whole-320.jpg 320w, /media/pier/whole-640.jpg 640w",
	} {
		if got := attr(img, name); got != want {
			t.Errorf("the lead picture's %s is %q, not %q", name, got, want)
		}
	}
	if got := pg.attr(".lead-picture source", "type"); got != "image/webp" {
		t.Errorf("the other format is %q", got)
	}
	if got := pg.attr(".lead-picture .light", "src"); got != "data:image/png;base64,AAAA" {
		t.Errorf("the placeholder is %q", got)
	}
	inText := pg.one(".text picture img")
	if attr(inText, "loading") != "lazy" || attr(inText, "sizes") != "42rem" || attr(inText, "fetchpriority") != "" {
		t.Error("the picture in the text is fetched as the first one is")
	}
	pg.reads(".text figcaption", "The old pier Ann Lens")
	if strings.Contains(string(pg.Body), "IMG_0042") {
		t.Error("the page tells the file's name")
	}
}

func TestAPictureAtTheHeadOfATextIsFetchedFirst(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	p.asset(news.Asset{ID: "pier", Caption: "The pier"})
	pic := prose.Node{Type: prose.PictureNode, Attrs: prose.Attrs{{Name: "asset", Value: "pier"}}}
	d, err := prose.New(pic, pic)
	p.must(err)
	got := p.get(p.publish(edit.Text{Section: "uk", Headline: "Pier", Body: d}).Path).all(".text picture img")
	if len(got) != 2 || attr(got[0], "fetchpriority") != "high" || attr(got[1], "loading") != "lazy" {
		t.Error("not the first picture alone is fetched first")
	}
}

func TestAPictureIsToldByItsOwnWordsElseItsCaptionAndNeverItsFile(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	for i, tt := range []struct {
		asset             news.Asset
		alt, caption      string // of the story
		wantAlt, caption2 string
	}{
		{news.Asset{Alt: "A pier", Caption: "Old"}, "", "", "A pier", "Old"},
		{news.Asset{Alt: "A pier", Caption: "Old"}, "Planks", "New", "Planks", "New"},
		{news.Asset{Caption: "Old"}, "", "", "Old", "Old"},
		{news.Asset{Caption: "Old"}, "", "New", "New", "New"},
		{news.Asset{Caption: "Old", Decorative: true}, "", "", "", "Old"},
		{news.Asset{}, "", "", "", ""},
	} {
		tt.asset.ID = string(rune('a' + i))
		p.asset(tt.asset)
		st := p.publish(edit.Text{
			Section: "uk", Headline: "Told", Picture: news.Picture{Asset: tt.asset.ID, Alt: tt.alt, Caption: tt.caption},
			Body: p.with(prose.Attrs{{Name: "asset", Value: tt.asset.ID}, {Name: "alt", Value: tt.alt}, {Name: "caption", Value: tt.caption}}),
		})
		pg := p.get(st.Path)
		for _, of := range []string{".lead-picture", ".text"} {
			if got := pg.attr(of+" picture img", "alt"); got != tt.wantAlt {
				t.Errorf("case %d: %s is told as %q, not %q", i, of, got, tt.wantAlt)
			}
			if got := strings.Join(pg.texts(of+" figcaption"), ""); got != tt.caption2 {
				t.Errorf("case %d: the caption in %s is %q, not %q", i, of, got, tt.caption2)
			}
		}
	}
}

func TestNewWordsOfAPictureDropThePagesThatShowItAndNoOthers(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	p.asset(news.Asset{ID: "pier", Caption: "Before"})
	st := p.publish(edit.Text{Section: "uk", Headline: "Pier", Picture: news.Picture{Asset: "pier"}, Body: text("One.")})
	other := p.publish(edit.Text{Section: "uk", Headline: "Other", Body: text("One.")})
	head := p.head()
	p.asset(news.Asset{ID: "pier", Caption: "After"})
	touched := p.since(head)
	for _, path := range []string{st.Path, "/latest"} {
		if !meet(p.get(path).Keys, touched) {
			t.Errorf("%s, which shows the picture, stays", path)
		}
	}
	for _, path := range []string{other.Path, "/corrections", "/about"} {
		if meet(p.get(path).Keys, touched) {
			t.Errorf("%s is dropped", path)
		}
	}
	p.get(st.Path).reads(".lead-picture figcaption", "After")
}

func TestTheWordsOfAnUnpublishedPictureReachNoPage(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	for _, id := range []string{"pier", "quay"} {
		p.asset(news.Asset{ID: id, Alt: "canary " + id, Caption: "canary " + id, Credit: "canary " + id})
	}
	st := p.publish(edit.Text{Section: "uk", Headline: "Pier", Body: text("One.")})
	p.save(st, edit.Text{Section: "uk", Headline: "Pier", Picture: news.Picture{Asset: "pier"}, Body: p.with(prose.Attrs{{Name: "asset", Value: "quay"}})})
	_, err := edit.New(p.ctx(), p.store, p.chief, edit.Text{Headline: "Draft", Section: "uk", Picture: news.Picture{Asset: "quay"}, Body: text("One.")})
	p.must(err)
	for _, path := range append(everyPage(p), st.Path) {
		if b := string(p.get(path).Body); strings.Contains(b, "canary") || strings.Contains(b, "/media/") {
			t.Errorf("%s shows a picture of a draft", path)
		}
	}
}

func TestAPreviewShowsThePicturesOfTheDraft(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	sec := p.section("uk")
	b, err := p.site.Preview(p.ctx(), news.Published{Kind: news.KindNews, Section: sec.ID, Headline: "Planned", Picture: news.Picture{Asset: "pier"}},
		p.with(prose.Attrs{{Name: "asset", Value: "quay"}}), []news.Asset{{ID: "pier", Caption: "Pier"}, {ID: "quay", Caption: "Quay"}}, "Draft")
	p.must(err)
	pg := read(t, &press.Page{Path: "preview", Body: b})
	if got := pg.texts("figcaption"); !slices.Equal(got, []string{"Pier", "Quay"}) {
		t.Errorf("it shows %q", got)
	}
}

func TestAWithdrawnStorysPictureIsGone(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	p.asset(news.Asset{ID: "pier", Caption: "Pier"})
	st := p.publish(edit.Text{Section: "uk", Headline: "Pier", Picture: news.Picture{Asset: "pier"}, Body: text("One.")})
	p.let(publish.Withdraw(p.ctx(), p.store, p.chief, st.ID, "Wrong."))
	p.get(st.Path).none("main img")
}

func TestPicturesStandOnTheLeadTheWeightyAndTheFirstOfASection(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	p.asset(news.Asset{ID: "pier", Alt: "A pier"})
	for i := range 20 {
		p.publish(edit.Text{Section: []string{"uk", "world"}[i%2], Headline: "Story", Body: text("Words."), Picture: news.Picture{Asset: "pier"}})
	}
	p.publish(edit.Text{Section: "uk", Headline: "Plain", Body: text("Words.")})
	p.publish(edit.Text{Section: "uk", Headline: "Weighty", Weight: news.WeightMajor, Body: text("Words."), Picture: news.Picture{Asset: "pier"}})
	p.publish(edit.Text{Section: "uk", Headline: "Lead", Weight: news.WeightLead, Body: text("Words."), Picture: news.Picture{Asset: "pier"}})
	pg := p.get("/")
	lead := pg.one(".lead .shot img")
	if attr(lead, "src") != "/media/pier/3x2.jpg" || attr(lead, "fetchpriority") != "high" || attr(lead, "alt") != "A pier" {
		t.Error("the lead's picture is not cut, or not fetched at once")
	}
	// One of the row has no picture, so only the weighty one shows its own.
	if n := len(pg.all(".seconds .shot")); n != 1 {
		t.Errorf("%d of the seconds have a picture", n)
	}
	if n, m := len(pg.all(".strip .first .shot")), len(pg.all(".strip .first")); n != m || n == 0 {
		t.Errorf("%d of %d sections begin with a picture", n, m)
	}
	pg.none(".latest .shot, .strip ul .shot")
	if n := len(pg.all("img[fetchpriority]")); n != 1 {
		t.Errorf("%d pictures are fetched first", n)
	}
	p.get("/uk").one(".lead .shot img")
	if !pg.has(news.AssetKey("pier")) {
		t.Error("the front does not know that it shows the picture")
	}
}

func TestAnArrangedFrontShowsPicturesAndTheEditorsChoiceOfThem(t *testing.T) {
	t.Parallel()
	p := newPaper(t)
	p.asset(news.Asset{ID: "pier"})
	p.asset(news.Asset{ID: "quay"})
	pictured := func(id string) func(*edit.Text) { return func(t *edit.Text) { t.Picture.Asset = id } }
	a, b, c := p.told("Alpha", pictured("pier")), p.told("Beta", pictured("quay")), p.told("Gamma", pictured("quay"))
	for _, tt := range []struct{ choice, want string }{{"", "/media/pier/3x2.jpg"}, {"quay", "/media/quay/3x2.jpg"}, {news.NoPicture, ""}} {
		p.arrange(news.FrontHome, news.Container{Layout: news.LayoutLead, Cards: []news.Card{{Story: a.ID, Picture: tt.choice}, {Story: b.ID}, {Story: c.ID, Size: news.WeightMajor}}})
		pg := p.get("/")
		got := ""
		for _, n := range pg.all(".first .shot img") {
			got = attr(n, "src")
		}
		if got != tt.want {
			t.Errorf("the choice %q shows %q, not %q", tt.choice, got, tt.want)
		}
		if n := len(pg.all(".set > ul .shot")); n != 1 {
			t.Errorf("%d lesser cards have a picture", n)
		}
	}
}

// republish shows readers a story's newest revision.
func (p *paper) republish(st news.Story) {
	p.Helper()
	p.let(publish.Publish(p.ctx(), p.store, p.chief, st.ID))
}
