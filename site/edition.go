package site

// language is the language of an edition, and so of its stories.
func (f *face) language(edition string) string {
	for _, e := range f.editions {
		if e.ID == edition && e.Language != "" {
			return e.Language
		}
	}
	return f.pub.Language
}

// turnTo makes the page one of an edition: its name, way home and language. An
// unknown edition, such as that of a draft without one, leaves it as it is.
func (v *view) turnTo(edition string) {
	for _, e := range v.editions {
		if e.ID == edition {
			v.edition, v.t = e, v.s.tongue(v.language(e.ID))
		}
	}
}
