package draw

import (
	"image"
	"image/color"

	"broadsheet/news"
)

// Portrait is a head and shoulders cut out of paper of a few colours, lit from one side. It shows nobody: it is what stands
// by the name of somebody who doesn't exist. The zero value of a colour is a middle one, of a form the plainest.
type Portrait struct {
	Skin, Hair, Coat, Ground color.NRGBA
	Cut                      Cut
	Wide                     float64 // of the face, beside 1, the usual
	Jaw                      float64 // 0 round to 1 square
	Beard                    Beard
	Glasses                  bool
	Collar                   Collar
	Width                    int // pixels, as high as wide; the zero value is 480
}

// Cut is how hair is worn.
type Cut string

// The cuts.
const (
	Short   Cut = "short"
	Swept   Cut = "swept" // to one side, with a parting
	Curly   Cut = "curly"
	Bob     Cut = "bob"  // to the jaw, with a fringe
	Long    Cut = "long" // over the shoulders
	Bun     Cut = "bun"
	Bald    Cut = "bald"
	Scarf   Cut = "scarf" // covered
	Cropped Cut = "cropped"
)

// Beard is what grows on a face.
type Beard string

// The beards.
const (
	Shaven    Beard = ""
	Full      Beard = "full"
	Moustache Beard = "moustache"
)

// Collar is what is seen of the clothes at the neck.
type Collar string

// The collars.
const (
	Shirt Collar = ""
	Round Collar = "round"
	Roll  Collar = "roll"
)

// head is a portrait being cut; it is told in parts of the face's half width around the middle of the face.
type head struct {
	Portrait
	*pixels
	at             point
	u              float64
	shade, dark    color.NRGBA // the skin's far side; the lines of the face
	gloss, coatFar color.NRGBA
}

// Image draws the portrait. A size that there isn't gives an ErrInvalid.
func (p Portrait) Image() (*image.RGBA, error) {
	if p.Width == 0 {
		p.Width = 480
	}
	if p.Width < 100 || p.Width > 2000 {
		return nil, news.Invalid("size", "A portrait is from 100 to 2,000 pixels wide.")
	}
	for _, c := range []struct{ of, usual *color.NRGBA }{{&p.Skin, &skin}, {&p.Hair, &Ink}, {&p.Coat, &Slate}, {&p.Ground, &Paper}} {
		if c.of.A == 0 {
			*c.of = *c.usual
		}
	}
	if p.Wide == 0 {
		p.Wide = 1
	}
	w := float64(p.Width)
	h := &head{Portrait: p, pixels: newPixels(p.Width, p.Width, nil), at: point{w * 0.5, w * 0.45}, u: w * 0.2,
		shade: mixed(p.Skin, ink(0x5a2410), 0.26), dark: mixed(p.Skin, ink(0x24100a), 0.82),
		gloss: mixed(p.Hair, white, 0.16), coatFar: mixed(p.Coat, ink(0x0b0f12), 0.3)}
	h.fill(rect(0, 0, w, w), p.Ground)
	h.behind()
	h.shoulders()
	h.face()
	h.beard()
	h.features()
	h.hair()
	if p.Glasses {
		h.glasses()
	}
	return h.img, nil
}

var skin = ink(0xe3b48f)

// on is a shape of curves on the face, as wide as the face is.
func (h *head) on(ps ...point) path {
	for i := range ps {
		ps[i].x *= h.Wide
	}
	return curve(h.at, h.u, ps...)
}

func (h *head) line(width float64, c color.NRGBA, ps ...point) {
	out := make([]point, len(ps))
	for i, q := range ps {
		out[i] = point{h.at.x + q.x*h.u*h.Wide, h.at.y + q.y*h.u}
	}
	h.stroke(smooth(path{out}), width*h.u, c)
}
