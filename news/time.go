package news

import "time"

// Time is a moment to the millisecond, in UTC, as the store keeps it. The zero
// value means "not set".
type Time struct{ time.Time }

// At gives t to the millisecond.
func At(t time.Time) Time {
	if t.IsZero() {
		return Time{}
	}
	return Time{time.UnixMilli(t.UnixMilli()).UTC()}
}

// AtMilli gives the moment that is ms unix milliseconds; 0 is "not set".
func AtMilli(ms int64) Time {
	if ms == 0 {
		return Time{}
	}
	return Time{time.UnixMilli(ms).UTC()}
}

// Milli gives unix milliseconds; "not set" is 0.
func (t Time) Milli() int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}
