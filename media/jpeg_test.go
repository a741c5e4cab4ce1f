package media

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// decoded gives a JPEG's pixels by our decoder.
func decoded(b []byte, scratch string) (*image.RGBA, error) {
	j, err := openJPEG(bytes.NewReader(b), scratch)
	if err != nil {
		return nil, err
	}
	return pixels(j)
}

func pixels(j *jpegFile) (*image.RGBA, error) {
	r, err := j.rowsOf()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return shrink(r, j.w, j.h, j.w, j.h)
}

// farthest is the largest difference of a colour between two pictures.
func farthest(a, b image.Image) int {
	worst := 0
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			p, q := color.RGBAModel.Convert(a.At(x, y)).(color.RGBA), color.RGBAModel.Convert(b.At(x, y)).(color.RGBA)
			for _, d := range []int{int(p.R) - int(q.R), int(p.G) - int(q.G), int(p.B) - int(q.B)} {
				worst = max(worst, d, -d)
			}
		}
	}
	return worst
}

// library gives the pictures that the standard library is tested with:
// progressive ones, with all samplings, of inks, with restart markers.
func library(t testing.TB) map[string][]byte {
	t.Helper()
	root, err := exec.CommandContext(t.Context(), "go", "env", "GOROOT").Output()
	if err != nil {
		t.Skipf("the standard library's own pictures are not here: %v", err)
	}
	paths, _ := filepath.Glob(filepath.Join(strings.TrimSpace(string(root)), "src/image/testdata/*.jpeg"))
	out := map[string][]byte{}
	for _, p := range paths {
		if b, err := os.ReadFile(p); err == nil {
			out[filepath.Base(p)] = b
		}
	}
	if len(out) == 0 {
		t.Skip("the standard library's own pictures are not here")
	}
	return out
}

func TestJPEGsAreDecodedAsTheStandardLibraryDoes(t *testing.T) {
	t.Parallel()
	for name, b := range library(t) {
		want, err := jpeg.Decode(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		got, err := decoded(b, t.TempDir())
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if d := farthest(got, want); d > 6 {
			t.Errorf("%s is off by %d", name, d)
		}
	}
}

func TestALargeProgressiveFileWaitsOnDiskAndComesOutTheSame(t *testing.T) {
	t.Parallel()
	for name, b := range library(t) {
		dir := t.TempDir()
		want, err := decoded(b, dir)
		if err != nil {
			t.Fatal(err)
		}
		j, err := openJPEG(bytes.NewReader(b), dir)
		if err != nil {
			t.Fatal(err)
		}
		j.inMemory = 0
		got, err := pixels(j)
		if err != nil || farthest(got, want) != 0 {
			t.Errorf("%s comes out otherwise: %v", name, err)
		}
		if left, _ := os.ReadDir(dir); len(left) > 0 {
			t.Errorf("%s left %d files", name, len(left))
		}
	}
}

func TestOddSizesOfJPEGAreDecodedToTheEdge(t *testing.T) {
	t.Parallel()
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		w, h := 1+rnd.IntN(40), 1+rnd.IntN(40)
		var img image.Image = image.NewGray(image.Rect(0, 0, w, h))
		if rnd.IntN(2) == 0 {
			rgba := image.NewRGBA(image.Rect(0, 0, w, h))
			for i := range rgba.Pix {
				rgba.Pix[i] = uint8(rnd.Uint32() | uint32(i%4/3*255))
			}
			img = rgba
		}
		var buf bytes.Buffer
		if err := jpeg.Encode(&buf, img, &jpeg.Options{Quality: 1 + rnd.IntN(100)}); err != nil {
			t.Fatal(err)
		}
		want, err := jpeg.Decode(bytes.NewReader(buf.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		got, err := decoded(buf.Bytes(), t.TempDir())
		if err != nil {
			t.Fatalf("%d × %d: %v", w, h, err)
		}
		if d := farthest(got, want); d > 8 {
			t.Errorf("%d × %d is off by %d", w, h, d)
		}
	}
}

func TestACutJPEGIsNeverTakenForAWholeOne(t *testing.T) {
	t.Parallel()
	for name, b := range library(t) {
		for cut := len(b) - 3; cut > 0; cut -= 1 + len(b)/11 {
			if _, err := decoded(b[:cut], t.TempDir()); err == nil {
				t.Errorf("%s, cut after %d of %d bytes, passes for whole", name, cut, len(b))
				break
			}
		}
	}
}

func FuzzJPEG(f *testing.F) {
	for _, b := range library(f) {
		f.Add(b)
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, b []byte) {
		c, err := jpeg.DecodeConfig(bytes.NewReader(b))
		if err == nil && c.Width*c.Height > 1<<18 {
			t.Skip()
		}
		j, err := openJPEG(bytes.NewReader(b), dir)
		if err != nil || j.w*j.h > 1<<18 {
			return
		}
		_, _ = decoded(b, dir)
	})
}
