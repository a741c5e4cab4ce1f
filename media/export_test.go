package media

import "bytes"

// WatchRenders has f told the name of each rendition that is made. Call it
// before the first picture is added.
func WatchRenders(l *Library, f func(file string)) { l.rendered = f }

// Inspect gives a file's size as its header has it.
func Inspect(b []byte) (w, h int, err error) {
	s, err := inspect(bytes.NewReader(b), "")
	if err != nil {
		return 0, 0, err
	}
	return s.w, s.h, nil
}
