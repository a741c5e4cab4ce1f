package transfer

import "broadsheet/prose"

// grammar is the table of one language's words of attribution.
type grammar struct {
	lang        string
	verbs       map[string]verb
	auxiliaries map[string]bool // stand between a source and its verb: has, had, also
	passives    map[string]bool // make a verb passive: was, been
	negations   map[string]bool
	that        map[string]bool // begins the claim
	leading     [][]string      // 'according to', before the source
	trailing    []string        // 'zufolge', behind the source
	breaks      map[string]bool // a source does not reach back over these
	turns       map[string]bool // ', but' ends a claim
	openers     map[string]bool // an article or quantifier opens a source
	articles    map[string]bool // are left out of a source's name
	speakers    map[string]bool // plain nouns that can be a source without an article
	pronouns    map[string]bool // stand for who spoke last
	doubts      map[string]string
	confirm     map[string]bool
	accuse      map[string]bool
	claimNouns  map[string]bool
	here        map[string]bool // 'this', 'the claim': what was said before
	plans       map[string]bool // 'according to plan' names no source
	fillers     map[string]bool // stand beside a verb without being the claim: on Monday
}

// verb is how a verb of speech attributes.
type verb struct {
	stance prose.Stance
	that   bool // it is a noun as well ('claims'), so it needs 'that' or a clause behind it
	told   bool // whom it was said to comes before the claim
}

func verbs(says, nouns, told, denies string) map[string]verb {
	table := map[string]verb{}
	for w := range wordSet(says) {
		table[w] = verb{stance: prose.Says}
	}
	for w := range wordSet(nouns) {
		table[w] = verb{stance: prose.Says, that: true}
	}
	for w := range wordSet(told) {
		table[w] = verb{stance: prose.Says, told: true}
	}
	for w := range wordSet(denies) {
		table[w] = verb{stance: prose.Denies}
	}
	return table
}

// grammarOf gives the table of a language, nil where we have none.
func grammarOf(lang string) *grammar {
	switch lang {
	case "en":
		return english
	case "de":
		return german
	case "fr":
		return french
	}
	return nil
}

var english = &grammar{
	lang: "en",
	verbs: verbs(
		`said says say claimed insisted insists announced announces warned argued argues stated believe believes believed estimated alleged alleges stressed
		emphasised emphasized vowed contended contends asserted asserts predicted predicts reported suggested suggests argue warn insist think fear`,
		`added adds claims reports states notes warns estimates maintain estimate report note fears acknowledged acknowledges admitted admits explained explains declared
		replied concluded revealed conceded confirmed confirms noted maintained maintains claim suggest`,
		`told tells`,
		`denied denies deny rejected rejects reject disputed disputes dispute refuted refutes dismissed dismisses`),
	auxiliaries: wordSet(`has have had also later repeatedly earlier once again today yesterday now then since previously publicly officially initially strongly flatly categorically consistently angrily firmly recently already still further both all long firmly widely`),
	passives:    wordSet(`was were is are be been being am 's gets got`),
	negations:   wordSet(`not never neither nor didn't hasn't haven't hadn't doesn't don't wouldn't couldn't declined refused will would could may might can should must to unable`),
	that:        wordSet(`that`),
	leading:     [][]string{{"according", "to"}, {"in", "the", "words", "of"}, {"in", "the", "view", "of"}, {"in", "the", "opinion", "of"}},
	breaks: wordSet(`but while because that which who whom whose when as if after before although though since until so than whether where and or
		to with into about over against`),
	turns:    wordSet(`but while although though however whereas`),
	openers:  wordSet(`the a an some many several few most other both all one two three four five six seven eight nine ten his her its their our this these those another local senior`),
	articles: wordSet(`the a an`),
	speakers: wordSet(`officials experts analysts scientists researchers critics residents witnesses police sources media economists campaigners prosecutors investigators
		authorities ministers lawmakers observers doctors activists diplomats historians supporters opponents protesters organisers lawyers engineers doctors teachers
		farmers unions retailers developers regulators auditors forecasters meteorologists reports government prosecutors councillors passengers neighbours relatives rescuers firefighters ministers judges diplomats`),
	pronouns:   wordSet(`he she they it`),
	doubts:     map[string]string{"reportedly": "reports", "allegedly": "allegations", "purportedly": "reports", "supposedly": "reports", "unconfirmed": "unconfirmed reports", "rumoured": "rumours"},
	confirm:    wordSet(`confirm confirmed verify verified corroborate corroborated`),
	accuse:     wordSet(`accused accuses accuse`),
	claimNouns: wordSet(`claim charge allegation accusation assertion suggestion charges allegations claims accusations`),
	plans:      wordSet(`plan plans schedule tradition law custom size need age type taste rank`),
	here:       wordSet(`this that these those it them`),
	fillers: wordSet(`on in a statement monday tuesday wednesday thursday friday saturday sunday yesterday today earlier later this last week month year morning evening night afternoon late early at the
		press conference interview briefing news report late`),
}

var german = &grammar{
	lang: "de",
	verbs: verbs(
		`sagte sagt sagten sagen erklärte erklärt erklärten betonte betont betonten warnte warnt warnten behauptete behauptet behaupteten meinte meint berichtete berichtet berichteten berichten ergänzte schrieb schreibt hieß erläuterte versicherte glauben glaubt vermuten vermutet`,
		``, ``,
		`bestreitet bestritt bestreiten bestritten dementierte dementiert dementieren leugnet leugnete`),
	auxiliaries: wordSet(`hat haben hatte hatten auch zuvor später erneut wiederholt am heute gestern`),
	passives:    wordSet(`wurde wurden worden wird werden`),
	negations:   wordSet(`nicht nie niemals kein keine soll kann könnte würde`),
	that:        wordSet(`dass daß`),
	leading:     [][]string{{"laut"}, {"nach", "angaben", "von"}, {"nach", "angaben", "der"}, {"nach", "angaben", "des"}, {"nach", "ansicht", "von"}, {"nach", "ansicht", "der"}, {"nach", "einschätzung", "von"}, {"nach", "einschätzung", "der"}},
	trailing:    []string{"zufolge"},
	breaks:      wordSet(`aber während weil dass die das welche wer wenn als ob nachdem obwohl und oder denn sondern`),
	turns:       wordSet(`aber doch während obwohl allerdings jedoch`),
	openers:     wordSet(`der die das ein eine einige viele mehrere manche seine ihre dem den des`),
	articles:    wordSet(`der die das ein eine dem den des einem einer`),
	speakers:    wordSet(`experten fachleute behörden forscher kritiker zeugen anwohner polizei staatsmedien medien beobachter ökonomen`),
	pronouns:    wordSet(`er sie es`),
	doubts:      map[string]string{"angeblich": "Angaben ohne Bestätigung", "mutmaßlich": "Angaben ohne Bestätigung", "unbestätigten": "unbestätigte Berichte"},
	confirm:     wordSet(`bestätigt bestätigten bestätigte bestätigen`),
	here:        wordSet(`dies das diese dieses`),
	fillers:     wordSet(`am im in einer einem montag dienstag mittwoch donnerstag freitag samstag sonntag mitteilung interview gespräch heute gestern abend morgen`),
}

var french = &grammar{
	lang: "fr",
	verbs: verbs(
		`déclaré affirmé assuré expliqué annoncé indiqué estimé ajouté précisé averti soutenu affirme déclare assure estime explique indique annonce affirment estiment assurent souligné souligne dit disent prétend prétendent croient pensent`,
		``, ``,
		`démenti dément démentent nié nie nient réfuté réfute rejeté rejette conteste contesté`),
	auxiliaries: wordSet(`a ont avait avaient aussi également t il elle déjà`),
	passives:    wordSet(`est sont été était être fut`),
	negations:   wordSet(`ne n pas jamais`),
	that:        wordSet(`que qu`),
	leading:     [][]string{{"selon"}, {"d", "après"}},
	breaks:      wordSet(`mais que qui dont quand comme si après avant et ou car alors tandis`),
	turns:       wordSet(`mais tandis alors cependant toutefois`),
	openers:     wordSet(`le la les l un une des certains plusieurs son sa ses leur leurs ce cette quelques`),
	articles:    wordSet(`le la les un une des l`),
	speakers:    wordSet(`experts autorités médias témoins chercheurs économistes observateurs`),
	pronouns:    wordSet(`il elle ils elles`),
	doubts:      map[string]string{"prétendument": "des sources non confirmées"},
	confirm:     wordSet(`confirmé confirme confirment`),
	here:        wordSet(`cela ceci ce cette`),
	fillers:     wordSet(`lundi mardi mercredi jeudi vendredi samedi dimanche dans un une communiqué hier`),
}
