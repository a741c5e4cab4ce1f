package store

import (
	"slices"
	"strings"

	"broadsheet/news"
)

// Used narrows assets to those that something shows, or that nothing does.
type Used string

// Both of them; the zero value is either.
const (
	UsedSomewhere Used = "used"
	UsedNowhere   Used = "unused"
)

// AssetFilter narrows the library. The zero value of a field does not.
type AssetFilter struct {
	Words  []string // as news.Fold gives them: all of them stand in the words of the asset; the last may be the beginning of one
	Credit []string // the same, in its credit
	Topic  string   // id of who or what is to be seen
	Terms  news.Terms
	Ending bool // the right ends within news.EndsSoon, and has not yet
	Used   Used
	By     string    // id of who sent it
	From   news.Time // when it came
	To     news.Time // not after it
	Before int64     // the number of the last that was seen
	Limit  int
}

// mostAssets is how many assets with the words are tried against the rest of a
// filter before a search gives up for this page.
const mostAssets = 20 * triedAtOne

// FindAssets gives the assets that fit a filter, the newest first, and what to
// give as Before for those after them; 0 where there are none.
func (r *Reader) FindAssets(f AssetFilter, now news.Time) (found []news.Asset, next int64, err error) {
	numbers, named, err := r.assetNumbers(f)
	if err != nil {
		return nil, 0, err
	}
	if !named {
		query, args := f.conditions(now).query(`SELECT `+assetColumns+` FROM assets a`, `a.number DESC`, f.Limit+1)
		found, err = all(r, scanAsset, query, args...)
		if len(found) > f.Limit {
			found = found[:f.Limit]
			next = found[f.Limit-1].Number
		}
		return found, next, err
	}
	if f.Before > 0 {
		end, _ := slices.BinarySearch(numbers, f.Before)
		numbers = numbers[:end]
	}
	for tried := 0; len(numbers) > 0; tried += triedAtOne {
		if tried >= mostAssets {
			return found, numbers[len(numbers)-1] + 1, nil
		}
		from := max(0, len(numbers)-triedAtOne)
		some, err := r.assetsOf(numbers[from:], f, now)
		if err != nil {
			return nil, 0, err
		}
		found, numbers = append(found, some...), numbers[:from]
		if len(found) > f.Limit {
			found = found[:f.Limit]
			return found, found[f.Limit-1].Number, nil
		}
	}
	return found, 0, nil
}

// assetNumbers gives the numbers of the assets that have the words and the
// topic, in order; named tells whether the filter names any.
func (r *Reader) assetNumbers(f AssetFilter) (numbers []int64, named bool, err error) {
	narrow := func(some []int64) {
		if named {
			some = both(numbers, some)
		}
		numbers, named = some, true
	}
	if len(f.Words) > 0 {
		if numbers, err = assetWords.all(r, f.Words); err != nil {
			return nil, true, err
		}
		named = true
	}
	if len(f.Credit) > 0 {
		var words []string
		for _, w := range f.Credit {
			words = append(words, creditWord+w)
		}
		some, err := assetWords.all(r, words)
		if err != nil {
			return nil, true, err
		}
		narrow(some)
	}
	if f.Topic != "" {
		some, err := all(r, scanNumber, `SELECT a.number FROM asset_topics k JOIN assets a ON a.id = k.asset_id WHERE k.topic_id = $1`, f.Topic)
		if err != nil {
			return nil, true, err
		}
		slices.Sort(some)
		narrow(some)
	}
	if f.Used == UsedSomewhere && len(numbers) > triedAtOne { // few pictures are used, of many with a word
		some, err := all(r, scanNumber, `SELECT a.number FROM assets a WHERE a.uses > 0`)
		if err != nil {
			return nil, true, err
		}
		slices.Sort(some)
		narrow(some)
	}
	return numbers, named, nil
}

func scanNumber(row scanner) (n int64, err error) {
	err = row.Scan(&n)
	return n, err
}

// assetsOf gives those of the assets with some numbers that fit a filter, the
// highest number first.
func (r *Reader) assetsOf(numbers []int64, f AssetFilter, now news.Time) ([]news.Asset, error) {
	f.Before = 0
	c := f.conditions(now)
	places := strings.TrimSuffix(strings.Repeat("$?, ", len(numbers)), ", ")
	values := make([]any, len(numbers))
	for i, n := range numbers {
		values[i] = n
	}
	c.add(`a.number IN (`+places+`)`, values...)
	query, args := c.query(`SELECT `+assetColumns+` FROM assets a`, `a.number DESC`, len(numbers))
	return all(r, scanAsset, query, args...)
}

// conditions writes what of a filter a query can be asked.
func (f AssetFilter) conditions(now news.Time) *conditions {
	c := &conditions{}
	if f.Before > 0 {
		c.add(`a.number < $?`, f.Before)
	}
	if f.By != "" {
		c.add(`a.by_id = $?`, f.By)
	}
	switch f.Used {
	case UsedSomewhere:
		c.add(`a.uses > 0`)
	case UsedNowhere:
		c.add(`a.uses = 0`)
	}
	switch f.Terms {
	case "":
	case news.TermsExpired:
		c.add(`a.expires > 0 AND a.expires <= $? AND a.terms <> 'denied'`, now.Milli())
	case news.TermsDenied:
		c.add(`a.terms = 'denied'`)
	default:
		c.add(`a.terms = $? AND (a.expires = 0 OR a.expires > $?)`, string(f.Terms), now.Milli())
	}
	if f.Ending {
		c.add(`a.expires > 0 AND a.expires > $? AND a.expires <= $? AND a.terms <> 'denied'`, now.Milli(), news.At(now.Add(news.EndsSoon)).Milli())
	}
	// Numbers go with time, so that an old day is found without reading the newer.
	if !f.From.IsZero() {
		c.add(`a.number >= COALESCE((SELECT MIN(o.number) FROM assets o WHERE o.created = (SELECT MIN(e.created) FROM assets e WHERE e.created >= $?)), 0)`, f.From.Milli())
		c.add(`a.created >= $?`, f.From.Milli())
	}
	if !f.To.IsZero() {
		c.add(`a.number <= COALESCE((SELECT MAX(o.number) FROM assets o WHERE o.created = (SELECT MAX(e.created) FROM assets e WHERE e.created < $?)), 0)`, f.To.Milli())
		c.add(`a.created < $?`, f.To.Milli())
	}
	return c
}
