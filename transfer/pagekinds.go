package transfer

import (
	"strings"

	"broadsheet/news"
)

// noStory says in a sentence what the page seems to be instead of a story.
func noStory(blocks []block) error {
	var all strings.Builder
	for _, b := range blocks {
		if all.Len() < 20_000 {
			all.WriteString(plainQuotes.Replace(strings.ToLower(b.text)))
			all.WriteByte('\n')
		}
	}
	for _, k := range pageKinds {
		if hasAny(all.String(), k.signs) {
			return news.Invalid("page", "%s", k.sentence)
		}
	}
	return news.Invalid("page", "No story was found on this page: it has no headline with a run of paragraphs under it.")
}

// pageKinds are the pages that have no story, by words that stand on them.
var pageKinds = []struct {
	signs    []string
	sentence string
}{
	{[]string{"404", "page not found", "page cannot be found", "page you requested", "seite nicht gefunden", "seite wurde nicht gefunden", "page introuvable", "página no encontrada", "pagina non trovata", "nie znaleziono strony", "strona nie istnieje"},
		"This is a 'not found' page; there is no story on it."},
	{[]string{"password", "passwort", "mot de passe", "contraseña", "hasło", "log in to", "sign in to", "einloggen"},
		"This page asks for a sign-in; there is no story on it."},
	{[]string{"enable javascript", "verify you are human", "checking your browser", "are you a robot", "captcha"},
		"This page wants a browser with scripts, or a proof that a person reads it; there is no story in what it sent."},
}
