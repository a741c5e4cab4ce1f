package store

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"broadsheet/news"
)

// What the desk finds stories by: an inverted index in two tables, the same on
// both engines. Every story has a number, in the order in which they were
// indexed; a row of found_words holds the numbers of the stories with a word,
// as offsets into a part of the numbers.

// part is how many numbers a row of found_words can point to: enough that a
// common word is read in a few dozen rows, few enough that changing one row
// writes some kilobytes at most.
const part = 1024

// Indexed tells under which number a story is found, and by the words of which
// revision; not found before it was indexed.
func (r *Reader) Indexed(story string) (number int64, revision int, err error) {
	type row struct {
		number   int64
		revision int
	}
	v, err := find(r, func(s scanner) (v row, err error) {
		err = s.Scan(&v.number, &v.revision)
		return v, err
	}, news.NotFound("The story is not indexed."), `SELECT number, revision FROM found_stories WHERE story_id = $1`, story)
	return v.number, v.revision, err
}

// Words is a change of what one story is found by.
type Words struct {
	Story    string
	Revision int // whose words they are
	Before   int // the revision that was indexed before; 0 for none
	Add      []string
	Drop     []string
}

// Index changes what stories are found by, and gives how many it changed. A
// change that somebody else was faster with is left out.
func (t *Tx) Index(changes []Words) (changed int, err error) {
	rows := map[string]map[int64]bool{} // of each word: numbers, and whether they are to be there
	for _, c := range changes {
		number, ok, err := t.number(c)
		if err != nil {
			return changed, err
		}
		if !ok {
			continue
		}
		changed++
		for i, words := range [][]string{c.Drop, c.Add} {
			for _, w := range words {
				if rows[w] == nil {
					rows[w] = map[int64]bool{}
				}
				rows[w][number] = i == 1
			}
		}
	}
	words := make([]string, 0, len(rows))
	for w := range rows {
		words = append(words, w)
	}
	slices.Sort(words) // so that two programs on PostgreSQL take their locks in one order
	for _, w := range words {
		if err := t.setNumbers(w, rows[w]); err != nil {
			return changed, err
		}
	}
	return changed, nil
}

// number gives a story its number, and says that its new revision is the one
// that is indexed. It reports false when another revision is than was thought.
func (t *Tx) number(c Words) (number int64, ok bool, err error) {
	if c.Before == 0 {
		_, _, err := t.Indexed(c.Story)
		if !errors.Is(err, news.ErrNotFound) {
			return 0, false, err
		}
		if err := t.one(`SELECT COALESCE(MAX(number), 0) + 1 FROM found_stories`, nil, &number); err != nil {
			return 0, false, err
		}
		_, err = t.exec(`INSERT INTO found_stories (story_id, number, revision) VALUES ($1, $2, $3)`, c.Story, number, c.Revision)
		return number, err == nil, err
	}
	n, err := t.exec(`UPDATE found_stories SET revision = $2 WHERE story_id = $1 AND revision = $3`, c.Story, c.Revision, c.Before)
	if err != nil || n == 0 {
		return 0, false, err
	}
	number, _, err = t.Indexed(c.Story)
	return number, err == nil, err
}

// setNumbers changes which stories a word points to.
func (t *Tx) setNumbers(word string, change map[int64]bool) error {
	parts := map[int64]map[int]bool{}
	for number, there := range change {
		p := number / part
		if parts[p] == nil {
			parts[p] = map[int]bool{}
		}
		parts[p][int(number%part)] = there
	}
	for p, change := range parts {
		have, err := all(&t.Reader, scanText, `SELECT numbers FROM found_words WHERE word = $1 AND part = $2`, word, p)
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
		if _, err := t.exec(`INSERT INTO found_words (word, part, numbers) VALUES ($1, $2, $3) ON CONFLICT (word, part) DO UPDATE SET numbers = excluded.numbers`,
			word, p, writeOffsets(offsets)); err != nil {
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

const (
	mostRows   = 4000 // of found_words that one word, or the beginning of one, may read
	mostTried  = 5000 // stories that have the words and are tried against the filter
	triedAtOne = 256
)

// FoundPage is a page of what was found.
type FoundPage struct {
	Stories []news.Story // the last begun first
	Next    int64        // what to give as before for the stories after these; 0 where there are none
}

// Found gives the stories in whose newest text, headline, names or topics all
// of some words stand, narrowed by a filter (without its Words and Before).
// Words are as news.Fold gives them; the last may be the beginning of one.
// before is the Next of the page before, or 0.
func (r *Reader) Found(words []string, f StoryFilter, before int64) (page FoundPage, err error) {
	numbers, err := r.numbers(words)
	if err != nil {
		return page, err
	}
	if before > 0 {
		end, _ := slices.BinarySearch(numbers, before)
		numbers = numbers[:end]
	}
	for tried := 0; len(numbers) > 0 && tried < mostTried; tried += triedAtOne {
		from := max(0, len(numbers)-triedAtOne)
		some := numbers[from:]
		numbers = numbers[:from]
		stories, at, err := r.filtered(some, f)
		if err != nil {
			return page, err
		}
		for i, s := range stories {
			if len(page.Stories) == f.Limit {
				return page, nil // Next is the last that is shown
			}
			page.Stories, page.Next = append(page.Stories, s), at[i]
		}
		if page.Next == 0 || len(stories) == 0 {
			page.Next = some[0]
		}
	}
	if len(numbers) == 0 {
		page.Next = 0
	}
	return page, nil
}

// numbers gives the numbers of the stories that have all of the words, in order.
func (r *Reader) numbers(words []string) (numbers []int64, err error) {
	for i, w := range words {
		var some []int64
		if i == len(words)-1 && len(w) > 1 {
			some, err = r.pointers(`SELECT part, numbers FROM found_words WHERE word >= $1 AND word < $2 LIMIT $3`, w, w+"\U0010ffff", mostRows)
		} else {
			some, err = r.pointers(`SELECT part, numbers FROM found_words WHERE word = $1 LIMIT $2`, w, mostRows)
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

func (r *Reader) pointers(query string, args ...any) (numbers []int64, err error) {
	_, err = all(r, func(row scanner) (struct{}, error) {
		var p int64
		var text string
		err := row.Scan(&p, &text)
		for _, o := range readOffsets(text) {
			numbers = append(numbers, p*part+int64(o))
		}
		return struct{}{}, err
	}, query, args...)
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

// filtered gives those of the stories with some numbers that fit a filter, the
// highest number first, and their numbers.
func (r *Reader) filtered(numbers []int64, f StoryFilter) (stories []news.Story, at []int64, err error) {
	var c conditions
	places := strings.TrimSuffix(strings.Repeat("$?, ", len(numbers)), ", ")
	values := make([]any, len(numbers))
	for i, n := range numbers {
		values[i] = n
	}
	c.add(`d.number IN (`+places+`)`, values...)
	f.Words, f.Before = "", Cursor{}
	f.narrow(&c)
	query, args := c.query(`SELECT d.number, `+storyColumns+` FROM found_stories d JOIN stories s ON s.id = d.story_id`, `d.number DESC`, len(numbers))
	stories, err = all(r, func(row scanner) (news.Story, error) {
		var n int64
		s, err := scanStory(ahead{row, &n})
		at = append(at, n)
		return s, err
	}, query, args...)
	return stories, at, err
}

// ahead scans one column more before the others.
type ahead struct {
	row   scanner
	first any
}

// Scan implements scanner.
func (a ahead) Scan(dest ...any) error { return a.row.Scan(append([]any{a.first}, dest...)...) }
