package desk

import (
	"errors"
	"net/http"
	"net/url"

	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

// timelinePage is the marked days of a topic.
type timelinePage struct {
	frame
	Topic  news.Topic
	Path   string // of this screen
	Public bool   // readers have the topic's page
	May    bool
	Needs  string // who may change it, when one may not
	Days   []markedDay
	New    markedDay
	Empty  *empty
}

func (*timelinePage) template() string { return "timeline" }

// markedDay is a day as its form shows it.
type markedDay struct {
	ID, Day, Text, Story string
	Headline             string // of the story; empty where there is none
	Href                 string // of the story, on the desk
	Open                 bool   // it was refused, and is shown with what was typed
	Faults               faults
}

// over puts what was typed into the form of a day that was refused.
func (m *markedDay) over(f url.Values, err error) {
	m.Day, m.Text, m.Story, m.Open, m.Faults = f.Get("day"), f.Get("text"), f.Get("story"), true, faultsOf(err)
}

func (d *desk) timeline(v *visit) error { return d.showTimeline(v, "", nil) }

// showTimeline shows the days; one whose change was refused, or the new one
// where event is empty, with what was typed.
func (d *desk) showTimeline(v *visit, event string, refused error) error {
	if err := v.by.Must(news.RightTopics); err != nil {
		return err
	}
	p := &timelinePage{May: true}
	if err := v.by.Must(news.RightEditAll); err != nil {
		p.May = false
		p.Needs, _ = news.Sentence(err)
	}
	if err := d.Store.Read(v.r.Context(), func(r *store.Reader) error { return p.fill(r, v.r.PathValue("slug")) }); err != nil {
		return err
	}
	p.frame = d.houseFrame(v, "Timeline of "+p.Topic.Name, "topics")
	if refused == nil {
		return d.show(v, http.StatusOK, p)
	}
	at := &p.New
	for i := range p.Days {
		if p.Days[i].ID == event {
			at = &p.Days[i]
		}
	}
	at.over(v.r.PostForm, refused)
	return d.show(v, statusOf(refused), p)
}

func (p *timelinePage) fill(r *store.Reader, slug string) (err error) {
	if p.Topic, err = r.Topic(slug); err != nil {
		return err
	}
	p.Path = "/desk/topics/" + slug + "/timeline"
	_, readers, err := r.TopicUse(p.Topic.ID)
	if err != nil {
		return err
	}
	p.Public = readers > 0
	days, err := r.Events(p.Topic.ID)
	if err != nil {
		return err
	}
	for _, e := range days {
		m := markedDay{ID: e.ID, Day: e.Day, Text: e.Text, Story: e.Story}
		if e.Story != "" {
			s, err := r.Story(e.Story)
			if err != nil {
				return err
			}
			m.Headline, m.Href = titled(s.Headline), "/desk/stories/"+s.ID
			if s.Path != "" {
				m.Story = s.Path
			}
		}
		p.Days = append(p.Days, m)
	}
	if len(days) == 0 {
		p.Empty = &empty{"No day is marked yet", "A timeline tells a reader who comes late how it came to this: the vote, the strike, the opening. Mark a day, and say in a sentence what happened."}
	}
	return nil
}

// mark puts a day on the timeline, or amends the one of the address.
func (d *desk) mark(v *visit) error {
	return d.timed(v, "marked", func(topic news.Topic) (int64, error) {
		f := v.r.PostForm
		story, err := d.storyNamed(v, "story", f.Get("story"))
		if err != nil {
			return 0, err
		}
		_, seq, err := publish.Event(v.r.Context(), d.Store, v.by, news.Event{
			ID: v.r.PathValue("event"), Topic: topic.ID, Day: news.Line(f.Get("day")), Text: f.Get("text"), Story: story,
		})
		return seq, err
	})
}

// unmark takes a day off the timeline.
func (d *desk) unmark(v *visit) error {
	return d.timed(v, "unmarked", func(news.Topic) (int64, error) {
		return publish.DropEvent(v.r.Context(), d.Store, v.by, v.r.PathValue("event"))
	})
}

// timed carries out a change to the timeline of the address. A day of another
// topic's is not there.
func (d *desk) timed(v *visit, done string, do func(news.Topic) (int64, error)) error {
	if err := errors.Join(v.form(), v.by.Must(news.RightEditAll)); err != nil {
		return err
	}
	var topic news.Topic
	err := d.Store.Read(v.r.Context(), func(r *store.Reader) (err error) {
		if topic, err = r.Topic(v.r.PathValue("slug")); err != nil || v.r.PathValue("event") == "" {
			return err
		}
		e, err := r.Event(v.r.PathValue("event"))
		if err == nil && e.Topic != topic.ID {
			err = news.NotFound("There is no such day on the timeline.")
		}
		return err
	})
	if err != nil {
		return err
	}
	seq, err := do(topic)
	if err != nil {
		if _, told := news.Sentence(err); !told {
			return err
		}
		return d.showTimeline(v, v.r.PathValue("event"), err)
	}
	if err := d.Wait(v.r.Context(), seq); err != nil {
		return err
	}
	d.done(v, done)
	return v.goTo("/desk/topics/" + topic.Slug + "/timeline")
}
