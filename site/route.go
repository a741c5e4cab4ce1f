package site

import (
	"errors"
	"net/url"
	"strings"

	"broadsheet/news"
)

// answer finds what stands at the view's path. Where nothing does, another
// spelling of the same address may lead somewhere.
func (v *view) answer() (answer, error) {
	a, err := v.at(v.path)
	if err == nil && v.query != "" && !a.heeds {
		return answer{moved: v.path}, nil // a page that is no list has one address, without a query
	}
	if !errors.Is(err, news.ErrNotFound) {
		return a, err
	}
	for _, other := range spellings(v.path) {
		if b, err2 := v.at(other); err2 == nil {
			if b.moved != "" {
				other = b.moved
			}
			return answer{moved: other}, nil
		}
	}
	return a, err
}

// spellings are the other ways in which people and old systems write a path:
// with upper-case letters, with a slash at the end, or without one.
func spellings(path string) []string {
	lower := strings.ToLower(path)
	var out []string
	for _, p := range []string{strings.TrimRight(path, "/"), path + "/", lower, strings.TrimRight(lower, "/"), lower + "/"} {
		if p != path && p != "" && !strings.HasSuffix(p, "//") {
			out = append(out, p)
		}
	}
	return out
}

// at gives the page of exactly this path.
func (v *view) at(path string) (answer, error) {
	first, rest, deep := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	switch {
	case path == "/":
		return v.front()
	case path == "/latest":
		return v.latest()
	case path == "/corrections":
		return v.corrections()
	case path == "/about":
		return v.about(news.PolicyAbout)
	case first == "about" && deep && rest != string(news.PolicyAbout):
		return v.about(news.PolicyKind(rest))
	case path == oembedPath:
		return v.oembed()
	case path == "/security.txt" && v.pub.Contact != "":
		return answer{moved: securityPath}, nil
	case first == "topic" && deep:
		return v.orPlace(path)(v.topic(rest))
	case first == "by" && deep:
		return v.orPlace(path)(v.by(rest))
	}
	if make, ok := files[path]; ok {
		return v.file(make)
	}
	if day, ok := v.dayOf(path); ok {
		return v.day(day)
	}
	if a, err := v.editionAt(path); !errors.Is(err, news.ErrNotFound) {
		return a, err
	}
	if !deep && news.CheckSlug("section", first) == nil {
		if a, err := v.section(first); !errors.Is(err, news.ErrNotFound) {
			return a, err
		}
	}
	return v.place(path)
}

// orPlace lets a topic or person that is not there, or is there by another name
// now, lead to where it went.
func (v *view) orPlace(path string) func(answer, error) (answer, error) {
	return func(a answer, err error) (answer, error) {
		if !errors.Is(err, news.ErrNotFound) {
			return a, err
		}
		if moved, e := v.place(path); !errors.Is(e, news.ErrNotFound) {
			return moved, e
		}
		return a, err
	}
}

// place gives the story at a path, or what is left of it, or its history.
func (v *view) place(path string) (answer, error) {
	f, err := v.p.At(path)
	switch {
	case err == nil && f.Story != nil:
		return v.story(*f.Story)
	case err == nil && f.Withdrawn != nil:
		return v.withdrawn(*f.Withdrawn)
	case err == nil:
		return answer{moved: f.MovedTo}, nil
	case !errors.Is(err, news.ErrNotFound):
		return answer{}, err
	}
	if story, ok := strings.CutSuffix(path, cardFile); ok && story != "" {
		return v.cardAt(story)
	}
	if story, ok := strings.CutSuffix(path, "/history"); ok && story != "" {
		return v.historyAt(story)
	}
	for _, feed := range []string{"/feed.xml", "/feed.atom", "/feed.json"} {
		if of, ok := strings.CutSuffix(path, feed); ok && of != "" {
			return v.feedAt(of, feed)
		}
	}
	return answer{}, err
}

// feedAt leads the readers of a feed to that of the section, topic or person
// that has another address now.
func (v *view) feedAt(of, feed string) (answer, error) {
	f, err := v.p.At(of)
	if err != nil {
		return answer{}, err
	}
	if f.MovedTo == "" || strings.Contains(f.MovedTo, "://") {
		return answer{}, news.NotFound("There is no feed of %s.", of)
	}
	return answer{moved: f.MovedTo + feed}, nil
}

// historyAt gives the history of the story at a path. A withdrawn story's is
// what its own page says.
func (v *view) historyAt(path string) (answer, error) {
	f, err := v.p.At(path)
	switch {
	case err != nil:
		return answer{}, err
	case f.Story != nil:
		return v.history(*f.Story)
	case f.Withdrawn != nil:
		return v.withdrawn(*f.Withdrawn)
	}
	return answer{moved: f.MovedTo + "/history"}, nil
}

// escape writes a path as it stands in an address.
func escape(path string) string {
	if strings.HasPrefix(path, "http://") || strings.HasPrefix(path, "https://") {
		return path // a redirect that an editor set may lead to another site
	}
	return (&url.URL{Path: path}).EscapedPath()
}
