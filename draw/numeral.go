package draw

import (
	"math"
	"strconv"
	"strings"
)

// short writes a number with at most two places.
func short(f float64) string { return strconv.FormatFloat(math.Round(f*100)/100, 'f', -1, 64) }

func tenths(f float64) int { return int(math.Round(f * 10)) }

// tenth writes a number of tenths.
func tenth(n int) string {
	return strings.TrimSuffix(strconv.FormatFloat(float64(n)/10, 'f', 1, 64), ".0")
}
