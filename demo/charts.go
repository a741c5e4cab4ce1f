package demo

import (
	"math"
	"strconv"

	"broadsheet/draw"
)

// figures makes a table of one column for a chart: labels and their numbers as they are written, by turns.
func figures(corner, name string, cells ...string) draw.Table {
	t := draw.Table{Corner: corner, Names: []string{name}}
	for i := 0; i+1 < len(cells); i += 2 {
		t.Rows = append(t.Rows, draw.Row{Label: cells[i], Words: []string{cells[i+1]}, Values: []float64{number(cells[i+1])}})
	}
	return t
}

// number reads the digits of a number with signs around it; NaN is none.
func number(words string) float64 {
	digits := ""
	for _, r := range words {
		if r >= '0' && r <= '9' || r == '.' {
			digits += string(r)
		}
	}
	v, err := strconv.ParseFloat(digits, 64)
	if err != nil {
		return math.NaN()
	}
	return v
}

// charts show the numbers that stand in the stories, and no others.
func charts() []Picture {
	return []Picture{
		charted("tide-count", "Fifteen counts of one high water, all round the North Sea.", draw.Chart{
			Kind: draw.Line, Title: "The sea rises by the thickness of a coin and a half a year", Unit: "Millimetres above the first count; average of all harbours",
			Source: "Source: the Great Tide Count", Accent: draw.Teal,
			Table: figures("Count", "The North Sea", "1st", "0", "2nd", "2", "3rd", "7", "4th", "9", "5th", "14", "6th", "16", "7th", "22", "8th", "24", "9th", "29", "10th", "31",
				"11th", "37", "12th", "39", "13th", "43", "14th", "47", "15th", "51"),
		}),
		charted("heat", "Less than an eighth of the town’s heat still comes from gas.", draw.Chart{
			Kind: draw.Bar, Title: "Where Rüdenbach’s heat came from last year", Unit: "Per cent", Source: "Source: the town’s works", Marked: "Gas, on the coldest days", Accent: draw.Brown,
			Table: figures("Source", "Share", "Wood chips from the forest", "44%", "Heat pump in the river", "27%", "Waste heat, glassworks", "18%", "Gas, on the coldest days", "11%"),
		}),
		charted("mended", "What is screwed together can be mended; what is glued together, seldom.", draw.Chart{
			Kind: draw.Bar, Title: "Of a hundred that come to the bench, so many leave working", Unit: "Per cent of 61,400 things", Source: "Source: ledgers of 90 repair shops",
			Marked: "Wireless earphones", Accent: draw.Brown,
			Table: figures("Kind", "Mended", "Vacuum cleaners", "76%", "Washing machines", "71%", "Coffee machines", "63%", "Kettles and toasters", "44%", "Wireless earphones", "31%"),
		}),
		charted("basket", "A tenth of the spending, and nearly half of the inflation.", draw.Chart{
			Kind: draw.Bar, Title: "What heating adds to one household’s year", Unit: "Points of an inflation of 4.4 per cent", Source: "Source: our sums; the household is invented",
			Marked: "Heating", Accent: draw.Brown,
			Table: figures("Item", "Adds", "Heating", "2.0", "Rent", "1.2", "Food", "1.2", "All else", "0.0"),
		}),
	}
}
