// Package media keeps pictures: the bytes as they came, and the sizes and
// formats in which readers get them. In the walk of a story it stands beside
// the text: a door (desk, api, transfer) hands a file to Add, the text names
// the asset, the site asks Image where the picture is, and the reader's browser
// asks ServeHTTP for the size that fits its screen.
//
// A picture goes through three states on disk, under DIR/media:
//
//	incoming/                        files half written; swept when they are old
//	originals/ab/cd/HASH.jpg         the bytes as they came, by their SHA-256
//	renditions/ab/cd/HASH/master.jpg upright, without metadata, at most 3000 pixels long
//	renditions/ab/cd/HASH/3x2-640.webp
//
// Everything under renditions can be deleted: it is made again when asked for.
// Originals are never served, as they hold what cameras write into files, such
// as where a source lives. Readers get re-encoded pixels with nothing but the
// name of who is credited.
//
// What comes in is not trusted. The format is known by content; sizes are read
// from the header before a pixel is decoded; what needs much memory waits for
// its share of one budget; rows go through a decoder one by one where the format
// allows it. What cannot be decoded to the last row is refused with a sentence.
//
// Is a picture public before its story is? Its address holds the SHA-256 of
// the original's bytes, so nobody can find it who does not have the very file;
// and nothing lists the addresses. Who has the file can tell that we have it
// too. That was chosen over asking the database for each request of a picture.
//
// What it promises:
//
//   - Add of the same bytes gives the same asset, with its words untouched.
//   - A rendition is made once, however many ask at once, and only for an
//     address of the fixed set of its picture; every other address is a 404.
//   - A file that readers get was complete and on disk before it had its name.
package media
