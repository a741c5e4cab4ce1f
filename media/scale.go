package media

import (
	"image"
	"image/draw"
	"math"
)

// scale gives a part of a master in another size, by the filter of Catmull and
// Rom, which keeps edges crisp where the mean of an area would soften them. It
// holds a few rows of numbers, where a general scaler holds them all: over a
// hundred megabytes for the largest width.
func scale(img image.Image, part image.Rectangle, width, height int) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, width, height))
	across, down := weights(part.Dx(), width), weights(part.Dy(), height)
	row := image.NewRGBA(image.Rect(0, 0, part.Dx(), 1))
	done := map[int][]float32{} // rows that were scaled across, by their place
	sums := make([]float32, 4*width)
	for y, d := range down {
		clear(sums)
		for i, f := range d.factors {
			at := d.from + i
			if done[at] == nil {
				draw.Draw(row, row.Rect, img, part.Min.Add(image.Pt(0, at)), draw.Src)
				done[at] = squeeze(row.Pix, across, spare(done, d.from, 4*width))
			}
			for x, v := range done[at] {
				sums[x] += v * f
			}
		}
		write(out.Pix[y*out.Stride:][:4*width], sums)
	}
	return out
}

// weight is how much pixels, from one on, give to a pixel of the result.
type weight struct {
	from    int
	factors []float32
}

// weights gives the weights of each of n pixels that are made of size.
func weights(size, n int) []weight {
	step := float64(size) / float64(n)
	stretch := max(step, 1)
	out := make([]weight, n)
	for i := range out {
		middle := (float64(i)+0.5)*step - 0.5
		from := max(int(math.Ceil(middle-2*stretch)), 0)
		to := min(int(math.Floor(middle+2*stretch)), size-1)
		w := weight{from: from, factors: make([]float32, to-from+1)}
		var sum float32
		for j := range w.factors {
			w.factors[j] = float32(catmullRom(math.Abs(float64(from+j)-middle) / stretch))
			sum += w.factors[j]
		}
		for j := range w.factors {
			w.factors[j] /= sum
		}
		out[i] = w
	}
	return out
}

func catmullRom(x float64) float64 {
	switch {
	case x < 1:
		return (1.5*x-2.5)*x*x + 1
	case x < 2:
		return ((-0.5*x+2.5)*x-4)*x + 2
	}
	return 0
}

// spare gives room for a row: that of one above the first that is still
// needed, or new.
func spare(done map[int][]float32, first, size int) []float32 {
	for at, row := range done {
		if at < first {
			delete(done, at)
			return row
		}
	}
	return make([]float32, size)
}

// squeeze scales a row across.
func squeeze(row []byte, across []weight, out []float32) []float32 {
	for x, w := range across {
		var r, g, b, a float32
		p := row[4*w.from:]
		for i, f := range w.factors {
			s := p[4*i : 4*i+4 : 4*i+4]
			r += float32(s[0]) * f
			g += float32(s[1]) * f
			b += float32(s[2]) * f
			a += float32(s[3]) * f
		}
		o := out[4*x : 4*x+4 : 4*x+4]
		o[0], o[1], o[2], o[3] = r, g, b, a
	}
	return out
}

// write rounds sums into pixels. The filter swings over at edges; a colour
// stays within its opacity, as premultiplied ones do.
func write(row []byte, sums []float32) {
	for i := 0; i < len(row); i += 4 {
		a := min(max(sums[i+3]+0.5, 0), 255)
		row[i+3] = uint8(a)
		for c := range 3 {
			row[i+c] = uint8(min(max(sums[i+c]+0.5, 0), a))
		}
	}
}
