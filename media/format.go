package media

import (
	"bytes"

	"broadsheet/news"
)

// format is one of the kinds of file that are taken in.
type format string

// The formats, by their media types.
const (
	jpegFormat format = "image/jpeg"
	pngFormat  format = "image/png"
	gifFormat  format = "image/gif"
	webpFormat format = "image/webp"
	avifFormat format = "image/avif"
)

// ext is the name's ending of a file of the format.
func (f format) ext() string {
	if f == jpegFormat {
		return "jpg"
	}
	return string(f[len("image/"):])
}

// sniffed is how many bytes tell the format.
const sniffed = 512

// sniff tells the format by a file's first bytes. The name and the type that
// the sender claims are not asked: both are the sender's to choose.
func sniff(head []byte) (format, error) {
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xd8\xff")):
		return jpegFormat, nil
	case bytes.HasPrefix(head, []byte("\x89PNG\r\n\x1a\n")):
		return pngFormat, nil
	case bytes.HasPrefix(head, []byte("GIF87a")), bytes.HasPrefix(head, []byte("GIF89a")):
		return gifFormat, nil
	case len(head) >= 16 && bytes.HasPrefix(head, []byte("RIFF")) && string(head[8:15]) == "WEBPVP8":
		return webpFormat, nil
	case brand(head, "avif"), brand(head, "avis"):
		return avifFormat, nil
	}
	return "", refuse(head)
}

// brand tells whether the file type box at the start names a brand, as the
// major one or among the compatible ones (ISO/IEC 14496-12, 4.3).
func brand(head []byte, want string) bool {
	if len(head) < 16 || string(head[4:8]) != "ftyp" {
		return false
	}
	end := min(int(head[2])<<8|int(head[3]), len(head))
	for i := 8; i+4 <= end; i += 4 {
		if i != 12 && string(head[i:i+4]) == want { // at 12 is the version
			return true
		}
	}
	return false
}

// refuse says what is wrong with a file that is none of ours, in as much
// detail as its first bytes allow.
func refuse(head []byte) error {
	text := bytes.ToLower(bytes.TrimLeft(head, "\ufeff \t\r\n"))
	switch {
	case bytes.Contains(text, []byte("<svg")):
		return news.Invalid("file", "SVG drawings can carry scripts, so they are not taken; save the drawing as PNG or WebP.")
	case bytes.HasPrefix(text, []byte("<")):
		return news.Invalid("file", "This is a web page or another text with markup, not a picture.")
	case bytes.HasPrefix(text, []byte("%pdf")), bytes.HasPrefix(text, []byte("%!ps")):
		return news.Invalid("file", "This is a document, not a picture; save the page that you want as PNG or JPEG.")
	case brand(head, "heic"), brand(head, "heix"), brand(head, "mif1"):
		return news.Invalid("file", "Browsers do not show HEIC pictures; save it as JPEG.")
	case bytes.HasPrefix(head, []byte("II*\x00")), bytes.HasPrefix(head, []byte("MM\x00*")):
		return news.Invalid("file", "This is a TIFF or a camera's raw file; save it as JPEG.")
	}
	return news.Invalid("file", "This is not a picture that can be shown; JPEG, PNG, WebP, AVIF and GIF are taken.")
}
