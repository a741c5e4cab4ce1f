package rig_test

import (
	"testing"
	"time"

	"broadsheet/bench/rig"
)

func TestQuantilesAreThoseOfTheSortedFigures(t *testing.T) {
	t.Parallel()
	var f rig.Figures
	for i := 100; i > 0; i-- {
		f = append(f, time.Duration(i)*time.Millisecond)
	}
	for q, want := range map[float64]time.Duration{0: 1, .5: 51, .99: 100, 1: 100} {
		if got := f.At(q); got != want*time.Millisecond {
			t.Errorf("quantile %v is %v, want %v ms", q, got, int(want))
		}
	}
	if f[0] != 100*time.Millisecond {
		t.Error("the figures were sorted in place")
	}
	if got := f.Ratio(.5, rig.Figures{17 * time.Millisecond}); got != 3 {
		t.Errorf("the ratio is %v, want 3", got)
	}
	if (rig.Figures{}).At(.5) != 0 {
		t.Error("no figures have no middle")
	}
}
