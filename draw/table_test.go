package draw

import (
	"errors"
	"math"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"broadsheet/news"
)

func table(t *testing.T, text string) Table {
	t.Helper()
	out, err := ParseTable(text)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestATableIsReadHoweverItIsPasted(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"from a spreadsheet": "Year\tFares\tPlaces\n2024\t€1,250\t7%\n2025\t1 300\t–",
		"from a file":        "Year,Fares,Places\n2024,\"1,250\",7 %\n2025,1300,",
		"from a German file": "Year;Fares;Places\r\n2024;1.250;7,0\r\n2025;1300,0;\r\n",
		"with a mark before": "\ufeffYear\tFares\tPlaces\n\n2024\t1250 m\t7\n2025\t1300\tn/a\n\n",
	} {
		got := table(t, text)
		if got.Corner != "Year" || strings.Join(got.Names, "|") != "Fares|Places" || len(got.Rows) != 2 {
			t.Errorf("%s: read as %+v", name, got)
			continue
		}
		a, b := got.Rows[0], got.Rows[1]
		if a.Label != "2024" || a.Values[0] != 1250 || a.Values[1] != 7 || b.Values[0] != 1300 || !math.IsNaN(b.Values[1]) {
			t.Errorf("%s: read as %+v", name, got.Rows)
		}
	}
}

func TestANumberIsReadAsItIsMeant(t *testing.T) {
	t.Parallel()
	for words, want := range map[string]float64{
		"12": 12, "-3": -3, "−3.5": -3.5, "+4": 4, "€12.50": 12.5, "-£3": -3, "£-3": -3, "1,234": 1234, "1,234,567.8": 1234567.8, "12 %": 12, "640 million": 640,
		"1’000": 1000, "7 per cent": 7, "0.25": 0.25, "98cm": 98,
	} {
		if got, ok := parseNumber(words, false); !ok || got != want {
			t.Errorf("%q is %g, %t, want %g", words, got, ok, want)
		}
	}
	for words, want := range map[string]float64{"1,5": 1.5, "1.234,5": 1234.5, "0,25": 0.25, "12": 12, "1.234": 1234} {
		if got, ok := parseNumber(words, true); !ok || got != want {
			t.Errorf("with decimal commas %q is %g, %t, want %g", words, got, ok, want)
		}
	}
	for _, words := range []string{"many", "12-14", "1e9", "--3", "-€-3", "1,23,4", "3.2.1", "12 13 apples and pears", "9999999999999999999", "٣"} {
		if got, ok := parseNumber(words, false); ok {
			t.Errorf("%q is %g, want no number", words, got)
		}
	}
}

func TestATableThatCantBeReadIsRefusedWithItsReason(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ text, want string }{
		"nothing":             {"", "at least one row of numbers"},
		"only names":          {"Year\tFares", "at least one row of numbers"},
		"only labels":         {"Year\n2024\n2025", "a column of labels"},
		"a word for a number": {"Year\tFares\n2024\tmany", "Row 2: “many” is not a number"},
		"a row too short":     {"Year\tA\tB\n2024\t1", "Row 2 has 2 cells, and the first row has 3"},
		"a row without name":  {"Year\tA\n\t1", "Row 2 has no label"},
		"a column unnamed":    {"Year\tA\t\n2024\t1\t2", "Column 3 has no name"},
		"too many columns":    {strings.Repeat("a\t", 9) + "b\n", "at most 8"},
		"too many rows":       {"a\tb\n" + strings.Repeat("x\t1\n", 201), "at most 200"},
		"a label too long":    {"a\tb\n" + strings.Repeat("x", 61) + "\t1", "too long"},
		"no text":             {"a\tb\n\xff\t1", "UTF-8"},
		"too much":            {strings.Repeat("a", 65<<10), "64 KB"},
	} {
		text := c.text
		if name == "too many columns" {
			text += strings.Repeat("1\t", 9) + "1"
		}
		_, err := ParseTable(text)
		var e *news.Error
		if !errors.Is(err, news.ErrInvalid) || !errors.As(err, &e) || !strings.Contains(e.Sentence, c.want) {
			t.Errorf("%s: %v, want a sentence with %q", name, err, c.want)
		}
	}
}

func TestNumbersComeBackAsTheyWere(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(-1e9, 1e9), 1, 50).Draw(t, "values")
		text := "What\tHow much\n"
		for i, v := range values {
			text += "row " + strconv.Itoa(i) + "\t" + strconv.FormatFloat(v, 'f', 6, 64) + "\n"
		}
		got, err := ParseTable(text)
		if err != nil {
			t.Fatal(err)
		}
		for i, v := range values {
			if math.Abs(got.Rows[i].Values[0]-v) > 1e-6 {
				t.Fatalf("%g came back as %g", v, got.Rows[i].Values[0])
			}
		}
	})
}

// Whatever is pasted is either refused with a sentence or a table whose rows are whole and that a chart can be drawn from.
func FuzzParseTable(f *testing.F) {
	for _, seed := range []string{"Year\tA\n2024\t1", "a,b\n\"x\",\"1,5\"", "a;b\nx;1.234,5\n", "a\tb\n\"", "\ufeffa\tb\nx\t€-3%", "a,b\nx,0,1"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := ParseTable(text)
		if err != nil {
			if !errors.Is(err, news.ErrInvalid) {
				t.Fatalf("an error without a sentence: %v", err)
			}
			return
		}
		for _, r := range got.Rows {
			if r.Label == "" || len(r.Values) != len(got.Names) || len(r.Words) != len(got.Names) {
				t.Fatalf("a row is not whole: %+v of %v", r, got.Names)
			}
		}
		for _, kind := range []ChartKind{Line, Bar, Stacked, Slope} {
			c := Chart{Kind: kind, Title: "x", Table: got, Width: 300, Height: 200}
			if _, err := c.SVG(); err != nil && !errors.Is(err, news.ErrInvalid) {
				t.Fatalf("%s: %v", kind, err)
			}
		}
	})
}
