package auth

import (
	"fmt"
	"testing"
)

// BenchmarkHash is by what the standard cost was chosen; the bytes of an
// operation are the memory that a sign-in takes for as long as it lasts.
func BenchmarkHash(b *testing.B) {
	for _, c := range []cost{{19 << 10, 2, 1}, {32 << 10, 2, 1}, standard(), {46 << 10, 2, 1}, {64 << 10, 3, 1}} {
		b.Run(fmt.Sprintf("m=%dMiB,t=%d", c.memory>>10, c.passes), func(b *testing.B) {
			b.ReportAllocs()
			h := c.blank()
			for b.Loop() {
				h.matches("a few words together")
			}
		})
	}
}
