package news_test

import (
	"strings"
	"testing"
	"time"

	"broadsheet/news"
)

// TestRightsAreComputedFromLicenceRestrictionsAndTime is the table by which a
// picture's rights are said everywhere.
func TestRightsAreComputedFromLicenceRestrictionsAndTime(t *testing.T) {
	t.Parallel()
	now := news.At(time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC))
	at := func(d time.Duration) news.Time { return news.At(now.Add(d)) }
	for _, c := range []struct {
		name    string
		asset   news.Asset
		terms   news.Terms
		why     string // a part of it
		usable  bool
		soon    bool
		hasEnds bool
	}{
		{"by staff", news.Asset{Licence: "staff"}, news.TermsFree, "", true, false, false},
		{"by subscription", news.Asset{Licence: "subscription"}, news.TermsFree, "", true, false, false},
		{"nobody has said", news.Asset{}, news.TermsConditional, "Nobody has said", true, false, false},
		{"of a newer program", news.Asset{Licence: "moon"}, news.TermsConditional, "", true, false, false},
		{"a licence with a condition", news.Asset{Licence: "cc-by"}, news.TermsConditional, "Name its maker", true, false, false},
		{"a restriction on what is free", news.Asset{Licence: "staff", Restrictions: "Not in print"}, news.TermsConditional, "Not in print.", true, false, false},
		{"a restriction beside a condition", news.Asset{Licence: "handout", Restrictions: "Not cropped!"}, news.TermsConditional, "what it shows. Not cropped!", true, false, false},
		{"paid by use", news.Asset{Licence: "per-use"}, news.TermsPay, "fee", true, false, false},
		{"paid by use, with a restriction", news.Asset{Licence: "per-use", Restrictions: "Once"}, news.TermsPay, "fee. Once.", true, false, false},
		{"no right", news.Asset{Licence: "none"}, news.TermsDenied, "no right", false, false, false},
		{"no right, whatever the time", news.Asset{Licence: "none", Expires: at(-time.Hour)}, news.TermsDenied, "no right", false, false, true},
		{"a right of years", news.Asset{Licence: "staff", Expires: at(1000 * time.Hour)}, news.TermsFree, "", true, false, true},
		{"a right that ends soon", news.Asset{Licence: "staff", Expires: at(news.EndsSoon)}, news.TermsFree, "", true, true, true},
		{"a right that does not quite end soon", news.Asset{Licence: "staff", Expires: at(news.EndsSoon + time.Millisecond)}, news.TermsFree, "", true, false, true},
		{"a condition that ends soon", news.Asset{Licence: "handout", Expires: at(time.Millisecond)}, news.TermsConditional, "what it shows", true, true, true},
		{"a right that ends now", news.Asset{Licence: "staff", Expires: now}, news.TermsExpired, "ended", false, false, true},
		{"a fee for what has ended", news.Asset{Licence: "per-use", Expires: at(-time.Millisecond)}, news.TermsExpired, "ended", false, false, true},
	} {
		r := c.asset.Rights(now)
		if r.Terms != c.terms || r.Usable() != c.usable || r.Soon != c.soon || r.Ends.IsZero() == c.hasEnds {
			t.Errorf("%s: %+v, usable: %v", c.name, r, r.Usable())
		}
		if !strings.Contains(r.Why, c.why) || c.why == "" && r.Why != "" {
			t.Errorf("%s: it says %q, want %q", c.name, r.Why, c.why)
		}
	}
}

func TestEveryLicenceSaysWhatFollowsFromIt(t *testing.T) {
	t.Parallel()
	seen := map[news.Licence]bool{}
	for _, row := range news.Licences {
		if seen[row.Licence] || row.Words == "" || row.Licence.Words() != row.Words || !row.Licence.Valid() {
			t.Errorf("the row of %q: %+v", row.Licence, row)
		}
		seen[row.Licence] = true
		if free := row.Terms == news.TermsFree; free != (row.Condition == "") {
			t.Errorf("%q is %s and its condition is %q", row.Licence, row.Terms, row.Condition)
		}
	}
	for _, terms := range news.AllTerms() {
		if terms.Word() == string(terms) {
			t.Errorf("%s has no word", terms)
		}
	}
	if news.Licence("moon").Valid() || news.Licence("moon").Words() != "moon" {
		t.Error("a licence that nobody knows is known")
	}
}

func TestACropStaysInsideItsPicture(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		crop  news.Crop
		shape news.Shape
		w, h  int
		ok    bool
	}{
		{"none", news.Crop{}, news.ShapeWide, 0, 0, true},
		{"the whole width", news.Crop{W: 10_000}, news.ShapeWide, 1600, 900, true},
		{"the lower right corner", news.Crop{X: 5000, Y: 5000, W: 5000}, news.ShapeWide, 1600, 900, true},
		{"a square of a wide picture", news.Crop{X: 100, W: 5000}, news.ShapeSquare, 2000, 1000, true},
		{"over the right edge", news.Crop{X: 5100, W: 5000}, news.ShapeWide, 1600, 900, false},
		{"over the lower edge", news.Crop{Y: 200, W: 10_000}, news.ShapeWide, 1600, 900, false},
		{"taller than the picture", news.Crop{W: 5200}, news.ShapeSquare, 2000, 1000, false},
		{"left of it", news.Crop{X: -1, W: 5000}, news.ShapeWide, 1600, 900, false},
		{"a speck", news.Crop{W: 499}, news.ShapeWide, 1600, 900, false},
		{"a negative width", news.Crop{W: -5000}, news.ShapeWide, 1600, 900, false},
		{"a huge number", news.Crop{W: 1 << 40}, news.ShapeWide, 1600, 900, false},
		{"of the whole", news.Crop{W: 5000}, news.ShapeWhole, 1600, 900, false},
		{"of a sound", news.Crop{W: 5000}, news.ShapeWide, 0, 0, false},
	} {
		if err := c.crop.Check(c.shape, c.w, c.h); (err == nil) != c.ok {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestCropsAreKeptAndComeBack(t *testing.T) {
	t.Parallel()
	var all news.Crops
	if all.JSON() != "" {
		t.Errorf("none is kept as %q", all.JSON())
	}
	for i, s := range news.Shapes() {
		all = all.With(s, news.Crop{X: i + 1, Y: 2, W: 3000})
	}
	back, err := news.ParseCrops(all.JSON())
	if err != nil || back != all {
		t.Errorf("%+v came back as %+v, %v", all, back, err)
	}
	for _, s := range news.Shapes() {
		if back.Of(s) == (news.Crop{}) {
			t.Errorf("the crop of %s was lost", s)
		}
	}
	if all.Of(news.ShapeWhole) != (news.Crop{}) {
		t.Error("the whole picture is cut")
	}
	if _, err := news.ParseCrops("{"); err == nil {
		t.Error("half a text was read")
	}
}
