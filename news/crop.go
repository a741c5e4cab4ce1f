package news

import (
	"encoding/json"
	"fmt"
)

// Shape is how a picture is cut: to a ratio, by hand or around its focal point,
// or not at all.
type Shape string

// The shapes. There are no others.
const (
	ShapeWhole  Shape = "whole" // as the picture is
	ShapeWide   Shape = "16x9"
	ShapeThree  Shape = "3x2"
	ShapeSquare Shape = "1x1"
	ShapeSocial Shape = "40x21" // 1200 × 630, as networks show a link
)

// Shapes lists the shapes that a picture is cut to.
func Shapes() []Shape {
	return []Shape{ShapeWide, ShapeThree, ShapeSquare, ShapeSocial}
}

// Ratio gives width and height in small numbers; 0, 0 for the whole picture.
func (s Shape) Ratio() (w, h int) {
	switch s {
	case ShapeWide:
		return 16, 9
	case ShapeThree:
		return 3, 2
	case ShapeSquare:
		return 1, 1
	case ShapeSocial:
		return 40, 21
	}
	return 0, 0
}

// Words is what the desk calls the shape, and where it is used.
func (s Shape) Words() (name, use string) {
	switch s {
	case ShapeWide:
		return "Wide", "search engines"
	case ShapeThree:
		return "Three to two", "cards on fronts and lists"
	case ShapeSquare:
		return "Square", "search engines"
	case ShapeSocial:
		return "Social", "where a link is shared"
	}
	return "Whole", "stories"
}

// CropUnit is how many parts a side of a picture has for a Crop.
const CropUnit = 10_000

// Crop is the part of a picture that a hand chose for a shape: its left and
// upper edge and its width, each in parts of CropUnit of the picture's own width
// or height. Its height follows from the shape. The zero value is no choice.
type Crop struct {
	X int `json:"x"`
	Y int `json:"y"`
	W int `json:"w"`
}

// Crops are what hands chose: for each shape one, or the zero value. It can be
// compared.
type Crops struct {
	Wide   Crop `json:"16x9,omitzero"`
	Three  Crop `json:"3x2,omitzero"`
	Square Crop `json:"1x1,omitzero"`
	Social Crop `json:"40x21,omitzero"`
}

func (c *Crops) of(s Shape) *Crop {
	switch s {
	case ShapeWide:
		return &c.Wide
	case ShapeThree:
		return &c.Three
	case ShapeSquare:
		return &c.Square
	case ShapeSocial:
		return &c.Social
	}
	return new(Crop)
}

// Of gives the crop of a shape; the zero value where none was chosen, and for
// the whole picture.
func (c Crops) Of(s Shape) Crop { return *c.of(s) }

// With gives the crops with one of another kind.
func (c Crops) With(s Shape, to Crop) Crops {
	*c.of(s) = to
	return c
}

// smallestCrop is the least width of a crop, as a part of CropUnit: less would
// be a blur.
const smallestCrop = CropUnit / 20

// Check tells what is wrong with a crop of a picture that is w × h pixels.
func (c Crop) Check(s Shape, w, h int) error {
	if c == (Crop{}) {
		return nil
	}
	rw, rh := s.Ratio()
	if rw == 0 {
		return Invalid("crop", "There is no shape %q that a picture is cut to.", string(s))
	}
	name, _ := s.Words()
	if w < 1 || h < 1 {
		return Invalid("crop", "This has no size that could be cut.")
	}
	// The height as a part of the picture's, with a thousandth for rounding.
	tall := c.W * w * rh / (rw * h)
	const slack = CropUnit / 1000
	switch {
	case c.W < smallestCrop:
		return Invalid("crop", "The crop “%s” is too small: at least a twentieth of the picture’s width is needed.", name)
	case c.X < 0, c.Y < 0, c.X+c.W > CropUnit+slack, c.Y+tall > CropUnit+slack:
		return Invalid("crop", "The crop “%s” reaches over the picture’s edge.", name)
	}
	return nil
}

// JSON is the crops as they are kept; empty for none.
func (c Crops) JSON() string {
	if c == (Crops{}) {
		return ""
	}
	b, err := json.Marshal(c)
	if err != nil { // it holds nothing but numbers
		panic(err)
	}
	return string(b)
}

// ParseCrops reads what JSON wrote.
func ParseCrops(s string) (c Crops, err error) {
	if s == "" {
		return c, nil
	}
	if err := json.Unmarshal([]byte(s), &c); err != nil {
		return Crops{}, fmt.Errorf("read a picture's crops: %w", err)
	}
	return c, nil
}
