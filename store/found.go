package store

import (
	"errors"
	"slices"
	"strings"

	"broadsheet/news"
)

// What the desk finds stories by: an inverted index in two tables, the same on
// both engines. Every story has a number, in the order in which they were
// indexed; a row of found_words holds the numbers of the stories with a word,
// as offsets into a part of the numbers.

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
	return changed, storyWords.set(t, rows)
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

const (
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
	numbers, err := storyWords.all(r, words)
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
