package transfer

import "strings"

// organisationHeads are the nouns that make a run of capitalised words the
// name of an organisation.
var organisationHeads = wordSet(`party army ministry university college bank council commission committee agency authority court tribunal union association
	federation institute institution corporation company department parliament assembly senate police force forces guard guards front movement league foundation
	organisation organization administration bureau centre center office service alliance coalition congress navy corps group club society trust academy
	observatory museum newspaper airlines railways airport fund network partnership chamber inspectorate commissariat directorate board secretariat holdings
	inc ltd plc corp gmbh partei verband verein gewerkschaft behörde ministerium universität`)

// connectors may stand inside the name of an organisation.
var connectors = wordSet(`of for the and`)

// organisationAt reads the name of an organisation that begins at words[i]:
// two or more capitalised words, one of which is a word for organisations.
// It gives the name and the number of its words.
func organisationAt(words []word, i int, text string) (string, int) {
	if !words[i].capital || i > 0 && words[i-1].capital && words[i].joined() && !firstWords[words[i-1].key] {
		return "", 0 // not the first of its run
	}
	if firstWords[words[i].key] {
		return "", 0
	}
	end, head := i, -1 // the last word of the name, and the last word for organisations
	capitals := 0
	for j := i; j < len(words) && j < i+9; j++ {
		w := words[j]
		if j > i && !w.joined() {
			break
		}
		if !w.capital {
			if !connectors[w.key] || head < 0 && w.key == "and" {
				break
			}
			continue
		}
		if j > i && !words[j-1].capital && head < 0 && words[j-1].key != "of" && words[j-1].key != "the" {
			break // 'Smith and Party' is no name
		}
		capitals++
		if organisationHeads[w.key] {
			head = j
			end = j
		} else if head >= 0 && !words[j-1].capital {
			end = j // Ministry of Health
		} else if head >= 0 && end == j-1 && end > head {
			end = j // Ministry of Foreign Affairs
		}
	}
	if head < 0 || end == i || capitals < 2 || end > i+1 && head == i && words[i+1].capital {
		return "", 0
	}
	name := strings.ReplaceAll(text[words[i].from:words[end].to], "\n", " ")
	return trimPossessive(name), end - i + 1
}

func trimPossessive(s string) string {
	s = strings.TrimSuffix(s, "’s")
	return strings.TrimSuffix(s, "'s")
}
