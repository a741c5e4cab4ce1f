package media

import "os"

// coefficientsInMemory is how many bytes of coefficients are held before they go to disk.
const coefficientsInMemory = 24 << 20

// coefficients keeps those of the whole picture, for files that tell them in
// several scans: each part's blocks row by row, 64 a block.
type coefficients struct {
	memory []int16
	file   *os.File
	raw    []byte
	begin  []int64 // where each part begins, in blocks
}

func (j *jpegFile) newCoefficients() (*coefficients, error) {
	c := &coefficients{}
	var blocks int64
	for _, p := range j.parts {
		c.begin = append(c.begin, blocks)
		blocks += int64(p.w) * int64(p.hgt)
	}
	if blocks*128 <= j.inMemory {
		c.memory = make([]int16, blocks*64)
		return c, nil
	}
	f, err := os.CreateTemp(j.scratch, "*.part")
	if err != nil {
		return nil, err
	}
	c.file = f
	if err := f.Truncate(blocks * 128); err != nil { // a file of holes reads as zeros
		c.close()
		return nil, err
	}
	return c, nil
}

func (c *coefficients) close() {
	if c != nil && c.file != nil {
		c.file.Close()
		os.Remove(c.file.Name())
	}
}

// row gives the coefficients of a row of blocks. Those that live on disk are
// read into buf, and put back by keep.
func (c *coefficients) row(part int, p jpegPart, y int, buf []int16) ([]int16, error) {
	at, n := (c.begin[part]+int64(y)*int64(p.w))*64, p.w*64
	if c.file == nil {
		return c.memory[at : at+int64(n)], nil
	}
	raw := c.bytes(2 * n)
	if _, err := c.file.ReadAt(raw, 2*at); err != nil {
		return nil, err
	}
	for i := range buf[:n] {
		buf[i] = int16(uint16(raw[2*i]) | uint16(raw[2*i+1])<<8)
	}
	return buf[:n], nil
}

func (c *coefficients) keep(part int, p jpegPart, y int, row []int16) error {
	if c.file == nil {
		return nil
	}
	raw := c.bytes(2 * len(row))
	for i, v := range row {
		raw[2*i], raw[2*i+1] = byte(v), byte(uint16(v)>>8)
	}
	_, err := c.file.WriteAt(raw, (c.begin[part]+int64(y)*int64(p.w))*128)
	return err
}

func (c *coefficients) bytes(n int) []byte {
	if cap(c.raw) < n {
		c.raw = make([]byte, n)
	}
	return c.raw[:n]
}
