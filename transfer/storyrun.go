package transfer

// minWords is the shortest body that is a story and not a teaser or a message.
const minWords = 25

// storyRun finds the run of running text that is the story: the heaviest of
// the runs of body paragraphs that few other blocks interrupt.
func storyRun(blocks []block) (first, last int, ok bool) {
	best, weight := 0, 0
	gap := 0
	first = -1
	bestFirst, bestLast := -1, -1
	for i, b := range blocks {
		switch {
		case b.role == roleEnding && weight > 0:
			gap = 99 // what follows is other stories
		case b.role == roleBody:
			if gap > 5 || first < 0 {
				first, weight = i, 0
			}
			weight += b.runes
			gap = 0
			if weight > best {
				best, bestFirst, bestLast = weight, first, i
			}
		case b.role == roleShort || b.role == roleItem: // a short paragraph neither breaks a run nor begins one
		default:
			gap++
		}
	}
	if bestFirst < 0 {
		return shortRun(blocks)
	}
	bestLast = extend(blocks, bestLast)
	return bestFirst, bestLast, !isListing(blocks[bestFirst : bestLast+1])
}

// shortRun finds a story told in short sentences only, one to a paragraph.
func shortRun(blocks []block) (first, last int, ok bool) {
	first = -1
	words := 0
	for i, b := range blocks {
		if b.role != roleShort {
			if words < minWords && b.role != roleDate && b.role != roleByline {
				first, words = -1, 0
			}
			continue
		}
		if first < 0 {
			first = i
		}
		words += b.words
		last = i
	}
	if first >= 0 && blocks[first].words <= 16 && words-blocks[first].words >= minWords && !titleBefore(blocks, first) {
		first++ // the first sentence is the headline
	}
	return first, last, words >= minWords && last > first
}

func titleBefore(blocks []block, i int) bool {
	for _, b := range blocks[:i] {
		if b.role == roleTitle {
			return true
		}
	}
	return false
}

// extend goes on from the last long paragraph over the short ones and list
// items right behind it.
func extend(blocks []block, last int) int {
	for i := last + 1; i < len(blocks); i++ {
		switch blocks[i].role {
		case roleShort, roleItem:
			last = i
		case roleNotice, roleDate, roleByline, roleCredit:
		default:
			return last
		}
	}
	return last
}

// isListing tells a page of teasers from a story with subheadings: many
// titles, each with one short paragraph.
func isListing(run []block) bool {
	titles, bodies, runes := 0, 0, 0
	for _, b := range run {
		switch b.role {
		case roleTitle:
			titles++
		case roleBody:
			bodies++
			runes += b.runes
		}
	}
	return titles >= 3 && bodies*10 <= (titles+1)*13 && runes < 260*bodies
}
