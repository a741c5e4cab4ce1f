package desk

import (
	"net/http"
	"net/url"

	"broadsheet/news"
	"broadsheet/store"
)

// wordsPage lists the publication's sections, topics or contributors.
type wordsPage struct {
	frame
	Kind     string // of the address: "topics"
	One      string // "topic"
	Search   bool
	Words    string // that were searched for
	Rows     []wordRow
	More     string // the address of what follows
	May      bool   // make one
	Empty    *empty
	Numbered bool // the rows have numbers of stories
}

func (*wordsPage) template() string { return "words" }

// wordRow is a section, topic or contributor in the list.
type wordRow struct {
	Href, Name, Note, Address string
	Stories                   int
	Deep                      int // how far below the top, for sections
}

// wordPage is one of them, to be changed.
type wordPage struct {
	frame
	Kind, One, Heading string
	Action             string
	Inputs             []inputForm
	Faults             []string // about no field of its own
	Address            string   // where readers find it; empty when they do not
	Use                string   // in a sentence, what it is on
	May                bool
	Needs              string // who may change it, when one may not
	Timeline           string // the screen of its marked days; empty for what has none
	Merge              bool   // another topic may be put in its place
	MergeFault         string
	Into               string
}

func (*wordPage) template() string { return "word" }

// perWords is how many topics or contributors a page lists.
const perWords = 100

// word is a section, topic or contributor as its screen handles it.
type word struct {
	kind, one string
	name      string
	address   string // for readers
	published int    // stories that readers have it on
	use       string
	change    news.Right // that changing it needs
	inputs    []input
	// save gives the command with what is in the form, and the new slug.
	save func(v *visit, f url.Values) (slug string, seq int64, err error)
}

// show shows the form of a word, with what was refused.
func (d *desk) showWord(v *visit, w word, refused error) error {
	heading, action := w.name, v.r.URL.Path
	if heading == "" {
		heading = "New " + w.one
	}
	p := &wordPage{
		frame: d.houseFrame(v, heading, w.kind), Kind: w.kind, One: w.one, Heading: heading, Action: action, Use: w.use,
		May: v.by.Must(w.change) == nil, Merge: w.kind == "topics" && w.name != "" && v.by.Must(news.RightMerge) == nil,
	}
	if w.published > 0 {
		p.Address = w.address
	}
	if err := v.by.Must(w.change); err != nil {
		p.Needs, _ = news.Sentence(err)
	}
	if w.kind == "topics" && w.name != "" {
		p.Timeline = v.r.URL.Path + "/timeline"
	}
	status := http.StatusOK
	t := tried{form: v.r.PostForm, faults: faultsOf(refused)}
	var own []string
	for _, in := range w.inputs {
		one := inputForm{input: in}
		if refused != nil {
			one.refill(t)
		}
		own = append(own, in.Field)
		p.Inputs = append(p.Inputs, one)
	}
	if refused != nil {
		status, p.Faults = statusOf(refused), t.faults.Elsewhere(own...)
	}
	return d.show(v, status, p)
}

// saveWord gives the command, after telling what a new name or address does to
// pages that readers have.
func (d *desk) saveWord(v *visit, w word) error {
	if err := v.by.Must(w.change); err != nil {
		return err
	}
	if does := w.does(v.r.PostForm); len(does) > 0 && !v.sure() {
		return d.ask(v, &confirmPage{frame: d.houseFrame(v, "Change "+w.name+"?", w.kind), Does: does, Button: "Change it", Back: v.r.URL.Path})
	}
	slug, seq, err := w.save(v, v.r.PostForm)
	if err != nil {
		if _, ok := news.Sentence(err); !ok {
			return err
		}
		return d.showWord(v, w, err)
	}
	if err := d.Wait(v.r.Context(), seq); err != nil {
		return err
	}
	d.done(v, "word")
	return v.goTo("/desk/" + w.kind + "/" + slug)
}

// does tells what the form's name and slug change for readers.
func (w word) does(f url.Values) (does []string) {
	if w.published == 0 && w.kind != "sections" || w.name == "" {
		return nil
	}
	for _, in := range w.inputs {
		now := news.Line(f.Get(in.Name))
		if now == in.Value {
			continue
		}
		switch in.Name {
		case "parent":
			if f.Has("parent") {
				does = append(does, moveWords(w, in, now))
			}
		case "name":
			does = append(does, w.name+" is called “"+now+"” on "+count(w.published, "published story", "published stories")+" and on every list.")
		case "slug":
			dir := w.address[:len(w.address)-len(in.Value)]
			does = append(does, w.address+" leads to "+dir+now+" from then on, and so does its feed.", "The addresses of stories stay as they are.")
		}
	}
	return does
}

// moveWords tells what another place in the tree of sections does.
func moveWords(w word, in input, now string) string {
	label := func(id string) string {
		for _, o := range in.Options {
			if o.Value == id && id != "" {
				return o.Label
			}
		}
		return ""
	}
	stories := count(w.published, "published story", "published stories")
	switch from, to := label(in.Value), label(now); {
	case to == "":
		return stories + " leave the page of " + from + ". " + w.name + " is of the first rank."
	case from == "":
		return stories + " stand on the page of " + to + ", too, and " + w.name + " leaves the navigation."
	default:
		return stories + " leave the page of " + from + " and stand on that of " + to + "."
	}
}

// wordList reads a list of words by the page's query.
func (d *desk) wordList(v *visit, p *wordsPage, right news.Right, fill func(r *store.Reader, words, after string) error) error {
	if err := v.by.Must(right); err != nil {
		return err
	}
	q := v.r.URL.Query()
	p.Words = q.Get("q")
	err := d.Store.Read(v.r.Context(), func(r *store.Reader) error { return fill(r, news.Line(p.Words), q.Get("after")) })
	if err != nil {
		return err
	}
	if len(p.Rows) > perWords {
		p.Rows = p.Rows[:perWords]
		last := p.Rows[perWords-1]
		next := url.Values{"after": {last.Href[len("/desk/"+p.Kind+"/"):]}}
		if p.Words != "" {
			next.Set("q", p.Words)
		}
		p.More = "/desk/" + p.Kind + "?" + next.Encode()
	}
	return d.show(v, http.StatusOK, p)
}
