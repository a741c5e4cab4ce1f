package transfer

import "strings"

// stopWords are the commonest small words of the languages that we tell apart.
var stopWords = []struct {
	lang  string
	words map[string]bool
}{
	{"en", wordSet("the of and to in is was that for it with as on at by from are this be has have had not which their said an")},
	{"de", wordSet("der die das und den dem des ein eine einen ist nicht mit von auf für sich im zu auch als wird hat sind werden bei nach")},
	{"fr", wordSet("le la les des et du une est dans pour que qui sur au aux avec pas ce cette par sont plus ses été")},
	{"es", wordSet("el los las una del que y en por con para es se su como más ha fue al lo este pero sus")},
	{"it", wordSet("il lo gli una di che è per con del della dei delle nel nella si non sono anche alla ha dal")},
	{"pl", wordSet("w i na z się nie do że jest to o od po za przez jak ale dla oraz są tego był który które")},
	{"nl", wordSet("het een van en in is dat de op te zijn voor met niet aan er ook om door naar heeft werd")},
	{"pt", wordSet("o os as um uma do da dos das em no na que não para com por é se mais foi ao são")},
}

// language tells the language of a text by its small words: "en" where nothing tells.
func language(text string) string {
	if len(text) > 3000 { // more would tell no more
		text = strings.ToValidUTF8(text[:3000], "")
	}
	var counts [8]int
	for _, p := range dateParts(strings.ToLower(text)) {
		for i := range stopWords {
			if p.digits == 0 && stopWords[i].words[p.word] {
				counts[i]++
			}
		}
	}
	best := 0
	for i, n := range counts {
		if n > counts[best] {
			best = i
		}
	}
	return stopWords[best].lang
}
