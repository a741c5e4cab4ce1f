package checklist

import (
	"fmt"
	"strings"

	"broadsheet/draw"
	"broadsheet/news"
	"broadsheet/prose"
)

// charts finds those that readers would get as a bare table, and those that say
// of nobody that he counted.
func charts(l *look) (found []Finding, err error) {
	for i, c := range l.doc.Charts() {
		which := named("chart", c.Title, i)
		chart, err := draw.FromChart(c)
		if err == nil {
			err = chart.Check()
		}
		if err != nil {
			found = append(found, Finding{Field: "body", Sentence: which + " can’t be drawn: " + reason(err)})
		}
		if strings.TrimSpace(c.Source) == "" {
			found = append(found, Finding{Field: "body", Sentence: which + " has no source."})
		}
	}
	return found, nil
}

// maps finds those that show nothing, and those without a title.
func maps(l *look) (found []Finding, err error) {
	for i, m := range l.doc.Maps() {
		which := named("map", m.Title, i)
		if err := checkMap(m); err != nil {
			found = append(found, Finding{Field: "body", Sentence: which + " can’t be drawn: " + reason(err)})
		}
		if strings.TrimSpace(m.Title) == "" {
			found = append(found, Finding{Field: "body", Sentence: which + " has no title."})
		}
	}
	return found, nil
}

func checkMap(m prose.Map) error {
	ready, err := draw.FromMap(m)
	if err != nil {
		return err
	}
	return ready.Check()
}

func named(what, title string, i int) string {
	if title != "" {
		return fmt.Sprintf("The %s “%s”", what, short(title))
	}
	return fmt.Sprintf("%s %d", strings.ToUpper(what[:1])+what[1:], i+1)
}

// reason is the sentence of why something can't be drawn.
func reason(err error) string {
	if sentence, ok := news.Sentence(err); ok {
		return sentence
	}
	return "something is wrong on our side."
}
