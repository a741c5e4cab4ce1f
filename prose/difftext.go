package prose

import (
	"unicode"
	"unicode/utf8"
)

// maxEdits is how many words may be added and removed before two texts count as different altogether; the work grows with its square.
// For very long blocks it is fewer, so that edits times words stays below maxWork.
const (
	maxEdits = 600
	maxWork  = 20_000_000
)

// DiffText compares two texts word by word, as for a headline. The kept and removed spans together are a, the kept and added ones b.
// Neighbouring changes are put together, what was removed before what was added, so that it reads as "this became that".
func DiffText(a, b string) []Span {
	if a == b {
		return whole(Kept, a)
	}
	x, y := tokens(a), tokens(b)
	head := 0
	for head < len(x) && head < len(y) && x[head] == y[head] {
		head++
	}
	tail := 0
	for tail < len(x)-head && tail < len(y)-head && x[len(x)-1-tail] == y[len(y)-1-tail] {
		tail++
	}
	var s spans
	for _, t := range x[:head] {
		s.add(Kept, t)
	}
	s.edit(x[head:len(x)-tail], y[head:len(y)-tail])
	for _, t := range x[len(x)-tail:] {
		s.add(Kept, t)
	}
	return s.done()
}

// tokens splits a text into words, single signs and runs of space. In scripts without spaces each character is a word.
func tokens(s string) []string {
	var out []string
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		kind := tokenKind(r)
		for n < len(s) && kind != signToken {
			next, size := utf8.DecodeRuneInString(s[n:])
			if tokenKind(next) != kind && !(kind == wordToken && unicode.IsMark(next)) {
				break
			}
			n += size
		}
		out = append(out, s[:n])
		s = s[n:]
	}
	return out
}

const (
	wordToken = iota
	spaceToken
	signToken
)

func tokenKind(r rune) int {
	switch {
	case unicode.IsSpace(r):
		return spaceToken
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai):
		return signToken
	case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
		return wordToken
	}
	return signToken
}

// spans collects the result. Between two changes a kept space is taken for changed too, or "old words here" would read as confetti.
type spans struct {
	out            []Span
	removed, added []byte
	space          []byte // kept, since the last change, and nothing else since
	kept           []byte
}

func (s *spans) add(kind ChangeKind, text string) {
	if kind == Kept {
		if len(s.removed)+len(s.added) == 0 {
			s.kept = append(s.kept, text...)
			return
		}
		if s.space = append(s.space, text...); !onlySpace(string(s.space)) {
			s.settle()
		}
		return
	}
	if len(s.kept) > 0 {
		s.out = append(s.out, Span{Kept, string(s.kept)})
		s.kept = s.kept[:0]
	}
	s.removed = append(s.removed, s.space...)
	s.added = append(s.added, s.space...)
	s.space = s.space[:0]
	if kind == Removed {
		s.removed = append(s.removed, text...)
	} else {
		s.added = append(s.added, text...)
	}
}

// settle ends a change. What was kept after it opens the next kept span.
func (s *spans) settle() {
	s.out = append(s.out, whole(Removed, string(s.removed))...)
	s.out = append(s.out, whole(Added, string(s.added))...)
	s.kept = append(s.kept, s.space...)
	s.removed, s.added, s.space = s.removed[:0], s.added[:0], s.space[:0]
}

func (s *spans) done() []Span {
	s.settle()
	s.out = append(s.out, whole(Kept, string(s.kept))...)
	return s.out
}

// edit adds the shortest way from x to y, found as Myers describes ("An O(ND) difference algorithm", 1986), going back over the noted
// steps. When the way is longer than maxEdits, all of x is removed and all of y added.
func (s *spans) edit(x, y []string) {
	trace := shortest(x, y)
	if trace == nil {
		for _, t := range x {
			s.add(Removed, t)
		}
		for _, t := range y {
			s.add(Added, t)
		}
		return
	}
	type step struct {
		kind ChangeKind
		text string
	}
	var back []step
	i, j := len(x), len(y)
	for d := len(trace) - 1; d >= 0 && (i > 0 || j > 0); d-- {
		k, v := i-j, trace[d]
		down := k == -d || k != d && v.at(k-1) < v.at(k+1)
		pk := k - 1
		if down {
			pk = k + 1
		}
		pi := v.at(pk)
		pj := pi - pk
		if d == 0 {
			pi, pj = 0, 0
		}
		for i > max(pi, 0) && j > max(pj, 0) && x[i-1] == y[j-1] {
			back = append(back, step{Kept, x[i-1]})
			i, j = i-1, j-1
		}
		if d == 0 {
			break
		}
		if down {
			back = append(back, step{Added, y[j-1]})
			j--
		} else {
			back = append(back, step{Removed, x[i-1]})
			i--
		}
	}
	for n := len(back) - 1; n >= 0; n-- {
		s.add(back[n].kind, back[n].text)
	}
}

// reach notes for each diagonal, from -d to d, how far it was reached before step d.
type reach struct {
	d   int
	far []int32
}

func (r reach) at(k int) int {
	if k < -r.d || k > r.d {
		return -1
	}
	return int(r.far[k+r.d])
}

// shortest fills the steps of Myers' search and returns what was reached before each of them, or nil when there are too many.
func shortest(x, y []string) []reach {
	far := make([]int32, 2*maxEdits+3)
	const mid = maxEdits + 1
	var trace []reach
	for d := 0; d <= min(maxEdits, len(x)+len(y), maxWork/(len(x)+len(y)+1)); d++ {
		trace = append(trace, reach{d, append([]int32(nil), far[mid-d:mid+d+1]...)})
		for k := -d; k <= d; k += 2 {
			i := int(far[mid+k-1]) + 1
			if k == -d || k != d && far[mid+k-1] < far[mid+k+1] {
				i = int(far[mid+k+1])
			}
			j := i - k
			for i < len(x) && j < len(y) && x[i] == y[j] {
				i, j = i+1, j+1
			}
			far[mid+k] = int32(i)
			if i >= len(x) && j >= len(y) {
				return trace
			}
		}
	}
	return nil
}
