package api

import (
	"net/http"

	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

// correctionView is a public note on a story.
type correctionView struct {
	ID   string              `json:"id"`
	Kind news.CorrectionKind `json:"kind"`
	Text string              `json:"text"`
	At   moment              `json:"at"`
}

func newCorrection(c news.Correction) correctionView {
	return correctionView{c.ID, c.Kind, c.Text, moment(c.At)}
}

// corrected is the answer to a correction: the note, and the story's outcome.
type corrected struct {
	outcome
	Correction correctionView `json:"correction"`
}

// correctionIn is a note that is to become public.
type correctionIn struct {
	Kind text `json:"kind"`
	Text text `json:"text"`
}

// correct puts a note on a story.
func (s *server) correct(c *call) (reply, error) {
	in, err := read[correctionIn](c)
	if err != nil {
		return reply{}, err
	}
	id, kind := c.PathValue("id"), news.CorrectionKind(in.Kind.value)
	out, err := publish.Correct(c.Context(), s.Store, c.by, id, kind, in.Text.value)
	if err != nil {
		return reply{}, err
	}
	notes, err := s.notes(c, id)
	if err != nil {
		return reply{}, err
	}
	body := corrected{}
	for _, n := range notes { // the newest first: ours, unless somebody has written the very same since
		if n.Kind == kind && n.Text == news.Line(in.Text.value) {
			body.Correction = newCorrection(n)
			break
		}
	}
	body.outcome, err = s.outcome(c, out)
	return reply{status: http.StatusCreated, body: body, etag: etag(out.Story.Revision), at: "/api/v1/stories/" + id + "/corrections"}, err
}

// corrections lists a story's notes, the newest first. They are few, so they
// come in one list.
func (s *server) corrections(c *call) (reply, error) {
	notes, err := s.notes(c, c.PathValue("id"))
	if err != nil {
		return reply{}, hidden(err, "There is no story %s.", short(c.PathValue("id")))
	}
	list := page[correctionView]{Items: make([]correctionView, len(notes))}
	for i, n := range notes {
		list.Items[i] = newCorrection(n)
	}
	return reply{status: http.StatusOK, body: list}, nil
}

func (s *server) notes(c *call, id string) (notes []news.Correction, err error) {
	if c.public() {
		err = s.Store.Public(c.Context(), func(p *store.Public) error {
			if _, err := p.Story(id); err != nil {
				return err
			}
			notes, err = p.Corrections(id)
			return err
		})
		return notes, err
	}
	err = s.Store.Read(c.Context(), func(r *store.Reader) error {
		if _, err := seen(r, c.by, id); err != nil {
			return err
		}
		notes, err = r.Corrections(id)
		return err
	})
	return notes, err
}
