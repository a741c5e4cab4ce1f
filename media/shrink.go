package media

import "image"

// shrink reads rows of w pixels, h of them, into a picture of tw × th, neither
// side larger. Each pixel is the mean of the area that it covers, exactly: in
// whole numbers, so that what is opaque stays opaque and a flat colour flat.
// It holds one row and one row of sums, whatever the height.
func shrink(r rowReader, w, h, tw, th int) (*image.RGBA, error) {
	out := image.NewRGBA(image.Rect(0, 0, tw, th))
	row := make([]byte, 4*w)
	across := make([]uint32, 4*tw) // the row's sums; each at most 255 × w
	sums := make([]uint64, 4*tw)   // of the rows so far; each at most 255 × w × h
	for y, ty := 0, 0; y < h; y++ {
		if err := r.Next(row); err != nil {
			return nil, err
		}
		if tw == w && th == h {
			copy(out.Pix[y*out.Stride:], row)
			continue
		}
		gather(across, row, w, tw)
		// The row covers [y×th, (y+1)×th) where each row of the target covers h.
		for left := th; left > 0; {
			part := min(left, (ty+1)*h-(y*th+th-left))
			for i, v := range across {
				sums[i] += uint64(v) * uint64(part)
			}
			if left -= part; (ty+1)*h == y*th+th-left {
				settle(out.Pix[ty*out.Stride:][:4*tw], sums, uint64(w)*uint64(h))
				ty++
			}
		}
	}
	return out, nil
}

// gather sums a row's pixels into tw sums, each of an area w wide in units of
// which a pixel has tw.
func gather(sums []uint32, row []byte, w, tw int) {
	clear(sums)
	tx, room := 0, w // room is what is left of the area of sum tx
	for x := 0; x < w; x++ {
		p := row[4*x : 4*x+4 : 4*x+4]
		for left := tw; left > 0; {
			part := min(left, room)
			s := sums[4*tx : 4*tx+4 : 4*tx+4]
			f := uint32(part)
			s[0] += uint32(p[0]) * f
			s[1] += uint32(p[1]) * f
			s[2] += uint32(p[2]) * f
			s[3] += uint32(p[3]) * f
			left -= part
			if room -= part; room == 0 {
				tx, room = tx+1, w
			}
		}
	}
}

// settle writes the means of sums over an area, and begins the next row.
func settle(row []byte, sums []uint64, area uint64) {
	for i, s := range sums {
		row[i] = uint8((s + area/2) / area)
	}
	clear(sums)
}
