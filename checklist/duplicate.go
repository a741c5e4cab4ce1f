package checklist

import (
	"fmt"

	"broadsheet/news"
)

const (
	candidates = 5   // stories whose sketches meet that are looked at
	alike      = 0.5 // the part of the words in common from which two texts are the same story
)

// duplicate finds stories that say much the same, among drafts and what is
// published. Sketches narrow the archive to a few; those are then compared.
func duplicate(l *look) (found []Finding, err error) {
	others, err := l.Alike(l.doc.Sketch(), l.story.ID, candidates)
	if err != nil {
		return nil, err
	}
	for _, other := range others {
		v, err := l.Revision(other.ID, other.Revision)
		if err != nil {
			return nil, err
		}
		doc, err := read(v)
		if err != nil {
			return nil, err
		}
		if part := l.doc.Likeness(doc); part >= alike {
			found = append(found, Finding{Field: "body", Story: other.ID, Sentence: sameAs(other, part)})
		}
	}
	return found, nil
}

// sameAs says how alike the two are. It does not name the other: a contributor
// sees only their own stories, and the desk links to it for who may see it.
func sameAs(other news.Story, part float64) string {
	state := "in the works"
	if other.Published > 0 {
		state = "published"
	}
	return fmt.Sprintf("Another story, %s, shares %.0f%% of its words.", state, part*100)
}
