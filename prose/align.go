package prose

import "slices"

// maxCells bounds the tables that are filled to find the best alignment of what lies between two certain pairs.
const maxCells = maxSide * maxSide

const maxSide = 100

// threshold is how much of their words two blocks must share to count as one block that was changed.
const threshold = 0.4

// align pairs the units of a stretch of both documents: first what is equal at both ends, then what is there once in each, in the longest
// order that agrees (as in a patience diff), and in the gaps between what is most alike.
func (c *comparison) align(a, b, x, y int) {
	for a < b && x < y && c.old[a].key == c.new[x].key {
		c.match(a, x)
		a, x = a+1, x+1
	}
	for a < b && x < y && c.old[b-1].key == c.new[y-1].key {
		b, y = b-1, y-1
		c.match(b, y)
	}
	if a == b || x == y {
		return
	}
	anchors := c.anchors(a, b, x, y)
	for _, at := range append(anchors, [2]int{b, y}) {
		c.gap(a, at[0], x, at[1])
		if at[0] < b {
			c.match(at[0], at[1])
		}
		a, x = at[0]+1, at[1]+1
	}
}

// anchors are the longest run of pairs, in order, whose keys are in each of the two stretches exactly once.
func (c *comparison) anchors(a, b, x, y int) [][2]int {
	type places struct{ olds, news, i, j int }
	seen := map[string]*places{}
	at := func(key string) *places {
		if seen[key] == nil {
			seen[key] = &places{}
		}
		return seen[key]
	}
	for i := a; i < b; i++ {
		p := at(c.old[i].key)
		p.olds, p.i = p.olds+1, i
	}
	for j := x; j < y; j++ {
		p := at(c.new[j].key)
		p.news, p.j = p.news+1, j
	}
	var pairs [][2]int
	for j := x; j < y; j++ {
		if p := at(c.new[j].key); p.olds == 1 && p.news == 1 {
			pairs = append(pairs, [2]int{p.i, j})
		}
	}
	return increasing(pairs)
}

// increasing is the longest part of pairs whose first numbers rise; their second ones do already.
func increasing(pairs [][2]int) [][2]int {
	before := make([]int, len(pairs))
	var tails []int // for each length the pair that ends the run of that length with the smallest number
	for k, p := range pairs {
		n, _ := slices.BinarySearchFunc(tails, p[0], func(t, v int) int { return pairs[t][0] - v })
		before[k] = -1
		if n > 0 {
			before[k] = tails[n-1]
		}
		if n == len(tails) {
			tails = append(tails, k)
		} else {
			tails[n] = k
		}
	}
	out := make([][2]int, len(tails))
	if len(tails) == 0 {
		return out
	}
	for n, k := len(tails)-1, tails[len(tails)-1]; n >= 0; n, k = n-1, before[k] {
		out[n] = pairs[k]
	}
	return out
}

// gap pairs what lies between two certain pairs by likeness, in order. It splits a gap that is too large for a table into slices, which
// can only miss what moved far, not show anything wrong.
func (c *comparison) gap(a, b, x, y int) {
	for (b-a)*(y-x) > maxCells {
		da, dx := min(b-a, maxSide), min(y-x, maxSide)
		c.table(a, a+da, x, x+dx)
		a, x = a+da, x+dx
	}
	c.table(a, b, x, y)
}

// table finds the pairs of the greatest likeness in total by filling a table, as one aligns two sequences.
func (c *comparison) table(a, b, x, y int) {
	n, m := b-a, y-x
	if n <= 0 || m <= 0 {
		return
	}
	best := make([]float64, (n+1)*(m+1))
	like := make([]float64, n*m)
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			l := c.likeness(a+i, x+j)
			like[i*m+j] = l
			top := max(best[(i+1)*(m+1)+j], best[i*(m+1)+j+1])
			if l >= threshold {
				top = max(top, l+best[(i+1)*(m+1)+j+1])
			}
			best[i*(m+1)+j] = top
		}
	}
	for i, j := 0, 0; i < n && j < m; {
		here := best[i*(m+1)+j]
		switch {
		case like[i*m+j] >= threshold && here == like[i*m+j]+best[(i+1)*(m+1)+j+1]:
			c.match(a+i, x+j)
			i, j = i+1, j+1
		case here == best[(i+1)*(m+1)+j]:
			i++
		default:
			j++
		}
	}
}

// likeness prefers the very same block to one with the same words.
func (c *comparison) likeness(i, j int) float64 {
	o, n := &c.old[i], &c.new[j]
	switch {
	case o.key == n.key:
		return 2
	case o.text == n.text && o.text != "" && o.kind.isTextBlock() == n.kind.isTextBlock():
		return 1.5
	}
	return alike(o, n)
}
