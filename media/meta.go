package media

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/bep/imagemeta"

	"broadsheet/news"
)

// notes are what a file says about itself that we have a use for.
type notes struct {
	caption, credit, copyright string
	taken                      time.Time // zero where it is not said
	orientation                int       // 1 to 8; 0 where it is not said
}

// readNotes reads IPTC, XMP and EXIF. A file whose notes cannot be read is a
// picture all the same: what was read before the fault is used.
func readNotes(f io.ReadSeeker, kind format) notes {
	formats := map[format]imagemeta.ImageFormat{jpegFormat: imagemeta.JPEG, pngFormat: imagemeta.PNG, webpFormat: imagemeta.WebP, avifFormat: imagemeta.AVIF}
	t, ok := formats[kind]
	if !ok || rewind(f) != nil {
		return notes{}
	}
	said := map[string]string{}
	_, _ = imagemeta.Decode(imagemeta.Options{ //nolint:errcheck // see above
		R: f, ImageFormat: t,
		ShouldHandleTag: func(tag imagemeta.TagInfo) bool { return noted(tag) != "" },
		HandleTag: func(tag imagemeta.TagInfo) error {
			if name := noted(tag); said[name] == "" {
				said[name] = words(tag.Value)
			}
			return nil
		},
	})
	return gatherNotes(said)
}

// noted gives the short name of a tag that is read, and "" for all others. It
// tells apart what agencies write for readers from what cameras write.
func noted(tag imagemeta.TagInfo) string {
	switch {
	case tag.Source == imagemeta.EXIF && !strings.HasPrefix(tag.Namespace, "IFD0"):
		return "" // the thumbnail's
	case tag.Source == imagemeta.EXIF:
		switch tag.Tag {
		case "ImageDescription", "Artist", "Copyright", "Orientation", "DateTimeOriginal", "OffsetTimeOriginal":
			return "exif " + tag.Tag
		}
	case tag.Source == imagemeta.IPTC:
		switch tag.Tag {
		case "Caption-Abstract", "Credit", "By-line", "CopyrightNotice", "DateCreated":
			return "iptc " + tag.Tag
		}
	case tag.Source == imagemeta.XMP:
		switch tag.Tag {
		case "Description", "Credit", "Creator", "Rights", "DateCreated":
			return "xmp " + tag.Tag
		}
	}
	return ""
}

// words gives a tag's value as one clean line.
func words(v any) string {
	switch v := v.(type) {
	case string:
		return news.Line(mended(v))
	case []string:
		return news.Line(mended(strings.Join(v, ", ")))
	case nil:
		return ""
	}
	return news.Line(fmt.Sprint(v))
}

// mended undoes the reading of UTF-8 as Latin-1. IPTC's default is Latin-1, but
// many programs write UTF-8 without saying so; real Latin-1 is hardly ever
// valid UTF-8 by chance.
func mended(s string) string {
	var b []byte
	for _, r := range s {
		if r > 0xff {
			return s
		}
		b = append(b, byte(r))
	}
	if utf8.Valid(b) {
		return string(b)
	}
	return s
}

// gatherNotes chooses where a file says the same thing twice. IPTC's is what
// an agency's desk wrote, XMP's is the newer form of it, EXIF's the camera's.
func gatherNotes(said map[string]string) notes {
	first := func(names ...string) string {
		for _, n := range names {
			if said[n] != "" {
				return said[n]
			}
		}
		return ""
	}
	n := notes{
		caption:   trimTo(first("iptc Caption-Abstract", "xmp Description", "exif ImageDescription"), news.MaxPictureText),
		copyright: trimTo(first("iptc CopyrightNotice", "xmp Rights", "exif Copyright"), news.MaxPictureLine),
	}
	maker := first("iptc By-line", "xmp Creator", "exif Artist")
	n.credit = first("iptc Credit", "xmp Credit")
	switch {
	case n.credit == "":
		n.credit = maker
	case maker != "" && !strings.Contains(n.credit, maker):
		n.credit = maker + "/" + n.credit // as agencies write it
	}
	n.credit = trimTo(n.credit, news.MaxPictureLine)
	fmt.Sscanf(said["exif Orientation"], "%d", &n.orientation) //nolint:errcheck // 0 is none
	n.taken = takenAt(said["exif DateTimeOriginal"], said["exif OffsetTimeOriginal"], first("xmp DateCreated", "iptc DateCreated"))
	return n
}

// takenAt reads the day, and where it is said the time, at which the picture
// was made. A camera's clock without a zone is taken for UTC.
func takenAt(exif, offset, other string) time.Time {
	for _, try := range []struct{ layout, value string }{
		{"2006:01:02 15:04:05-07:00", exif + offset}, {"2006:01:02 15:04:05", exif}, {time.RFC3339, other},
		{"2006-01-02T15:04:05", other}, {time.DateOnly, other}, {"20060102", other}, {"2006:01:02", other},
	} {
		if t, err := time.Parse(try.layout, try.value); err == nil && t.Year() > 1800 {
			return t
		}
	}
	return time.Time{}
}

// trimTo shortens a text of a file's notes to what the field holds.
func trimTo(s string, longest int) string {
	if r := []rune(s); len(r) > longest {
		return strings.TrimSpace(string(r[:longest-1])) + "…"
	}
	return s
}
