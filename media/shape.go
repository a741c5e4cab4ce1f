package media

import (
	"fmt"
	"image"
	"math"
	"regexp"
	"strconv"
	"strings"

	"broadsheet/news"
)

// Shape is how a picture is cut: to a ratio, around its focal point, or not at all.
type Shape = news.Shape

// The shapes. There are no others: an address with one is a 404.
const (
	Whole  = news.ShapeWhole // as the picture is
	Wide   = news.ShapeWide
	Three  = news.ShapeThree
	Square = news.ShapeSquare
	Social = news.ShapeSocial
)

// Shapes lists the shapes.
func Shapes() []Shape { return append([]Shape{Whole}, news.Shapes()...) }

// widths are the widths in pixels that renditions come in. No picture is made
// wider than it is: one that ends between two of them also comes in its own
// width. The smallest is a card's picture on a phone.
var widths = [...]int{240, 320, 480, 640, 960, 1280, 1920}

// longest is the longer side of a master in pixels. Square cuts of an ordinary
// photograph reach the largest width with it.
const longest = 3000

// masterSize gives the size of the master of a picture that is upright w × h.
func masterSize(w, h int) (mw, mh int) {
	if w <= longest && h <= longest {
		return w, h
	}
	if w >= h {
		return longest, max(1, (h*longest+w/2)/w)
	}
	return max(1, (w*longest+h/2)/h), longest
}

// cut is one way in which a picture is shown: which part, in the master's pixels.
type cut struct {
	shape          Shape
	crop           news.Crop // by hand; the zero value leaves it to the focal point
	focusX, focusY int       // hundredths; 50, 50 for the middle
	part           image.Rectangle
}

// cutOf finds the part of a picture's master that a shape shows: what a hand
// chose, and else as much as there is around the focal point, which is as near
// to the middle as the edges allow.
func cutOf(a news.Asset, s Shape) cut {
	w, h := masterSize(a.Width, a.Height)
	c := cut{shape: s, focusX: hundredth(a.FocusX), focusY: hundredth(a.FocusY), part: image.Rect(0, 0, w, h)}
	rw, rh := s.Ratio()
	if rw == 0 {
		c.focusX, c.focusY = 50, 50 // the whole picture has no use for it, and so one address
		return c
	}
	if c.crop = a.Crops.Of(s); c.crop != (news.Crop{}) {
		c.focusX, c.focusY = 50, 50
		c.part = chosen(c.crop, w, h, rw, rh)
		return c
	}
	cw, ch := w, max(1, w*rh/rw)
	if ch > h {
		cw, ch = max(1, h*rw/rh), h
	}
	x := min(max(w*c.focusX/100-cw/2, 0), w-cw)
	y := min(max(h*c.focusY/100-ch/2, 0), h-ch)
	c.part = image.Rect(x, y, x+cw, y+ch)
	return c
}

// chosen gives the part of a master of w × h pixels that a crop means, pushed
// inside where rounding would let it reach over an edge.
func chosen(c news.Crop, w, h, rw, rh int) image.Rectangle {
	scaled := func(part, of int) int { return (part*of + news.CropUnit/2) / news.CropUnit }
	cw := min(max(scaled(c.W, w), 1), w, max(1, h*rw/rh))
	ch := min(max(1, (cw*rh+rw/2)/rw), h)
	x, y := min(max(scaled(c.X, w), 0), w-cw), min(max(scaled(c.Y, h), 0), h-ch)
	return image.Rect(x, y, x+cw, y+ch)
}

func hundredth(f float64) int { return int(math.Round(min(max(f, 0), 1) * 100)) }

// widths gives the widths in which the cut comes, the smallest first: at least one.
func (c cut) widths() []int {
	var out []int
	own := c.part.Dx()
	for _, w := range widths {
		if w <= own {
			out = append(out, w)
		}
	}
	// Its own width is worth a rendition only where it is a step above the last.
	if n := len(out); n == 0 || own < widths[len(widths)-1] && own > out[n-1]*11/10 {
		out = append(out, own)
	}
	return out
}

// height gives the height of a rendition of a width.
func (c cut) height(width int) int {
	w, h := c.shape.Ratio()
	if w == 0 {
		w, h = c.part.Dx(), c.part.Dy()
	}
	return max(1, (width*h+w/2)/w)
}

// name is the name of a rendition's file, which is also the end of its
// address. It holds the crop or the focal point, so that what a browser keeps
// for a year under an address never changes.
func (c cut) name(width int, f format) string {
	where := ""
	switch {
	case c.crop != (news.Crop{}):
		where = fmt.Sprintf("_%dx%dx%d", c.crop.X, c.crop.Y, c.crop.W)
	case c.focusX != 50 || c.focusY != 50:
		where = fmt.Sprintf("@%dx%d", c.focusX, c.focusY)
	}
	return fmt.Sprintf("%s%s-%d.%s", c.shape, where, width, f.ext())
}

// address is where readers find a rendition.
func address(hash, name string) string { return "/media/" + hash + "/" + name }

// addressed is what a good address looks like. Whether its picture has such a
// rendition is for the picture to say.
var addressed = regexp.MustCompile(`^/media/([0-9a-f]{64})/((whole|16x9|3x2|1x1|40x21)(?:@[0-9]{1,3}x[0-9]{1,3}|_[0-9]{1,5}x[0-9]{1,5}x[0-9]{1,5})?-([1-9][0-9]{0,4})\.(jpg|webp|avif))$`)

// wanted is a rendition as an address names it.
type wanted struct {
	hash, name string
	shape      Shape
	width      int
	format     format
}

func parse(path string) (wanted, bool) {
	m := addressed.FindStringSubmatch(path)
	if m == nil {
		return wanted{}, false
	}
	width, err := strconv.Atoi(m[4])
	f := format("image/" + strings.Replace(m[5], "jpg", "jpeg", 1))
	return wanted{hash: m[1], name: m[2], shape: Shape(m[3]), width: width, format: f}, err == nil
}
