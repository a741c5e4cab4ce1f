package draw

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"broadsheet/news"
	"broadsheet/prose"
)

// Table is what a chart is drawn from: a column of labels and columns of numbers.
type Table struct {
	Corner string   // what the labels are, such as Year; it may be empty
	Names  []string // the columns, as they are told apart in the chart
	Rows   []Row
}

// Row is one label and its numbers, one for each column; NaN where there is none.
type Row struct {
	Label  string
	Values []float64
	Words  []string // the numbers as they were written, for the table beside the chart
}

// The bounds of a table: more is not a chart that anybody reads.
const (
	mostRows    = 200
	mostColumns = 8
	mostLabel   = 60 // letters
)

// ParseTable reads a table that was pasted from a spreadsheet (between tabs) or a file (between commas or semicolons). The
// first row names the columns, the first column the rows; the rest are numbers as people write them: with a sign, spaces or
// commas between thousands, a currency before or a unit or per cent behind. An empty cell or a dash is no number. What can't
// be read gives an ErrInvalid on the field "data" that names the row.
func ParseTable(text string) (Table, error) {
	var t Table
	cells, comma, err := prose.Cells(text)
	if err != nil {
		return t, err
	}
	switch {
	case len(cells) < 2:
		return t, news.Invalid("data", "A table needs a row of names and at least one row of numbers under it.")
	case len(cells)-1 > mostRows:
		return t, news.Invalid("data", "The table has %d rows; a chart takes at most %d.", len(cells)-1, mostRows)
	case len(cells[0]) < 2:
		return t, news.Invalid("data", "A table needs a column of labels and at least one of numbers, with tabs, commas or semicolons between them.")
	case len(cells[0])-1 > mostColumns:
		return t, news.Invalid("data", "The table has %d columns of numbers; a chart takes at most %d.", len(cells[0])-1, mostColumns)
	}
	t.Corner, t.Names = cells[0][0], cells[0][1:]
	for i, name := range t.Names {
		if name == "" {
			return t, news.Invalid("data", "Column %d has no name in the first row.", i+2)
		}
	}
	if err := checkLabels(cells[0]); err != nil {
		return t, err
	}
	decimals := comma == ';' || anyDecimalComma(cells[1:])
	for i, row := range cells[1:] {
		r, err := parseRow(row, len(t.Names), i+2, decimals)
		if err != nil {
			return t, err
		}
		t.Rows = append(t.Rows, r)
	}
	return t, nil
}

func checkLabels(labels []string) error {
	for _, l := range labels {
		if utf8.RuneCountInString(l) > mostLabel {
			return news.Invalid("data", "“%s …” is too long for a name in a chart; it may have %d letters.", string([]rune(l)[:20]), mostLabel)
		}
	}
	return nil
}

func parseRow(row []string, columns, number int, decimals bool) (Row, error) {
	if len(row) != columns+1 {
		return Row{}, news.Invalid("data", "Row %d has %d cells, and the first row has %d.", number, len(row), columns+1)
	}
	if err := checkLabels(row[:1]); err != nil {
		return Row{}, err
	}
	r := Row{Label: row[0], Words: row[1:]}
	if r.Label == "" {
		return r, news.Invalid("data", "Row %d has no label.", number)
	}
	for _, cell := range row[1:] {
		v, ok := parseNumber(cell, decimals)
		if !ok {
			return r, news.Invalid("data", "Row %d: “%s” is not a number.", number, clipped(cell))
		}
		r.Values = append(r.Values, v)
	}
	return r, nil
}

func clipped(s string) string {
	if letters := []rune(s); len(letters) > 24 {
		return string(letters[:24]) + " …"
	}
	return s
}

// A number as people write it: a sign, a currency, digits in groups, a fraction, a unit.
var (
	written      = regexp.MustCompile(`^([-−+]?)\s*[€£$¥]?\s*([-−+]?)(\d[\d.,'’  ]*)\s*(%|‰|per cent|[\p{L}°€£$²³]{0,8})$`)
	decimalComma = regexp.MustCompile(`^[^\d.,]*(0,\d+|\d+,(\d{1,2}|\d{4,})|\d{1,3}(\.\d{3})+,\d+)\D*$`)
	grouped      = regexp.MustCompile(`^\d{1,3}(,\d{3})+(\.\d+)?$|^\d+(\.\d+)?$`)
)

// anyDecimalComma tells whether a table writes 1,5 for one and a half: then 1,234 in it is less than two.
func anyDecimalComma(rows [][]string) bool {
	for _, row := range rows {
		for _, cell := range row[min(1, len(row)):] {
			if decimalComma.MatchString(cell) {
				return true
			}
		}
	}
	return false
}

func parseNumber(cell string, decimals bool) (float64, bool) {
	switch strings.ToLower(cell) {
	case "", "-", "–", "—", "…", "n/a", "na":
		return math.NaN(), true
	}
	m := written.FindStringSubmatch(cell)
	if m == nil || m[1] != "" && m[2] != "" {
		return 0, false
	}
	digits := strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "'", "", "’", "").Replace(m[3])
	if decimals {
		digits = strings.NewReplacer(".", ",", ",", ".").Replace(digits)
	}
	if !grouped.MatchString(digits) {
		return 0, false
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(digits, ",", ""), 64)
	if err != nil || v > 1e15 {
		return 0, false
	}
	if sign := m[1] + m[2]; sign == "-" || sign == "−" {
		v = -v
	}
	return v, true
}
