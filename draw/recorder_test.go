package draw

import "image/color"

// recorder is a sheet that remembers what was drawn on it, for tests that ask where things stand.
type recorder struct {
	letters *setter
	texts   []set
	fills   []filled
}

type set struct {
	words string
	style style
	box   box
}

type filled struct {
	path path
	ink  color.NRGBA
}

func (r *recorder) begin(string) {}
func (r *recorder) end()         {}

func (r *recorder) fill(p path, c color.NRGBA) { r.fills = append(r.fills, filled{p, c}) }

func (r *recorder) stroke(path, float64, color.NRGBA) {}

func (r *recorder) text(x, y float64, words string, t style) {
	wide := r.letters.width(words, t)
	switch t.anchor {
	case middle:
		x -= wide / 2
	case finish:
		x -= wide
	case start:
	}
	r.texts = append(r.texts, set{words, t, box{x, y - t.size*0.7, x + wide, y + t.size*0.05}})
}

func (r *recorder) find(words string) (set, bool) {
	for _, s := range r.texts {
		if s.words == words {
			return s, true
		}
	}
	return set{}, false
}
