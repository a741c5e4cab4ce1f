package checklist

import (
	"errors"
	"fmt"
	"net/url"
	"strings"

	"broadsheet/news"
)

// links finds the links to pages of this publication that readers could not open.
func links(l *look) (found []Finding, err error) {
	for _, link := range l.doc.Links() {
		path, ours := l.ours(link.Href)
		if !ours {
			continue
		}
		why, err := l.leads(path)
		if err != nil {
			return nil, err
		}
		if why != "" {
			found = append(found, Finding{Field: "body", Quote: firstLine(link.Text), Sentence: fmt.Sprintf("The link “%s” leads to %s.", short(link.Text), why)})
		}
	}
	for _, id := range l.doc.Cards() {
		story, err := l.Story(id)
		if err != nil && !errors.Is(err, news.ErrNotFound) {
			return nil, err
		}
		if err != nil || story.Published == 0 {
			found = append(found, Finding{Field: "body", Sentence: "A card in the text is of a story that readers can’t see; they will not see the card either."})
		}
	}
	return found, nil
}

// ours gives the path of a link to this publication, without query and fragment.
func (l *look) ours(href string) (path string, ours bool) {
	href = strings.TrimPrefix(href, l.pub.BaseURL)
	u, err := url.Parse(href)
	if err != nil || u.Host != "" || !strings.HasPrefix(u.Path, "/") {
		return "", false
	}
	return u.Path, true
}

// leads says what is wrong with where a path leads; "" is nothing. Pages that
// are not made of stories (feeds, days, files) are believed to be there.
func (l *look) leads(path string) (why string, err error) {
	first, rest, deep := strings.Cut(strings.Trim(path, "/"), "/")
	missing := func(err error) (string, error) {
		if errors.Is(err, news.ErrNotFound) {
			return "a page that does not exist, " + path, nil
		}
		return "", err
	}
	switch {
	case first == "topic" && deep:
		_, err = l.Topic(strings.SplitN(rest, "/", 2)[0])
		return missing(err)
	case first == "by" && deep:
		_, err = l.Contributor(strings.SplitN(rest, "/", 2)[0])
		return missing(err)
	case first == "", news.Reserved(first), news.Reserved(path[strings.LastIndexByte(path, '/')+1:]):
		return "", nil
	}
	if _, err := l.Section(first); !deep && !errors.Is(err, news.ErrNotFound) {
		return "", err
	}
	place, err := l.At(strings.TrimSuffix(path, "/history"))
	if err != nil || place.StoryID == "" {
		return missing(err)
	}
	story, err := l.Story(place.StoryID)
	switch {
	case err != nil:
		return missing(err)
	case story.State == news.StateWithdrawn:
		return "a story that was withdrawn", nil
	case story.Published == 0:
		return "a story that readers can’t see", nil
	}
	return "", nil
}
