package desk

import (
	"net/url"
	"strings"

	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

func (d *desk) topics(v *visit) error {
	p := &wordsPage{frame: d.houseFrame(v, "Topics", "topics"), Kind: "topics", One: "topic", Search: true, May: true, Numbered: true}
	return d.wordList(v, p, news.RightTopics, func(r *store.Reader, words, after string) error {
		list, err := r.TopicsLike(words, after, perWords+1)
		if err != nil {
			return err
		}
		for _, t := range list {
			stories, _, err := r.TopicUse(t.ID)
			if err != nil {
				return err
			}
			p.Rows = append(p.Rows, wordRow{Href: "/desk/topics/" + t.Slug, Name: t.Name, Note: strings.Join(append([]string{string(t.Kind)}, t.Aliases...), " · "), Address: "/topic/" + t.Slug, Stories: stories})
		}
		if len(list) == 0 {
			p.Empty = &empty{"No topic of that name", "A topic is what stories are about: a person, organisation, place, event or subject. It is made by naming it on a story, or here, and readers find its page once a story on it is published."}
		}
		return nil
	})
}

func (d *desk) topic(v *visit) error {
	w, err := d.topicWord(v)
	if err != nil {
		return err
	}
	return d.showWord(v, w, nil)
}

func (d *desk) saveTopic(v *visit) error {
	if err := v.form(); err != nil {
		return err
	}
	w, err := d.topicWord(v)
	if err != nil {
		return err
	}
	return d.saveWord(v, w)
}

// topicWord reads the topic of the address; without one it is a new one.
func (d *desk) topicWord(v *visit) (w word, err error) {
	if err := v.by.Must(news.RightTopics); err != nil {
		return w, err
	}
	t := news.Topic{Kind: news.TopicSubject}
	w = word{kind: "topics", one: "topic", change: news.RightTopics}
	if slug := v.r.PathValue("slug"); slug != "" {
		w.change = news.RightEditAll
		if err := d.Store.Read(v.r.Context(), func(r *store.Reader) error {
			if t, err = r.Topic(slug); err != nil {
				return err
			}
			stories, published, err := r.TopicUse(t.ID)
			w.published = published
			w.use = "On " + count(stories, "story", "stories") + ", " + count(published, "of them published.", "of them published.")
			return err
		}); err != nil {
			return w, err
		}
	}
	w.name, w.address = t.Name, "/topic/"+t.Slug
	w.inputs = []input{
		{Name: "name", Field: "name", Label: "Name", Kind: "line", Value: t.Name},
		{Name: "slug", Field: "slug", Label: "Address, after /topic/", Kind: "line", Value: t.Slug, Help: "Left empty, it is made of the name."},
		{Name: "kind", Field: "kind", Label: "It is", Kind: "choice", Value: string(t.Kind), Options: topicKinds(t.Kind)},
		{Name: "aliases", Field: "aliases", Label: "Other names, one a line", Kind: "lines", Value: strings.Join(t.Aliases, "\n"), Help: "By these the desk finds it, too."},
		{Name: "description", Field: "description", Label: "What it is, for readers", Kind: "lines", Value: t.Description},
		{Name: "wikidata", Field: "wikidata", Label: "Wikidata number, such as Q90", Kind: "line", Value: t.Wikidata},
	}
	w.save = func(v *visit, f url.Values) (string, int64, error) {
		saved, seq, err := publish.Topic(v.r.Context(), d.Store, v.by, news.Topic{
			ID: t.ID, Name: news.Line(f.Get("name")), Slug: slugFrom(f), Kind: news.TopicKind(f.Get("kind")), Aliases: lines(f.Get("aliases")),
			Description: news.Line(f.Get("description")), Wikidata: news.Line(f.Get("wikidata")),
		})
		return saved.Slug, seq, err
	}
	return w, nil
}

func topicKinds(chosen news.TopicKind) (all []option) {
	for _, k := range []struct {
		kind  news.TopicKind
		label string
	}{{news.TopicPerson, "a person"}, {news.TopicOrganisation, "an organisation"}, {news.TopicPlace, "a place"}, {news.TopicEvent, "an event"}, {news.TopicSubject, "a subject"}} {
		all = append(all, option{Value: string(k.kind), Label: k.label, Chosen: k.kind == chosen})
	}
	return all
}

// slugFrom gives the slug that a form asks for, or one made of the name.
func slugFrom(f url.Values) string {
	if s := news.Line(f.Get("slug")); s != "" {
		return s
	}
	return news.Slug(f.Get("name"))
}

// mergeTopic merges the topic into another, after telling what that does.
func (d *desk) mergeTopic(v *visit) error {
	if err := v.form(); err != nil {
		return err
	}
	if err := v.by.Must(news.RightMerge); err != nil {
		return err
	}
	ctx := v.r.Context()
	var from, into news.Topic
	err := d.Store.Read(ctx, func(r *store.Reader) (err error) {
		if from, err = r.Topic(v.r.PathValue("slug")); err != nil {
			return err
		}
		into, err = r.TopicNamed(news.Line(v.r.PostForm.Get("into")))
		return err
	})
	if err != nil {
		return err
	}
	m, err := publish.ForeseeMerge(ctx, d.Store, v.by, from.ID, into.ID)
	if err != nil {
		return err
	}
	if !v.sure() {
		return d.ask(v, &confirmPage{
			frame: d.houseFrame(v, "Merge "+from.Name+" into "+into.Name+"?", "topics"), Does: mergeWords(m), Button: "Merge them", Back: "/desk/topics/" + from.Slug,
		})
	}
	_, seq, err := publish.MergeTopics(ctx, d.Store, v.by, from.ID, into.ID)
	if err != nil {
		return err
	}
	if err := d.Wait(ctx, seq); err != nil {
		return err
	}
	d.done(v, "merged")
	return v.goTo("/desk/topics/" + into.Slug)
}

// mergeWords tells what a merge does.
func mergeWords(m publish.Merge) []string {
	does := []string{count(m.Stories, "story moves", "stories move") + " to " + m.Into.Name + ", " + count(m.Published, "of them published.", "of them published.")}
	if m.Published > 0 {
		does = append(does, "/topic/"+m.From.Slug+" leads to /topic/"+m.Into.Slug+", and so does its feed.")
	}
	return append(does, "“"+m.From.Name+"” and its other names become other names of "+m.Into.Name+".", "The addresses of stories stay as they are.", "It can’t be taken apart again.")
}
