package demo

import "broadsheet/draw"

// illustrations are for stories that have neither a place to show nor a number.
func illustrations() []Picture {
	return []Picture{
		drawn("night-train", "Drawing: a lit train crosses a viaduct in the hills by moonlight",
			"Nine coaches, bought by weight, and a window that opens.",
			draw.Scene{Subject: draw.Hills, With: "train", Night: true, Accent: draw.Blue, Seed: 5}),
		drawn("old-light", "Drawing: a striped lighthouse throws its beam over rows of waves at night",
			"The Old Light, seven miles across the sand from Saltmere.",
			draw.Scene{Subject: draw.Sea, With: "lighthouse", Night: true, Accent: draw.Teal, Seed: 3}),
		drawn("ferry", "Drawing: a ferry on a green sea under a low sun",
			"The island boat, as it has been; the new ones will have no smoke to draw.",
			draw.Scene{Subject: draw.Sea, With: "ferry", Accent: draw.Teal, Seed: 4}),
		drawn("pears", "Drawing: rows of pear trees, heavy with fruit, under a pale sky",
			"What the hail missed is getting the best price in eight years.",
			draw.Scene{Subject: draw.Orchard, Accent: draw.Green, Seed: 8}),
		drawn("kettles", "Drawing: fifteen green kettles in rows; the one in the middle is yellow",
			"None of these is against the law.",
			draw.Scene{Subject: draw.Objects, With: "kettle", Accent: draw.Green, Seed: 1}),
		drawn("buses", "Drawing: fifteen buses in rows; the one in the middle is yellow and stands in the dark",
			"Four answers to the question of how many villages have lost their last bus.",
			draw.Scene{Subject: draw.Objects, With: "bus", Accent: draw.Purple, Seed: 1}),
		drawn("books", "Drawing: fifteen open books in rows; the one in the middle lies in the dark",
			"The fine for a late return is to read aloud.",
			draw.Scene{Subject: draw.Objects, With: "book", Accent: draw.Green, Seed: 1}),
		drawn("stage", "Drawing: an empty chair in a pool of light between half-open curtains",
			"Two hours and 40 minutes, and nobody may leave.",
			draw.Scene{Subject: draw.Stage, Accent: draw.Magenta, Seed: 9}),
		drawn("night-town", "Drawing: a town by the water at night, some of its windows lit",
			"Lent before two in the morning: 1,904 books.",
			draw.Scene{Subject: draw.Town, Night: true, Accent: draw.Purple, Seed: 7}),
		drawn("morning-train", "Drawing: a train on a viaduct over wooded hills in the morning",
			"Feet to the engine, and no soup after Vienna.",
			draw.Scene{Subject: draw.Hills, With: "train", Accent: draw.Olive, Seed: 21}),
		drawn("clocks", "Drawing: fifteen clocks in rows that all show another hour",
			"Some differ by a quarter of an hour.",
			draw.Scene{Subject: draw.Objects, With: "clock", Accent: draw.Slate, Seed: 2}),
	}
}

// locks are the sketchbook of the canal.
func locks() []Picture {
	return []Picture{
		drawn("wend", "Drawing: seven white geese on a canal between rows of poplars", "The Wend between two locks, with the right of way.",
			draw.Scene{Subject: draw.Canal, With: "geese", Accent: draw.Teal, Seed: 16}),
		drawn("lock-1", "Drawing: the shut gates of a lock, with water coming through them", "1. Wendheim: grey gates, black water.",
			draw.Scene{Subject: draw.Canal, With: "gates", Accent: draw.Teal, Seed: 11}),
		drawn("lock-2", "Drawing: a stone bridge over a canal, with somebody on it", "3. Oberau, from the lower side.",
			draw.Scene{Subject: draw.Canal, With: "bridge", Accent: draw.Slate, Seed: 13}),
		drawn("lock-3", "Drawing: a white cottage with a smoking chimney beside a canal", "5. Sankt Alban: the keeper’s house.",
			draw.Scene{Subject: draw.Canal, With: "cottage", Accent: draw.Green, Seed: 15}),
		drawn("lock-4", "Drawing: a barge lies across a canal in the rain", "6 and 7. The Staircase, and a boat that has got itself sideways.",
			draw.Scene{Subject: draw.Canal, With: "barge", Rain: true, Accent: draw.Blue, Seed: 14}),
		drawn("lock-5", "Drawing: a furnace glows on the bank of a canal at night, and lies on the water in one stroke", "8. The Glassworks Lock at dusk.",
			draw.Scene{Subject: draw.Canal, With: "furnace", Night: true, Accent: draw.Purple, Seed: 17}),
		drawn("lock-6", "Drawing: a heron stands at the edge of a canal", "9. The Summit.",
			draw.Scene{Subject: draw.Canal, With: "heron", Accent: draw.Olive, Seed: 12}),
	}
}
