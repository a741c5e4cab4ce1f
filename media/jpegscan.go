package media

import "io"

// zigzag is where each coefficient of a file stands in its block (T.81, figure A.6).
var zigzag = [64]uint8{
	0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
	35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
}

// maxScans is how many scans a progressive file may have. Encoders write about
// ten; each costs a walk over the whole picture, however few bytes it has.
const maxScans = 64

// scan is one pass over the picture, or over some of it.
type scan struct {
	j              *jpegFile
	parts          []int // indexes of the parts that it tells of
	dc, ac         []*huffman
	first, last    int // coefficients, in zigzag order
	high, low      uint
	before         [4]int32 // the last block's mean, of each part
	blocks         int32    // that are said to hold nothing more
	units          int      // left before a restart marker
	restarts       int
	decode         func(s *scan, i int, block []int16) error
	interleaved    bool
	unitsX, unitsY int
}

// scan reads a scan's header (B.2.3).
func (j *jpegFile) scan() (*scan, error) {
	var head [3]byte
	if _, err := io.ReadFull(j.r, head[:]); err != nil {
		return nil, short(err)
	}
	n := int(head[2])
	if n < 1 || n > len(j.parts) || int(head[0])<<8|int(head[1]) != 6+2*n {
		return nil, errJPEGWrong
	}
	b := make([]byte, 2*n+3)
	if _, err := io.ReadFull(j.r, b); err != nil {
		return nil, short(err)
	}
	s := &scan{j: j, first: int(b[2*n]), last: int(b[2*n+1]), high: uint(b[2*n+2] >> 4), low: uint(b[2*n+2] & 15), units: j.restart}
	for i := range n {
		if err := s.tell(b[2*i], b[2*i+1]); err != nil {
			return nil, err
		}
	}
	s.interleaved = n > 1
	s.unitsX, s.unitsY = j.mcux, j.mcuy
	if p := j.parts[s.parts[0]]; !s.interleaved {
		s.unitsX, s.unitsY = p.ownW, p.ownH
	}
	j.bits = bitReader{r: j.r}
	return s, s.choose()
}

// tell adds a part to the scan, with the tables that its codes are of.
func (s *scan) tell(id, tables byte) error {
	for i, p := range s.j.parts {
		if p.id != id || len(s.parts) > 0 && s.parts[len(s.parts)-1] >= i {
			continue
		}
		if tables>>4 > 3 || tables&15 > 3 {
			return errJPEGWrong
		}
		s.parts = append(s.parts, i)
		s.dc, s.ac = append(s.dc, s.j.dc[tables>>4]), append(s.ac, s.j.ac[tables&15])
		return nil
	}
	return errJPEGWrong
}

// choose finds how the scan's blocks are coded, and that their tables are there.
func (s *scan) choose() error {
	needDC, needAC := true, true
	switch {
	case !s.j.progressive:
		s.first, s.last, s.high, s.low = 0, 63, 0, 0
		s.decode = (*scan).whole
	case s.last > 63 || s.first > s.last || s.low > 13 || s.first == 0 && s.last != 0 || s.first > 0 && s.interleaved:
		return errJPEGWrong
	case s.first == 0 && s.high == 0:
		needAC, s.decode = false, (*scan).meanFirst
	case s.first == 0:
		needDC, needAC, s.decode = false, false, (*scan).meanMore
	case s.high == 0:
		needDC, s.decode = false, (*scan).detailFirst
	default:
		needDC, s.decode = false, (*scan).detailMore
	}
	for i := range s.parts {
		if needDC && s.dc[i] == nil || needAC && s.ac[i] == nil {
			return errJPEGWrong
		}
	}
	return nil
}

// row decodes a row of units. rows gives the part's blocks of the row: for an
// interleaved scan as many lines of blocks as the part has in a unit.
func (s *scan) row(rows [][][]int16) error {
	for x := range s.unitsX {
		if err := s.resume(); err != nil {
			return err
		}
		for i, part := range s.parts {
			h, v := 1, 1
			if s.interleaved {
				h, v = int(s.j.parts[part].h), int(s.j.parts[part].v)
			}
			for y := range v {
				for dx := range h {
					at := 64 * (x*h + dx)
					if err := s.decode(s, i, rows[i][y][at:at+64:at+64]); err != nil {
						return err
					}
				}
			}
		}
	}
	return nil
}

// resume passes over a restart marker where one is due.
func (s *scan) resume() error {
	if s.j.restart == 0 {
		return nil
	}
	if s.units > 0 {
		s.units--
		return nil
	}
	s.j.bits.align()
	m, err := s.j.marker()
	if err != nil {
		return err
	}
	if int(m) != markRST0+s.restarts%8 {
		return errJPEGWrong
	}
	s.restarts++
	s.units, s.before, s.blocks = s.j.restart-1, [4]int32{}, 0
	return nil
}

// whole decodes a block of a sequential file (F.2.2).
func (s *scan) whole(i int, block []int16) error {
	b := &s.j.bits
	if err := s.meanFirst(i, block); err != nil {
		return err
	}
	for k := 1; k < 64; k++ {
		rs, err := s.ac[i].next(b)
		if err != nil {
			return err
		}
		run, size := int(rs>>4), uint(rs&15)
		if size == 0 {
			if run != 15 {
				break
			}
			k += 15
			continue
		}
		if k += run; k > 63 {
			return errJPEGWrong
		}
		v, err := b.extended(size)
		if err != nil {
			return err
		}
		block[zigzag[k]] = int16(v)
	}
	return nil
}

// meanFirst decodes the first coefficient, or its upper bits (G.1.2.1).
func (s *scan) meanFirst(i int, block []int16) error {
	size, err := s.dc[i].next(&s.j.bits)
	if err != nil {
		return err
	}
	if size > 15 {
		return errJPEGWrong
	}
	d, err := s.j.bits.extended(uint(size))
	s.before[i] += d
	block[0] = int16(s.before[i] << s.low)
	return err
}

// meanMore decodes one more bit of the first coefficient.
func (s *scan) meanMore(_ int, block []int16) error {
	bit, err := s.j.bits.take(1)
	block[0] |= int16(bit << s.low)
	return err
}

// nothingMore reads how many blocks, this one among them, end here.
func (s *scan) nothingMore(run uint) error {
	more, err := s.j.bits.take(run)
	s.blocks = 1<<run + more
	return err
}
