// Package draw makes pictures of data and of nothing but data: locator maps, charts from a pasted table, and printed-looking
// illustrations. In the walk of a story it stands beside media: what is drawn here is handed to the picture library like a
// photograph, or set into a page as SVG.
//
// A picture is drawn on a sheet, of which there are two: an image of pixels and a text of SVG. Everything above the sheet is
// the same for both. Drawing is deterministic: the same words and numbers give the same bytes, so that a picture that is
// drawn again is the one that the library has. Nothing is read from disk or network; the world and the types are compiled in.
//
//	map.go, place.go, label.go     a locator map; world.go and project.go know the earth
//	table.go, chart.go, …          a chart, from a pasted table
//	page.go, chartpage.go, …       both as they stand within a page, in the page's colours and as small as can be
//	find.go, fit.go, countries.go  where places are, and what they are called
//	scene.go, …                    illustrations
//	sheet.go, pixels.go, svg.go    what they are drawn on
package draw
