package checklist

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"broadsheet/news"
	"broadsheet/prose"
)

// longest is how long a headline may be before search results cut so much of
// it that it reads as another: they show about seventy characters.
const longest = 80

func headline(l *look) ([]Finding, error) {
	field, words := "headline", l.v.Headline
	if own := l.v.Headlines.Search; own != "" { // it is the one that they show
		field, words = "headline_search", own
	}
	n := utf8.RuneCountInString(words)
	switch {
	case n <= longest:
		return nil, nil
	case field == "headline_search":
		return []Finding{{Field: field, Sentence: fmt.Sprintf("The headline for search has %d characters; search results show about 70.", n)}}, nil
	}
	return []Finding{{Field: "headline", Sentence: fmt.Sprintf("The headline has %d characters; search results show about 70. It can have a shorter one for them.", n)}}, nil
}

func byline(l *look) ([]Finding, error) {
	if len(l.v.Bylines) > 0 {
		return nil, nil
	}
	return []Finding{{Field: "bylines", Sentence: "Nobody is named as the writer."}}, nil
}

func text(l *look) ([]Finding, error) {
	if !l.doc.Empty() {
		return nil, nil
	}
	return []Finding{{Field: "body", Sentence: "The story has no text yet."}}, nil
}

func pictureAlt(l *look) ([]Finding, error) {
	return l.pictures("has no alternative text", func(p prose.Picture, a news.Asset) string { return p.Alt + a.Alt })
}

func pictureCredit(l *look) ([]Finding, error) {
	return l.pictures("has no credit", func(p prose.Picture, a news.Asset) string { return p.Credit + a.Credit })
}

// pictures finds the pictures that lack some words, both in the text and in the library.
func (l *look) pictures(lacks string, words func(prose.Picture, news.Asset) string) (found []Finding, err error) {
	if lead := l.v.Picture; lead.Asset != "" {
		a, err := l.asset(lead.Asset)
		if err != nil {
			return nil, err
		}
		if strings.TrimSpace(words(prose.Picture{Alt: lead.Alt, Caption: lead.Caption}, a)) == "" {
			found = append(found, Finding{Field: "picture", Sentence: "The lead picture " + lacks + "."})
		}
	}
	for i, p := range l.doc.Pictures() {
		a, err := l.asset(p.Asset)
		if err != nil {
			return nil, err
		}
		if strings.TrimSpace(words(p, a)) != "" {
			continue
		}
		found = append(found, Finding{Field: "body", Picture: i + 1, Sentence: whichPicture(i, p) + " " + lacks + "."})
	}
	return found, nil
}

// whichPicture tells a picture of the text from the others.
func whichPicture(i int, p prose.Picture) string {
	if p.Caption != "" {
		return fmt.Sprintf("The picture “%s”", short(p.Caption))
	}
	return fmt.Sprintf("Picture %d", i+1)
}

// inSentence is a name of a picture as it stands within a sentence.
func inSentence(which string) string {
	return strings.Replace(strings.Replace(which, "The ", "the ", 1), "Picture ", "picture ", 1)
}

// asset gives what the library says of a picture; nothing of one that it does not have.
func (l *look) asset(id string) (news.Asset, error) {
	if id == "" {
		return news.Asset{}, nil
	}
	a, err := l.Asset(id)
	if errors.Is(err, news.ErrNotFound) {
		err = nil
	}
	return a, err
}

// sources finds claims that nobody has confirmed, and a story that rests on
// one source alone.
func sources(l *look) (found []Finding, err error) {
	said := map[string]bool{}
	all := l.doc.Attributions()
	for _, a := range all {
		said[news.Fold(a.Source)] = true
		if a.Stance == prose.Unconfirmed {
			found = append(found, Finding{Field: "body", Quote: firstLine(a.Text), Sentence: fmt.Sprintf("Nobody has confirmed %s", cited(a.Text))})
		}
	}
	if len(said) == 1 && all[0].Source != "" {
		found = append(found, Finding{Field: "body", Quote: firstLine(all[0].Text), Sentence: fmt.Sprintf("Everything that the story attributes rests on one source, %s.", short(all[0].Source))})
	}
	return found, nil
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	return s
}

// short makes words short enough for a sentence about them.
func short(s string) string {
	const most = 60
	s = strings.ReplaceAll(s, "\n", " ")
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return strings.TrimSpace(string([]rune(s)[:most-1])) + "…"
}

// cited quotes words at the end of a sentence.
func cited(s string) string {
	s = short(s)
	if strings.HasSuffix(s, ".") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "…") {
		return "“" + s + "”"
	}
	return "“" + s + "”."
}
