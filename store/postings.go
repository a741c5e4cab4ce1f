package store

import (
	"slices"
	"strconv"
	"strings"

	"broadsheet/news"
)

// postings is a table of an inverted index, the same on both engines: a row
// for a word and a part of the numbers holds the numbers of what has the word,
// as offsets into the part.
type postings string

const (
	storyWords postings = "found_words"
	assetWords postings = "asset_words"
)

// part is how many numbers a row can point to: enough that a common word is
// read in a few dozen rows, few enough that changing one row writes some
// kilobytes at most.
const part = 1024

// longestWord is how many bytes of a word are kept: more is an address or noise.
const longestWord = 48

// indexed gives the words of a text as they are indexed. A single Latin letter
// finds nothing that one would look for.
func indexed(text string) (words []string) {
	for w := range strings.FieldsSeq(news.Fold(text)) {
		if len(w) > longestWord {
			w = strings.ToValidUTF8(w[:longestWord], "")
		}
		if len(w) > 1 {
			words = append(words, w)
		}
	}
	return words
}

// set says of words which numbers they point to from now on, and which no more.
func (p postings) set(t *Tx, rows map[string]map[int64]bool) error {
	words := make([]string, 0, len(rows))
	for w := range rows {
		words = append(words, w)
	}
	slices.Sort(words) // so that two programs on PostgreSQL take their locks in one order
	for _, w := range words {
		if err := p.setNumbers(t, w, rows[w]); err != nil {
			return err
		}
	}
	return nil
}

// setNumbers changes which numbers a word points to.
func (p postings) setNumbers(t *Tx, word string, change map[int64]bool) error {
	parts := map[int64]map[int]bool{}
	for number, there := range change {
		at := number / part
		if parts[at] == nil {
			parts[at] = map[int]bool{}
		}
		parts[at][int(number%part)] = there
	}
	for at, change := range parts {
		have, err := all(&t.Reader, scanText, `SELECT numbers FROM `+string(p)+` WHERE word = $1 AND part = $2`, word, at)
		if err != nil {
			return err
		}
		offsets := map[int]bool{}
		for _, text := range have {
			for _, o := range readOffsets(text) {
				offsets[o] = true
			}
		}
		for o, there := range change {
			offsets[o] = there
		}
		if _, err := t.exec(`INSERT INTO `+string(p)+` (word, part, numbers) VALUES ($1, $2, $3) ON CONFLICT (word, part) DO UPDATE SET numbers = excluded.numbers`,
			word, at, writeOffsets(offsets)); err != nil {
			return err
		}
	}
	return nil
}

func writeOffsets(offsets map[int]bool) string {
	var sorted []int
	for o, there := range offsets {
		if there {
			sorted = append(sorted, o)
		}
	}
	slices.Sort(sorted)
	var b strings.Builder
	for i, o := range sorted {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strconv.Itoa(o))
	}
	return b.String()
}

func readOffsets(text string) (offsets []int) {
	for field := range strings.FieldsSeq(text) {
		if o, err := strconv.Atoi(field); err == nil {
			offsets = append(offsets, o)
		}
	}
	return offsets
}

// mostRows is how many rows one word, or the beginning of one, may read.
const mostRows = 4000

// all gives the numbers of what has all of the words, in order. The last word
// may be the beginning of one.
func (p postings) all(r *Reader, words []string) (numbers []int64, err error) {
	for i, w := range words {
		var some []int64
		if i == len(words)-1 && len(w) > 1 {
			some, err = p.pointers(r, `word >= $1 AND word < $2 LIMIT $3`, w, w+"\U0010ffff", mostRows)
		} else {
			some, err = p.pointers(r, `word = $1 LIMIT $2`, w, mostRows)
		}
		if err != nil {
			return nil, err
		}
		if i == 0 {
			numbers = some
		} else {
			numbers = both(numbers, some)
		}
		if len(numbers) == 0 {
			return nil, nil
		}
	}
	return numbers, nil
}

func (p postings) pointers(r *Reader, condition string, args ...any) (numbers []int64, err error) {
	_, err = all(r, func(row scanner) (struct{}, error) {
		var at int64
		var text string
		err := row.Scan(&at, &text)
		for _, o := range readOffsets(text) {
			numbers = append(numbers, at*part+int64(o))
		}
		return struct{}{}, err
	}, `SELECT part, numbers FROM `+string(p)+` WHERE `+condition, args...)
	slices.Sort(numbers)
	return slices.Compact(numbers), err
}

// both gives what stands in both of two sorted lists.
func both(a, b []int64) (out []int64) {
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			out = append(out, a[0])
			a, b = a[1:], b[1:]
		}
	}
	return out
}
