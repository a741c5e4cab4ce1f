package media_test

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"math"
	"testing"
	"time"

	"broadsheet/media"
	"broadsheet/news"
	"broadsheet/store"
	"broadsheet/store/storetest"
)

// room is a newsroom with a library of pictures.
type room struct {
	*media.Library
	store    *store.Store
	dir      string
	reporter news.User
	editor   news.User
	clock    *storetest.Clock
}

func newRoom(t testing.TB, o media.Options) room {
	t.Helper()
	o.NoAVIF = true
	return openRoom(t, t.TempDir(), o)
}

func openRoom(t testing.TB, dir string, o media.Options) room {
	t.Helper()
	clock := storetest.NewClock(time.Date(2026, time.November, 24, 12, 0, 0, 0, time.UTC))
	st := storetest.SQLite(t, clock.Now)
	l, err := media.Open(dir, st, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	user := func(id string, role news.Role) news.User {
		return news.User{ID: id, Name: id, Email: id + "@example.org", Role: role}
	}
	return room{l, st, dir, user("rita", news.RoleReporter), user("ed", news.RoleEditor), clock}
}

func (r room) add(t testing.TB, b []byte, w media.Words) news.Asset {
	t.Helper()
	a, err := r.Add(t.Context(), r.reporter, bytes.NewReader(b), w)
	if err != nil {
		t.Fatalf("add a picture: %v", err)
	}
	return a
}

// quarters is a picture whose four quarters can be told apart, whatever a
// lossy format does to them: red and green above, blue and white below.
func quarters(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.SetRGBA(x, y, corner(2*x/max(w, 2), 2*y/max(h, 2)))
		}
	}
	return img
}

// hills draws a picture that has enough in it to be told from others.
func hills(w, h, number int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			u, v := float64(x)/float64(w), float64(y)/float64(h)
			light := 128 + 60*math.Sin(7*u+float64(number)*2.1) + 60*math.Cos(5*v-float64(number)*1.3+3*u)
			img.SetRGBA(x, y, color.RGBA{uint8(light), uint8(light * 0.9), uint8(255 - light), 255})
		}
	}
	return img
}

func corner(right, down int) color.RGBA {
	return [2][2]color.RGBA{{{220, 20, 20, 255}, {20, 180, 20, 255}}, {{20, 20, 220, 255}, {250, 250, 250, 255}}}[down&1][right&1]
}

// named tells which of the quarters' colours a pixel is nearest to.
func named(c color.Color) string {
	r, g, b, _ := c.RGBA()
	switch {
	case r > 0x9000 && g > 0x9000 && b > 0x9000:
		return "W"
	case r > g && r > b:
		return "R"
	case g > r && g > b:
		return "G"
	}
	return "B"
}

// seen reads a picture's quarters from the top left, row by row.
func seen(img image.Image) string {
	b := img.Bounds()
	s := ""
	for _, at := range [][2]int{{1, 1}, {3, 1}, {1, 3}, {3, 3}} {
		s += named(img.At(b.Min.X+b.Dx()*at[0]/4, b.Min.Y+b.Dy()*at[1]/4))
	}
	return s
}

func asJPEG(t testing.TB, img image.Image, segments ...[]byte) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := jpeg.Encode(&buf, img, &jpeg.Options{Quality: 90}); err != nil {
		t.Fatal(err)
	}
	b := buf.Bytes()
	out := append([]byte{}, b[:2]...)
	for _, s := range segments {
		out = append(out, s...)
	}
	return append(out, b[2:]...)
}

func asPNG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := png.Encode(&buf, img); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func asGIF(t testing.TB, img image.Image) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := gif.Encode(&buf, img, nil); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// segment is an application segment of a JPEG file.
func segment(marker byte, body string) []byte {
	return append(binary.BigEndian.AppendUint16([]byte{0xff, marker}, uint16(len(body)+2)), body...)
}

// entry is a field of an EXIF directory: a text, a short or a list of fractions.
type entry struct {
	tag   uint16
	value any
}

// exifSegment builds what a camera writes: a first directory, and a second one
// with the place where it was.
func exifSegment(first, gps []entry) []byte {
	be := binary.BigEndian
	directory := func(at int, entries []entry) []byte {
		b := be.AppendUint16(nil, uint16(len(entries)))
		var data []byte
		for _, e := range entries {
			kind, n, raw := uint16(2), 0, []byte(nil)
			switch v := e.value.(type) {
			case string:
				raw, n = append([]byte(v), 0), len(v)+1
			case uint16:
				kind, n, raw = 3, 1, be.AppendUint16(nil, v)
			case uint32:
				kind, n, raw = 4, 1, be.AppendUint32(nil, v)
			case []uint32:
				kind, n = 5, len(v)/2
				for _, u := range v {
					raw = be.AppendUint32(raw, u)
				}
			}
			b = be.AppendUint32(be.AppendUint16(be.AppendUint16(b, e.tag), kind), uint32(n))
			if len(raw) <= 4 {
				b = append(b, append(raw, 0, 0, 0, 0)[:4]...)
				continue
			}
			b = be.AppendUint32(b, uint32(at+2+12*len(entries)+4+len(data)))
			data = append(data, raw...)
		}
		return append(be.AppendUint32(b, 0), data...)
	}
	if gps != nil {
		size := len(directory(8, append(first, entry{0x8825, uint32(0)})))
		first = append(first, entry{0x8825, uint32(8 + size)})
	}
	b := be.AppendUint32([]byte("Exif\x00\x00MM\x00*"), 8)
	b = append(b, directory(8, first)...)
	if gps != nil {
		b = append(b, directory(len(b)-6, gps)...)
	}
	return segment(0xe1, string(b))
}

// here is a place that must not become known.
var here = []entry{{1, "N"}, {2, []uint32{52, 1, 31, 1, 123456, 10000}}, {3, "E"}, {4, []uint32{13, 1, 24, 1, 654321, 10000}}}

// iptcSegment builds what an agency's desk writes.
func iptcSegment(records map[byte]string) []byte {
	var b []byte
	for id, text := range records {
		b = append(binary.BigEndian.AppendUint16(append(b, 0x1c, 2, id), uint16(len(text))), text...)
	}
	if len(b)%2 == 1 {
		b = append(b, 0)
	}
	head := "Photoshop 3.0\x008BIM\x04\x04\x00\x00" + string(binary.BigEndian.AppendUint32(nil, uint32(len(b))))
	return segment(0xed, head+string(b))
}

func xmpSegment(properties string) []byte {
	return segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00"+`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">`+
		`<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/">`+
		properties+`</rdf:Description></rdf:RDF></x:xmpmeta>`)
}
