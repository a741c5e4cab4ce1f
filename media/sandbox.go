package media

import _ "unsafe" // for go:linkname

// The packages that encode WebP and AVIF, and decode what comes in as AVIF,
// carry the C libraries as WebAssembly and run them in a sandbox. But where the
// machine has the libraries themselves they would rather load those, whose
// memory is the program's own: a crafted file that breaks one breaks us, a
// version with another layout crashes, and nobody has measured what they need.
// The build tag nodynamic leaves that way out; a plain `go build` or `go run`
// gets the same by these switches, which the packages ask before each picture.
// With the tag they are constants there, and nobody reads ours.

//go:linkname nativeWebP github.com/gen2brain/webp.dynamic
var nativeWebP bool

//go:linkname nativeAVIF github.com/gen2brain/avif.dynamic
var nativeAVIF bool

// A package is initialised after those that it imports, so this is the last word.
func init() { nativeWebP, nativeAVIF = false, false }
