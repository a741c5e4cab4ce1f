package media

import (
	"bytes"
	"image"
	"testing"

	"github.com/gen2brain/avif"
	"github.com/gen2brain/webp"
)

// TestTheMachinesOwnLibrariesAreNotUsed holds on a machine that has them, and
// would crash or be slow to say so on one where the switch had no effect.
func TestTheMachinesOwnLibrariesAreNotUsed(t *testing.T) {
	t.Parallel()
	if nativeWebP || nativeAVIF {
		t.Error("the switches say that native libraries are used")
	}
	t.Logf("libraries of the machine: WebP %v, AVIF %v", webp.Dynamic(), avif.Dynamic())
	var buf bytes.Buffer
	if err := webp.Encode(&buf, image.NewNRGBA(image.Rect(0, 0, 8, 8)), webp.Options{Quality: webpQuality}); err != nil || buf.Len() == 0 {
		t.Errorf("%d bytes, %v", buf.Len(), err)
	}
}
