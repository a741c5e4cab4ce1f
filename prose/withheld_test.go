package prose

import (
	"strings"
	"testing"
)

// TestAnAssetThatIsNotGivenIsLeftOut holds for a picture whose right has ended:
// the address that the text kept of it is no way around.
func TestAnAssetThatIsNotGivenIsLeftOut(t *testing.T) {
	t.Parallel()
	pic := func(asset string) Node {
		return Node{Type: PictureNode, Attrs: Attrs{{Name: "src", Value: "/media/kept/" + asset + ".jpg"}, {Name: "asset", Value: asset}, {Name: "caption", Value: "Caption of " + asset}}}
	}
	gallery := func(of ...Node) Node {
		return Node{Type: Gallery, Attrs: Attrs{{Name: "title", Value: "Gallery"}}, Content: of}
	}
	d, err := New(pic("gone"), pic("here"), gallery(pic("gone"), pic("here")), gallery(pic("gone")), Node{Type: Paragraph, Content: []Node{Inline("After.")}})
	if err != nil {
		t.Fatal(err)
	}
	html := d.Public(PublicOptions{Picture: func(p Picture) Image {
		if p.Asset == "here" {
			return Image{Src: "/media/here.jpg"}
		}
		return Image{}
	}})
	if strings.Contains(html, "gone") || strings.Count(html, `src="/media/here.jpg"`) != 2 || strings.Count(html, `class="gallery"`) != 1 || !strings.HasSuffix(html, "<p>After.</p>") {
		t.Errorf("readers get %s", html)
	}
	if html := d.Public(PublicOptions{}); strings.Count(html, "/media/kept/gone.jpg") != 3 {
		t.Errorf("where nobody knows our assets: %s", html)
	}
}
