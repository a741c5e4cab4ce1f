package prose

import (
	"slices"
	"strconv"
	"strings"
)

// Chart is a table of a story's text that is drawn.
type Chart struct {
	Kind     string // one of ChartKinds
	Title    string // what it shows; a reader who doesn't see it hears this first
	Subtitle string // in what the numbers are
	Source   string // who counted
	Note     string
	Marked   string // the row or column that the story is about; may be empty
	Table    string // as it was pasted; see Cells
}

// ChartKinds are the ways in which a table is drawn. Nothing changes them.
var ChartKinds = []string{"bar", "column", "line", "stacked", "slope"}

// Map is a locator map of a story's text: data, from which it is drawn.
type Map struct {
	Title     string // one sentence that says what it shows
	Note      string // a caption
	Lat, Lon  float64
	Centred   bool // the middle is at Lat and Lon; else it is that of the places
	Span      int  // kilometres from side to side; 0 takes in all places
	Countries []string
	Route     string // one of Routes: how the places are joined, in their order; empty where they are not
	Places    []MapPlace
}

// Routes are the lines that join the places of a map. Nothing changes them.
var Routes = []string{"line", "dashed"}

// MapPlace is a dot of a map.
type MapPlace struct {
	Name, Note string
	Lat, Lon   float64
	Minor      bool // a smaller dot
}

// The bounds of a map; see package draw, which draws it.
const (
	MostPlaces    = 40
	MostCountries = 20
)

func chartOf(n Node) Chart {
	return Chart{Kind: n.Attr("kind"), Title: n.Attr("title"), Subtitle: n.Attr("subtitle"), Source: n.Attr("source"), Note: n.Attr("note"),
		Marked: n.Attr("marked"), Table: n.Attr("table")}
}

func mapOf(n Node) Map {
	m := Map{Title: n.Attr("title"), Note: n.Attr("note"), Span: n.Int("span"), Route: n.Attr("route"), Places: placesOf(n.Attr("places"))}
	m.Lat, m.Lon, m.Centred = latLon(n.Attr("centre"))
	for name := range strings.SplitSeq(n.Attr("countries"), ";") {
		if name = cleanLine(name); name != "" && !slices.Contains(m.Countries, name) && len(m.Countries) < MostCountries {
			m.Countries = append(m.Countries, name)
		}
	}
	return m
}

// ChartNode makes the node of a chart, for programs that write a text.
func ChartNode(c Chart) Node {
	return drawing(ChartType, Attrs{{"kind", c.Kind}, {"title", c.Title}, {"subtitle", c.Subtitle}, {"source", c.Source}, {"note", c.Note},
		{"marked", c.Marked}, {"table", c.Table}})
}

// MapNode makes the node of a map.
func MapNode(m Map) Node {
	centre := ""
	if m.Centred {
		centre = degrees(m.Lat) + "," + degrees(m.Lon)
	}
	span := ""
	if m.Span > 0 {
		span = strconv.Itoa(m.Span)
	}
	var places strings.Builder
	for _, p := range m.Places {
		places.WriteString(p.line() + "\n")
	}
	return drawing(MapType, Attrs{{"title", m.Title}, {"note", m.Note}, {"centre", centre}, {"span", span},
		{"countries", strings.Join(m.Countries, "; ")}, {"route", m.Route}, {"places", strings.TrimSuffix(places.String(), "\n")}})
}

func drawing(t Type, attrs Attrs) Node {
	return Node{Type: t, Attrs: slices.DeleteFunc(attrs, func(a Attr) bool { return a.Value == "" })}
}

// line writes a place as a map's node keeps it: latitude, longitude, name, note and whether it is minor, between tabs.
func (p MapPlace) line() string {
	fields := []string{degrees(p.Lat), degrees(p.Lon), cleanLine(p.Name), cleanLine(p.Note), ""}
	if p.Minor {
		fields[4] = "minor"
	}
	return strings.TrimRight(strings.Join(fields, "\t"), "\t")
}

// placesOf reads the lines of places; one that can't be read is passed over, as it is while somebody writes it.
func placesOf(lines string) (out []MapPlace) {
	for line := range strings.SplitSeq(lines, "\n") {
		f := append(strings.Split(line, "\t"), "", "", "", "")
		lat, lon, ok := latLon(f[0] + "," + f[1])
		if !ok || cleanLine(f[2]) == "" {
			continue
		}
		if out = append(out, MapPlace{Name: cleanLine(f[2]), Note: cleanLine(f[3]), Lat: lat, Lon: lon, Minor: f[4] == "minor"}); len(out) == MostPlaces {
			break
		}
	}
	return out
}

// latLon reads a latitude and a longitude in degrees with a comma between them.
func latLon(s string) (lat, lon float64, ok bool) {
	a, b, found := strings.Cut(s, ",")
	lat, errLat := strconv.ParseFloat(strings.TrimSpace(a), 64)
	lon, errLon := strconv.ParseFloat(strings.TrimSpace(b), 64)
	return lat, lon, found && errLat == nil && errLon == nil && lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180
}

// degrees writes degrees to about ten metres.
func degrees(f float64) string {
	s := strconv.FormatFloat(f, 'f', 4, 64)
	if s = strings.TrimRight(strings.TrimRight(s, "0"), "."); s == "-0" {
		return "0"
	}
	return s
}

// cleanPoint makes a point of the earth canonical: "latitude,longitude".
func cleanPoint(v string) (string, bool) {
	lat, lon, ok := latLon(v)
	if !ok {
		return "", false
	}
	return degrees(lat) + "," + degrees(lon), true
}

// Charts returns the charts of the document in reading order.
func (d Doc) Charts() (out []Chart) {
	for _, n := range d.blocks { // they stand nowhere else
		if n.Type == ChartType {
			out = append(out, chartOf(n))
		}
	}
	return out
}

// Maps returns the maps of the document in reading order.
func (d Doc) Maps() (out []Map) {
	for _, n := range d.blocks {
		if n.Type == MapType {
			out = append(out, mapOf(n))
		}
	}
	return out
}

// words are what there is to read of a chart beside its lines: the cells of its table, row by row.
func (c Chart) words() string {
	rows, _, err := Cells(c.Table)
	if err != nil {
		return cleanLine(c.Table)
	}
	lines := make([]string, len(rows))
	for i, row := range rows {
		lines[i] = cleanLine(strings.Join(row, " "))
	}
	return strings.Join(lines, " · ")
}

// words are the places of a map.
func (m Map) words() string {
	var names []string
	for _, p := range m.Places {
		names = append(names, strings.TrimSpace(p.Name+" "+p.Note))
	}
	return strings.Join(names, " · ")
}

// drawnText is what there is to read of a chart or a map, or nothing for any other node.
func drawnText(n Node) string {
	switch n.Type {
	case ChartType:
		return chartOf(n).words()
	case MapType:
		return mapOf(n).words()
	}
	return ""
}
