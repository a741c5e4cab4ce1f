package api

import (
	"net/http"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/store"
)

// noteView is a note in a story's margin, with its answers. The public never
// gets one.
type noteView struct {
	ID      string        `json:"id"`
	Kind    news.NoteKind `json:"kind"`
	Text    string        `json:"text"`
	Instead string        `json:"instead"`
	Quote   string        `json:"quote"`
	By      string        `json:"by"` // id of the user or key
	At      moment        `json:"at"`
	Outcome string        `json:"outcome"` // empty while somebody still has to do something about it
	Answers []answerView  `json:"answers"`
}

type answerView struct {
	ID   string `json:"id"`
	Text string `json:"text"`
	By   string `json:"by"`
	At   moment `json:"at"`
}

// margin gives a story's threads, the oldest first, to who may see the story.
func (s *server) margin(c *call, id string) (views []noteView, err error) {
	err = s.Store.Read(c.Context(), func(r *store.Reader) error {
		if _, err := seen(r, c.by, id); err != nil {
			return err
		}
		notes, err := r.Notes(id)
		at := map[string]int{}
		for _, n := range notes {
			if n.Answers == "" {
				at[n.ID] = len(views)
				views = append(views, noteView{ID: n.ID, Kind: n.Kind, Text: n.Text, Instead: n.Instead, Quote: n.Passage.Quote, By: n.By, At: moment(n.At), Outcome: n.Outcome, Answers: []answerView{}})
			}
		}
		for _, n := range notes {
			if i, ok := at[n.Answers]; ok {
				views[i].Answers = append(views[i].Answers, answerView{n.ID, n.Text, n.By, moment(n.At)})
			}
		}
		return err
	})
	return views, err
}

func (s *server) listMargin(c *call) (reply, error) {
	views, err := s.margin(c, c.PathValue("id"))
	if err != nil {
		return reply{}, hidden(err, "There is no story %s.", short(c.PathValue("id")))
	}
	return reply{status: http.StatusOK, body: page[noteView]{Items: append([]noteView{}, views...)}}, nil
}

// noteReply answers with one thread as it is now.
func (s *server) noteReply(c *call, status int, note string) (reply, error) {
	views, err := s.margin(c, c.PathValue("id"))
	if err != nil {
		return reply{}, err
	}
	for _, v := range views {
		if v.ID == note {
			return reply{status: status, body: v}, nil
		}
	}
	return reply{}, news.NotFound("There is no such note on this story.")
}

// noteIn is a note that somebody writes: about a passage, where one is quoted.
type noteIn struct {
	Kind    text `json:"kind"`
	Text    text `json:"text"`
	Instead text `json:"instead"`
	Quote   text `json:"quote"`
	Lead    text `json:"lead"`
	Tail    text `json:"tail"`
}

func (s *server) writeNote(c *call) (reply, error) {
	in, err := read[noteIn](c)
	if err != nil {
		return reply{}, err
	}
	id := c.PathValue("id")
	if err := s.settle(c, id); err != nil { // the passage is looked for in what people see
		return reply{}, err
	}
	n, _, err := edit.Note(c.Context(), s.Store, c.by, id, news.Note{
		Kind: news.NoteKind(in.Kind.value), Text: in.Text.value, Instead: in.Instead.value, Passage: news.Passage{Lead: in.Lead.value, Quote: in.Quote.value, Tail: in.Tail.value},
	})
	if err != nil {
		return reply{}, err
	}
	r, err := s.noteReply(c, http.StatusCreated, n.ID)
	r.at = "/api/v1/stories/" + id + "/notes"
	return r, err
}

type answerIn struct {
	Text text `json:"text"`
}

func (s *server) answerNote(c *call) (reply, error) {
	in, err := read[answerIn](c)
	if err != nil {
		return reply{}, err
	}
	if _, _, err := edit.Answer(c.Context(), s.Store, c.by, c.PathValue("id"), c.PathValue("note"), in.Text.value); err != nil {
		return reply{}, err
	}
	return s.noteReply(c, http.StatusOK, c.PathValue("note"))
}

// endNote makes the operation that resolves a note, or opens it again.
func (s *server) endNote(do func(c *call, id, note string) error) func(*call) (reply, error) {
	return func(c *call) (reply, error) {
		if _, err := read[nothing](c); err != nil {
			return reply{}, err
		}
		if err := do(c, c.PathValue("id"), c.PathValue("note")); err != nil {
			return reply{}, err
		}
		return s.noteReply(c, http.StatusOK, c.PathValue("note"))
	}
}

func (s *server) resolveNote(c *call, id, note string) error {
	_, err := edit.Resolve(c.Context(), s.Store, c.by, id, note)
	return err
}

func (s *server) reopenNote(c *call, id, note string) error {
	_, err := edit.Reopen(c.Context(), s.Store, c.by, id, note)
	return err
}

// acceptNote puts a suggestion's words into the text, as a revision.
func (s *server) acceptNote(c *call) (reply, error) {
	if _, err := read[nothing](c); err != nil {
		return reply{}, err
	}
	return s.act(c, func(id string) (news.Outcome, error) {
		return edit.Accept(c.Context(), s.Store, c.by, id, c.PathValue("note"))
	})
}
