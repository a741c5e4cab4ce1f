package media

// detailFirst decodes the upper bits of a block's other coefficients (G.1.2.2).
func (s *scan) detailFirst(i int, block []int16) error {
	if s.blocks > 0 {
		s.blocks--
		return nil
	}
	for k := s.first; k <= s.last; k++ {
		rs, err := s.ac[i].next(&s.j.bits)
		if err != nil {
			return err
		}
		run, size := uint(rs>>4), uint(rs&15)
		switch {
		case size == 0 && run == 15:
			k += 15
		case size == 0:
			err := s.nothingMore(run)
			s.blocks--
			return err
		default:
			if k += int(run); k > 63 {
				return errJPEGWrong
			}
			v, err := s.j.bits.extended(size)
			if err != nil {
				return err
			}
			block[zigzag[k]] = int16(v << s.low)
		}
	}
	return nil
}

// detailMore decodes one more bit of a block's other coefficients (G.1.2.3).
func (s *scan) detailMore(i int, block []int16) error {
	k := s.first
	for s.blocks == 0 && k <= s.last {
		rs, err := s.ac[i].next(&s.j.bits)
		if err != nil {
			return err
		}
		run, size := int(rs>>4), rs&15
		if size > 1 {
			return errJPEGWrong
		}
		if size == 0 && run < 15 {
			if err := s.nothingMore(uint(run)); err != nil {
				return err
			}
			break
		}
		var fresh int16
		if size == 1 {
			bit, err := s.j.bits.take(1)
			if err != nil {
				return err
			}
			fresh = int16(2*bit-1) << s.low
		}
		if k, err = s.correct(block, k, run); err != nil {
			return err
		}
		if fresh != 0 {
			if k > s.last {
				return errJPEGWrong
			}
			block[zigzag[k]] = fresh
		}
		k++
	}
	if s.blocks > 0 {
		_, err := s.correct(block, k, 64)
		s.blocks--
		return err
	}
	return nil
}

// correct reads a bit for each coefficient that is not zero, until it has
// passed run zeros and stands on the next.
func (s *scan) correct(block []int16, k, run int) (int, error) {
	for ; k <= s.last; k++ {
		c := &block[zigzag[k]]
		if *c == 0 {
			if run == 0 {
				break
			}
			run--
			continue
		}
		bit, err := s.j.bits.take(1)
		if err != nil {
			return k, err
		}
		if bit == 1 && *c&(1<<s.low) == 0 {
			if *c > 0 {
				*c += 1 << s.low
			} else {
				*c -= 1 << s.low
			}
		}
	}
	return k, nil
}
