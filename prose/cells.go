package prose

import (
	"encoding/csv"
	"errors"
	"strings"
	"unicode/utf8"

	"broadsheet/news"
)

// MaxTable is how many bytes of a table a chart is made of at most: more is not a chart that anybody reads.
const MaxTable = 64 << 10

// Cells splits a table that was pasted from a spreadsheet (between tabs) or a file (between commas or semicolons), without rows of
// nothing. The comma is what parted the cells; a table between semicolons is of a country that writes 1,5 for one and a half. What
// can't be read gives a news.ErrInvalid on the field "data".
func Cells(table string) (rows [][]string, comma rune, err error) {
	switch {
	case len(table) > MaxTable:
		return nil, ',', news.Invalid("data", "The table has more than %d KB; a chart of that much can't be read.", MaxTable>>10)
	case !utf8.ValidString(table):
		return nil, ',', news.Invalid("data", "The table is not text in UTF-8.")
	}
	table = strings.TrimPrefix(table, "\ufeff")
	comma = parter(table)
	r := csv.NewReader(strings.NewReader(table))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = comma, -1, true
	all, err := r.ReadAll()
	if err != nil {
		var where *csv.ParseError
		if errors.As(err, &where) {
			return nil, comma, news.Invalid("data", "Line %d of the table can't be read: a quotation mark is open.", where.Line)
		}
		return nil, comma, news.Invalid("data", "The table can't be read.")
	}
	for _, row := range all {
		empty := true
		for i := range row {
			row[i] = cleanLine(row[i])
			empty = empty && row[i] == ""
		}
		if !empty {
			rows = append(rows, row)
		}
	}
	return rows, comma, nil
}

// parter finds what stands between the cells of the first row.
func parter(table string) rune {
	first, _, _ := strings.Cut(strings.TrimLeft(table, "\r\n"), "\n")
	for _, c := range "\t;" {
		if strings.ContainsRune(first, c) {
			return c
		}
	}
	return ','
}
