package transfer

import (
	"strings"
	"unicode"
)

// The phrases that give away what a line on a page is. They are matched in
// lower case; each table says how.

// cookiePhrases stand anywhere in a consent notice of up to 90 words.
var cookiePhrases = []string{
	"we use cookies", "uses cookies", "use of cookies", "cookie policy", "cookie settings", "accept cookies", "accept all cookies", "cookies to ensure", "cookies and similar",
	"wir verwenden cookies", "wir nutzen cookies", "verwendet cookies", "cookie-einstellungen", "alle akzeptieren", "cookies zustimmen",
	"utilisons des cookies", "utilise des cookies", "accepter les cookies", "gérer mes cookies", "tout accepter",
	"utilizamos cookies", "usamos cookies", "aceptar cookies", "aceptar todas", "utilizziamo i cookie", "utilizza i cookie", "accetta i cookie",
	"plików cookie", "pliki cookie", "wykorzystujemy pliki", "akceptuję", "we and our partners store", "gebruiken cookies",
}

// rightsPhrases stand anywhere in a line of up to 60 words about copyright.
var rightsPhrases = []string{
	"©", "(c) 20", "all rights reserved", "alle rechte vorbehalten", "tous droits réservés", "wszelkie prawa zastrzeżone",
	"todos los derechos reservados", "tutti i diritti riservati", "alle rechten voorbehouden", "todos os direitos reservados",
	"may not be published, broadcast", "not responsible for the content of external",
}

// invitations stand anywhere in a line of up to 30 words that wants something
// from the reader.
var invitations = []string{
	"subscribe to", "subscribe now", "subscribe for", "subscribe today", "sign up for", "sign up to", "sign up now", "our newsletter", "log in to", "sign in to", "create an account", "already a subscriber", "follow us on",
	"download our app", "join our whatsapp", "support our journalism", "support independent journalism", "turn on notifications", "forgot password", "forgot your password",
	"jetzt abonnieren", "newsletter abonnieren", "newsletter anmelden", "jetzt anmelden", "melden sie sich", "folgen sie uns", "zum newsletter", "passwort vergessen",
	"abonnez-vous", "inscrivez-vous", "s’abonner", "s'abonner", "suivez-nous", "se connecter", "mot de passe oublié",
	"zapisz się", "zaloguj się", "zasubskrybuj", "obserwuj nas", "śledź nas", "dołącz do nas", "suscríbete", "suscríbase", "inicia sesión", "iscriviti", "abbonati", "accedi per",
	"enable javascript", "javascript is disabled", "your browser does not support", "bitte aktivieren sie javascript",
}

// openers begin a line of up to 16 words that leads elsewhere or shares.
var openers = []string{
	"share this", "share on", "share article", "share story", "share via", "share:", "tweet this", "print this", "email this", "copy link", "save article", "listen to this", "listen to article", "listen:", "skip to", "jump to", "back to top", "go to", "open in app",
	"read more", "read also", "also read", "read:", "see also", "more:", "watch:", "watch now", "related:", "click here", "continue reading", "view comments", "filed under", "tags:", "topics:", "posted in", "category:",
	"teilen", "artikel teilen", "auf facebook", "auf x teilen", "drucken", "lesen sie auch", "lesen sie hier", "mehr dazu", "mehr zum", "zur startseite", "zum inhalt", "direkt zum", "zum thema", "schlagworte:",
	"partager", "imprimer", "lire aussi", "à lire aussi", "lire également", "écouter l", "aller au contenu", "voir aussi", "retour à",
	"udostępnij", "podziel się", "drukuj", "czytaj także", "czytaj też", "czytaj więcej", "zobacz też", "zobacz także", "przejdź do", "wróć do", "tagi:", "posłuchaj",
	"compartir", "lea también", "lee también", "ver más", "saltar al", "ir al contenido", "condividi", "leggi anche", "leggi tutto", "vai al", "lees ook", "deel dit", "leia também", "compartilhe",
	"photo:", "photograph:", "picture:", "image:", "photo by", "image source", "image credit", "file photo", "foto:", "bild:", "bildquelle:", "crédit photo", "crédit :", "zdjęcie:", "fot.", "getty images",
	"advertisement", "sponsored", "promoted", "anzeige", "werbung", "publicité", "reklama", "publicidad", "pubblicità", "advertentie",
}

// endings are whole lines of up to eight words after which a page speaks of
// other stories.
var endings = []string{
	"related", "related articles", "related stories", "related topics", "related news", "related content", "more on this story", "more on this", "more from", "more stories", "more news", "most read", "most popular", "most viewed", "read next", "up next", "you may also like", "you might also like", "recommended", "recommended for you",
	"trending", "trending now", "latest news", "latest stories", "comments", "leave a comment", "leave a reply", "join the conversation", "about the author", "top stories", "editor's picks", "editors' picks", "don't miss", "in other news",
	"mehr zum thema", "das könnte sie auch interessieren", "das könnte dich auch interessieren", "auch interessant", "meistgelesen", "meistgelesene artikel", "weitere artikel", "weitere meldungen", "ähnliche artikel", "kommentare", "kommentar schreiben", "neueste artikel",
	"sur le même sujet", "sur le même thème", "les plus lus", "les articles les plus lus", "articles les plus lus", "à lire également", "commentaires", "vous aimerez aussi", "articles liés", "dans la même rubrique", "à découvrir",
	"powiązane", "powiązane artykuły", "artykuły powiązane", "polecane", "najczęściej czytane", "najnowsze", "komentarze", "zobacz także", "warto przeczytać", "może cię zainteresować",
	"te puede interesar", "noticias relacionadas", "lo más leído", "más leídas", "comentarios", "más noticias", "potrebbe interessarti", "articoli correlati", "i più letti", "commenti", "meest gelezen", "leia mais",
}

// newsWords stand in the names and taglines of news sites.
var newsWords = wordSet(`news post times herald gazette tribune journal daily chronicle observer courier echo telegraph guardian mirror star dispatch bulletin press media online today latest breaking headlines
	nachrichten zeitung tageblatt anzeiger rundschau kurier aktuell aktuelle blatt tagblatt magazin
	actualité actualités infos info journal quotidien gazette dépêche
	noticias diario periódico actualidad notizie giornale quotidiano corriere gazzetta
	wiadomości aktualności gazeta dziennik portal kurier informacje nieuws krant notícias jornal`)

// bylineOpeners begin a line that names the writer.
var bylineOpeners = []string{
	"by ", "written by ", "author: ", "authors: ", "words by ", "reported by ", "story by ", "report by ",
	"von ", "autor: ", "autorin: ", "autoren: ", "par ", "auteur : ", "auteur: ", "por ", "di ", "autore: ", "autorka: ", "tekst: ", "text: ", "door ", "opracowanie: ", "oprac. ",
}

// creditOpeners begin a line at the end of an agency's story that says who worked on it.
var creditOpeners = []string{
	"reporting by ", "additional reporting", "editing by ", "writing by ", "(reporting by ", "with reporting by ", "with material from ", "this story was ", "this article was originally", "source: ", "quelle: ", "źródło: ", "fuente: ", "fonte: ",
	"mit material von ", "avec afp", "avec reuters",
}

// abbreviations keep the full stop at their end, in a headline too.
var abbreviations = wordSet(`inc corp co ltd plc bros jr sr st mt no vs etc mr mrs ms dr prof gen col sgt rev gov sen rep hon approx dept est
	usw bzw ca mio mrd nr str evtl ggf tsd z.b d.h u.a e.v mme mlle m av boul itd itp np m.in tzw tj ok prof ul al r w tys mln mld sp.z.o.o s.a sr sra dña ud etc sig dott on`)

func hasAny(text string, phrases []string) bool {
	for _, p := range phrases {
		if strings.Contains(text, p) {
			return true
		}
	}
	return false
}

func opensWith(text string, phrases []string) bool {
	for _, p := range phrases {
		if strings.HasPrefix(text, p) && wordEnds(text, len(p)) {
			return true
		}
	}
	return false
}

func isAny(text string, phrases []string) bool {
	for _, p := range phrases {
		if text == p {
			return true
		}
	}
	return false
}

// wordEnds tells whether position i of s does not cut a word in two.
func wordEnds(s string, i int) bool {
	if i >= len(s) || i == 0 {
		return true
	}
	last := s[i-1]
	if last < 0x80 && !isASCIILetter(last) && (last < '0' || last > '9') {
		return true
	}
	for _, r := range s[i:] {
		return !unicode.IsLetter(r)
	}
	return true
}

func isWord(s string) bool {
	for _, r := range s {
		return unicode.IsLetter(r)
	}
	return false
}

// plainQuotes spells typographic apostrophes and quotation marks in ASCII, so that one phrase matches both.
var plainQuotes = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`, "\u00a0", " ", "\u202f", " ")
