package demo

import "broadsheet/draw"

// maps are where the stories happen. The towns are invented; the coasts are not.
func maps() []Picture {
	at := func(lon, lat float64) draw.LonLat { return draw.LonLat{Lon: lon, Lat: lat} }
	return []Picture{
		mapped("oudemeer", "Map of the southern North Sea with Oudemeer on the Dutch coast",
			"The surge comes down the North Sea from the north-west and is highest where the sea is narrowest. Oudemeer is invented; the coast is not.",
			draw.Map{Centre: at(3.3, 52.5), Span: 760, Countries: []string{"Netherlands"}, Places: []draw.Place{{At: at(3.85, 51.62), Name: "Oudemeer", Note: "sea gate shut"}}}),
		mapped("vadaro", "Map of the middle Danube with Vadaró in the south of Hungary",
			"At Vadaró the river is held to 96 centimetres by two bars of gravel below the town. The town is invented; the Danube is not.",
			draw.Map{Centre: at(18.6, 46.7), Span: 1000, Countries: []string{"Hungary"}, Places: []draw.Place{{At: at(18.85, 46.3), Name: "Vadaró", Note: "96cm on the gauge"}}}),
		mapped("nine-regions", "Map of the country where Belgium, France, Germany and Luxembourg meet",
			"From the Ardennes to the Vosges on one ticket: the country around the Moselle.",
			draw.Map{
				Centre: at(6.1, 49.45), Span: 560, Countries: []string{"Luxembourg"},
				Places: []draw.Place{{At: at(6.13, 49.61), Name: "Luxembourg"}, {At: at(6.18, 49.12), Name: "Metz", Minor: true}, {At: at(6.64, 49.75), Name: "Trier", Minor: true}, {At: at(5.57, 50.63), Name: "Liège", Minor: true}, {At: at(7.75, 48.58), Name: "Strasbourg", Minor: true}},
			}),
		mapped("te-awamoa", "Map of New Zealand with Te Awamoa in the North Island",
			"Eleven thousand people listened for an hour before dawn, from one end of the islands to the other.",
			draw.Map{Centre: at(171.6, -41), Span: 2500, Accent: draw.Green, Countries: []string{"New Zealand"}, Places: []draw.Place{{At: at(176.2, -39.2), Name: "Te Awamoa"}}}),
		mapped("gull-head", "Map of Nova Scotia with Gull Head on its Atlantic coast",
			"The oldest of the logs come from Gull Head, where the horn was started on 131 days a year.",
			draw.Map{Centre: at(-62.5, 45.6), Span: 1300, Accent: draw.Slate, Countries: []string{"Canada"}, Places: []draw.Place{{At: at(-62.3, 44.85), Name: "Gull Head"}}}),
		mapped("narrow-places", "Map of the world with six narrow waters: Panama, Gibraltar, the Bosporus, Suez, Hormuz and Malacca",
			"Most of what we own has passed through one of these.",
			draw.Map{
				Span: 30_000, Height: 675, Accent: draw.Brown,
				Places: []draw.Place{
					{At: at(-79.7, 9.1), Name: "Panama"}, {At: at(-5.6, 35.95), Name: "Gibraltar"}, {At: at(29.1, 41.2), Name: "Bosporus"}, {At: at(32.4, 30.5), Name: "Suez"},
					{At: at(56.4, 26.5), Name: "Hormuz"}, {At: at(101, 2.5), Name: "Malacca"},
				},
			}),
	}
}
