package media_test

import (
	"bytes"
	"compress/zlib"
	"context"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/gen2brain/avif"
	"github.com/gen2brain/webp"

	"broadsheet/media"
	"broadsheet/news"
	"broadsheet/prose"
)

func pngChunk(name string, body []byte) []byte {
	b := append(binary.BigEndian.AppendUint32(nil, uint32(len(body))), name...)
	b = append(b, body...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
}

// pngOf builds a PNG of black, of any size: its header, and as many bytes of
// packed zeros as are asked for.
func pngOf(t testing.TB, w, h uint32, zeros int) []byte {
	t.Helper()
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, w), h)
	var data bytes.Buffer
	z, err := zlib.NewWriterLevel(&data, zlib.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	for block := make([]byte, 1<<16); zeros > 0; zeros -= len(block) {
		if _, err := z.Write(block[:min(len(block), zeros)]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	b := []byte("\x89PNG\r\n\x1a\n")
	b = append(b, pngChunk("IHDR", append(head, 8, 2, 0, 0, 0))...)
	b = append(b, pngChunk("IDAT", data.Bytes())...)
	return append(b, pngChunk("IEND", nil)...)
}

func TestBombsAreRefusedByTheirHeaders(t *testing.T) {
	t.Parallel()
	r := newRoom(t, media.Options{})
	small := asJPEG(t, quarters(8, 8))
	wide := bytes.Clone(small)
	at := bytes.Index(wide, []byte{0xff, 0xc0})
	copy(wide[at+5:], "\xff\xff\xff\xff")
	flat := asGIF(t, quarters(8, 8))
	copy(flat[6:], "\xff\xff\xff\xff")
	var lossy bytes.Buffer
	if err := webp.Encode(&lossy, quarters(64, 64), webp.Options{Quality: 50}); err != nil {
		t.Fatal(err)
	}
	lying := bytes.Clone(lossy.Bytes())
	copy(lying[26:], "\xff\x3f\xff\x3f")
	for name, file := range map[string][]byte{
		"PNG of 50,000 × 50,000":  pngOf(t, 50_000, 50_000, 10),
		"PNG of two milliards":    pngOf(t, 1<<31-1, 1, 10),
		"PNG of nothing":          pngOf(t, 0, 0, 10),
		"JPEG of 65,535 × 65,535": wide,
		"GIF of 65,535 × 65,535":  flat,
		"WebP of 16,383 × 16,383": lying,
	} {
		_, err := r.Add(t.Context(), r.reporter, bytes.NewReader(file), media.Words{})
		if said, ok := news.Sentence(err); !ok || said == "" || !errors.Is(err, news.ErrTooLarge) && !errors.Is(err, news.ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	assertEmpty(t, r)
}

func TestAFileOverTheLimitIsRefusedWithoutReadingItAll(t *testing.T) {
	t.Parallel()
	r := newRoom(t, media.Options{})
	endless := &zeros{}
	if _, err := r.Add(t.Context(), r.reporter, endless, media.Words{}); !errors.Is(err, news.ErrTooLarge) {
		t.Errorf("the error is %v", err)
	}
	if endless.n > media.MaxBytes+1<<20 {
		t.Errorf("%d bytes were read", endless.n)
	}
	assertEmpty(t, r)
}

type zeros struct{ n int }

func (z *zeros) Read(b []byte) (int, error) {
	clear(b)
	z.n += len(b)
	return len(b), nil
}

// It is not parallel: it measures the whole program.
func TestTheLargestPictureIsTakenInWithinTheMemoryThatWasPromised(t *testing.T) {
	const side = 10_000 // 100 million pixels
	file := pngOf(t, side, side, (3*side+1)*side)
	r := newRoom(t, media.Options{})
	runtime.GC()
	peak := make(chan uint64)
	stop := make(chan struct{})
	go func() {
		var most uint64
		for {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapInuse+m.StackInuse)
			select {
			case <-stop:
				peak <- most
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	}()
	a := r.add(t, file, media.Words{})
	if w := r.get(t, "/media/"+a.Hash+"/1x1-640.jpg"); w.Code != http.StatusOK {
		t.Errorf("its rendition is %d", w.Code)
	}
	close(stop)
	if most := <-peak; most > 170<<20 {
		t.Errorf("it took %d MB", most>>20)
	} else {
		t.Logf("it took %d MB", most>>20)
	}
	if a.Width != side || a.Height != side {
		t.Errorf("it is %d × %d", a.Width, a.Height)
	}
}

func TestNothingOfAPolyglotReachesReaders(t *testing.T) {
	t.Parallel()
	r := newRoom(t, media.Options{})
	evil := "<script>alert(document.domain)</script>"
	for name, file := range map[string][]byte{
		"a page behind a JPEG":     append(asJPEG(t, quarters(400, 300)), evil...),
		"a page in JPEG's comment": asJPEG(t, quarters(401, 300), segment(0xfe, evil)),
		"a page behind a PNG":      append(asPNG(t, quarters(402, 300)), evil...),
		"a page behind a GIF":      append(asGIF(t, quarters(403, 300)), evil...),
	} {
		a := r.add(t, file, media.Words{Name: evil})
		f, err := r.Figure(t.Context(), a.ID, media.Whole, "")
		if err != nil {
			t.Fatal(err)
		}
		for _, at := range addresses(f) {
			if w := r.get(t, at); w.Code != http.StatusOK || bytes.Contains(w.Body.Bytes(), []byte("script")) {
				t.Errorf("%s: %s gives %d, and the script", name, at, w.Code)
			}
		}
	}
}

func TestHalfWrittenFilesAreSweptWhenTheyAreOldAndNeverServed(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	incoming := filepath.Join(dir, "media", "incoming")
	if err := os.MkdirAll(incoming, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, age := range map[string]time.Duration{"old.part": 2 * time.Hour, "young.part": time.Minute} {
		path := filepath.Join(incoming, name)
		at := time.Now().Add(-age)
		if err := errors.Join(os.WriteFile(path, []byte("half a pict"), 0o600), os.Chtimes(path, at, at)); err != nil {
			t.Fatal(err)
		}
	}
	r := openRoom(t, dir, media.Options{NoAVIF: true})
	left, err := os.ReadDir(incoming)
	if err != nil || len(left) != 1 || left[0].Name() != "young.part" {
		t.Errorf("left are %v, %v", left, err)
	}
	if w := r.get(t, "/media/incoming/young.part"); w.Code != http.StatusNotFound {
		t.Errorf("it is served: %d", w.Code)
	}
}

func TestNotesOfAFileFillTheWordsThatAreEmpty(t *testing.T) {
	t.Parallel()
	r := newRoom(t, media.Options{})
	exif := exifSegment([]entry{{0x010e, "exif caption"}, {0x013b, "Exif Artist"}, {0x8298, "exif rights"}}, nil)
	iptc := iptcSegment(map[byte]string{120: "The pier\nat dawn", 110: "Agency", 80: "Ann Lens", 116: "© 2026 Agency", 55: "20260301"})
	xmp := xmpSegment(`<dc:description><rdf:Alt><rdf:li xml:lang="x-default">xmp caption</rdf:li></rdf:Alt></dc:description>` +
		`<dc:creator><rdf:Seq><rdf:li>Xmp Maker</rdf:li></rdf:Seq></dc:creator><dc:rights><rdf:Alt><rdf:li xml:lang="x-default">xmp rights</rdf:li></rdf:Alt></dc:rights>`)
	for i, c := range []struct {
		segments [][]byte
		words    media.Words
		want     media.Words
	}{
		{nil, media.Words{}, media.Words{}},
		{[][]byte{exif}, media.Words{}, media.Words{Caption: "exif caption", Credit: "Exif Artist", Copyright: "exif rights"}},
		{[][]byte{xmp}, media.Words{}, media.Words{Caption: "xmp caption", Credit: "Xmp Maker", Copyright: "xmp rights"}},
		{[][]byte{exif, xmp, iptc}, media.Words{}, media.Words{Caption: "The pier at dawn", Credit: "Ann Lens/Agency", Copyright: "© 2026 Agency"}},
		{[][]byte{exif, iptc}, media.Words{Caption: "Mine", Credit: "Me", Alt: "A pier"}, media.Words{Caption: "Mine", Credit: "Me", Copyright: "© 2026 Agency", Alt: "A pier"}},
		{[][]byte{segment(0xe1, "Exif\x00\x00MM\x00*\xff\xff\xff\xff")}, media.Words{}, media.Words{}},
	} {
		a := r.add(t, asJPEG(t, quarters(20+i, 20), c.segments...), c.words)
		if got := (media.Words{Alt: a.Alt, Caption: a.Caption, Credit: a.Credit, Copyright: a.Copyright}); got != c.want {
			t.Errorf("case %d: the words are %+v, not %+v", i, got, c.want)
		}
	}
}

func TestTheFocalPointStaysInViewAndHasItsOwnAddress(t *testing.T) {
	t.Parallel()
	r := newRoom(t, media.Options{})
	a := r.add(t, asJPEG(t, quarters(900, 300)), media.Words{})
	before, err := r.Figure(t.Context(), a.ID, media.Square, "")
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := r.Amend(t.Context(), r.editor, a.ID, media.Amendment{Focus: &[2]float64{1, 0}}); err != nil {
		t.Fatal(err)
	}
	after, err := r.Figure(t.Context(), a.ID, media.Square, "")
	if err != nil || after.Src == before.Src {
		t.Fatalf("the address stays %s, %v", after.Src, err)
	}
	img, _, err := image.Decode(r.get(t, after.Src).Body)
	if err != nil || seen(img) != "GGWW" {
		t.Errorf("it shows %s, %v", seen(img), err)
	}
	for _, f := range [][2]float64{{-0.1, 0}, {0, 1.1}} {
		if _, _, err := r.Amend(t.Context(), r.editor, a.ID, media.Amendment{Focus: &f}); !errors.Is(err, news.ErrInvalid) {
			t.Errorf("%v is taken: %v", f, err)
		}
	}
}

func TestWebPAndAVIFAreTakenIn(t *testing.T) {
	t.Parallel()
	r := newRoom(t, media.Options{})
	for name, encode := range map[string]func(*bytes.Buffer) error{
		"lossy WebP":    func(b *bytes.Buffer) error { return webp.Encode(b, quarters(80, 40), webp.Options{Quality: 80}) },
		"lossless WebP": func(b *bytes.Buffer) error { return webp.Encode(b, quarters(80, 40), webp.Options{Lossless: true}) },
		"WebP with alpha": func(b *bytes.Buffer) error {
			img := quarters(80, 40)
			for x := range 40 {
				img.SetRGBA(x, 0, color.RGBA{})
			}
			return webp.Encode(b, img, webp.Options{Quality: 80})
		},
		"AVIF": func(b *bytes.Buffer) error {
			return avif.Encode(b, quarters(80, 40), avif.Options{Quality: 80, Speed: 10, ChromaSubsampling: image.YCbCrSubsampleRatio444})
		},
	} {
		var b bytes.Buffer
		if err := encode(&b); err != nil {
			t.Fatal(err)
		}
		a := r.add(t, b.Bytes(), media.Words{})
		img, _, err := image.Decode(r.get(t, r.image(t, a.ID).Src).Body)
		if err != nil || a.Width != 80 || a.Height != 40 || seen(img) != "RGBW" {
			t.Errorf("%s: %d × %d, %v", name, a.Width, a.Height, err)
		}
		cut := b.Bytes()[:b.Len()*2/3]
		if _, err := r.Add(t.Context(), r.reporter, bytes.NewReader(cut), media.Words{}); !errors.Is(err, news.ErrInvalid) {
			t.Errorf("%s, cut: %v", name, err)
		}
	}
}

func TestOfAnAnimationTheFirstFrameIsInView(t *testing.T) {
	t.Parallel()
	r := newRoom(t, media.Options{})
	frame := func(c color.Color, in image.Rectangle) *image.Paletted {
		p := image.NewPaletted(in, color.Palette{c})
		return p
	}
	var b bytes.Buffer
	err := gif.EncodeAll(&b, &gif.GIF{
		Image: []*image.Paletted{frame(corner(0, 0), image.Rect(0, 0, 40, 40)), frame(corner(1, 0), image.Rect(10, 10, 20, 20))}, Delay: []int{1, 1},
		Config: image.Config{Width: 40, Height: 40},
	})
	if err != nil {
		t.Fatal(err)
	}
	a := r.add(t, b.Bytes(), media.Words{})
	img, _, err := image.Decode(r.get(t, r.image(t, a.ID).Src).Body)
	if err != nil || seen(img) != "RRRR" {
		t.Errorf("it shows %s, %v", seen(img), err)
	}
}

// TestAVIFIsMadeInTheBackgroundAndThenNamed waits for the change that says so.
func TestAVIFIsMadeInTheBackgroundAndThenNamed(t *testing.T) {
	t.Parallel()
	r := openRoom(t, t.TempDir(), media.Options{})
	// A picture like a photograph: soft, with grain, which is where AVIF saves.
	img := image.NewRGBA(image.Rect(0, 0, 640, 420))
	grain := uint32(1)
	for i := range img.Pix {
		grain = grain*1664525 + 1013904223
		x, y := i/4%640, i/4/640
		img.Pix[i] = uint8([]int{x / 4, y / 3, (x + y) / 8, 0}[i%4] + int(grain>>24)/22)
		img.Pix[i] |= uint8(i % 4 / 3 * 255)
	}
	a := r.add(t, asJPEG(t, img), media.Words{})
	if strings.Contains(r.image(t, a.ID).Sources[0].Type, "avif") {
		t.Error("it is named before it is made")
	}
	if r.get(t, "/media/"+a.Hash+"/3x2-320.avif").Code != http.StatusNotFound {
		t.Error("it is made because somebody asks")
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute) // rather than for ever, when it does not come
	defer cancel()
	done := errors.New("done")
	err := r.store.Tail(ctx, 1, func(c news.Change) error {
		if len(c.Keys) != 1 || c.Keys[0] != news.AssetKey(a.ID) || c.By != "system" {
			t.Errorf("the change is %+v", c)
		}
		return done
	})
	if !errors.Is(err, done) {
		t.Fatal(err)
	}
	sources := r.image(t, a.ID).Sources
	if sources[0].Type != "image/avif" {
		t.Fatalf("the sources are %v", sources)
	}
	for _, at := range addresses(prose.Image{Src: strings.Fields(sources[0].Srcset)[0], Srcset: sources[0].Srcset}) {
		w := r.get(t, at)
		if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "image/avif" {
			t.Errorf("%s: %d", at, w.Code)
		}
	}
}

func FuzzAdd(f *testing.F) {
	r := newRoom(f, media.Options{})
	f.Add(asJPEG(f, quarters(20, 12), exifSegment([]entry{{0x0112, uint16(6)}}, here)))
	f.Add(asPNG(f, quarters(20, 12)))
	f.Add(asGIF(f, quarters(20, 12)))
	for _, lossless := range []bool{true, false} {
		var b bytes.Buffer
		if err := webp.Encode(&b, quarters(20, 12), webp.Options{Lossless: lossless}); err != nil {
			f.Fatal(err)
		}
		f.Add(b.Bytes())
	}
	var b bytes.Buffer
	if err := avif.Encode(&b, quarters(20, 12), avif.Options{Quality: 50, Speed: 10, ChromaSubsampling: image.YCbCrSubsampleRatio420}); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, b []byte) {
		if w, h, err := media.Inspect(b); err == nil && w*h > 1<<18 {
			t.Skip("large, and so slow")
		}
		a, err := r.Add(t.Context(), r.reporter, bytes.NewReader(b), media.Words{})
		if err != nil {
			if _, told := news.Sentence(err); !told {
				t.Fatalf("a refusal without a sentence: %v", err)
			}
			return
		}
		if a.Width < 1 || a.Height < 1 || a.Width*a.Height > media.MaxPixels {
			t.Errorf("the asset is %+v", a)
		}
	})
}
