package draw

// water is a sea's or an ocean's name and where it is lettered; least and most are the spans of maps that have room for it.
type water struct {
	name        string // a | breaks the line
	at          LonLat
	least, most float64
	river       bool
}

// town is one of the towns that a map shows for company; of rank 0 are those that most readers know.
type town struct {
	name string
	at   LonLat
	rank int
}

// waters, from the large to the small. The places are our own choice.
var waters = []water{
	{"Atlantic|Ocean", LonLat{-32, 34}, 4500, 1e9, false},
	{"Pacific|Ocean", LonLat{-140, 8}, 4500, 1e9, false},
	{"Pacific|Ocean", LonLat{165, -8}, 2500, 13_000, false},
	{"Indian|Ocean", LonLat{78, -14}, 4500, 1e9, false},
	{"Atlantic|Ocean", LonLat{-14, 47}, 1200, 4500, false},
	{"Atlantic|Ocean", LonLat{-12, 38.6}, 300, 2000, false},
	{"Atlantic|Ocean", LonLat{-60, 41.5}, 800, 4500, false},
	{"Atlantic|Ocean", LonLat{-52, -37.5}, 800, 4500, false},
	{"Arctic Ocean", LonLat{5, 76}, 3000, 13_000, false},
	{"Norwegian|Sea", LonLat{2, 66.5}, 800, 5000, false},
	{"North|Sea", LonLat{3.2, 56.2}, 300, 4000, false},
	{"North|Sea", LonLat{3, 53.7}, 200, 900, false},
	{"North|Sea", LonLat{2.4, 54.6}, 200, 900, false},
	{"Baltic|Sea", LonLat{16.8, 55.2}, 300, 2200, false},
	{"Baltic|Sea", LonLat{19.2, 56.6}, 300, 3000, false},
	{"Irish Sea", LonLat{-5, 53.7}, 200, 1200, false},
	{"English Channel", LonLat{-1.8, 50.1}, 200, 1500, false},
	{"Celtic|Sea", LonLat{-7.5, 50.6}, 200, 1600, false},
	{"Bay of|Biscay", LonLat{-4.5, 45.2}, 400, 3500, false},
	{"Mediterranean|Sea", LonLat{18, 35}, 1200, 9000, false},
	{"Balearic|Sea", LonLat{2.6, 40.4}, 200, 1200, false},
	{"Ligurian Sea", LonLat{8.9, 43.5}, 200, 1200, false},
	{"Tyrrhenian|Sea", LonLat{12.2, 40}, 200, 2500, false},
	{"Adriatic|Sea", LonLat{15.6, 42.9}, 200, 2600, false},
	{"Ionian|Sea", LonLat{19, 38}, 200, 1800, false},
	{"Aegean|Sea", LonLat{25.2, 38.6}, 200, 2000, false},
	{"Black|Sea", LonLat{34, 43.3}, 600, 5000, false},
	{"Gulf of|Bothnia", LonLat{19.5, 62}, 300, 2200, false},
	{"Gulf of Finland", LonLat{26, 59.9}, 200, 1200, false},
	{"Barents|Sea", LonLat{38, 73}, 800, 6000, false},
	{"Caspian|Sea", LonLat{50.7, 42}, 600, 5000, false},
	{"Arabian|Sea", LonLat{65, 16}, 1500, 9000, false},
	{"Red Sea", LonLat{38, 21}, 600, 3500, false},
	{"Sea of|Japan", LonLat{134.5, 39.5}, 600, 4500, false},
	{"East China|Sea", LonLat{125.5, 29.5}, 600, 5000, false},
	{"Tasman|Sea", LonLat{163, -38}, 800, 5000, false},
	{name: "Danube", at: LonLat{19.75, 45.9}, least: 300, most: 1300, river: true},
	{name: "Rhine", at: LonLat{7.1, 51.3}, least: 300, most: 700, river: true},
	{"Gulf of|St Lawrence", LonLat{-61.8, 48.2}, 300, 2500, false},
	{"Coral|Sea", LonLat{156, -17}, 800, 5000, false},
}

// spelled has the names that the data shortens, or that our readers know otherwise.
var spelled = map[string]string{
	"Bosnia and Herz.": "Bosnia", "Macedonia": "N. Macedonia", "Czechia": "Czech Republic", "United States of America": "United States",
	"Dem. Rep. Congo": "DR Congo", "Central African Rep.": "Central African Republic", "S. Sudan": "South Sudan", "Faeroe Is.": "Faroe Islands",
	"eSwatini": "Eswatini", "W. Sahara": "Western Sahara", "Dominican Rep.": "Dominican Republic", "Eq. Guinea": "Equatorial Guinea",
	"Solomon Is.": "Solomon Islands", "Marshall Is.": "Marshall Islands", "N. Cyprus": "Northern Cyprus", "Turkey": "Türkiye",
}

// towns, by rank and then from the west. Their places are rounded to a twentieth of a degree, which no map here can tell.
var towns = []town{
	{"Lisbon", LonLat{-9.15, 38.7}, 0}, {"Dublin", LonLat{-6.25, 53.35}, 0}, {"Madrid", LonLat{-3.7, 40.4}, 0}, {"London", LonLat{-0.1, 51.5}, 0},
	{"Paris", LonLat{2.35, 48.85}, 0}, {"Brussels", LonLat{4.35, 50.85}, 0}, {"Amsterdam", LonLat{4.9, 52.35}, 0}, {"Oslo", LonLat{10.75, 59.9}, 0},
	{"Rome", LonLat{12.5, 41.9}, 0}, {"Copenhagen", LonLat{12.55, 55.7}, 0}, {"Berlin", LonLat{13.4, 52.5}, 0}, {"Prague", LonLat{14.45, 50.1}, 0},
	{"Vienna", LonLat{16.35, 48.2}, 0}, {"Stockholm", LonLat{18.05, 59.35}, 0}, {"Budapest", LonLat{19.05, 47.5}, 0}, {"Belgrade", LonLat{20.45, 44.8}, 0},
	{"Warsaw", LonLat{21, 52.25}, 0}, {"Athens", LonLat{23.75, 38}, 0}, {"Helsinki", LonLat{24.95, 60.15}, 0}, {"Bucharest", LonLat{26.1, 44.45}, 0},
	{"Istanbul", LonLat{28.95, 41}, 0}, {"Kyiv", LonLat{30.5, 50.45}, 0}, {"Moscow", LonLat{37.6, 55.75}, 0}, {"Cairo", LonLat{31.25, 30.05}, 0},
	{"Nairobi", LonLat{36.8, -1.3}, 0}, {"Tokyo", LonLat{139.7, 35.7}, 0}, {"Seoul", LonLat{127, 37.55}, 0}, {"Beijing", LonLat{116.4, 39.9}, 0},
	{"Ulaanbaatar", LonLat{106.9, 47.9}, 0}, {"Wellington", LonLat{174.8, -41.3}, 0}, {"Montevideo", LonLat{-56.15, -34.9}, 0},
	{"Buenos Aires", LonLat{-58.4, -34.6}, 0}, {"Ottawa", LonLat{-75.7, 45.4}, 0}, {"Boston", LonLat{-71.05, 42.35}, 0}, {"Reykjavík", LonLat{-21.95, 64.15}, 0},

	{"Porto", LonLat{-8.6, 41.15}, 1}, {"Belfast", LonLat{-5.95, 54.6}, 1}, {"Seville", LonLat{-6, 37.4}, 1}, {"Glasgow", LonLat{-4.25, 55.85}, 1},
	{"Edinburgh", LonLat{-3.2, 55.95}, 1}, {"Cardiff", LonLat{-3.2, 51.5}, 1}, {"Liverpool", LonLat{-3, 53.4}, 1}, {"Bilbao", LonLat{-2.95, 43.25}, 1},
	{"Newcastle", LonLat{-1.6, 54.95}, 1}, {"Valencia", LonLat{-0.4, 39.45}, 1}, {"Bordeaux", LonLat{-0.6, 44.85}, 1}, {"Barcelona", LonLat{2.15, 41.4}, 1},
	{"Lyon", LonLat{4.85, 45.75}, 1}, {"Marseille", LonLat{5.35, 43.3}, 1}, {"Bergen", LonLat{5.3, 60.4}, 1}, {"Luxembourg", LonLat{6.15, 49.6}, 1},
	{"Cologne", LonLat{6.95, 50.95}, 1}, {"Strasbourg", LonLat{7.75, 48.6}, 1}, {"Zurich", LonLat{8.55, 47.4}, 1}, {"Frankfurt", LonLat{8.7, 50.1}, 1},
	{"Milan", LonLat{9.2, 45.45}, 1}, {"Hamburg", LonLat{10, 53.55}, 1}, {"Munich", LonLat{11.6, 48.15}, 1}, {"Venice", LonLat{12.35, 45.45}, 1},
	{"Naples", LonLat{14.25, 40.85}, 1}, {"Zagreb", LonLat{16, 45.8}, 1}, {"Gdańsk", LonLat{18.65, 54.35}, 1}, {"Sarajevo", LonLat{18.4, 43.85}, 1},
	{"Kraków", LonLat{19.95, 50.05}, 1}, {"Riga", LonLat{24.1, 56.95}, 1}, {"Tallinn", LonLat{24.75, 59.45}, 1}, {"Sofia", LonLat{23.3, 42.7}, 1},
	{"Vilnius", LonLat{25.3, 54.7}, 1}, {"Odesa", LonLat{30.75, 46.5}, 1}, {"Tromsø", LonLat{18.95, 69.65}, 1}, {"Osaka", LonLat{135.5, 34.7}, 1},
	{"Auckland", LonLat{174.75, -36.85}, 1}, {"Christchurch", LonLat{172.65, -43.55}, 1}, {"Halifax", LonLat{-63.6, 44.65}, 1},
	{"Montreal", LonLat{-73.55, 45.5}, 1}, {"Mombasa", LonLat{39.65, -4.05}, 1}, {"Kampala", LonLat{32.6, 0.3}, 1}, {"St John’s", LonLat{-52.7, 47.55}, 1},

	{"Galway", LonLat{-9.05, 53.25}, 2}, {"Cork", LonLat{-8.5, 51.9}, 2}, {"Inverness", LonLat{-4.2, 57.5}, 2}, {"Aberdeen", LonLat{-2.1, 57.15}, 2},
	{"Manchester", LonLat{-2.25, 53.5}, 2}, {"Birmingham", LonLat{-1.9, 52.5}, 2}, {"Leeds", LonLat{-1.55, 53.8}, 2}, {"Hull", LonLat{-0.35, 53.75}, 2},
	{"Bristol", LonLat{-2.6, 51.45}, 2}, {"Plymouth", LonLat{-4.15, 50.35}, 2}, {"Norwich", LonLat{1.3, 52.65}, 2}, {"Lille", LonLat{3.05, 50.65}, 2},
	{"Rotterdam", LonLat{4.5, 51.9}, 2}, {"Antwerp", LonLat{4.4, 51.2}, 2}, {"Groningen", LonLat{6.55, 53.2}, 2}, {"Bremen", LonLat{8.8, 53.1}, 2},
	{"Metz", LonLat{6.15, 49.1}, 2}, {"Trier", LonLat{6.65, 49.75}, 2}, {"Namur", LonLat{4.85, 50.45}, 2}, {"Saarbrücken", LonLat{7, 49.25}, 2},
	{"Liège", LonLat{5.55, 50.65}, 2}, {"Reims", LonLat{4.05, 49.25}, 2}, {"Nancy", LonLat{6.2, 48.7}, 2}, {"Turin", LonLat{7.7, 45.05}, 2},
	{"Verona", LonLat{11, 45.45}, 2}, {"Florence", LonLat{11.25, 43.75}, 2}, {"Bologna", LonLat{11.35, 44.5}, 2}, {"Innsbruck", LonLat{11.4, 47.25}, 2},
	{"Leipzig", LonLat{12.4, 51.35}, 2}, {"Graz", LonLat{15.45, 47.05}, 2}, {"Brno", LonLat{16.6, 49.2}, 2}, {"Wrocław", LonLat{17.05, 51.1}, 2},
	{"Bratislava", LonLat{17.1, 48.15}, 2}, {"Pécs", LonLat{18.25, 46.1}, 2}, {"Szeged", LonLat{20.15, 46.25}, 2}, {"Novi Sad", LonLat{19.85, 45.25}, 2},
	{"Salamanca", LonLat{-5.65, 40.95}, 2}, {"Coimbra", LonLat{-8.4, 40.2}, 2}, {"Évora", LonLat{-7.9, 38.55}, 2}, {"Faro", LonLat{-7.95, 37}, 2},
	{"Trondheim", LonLat{10.4, 63.45}, 2}, {"Stavanger", LonLat{5.75, 58.95}, 2}, {"Ålesund", LonLat{6.15, 62.45}, 2}, {"Gothenburg", LonLat{11.95, 57.7}, 2},
	{"Turku", LonLat{22.25, 60.45}, 2}, {"Oulu", LonLat{25.45, 65}, 2}, {"Dalanzadgad", LonLat{104.4, 43.6}, 2}, {"Kyoto", LonLat{135.75, 35}, 2},
	{"Nagoya", LonLat{136.9, 35.2}, 2}, {"Kisumu", LonLat{34.75, -0.1}, 2}, {"Nakuru", LonLat{36.05, -0.3}, 2}, {"Sydney, NS", LonLat{-60.2, 46.15}, 2},
}
