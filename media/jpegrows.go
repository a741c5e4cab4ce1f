package media

import (
	"errors"
	"image/color"
	"io"
)

// jpegRows gives a JPEG's rows. A file that tells the whole picture in one
// scan is decoded as it is read; any other is read to its end first.
type jpegRows struct {
	j       *jpegFile
	one     *scan         // the only scan, or nil
	all     *coefficients // of several scans, or nil
	rows    [][][]int16   // coefficients of the row of units, by part and line of blocks
	samples [][]uint8     // of the row of units, by part
	scale   [][64]float32
	y       int
}

// rowsOf begins to decode.
func (j *jpegFile) rowsOf() (r *jpegRows, err error) {
	s, err := j.nextScan()
	if err != nil {
		return nil, err
	}
	if s == nil {
		return nil, errJPEGShort
	}
	if len(j.parts) == 4 && j.adobe < 0 {
		return nil, errors.New("jpeg: four layers of which nobody says what they are")
	}
	r = &jpegRows{j: j}
	r.room()
	if !j.progressive && len(s.parts) == len(j.parts) {
		r.one = s
		r.tables()
		return r, nil
	}
	if r.all, err = j.newCoefficients(); err == nil {
		err = r.collect(s)
	}
	if err != nil {
		r.Close()
		return nil, err
	}
	return r, nil
}

// collect reads all scans, of which s is the first.
func (r *jpegRows) collect(s *scan) (err error) {
	for n := 0; s != nil; n++ {
		if n == maxScans {
			return errJPEGWrong
		}
		if err := r.walk(s); err != nil {
			return err
		}
		if s, err = r.j.nextScan(); err != nil {
			return err
		}
	}
	r.tables()
	return nil
}

// Close drops what waits on disk.
func (r *jpegRows) Close() error {
	r.all.close()
	return nil
}

// nextScan reads up to the next scan; nil is the end of the picture.
func (j *jpegFile) nextScan() (*scan, error) {
	for {
		m, err := j.marker()
		if err != nil {
			return nil, err
		}
		switch m {
		case markEOI:
			return nil, nil //nolint:nilnil // the end is no error
		case markSOS:
			return j.scan()
		}
		if err := j.segment(m); err != nil {
			return nil, err
		}
	}
}

// room makes the buffers: a row of units of each part.
func (r *jpegRows) room() {
	for _, p := range r.j.parts {
		lines := make([][]int16, p.v)
		for i := range lines {
			lines[i] = make([]int16, 64*p.w)
		}
		r.rows = append(r.rows, lines)
		r.samples = append(r.samples, make([]uint8, 64*p.w*int(p.v)))
	}
}

// tables folds the quantisation tables into the scales of the transform.
func (r *jpegRows) tables() {
	for _, p := range r.j.parts {
		r.scale = append(r.scale, scales(&r.j.quant[p.tq]))
	}
}

// walk takes a scan into the coefficients.
func (r *jpegRows) walk(s *scan) error {
	for y := range s.unitsY {
		var rows [][][]int16
		for _, part := range s.parts {
			p, lines := r.j.parts[part], 1
			if s.interleaved {
				lines = int(p.v)
			}
			var got [][]int16
			for i := range lines {
				line, err := r.all.row(part, p, y*lines+i, r.rows[part][i])
				if err != nil {
					return err
				}
				got = append(got, line)
			}
			rows = append(rows, got)
		}
		if err := s.row(rows); err != nil {
			return err
		}
		for i, part := range s.parts {
			for k, line := range rows[i] {
				if err := r.all.keep(part, r.j.parts[part], y*len(rows[i])+k, line); err != nil {
					return err
				}
			}
		}
	}
	r.j.bits.align()
	return nil
}

// Next gives the next row.
func (r *jpegRows) Next(row []byte) error {
	tall := 8 * r.j.vmax
	if r.y >= r.j.h {
		return io.EOF
	}
	if r.y%tall == 0 {
		if err := r.units(r.y / tall); err != nil {
			return err
		}
	}
	r.colour(row, r.y%tall)
	r.y++
	return nil
}

// units has the samples of a row of units ready.
func (r *jpegRows) units(at int) error {
	if r.one != nil {
		if err := r.decodeUnits(at); err != nil {
			return err
		}
	}
	for i, p := range r.j.parts {
		for y := range int(p.v) {
			line := r.rows[i][y]
			if r.all != nil {
				var err error
				if line, err = r.all.row(i, p, at*int(p.v)+y, line); err != nil {
					return err
				}
			}
			out := r.samples[i][64*p.w*y:]
			for x := range p.w {
				inverse(line[64*x:64*x+64:64*x+64], &r.scale[i], out[8*x:], 8*p.w)
			}
		}
	}
	return nil
}

// decodeUnits decodes a row of units of the only scan. A single part's units
// are blocks, of which its rows hold no more than the picture covers.
func (r *jpegRows) decodeUnits(int) error {
	for _, lines := range r.rows {
		for _, line := range lines {
			clear(line)
		}
	}
	return r.one.row(r.rows)
}

// colour turns a line of samples into colours.
func (r *jpegRows) colour(row []byte, y int) {
	j := r.j
	var lines [4][]uint8
	var h [4]int
	for i, p := range j.parts {
		at := y * int(p.v) / j.vmax
		lines[i], h[i] = r.samples[i][8*p.w*at:][:8*p.w], int(p.h)
	}
	plainRGB := !j.jfif && (j.adobe == 0 || j.adobe < 0 && len(j.parts) == 3 && j.parts[0].id == 'R' && j.parts[1].id == 'G' && j.parts[2].id == 'B')
	for x := range j.w {
		a := lines[0][x*h[0]/j.hmax]
		if len(j.parts) == 1 {
			put(row, x, a, a, a)
			continue
		}
		b, c := lines[1][x*h[1]/j.hmax], lines[2][x*h[2]/j.hmax]
		if len(j.parts) == 4 {
			k := lines[3][x*h[3]/j.hmax]
			if j.adobe > 0 {
				a, b, c = color.YCbCrToRGB(a, b, c)
				a, b, c = 255-a, 255-b, 255-c
			}
			put(row, x, times(a, k), times(b, k), times(c, k)) // Adobe writes inks upside down: 255 is none
			continue
		}
		if !plainRGB {
			a, b, c = color.YCbCrToRGB(a, b, c)
		}
		put(row, x, a, b, c)
	}
}

func put(row []byte, x int, r, g, b uint8) {
	p := row[4*x : 4*x+4 : 4*x+4]
	p[0], p[1], p[2], p[3] = r, g, b, 255
}

func times(a, b uint8) uint8 { return uint8((int(a)*int(b) + 127) / 255) }
