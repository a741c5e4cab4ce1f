package rig

import (
	"fmt"
	"slices"
	"time"
)

// Figures are measured durations of one kind.
type Figures []time.Duration

// At gives a quantile, such as 0.99 for the value that one in a hundred passes.
func (f Figures) At(quantile float64) time.Duration {
	if len(f) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(f))
	return sorted[min(int(quantile*float64(len(sorted))), len(sorted)-1)]
}

// Line writes the figures for a report: the middle, the ninety-ninth of a
// hundred and the worst.
func (f Figures) Line(name string) string {
	ms := func(d time.Duration) string { return fmt.Sprintf("%7.2f ms", float64(d)/1e6) }
	return fmt.Sprintf("%-28s p50 %s   p99 %s   max %s", name, ms(f.At(.5)), ms(f.At(.99)), ms(f.At(1)))
}

// Ratio gives how many times a quantile of f is that of a peer.
func (f Figures) Ratio(quantile float64, peer Figures) float64 {
	return float64(f.At(quantile)) / float64(max(peer.At(quantile), 1))
}
