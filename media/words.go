package media

import (
	"unicode/utf8"

	"broadsheet/news"
)

// Words are what a person says about a picture. All may be empty: what is, is
// filled from the file's own notes when the picture comes, except for the alt
// text, which says what is to be seen and which no camera knows.
type Words struct {
	Name       string // of the file when it came; SetWords leaves it as it is
	Alt        string
	Decorative bool // there is nothing in it to tell: an empty Alt is meant
	Caption    string
	Credit     string
	Copyright  string
	Source     string       // who it came from
	Licence    news.Licence // by what right we have it
}

// clean folds white space, as people paste words from anywhere, and checks.
func (w Words) clean() (Words, error) {
	w.Decorative = w.Decorative && news.Line(w.Alt) == "" // who writes what is to be seen has decided
	w = Words{news.Line(w.Name), news.Line(w.Alt), w.Decorative, news.Line(w.Caption), news.Line(w.Credit), news.Line(w.Copyright), news.Line(w.Source), w.Licence}
	var errs news.Errors
	if !w.Licence.Valid() {
		errs = append(errs, news.Invalid("licence", "There is no licence called %q; choose one of the list.", string(w.Licence)))
	}
	for _, f := range []struct {
		field, text string
		longest     int
	}{{"name", w.Name, news.MaxPictureLine}, {"alt", w.Alt, news.MaxPictureText}, {"caption", w.Caption, news.MaxPictureText}, {"credit", w.Credit, news.MaxPictureLine}, {"copyright", w.Copyright, news.MaxPictureLine}, {"source", w.Source, news.MaxPictureLine}} {
		if n := utf8.RuneCountInString(f.text); n > f.longest {
			errs = append(errs, news.TooLong(f.field, n, f.longest))
		}
	}
	switch len(errs) {
	case 0:
		return w, nil
	case 1:
		return w, errs[0]
	}
	return w, errs
}
