package transfer

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"broadsheet/prose"
)

// marks gives what is attributed in a text, as 'source/stance: claim'.
func marks(text string) []string {
	doc := prose.FromText(text)
	blocks := doc.Blocks()
	var out []string
	for _, p := range Attributions(doc) {
		out = append(out, fmt.Sprintf("%s/%s: %s", p.Source, p.Stance, string([]rune(blocks[p.Block])[p.From:p.To])))
	}
	return out
}

func TestClaimsFindTheirSources(t *testing.T) {
	t.Parallel()
	cases := []struct{ text, want string }{
		// according to
		{"According to the harbour board, the dam will hold until spring.", "harbour board/says: the dam will hold until spring"},
		{"The dam will hold until spring, according to engineers.", "engineers/says: The dam will hold until spring"},
		{"According to Jane Pell, a spokeswoman for the port, the dam will hold.", "Jane Pell/says: the dam will hold"},
		{"The town is broke, according to a report by the auditors, but the mayor has plans.", "report by the auditors/says: The town is broke"},
		// verbs of speech before the claim
		{"The minister said on Monday that the road would reopen in May.", "minister/says: the road would reopen in May"},
		{"Some experts believe that the wall was built by the Romans.", "some experts/says: the wall was built by the Romans"},
		{"Officials said the dam was safe.", "officials/says: the dam was safe"},
		{"Jane Pell, the mayor, said that the road would reopen.", "Jane Pell/says: the road would reopen"},
		{"The company has repeatedly insisted that its water is clean.", "company/says: its water is clean"},
		{"President Ada Vane told parliament that the treaty was dead.", "President Ada Vane/says: the treaty was dead"},
		{"The union warned that trains would stop at noon.", "union/says: trains would stop at noon"},
		{"The report claims that two doors were left open.", "report/says: two doors were left open"},
		{"The prosecutor announced that four men had been charged, but their names were kept back.", "prosecutor/says: four men had been charged"},
		// behind the claim
		{"The dam is safe, officials said.", "officials/says: The dam is safe"},
		{"The road will reopen in May, said Jane Pell, the mayor.", "Jane Pell/says: The road will reopen in May"},
		{"“The road will reopen in May,” said Jane Pell.", "Jane Pell/says: The road will reopen in May"},
		{"“We are tired. We are going home,” Mr Holt said on Tuesday.", "Mr Holt/says: We are tired. We are going home"},
		{`"The river is clean," the company said.`, "company/says: The river is clean"},
		{"Jane Pell said: “We shall mend the road.”", "Jane Pell/says: We shall mend the road"},
		{"“We will stay,” Jane Pell said. “This is our home.”", "Jane Pell/says: We will stay | Jane Pell/says: This is our home"},
		{"“We will,” Jane Pell said, “never leave this house.”", "Jane Pell/says: We will | Jane Pell/says: never leave this house"},
		{"Jane Pell said the road was shut. She said that it would reopen in May.", "Jane Pell/says: the road was shut | Jane Pell/says: it would reopen in May"},
		// accusing and denying
		{"The opposition has accused the mayor of taking bribes, a claim that he denies.", "opposition/says: the mayor of taking bribes"},
		{"The factory poisoned the river, a claim that the company denies.", "company/denies: The factory poisoned the river"},
		{"The company denied that it had poisoned the river.", "company/denies: it had poisoned the river"},
		{"Mr Holt has denied any wrongdoing in the sale.", "Mr Holt/denies: any wrongdoing in the sale"},
		{"The ministry rejected the allegations of torture.", "ministry/denies: the allegations of torture"},
		// unconfirmed
		{"A second parade is planned. State media have not confirmed this.", "state media/unconfirmed: A second parade is planned"},
		{"The army had not confirmed that the bridge was lost.", "army/unconfirmed: the bridge was lost"},
		{"Two soldiers died in the fire. The claim could not be independently verified.", "unconfirmed reports/unconfirmed: Two soldiers died in the fire"},
		{"The general has reportedly left the country.", "reports/unconfirmed: The general has reportedly left the country"},
		{"The clerk allegedly burned the letters.", "allegations/unconfirmed: The clerk allegedly burned the letters"},
		// German
		{"Laut Polizei wurde bei dem Unfall niemand verletzt, und die Straße ist wieder frei.", "Polizei/says: wurde bei dem Unfall niemand verletzt, und die Straße ist wieder frei"},
		{"Der Minister sagte, dass die Straße im Mai wieder für den Verkehr geöffnet wird.", "Minister/says: die Straße im Mai wieder für den Verkehr geöffnet wird"},
		{"Die Brücke ist nicht mehr sicher und wird gesperrt, sagte Bürgermeisterin Holz.", "Bürgermeisterin Holz/says: Die Brücke ist nicht mehr sicher und wird gesperrt"},
		{"„Wir bauen die Brücke wieder auf“, sagte Renate Holz am Montag in der Stadt.", "Renate Holz/says: Wir bauen die Brücke wieder auf"},
		{"Das Unternehmen bestreitet, dass es die Messwerte mit der Software verändert hat.", "Unternehmen/denies: es die Messwerte mit der Software verändert hat"},
		// French
		{"Selon les autorités, le pont est fermé depuis lundi pour des travaux.", "autorités/says: le pont est fermé depuis lundi pour des travaux"},
		{"Le ministre a déclaré que le pont serait rouvert dans une semaine.", "ministre/says: le pont serait rouvert dans une semaine"},
		{"« Nous sommes fatigués de cette affaire », a déclaré Jeanne Morel dans une lettre.", "Jeanne Morel/says: Nous sommes fatigués de cette affaire"},
	}
	for _, c := range cases {
		if got := strings.Join(marks(c.text), " | "); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestWhatIsNoAttributionStaysUnmarked(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"The dinner went according to plan.",
		"Insurance claims rose by a tenth last year.",
		"The minister declined to say when the road would reopen.",
		"The council added two buses to the night service.",
		"The bank reports to the treasury once a year.",
		"He was told to wait outside the hall.",
		"The man, said to be forty, left by the back door.",
		"The plan the ministers announced was dropped in June.",
		"The court rejected the budget on Friday.",
		"She was denied a visa twice.",
		"The border guards denied him entry to the country.",
		"The law states are free to choose their own capital.",
		"The treaty was confirmed in a vote.",
		"They will say more on Thursday.",
		"The house is believed to be empty.",
		"“The Long Goodbye” opened in the old cinema on Friday.",
		"He said goodbye and took the train.",
		"Nobody in the room spoke.",
		"The road reopened in May after a year of repairs.",
	} {
		if got := marks(text); len(got) > 0 {
			t.Errorf("%s\n got %s", text, got)
		}
	}
}

func TestAttributionsStayWithinTheirBlocksAndApart(t *testing.T) {
	t.Parallel()
	text := strings.Repeat("According to Zoë Ünal, the “dam” is safe, officials said. “Größe,” she said, “never ends.” The company denied that it had lied, a claim that the mayor denies.\n\n", 40)
	doc := prose.FromText(text)
	blocks := doc.Blocks()
	found := Attributions(doc)
	if len(found) < 80 {
		t.Fatalf("only %d", len(found))
	}
	if !slices.IsSortedFunc(found, func(a, b Proposal) int { return (a.Block-b.Block)*1000 + a.From - b.From }) {
		t.Error("they are not in reading order")
	}
	for i, p := range found {
		if p.From < 0 || p.From >= p.To || p.To > len([]rune(blocks[p.Block])) || p.Source == "" {
			t.Errorf("%+v", p)
		}
		if i > 0 && found[i-1].Block == p.Block && found[i-1].To > p.From {
			t.Errorf("%+v overlaps %+v", found[i-1], p)
		}
	}
	if got := len(Attribute(doc).Attributions()); got != len(found) {
		t.Errorf("%d of %d were marked", got, len(found))
	}
}
