package api

import (
	"net/http"
	"time"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/store"
)

// linkView is a preview link: how somebody outside reads one revision. Its
// address is told once, when it is made.
type linkView struct {
	ID       string `json:"id"`
	Revision int    `json:"revision"`
	For      string `json:"for"`
	By       string `json:"by"`
	Created  moment `json:"created"`
	Expires  moment `json:"expires"`
	Revoked  moment `json:"revoked"`
	Uses     int    `json:"uses"`
	URL      string `json:"url,omitempty"`
}

func newLink(l store.PreviewLink) linkView {
	return linkView{ID: l.ID, Revision: l.Revision, For: l.For, By: l.By, Created: moment(l.Created), Expires: moment(l.Expires), Revoked: moment(l.Revoked), Uses: l.Uses}
}

// mostLinks is how many links a story can have; package edit refuses more.
const mostLinks = 200

// links gives a story's links to who may make them.
func (s *server) links(c *call, id string) (views []linkView, err error) {
	err = s.Store.Read(c.Context(), func(r *store.Reader) error {
		if _, err := seen(r, c.by, id); err != nil {
			return err
		}
		if err := c.by.Must(news.RightPreview); err != nil {
			return err
		}
		all, err := r.PreviewLinks(id, mostLinks)
		for _, l := range all {
			views = append(views, newLink(l))
		}
		return err
	})
	return views, err
}

func (s *server) listLinks(c *call) (reply, error) {
	views, err := s.links(c, c.PathValue("id"))
	if err != nil {
		return reply{}, hidden(err, "There is no story %s.", short(c.PathValue("id")))
	}
	return reply{status: http.StatusOK, body: page[linkView]{Items: append([]linkView{}, views...)}}, nil
}

type linkIn struct {
	For  text   `json:"for"`
	Days number `json:"days"`
}

func (s *server) makeLink(c *call) (reply, error) {
	in, err := read[linkIn](c)
	if err != nil {
		return reply{}, err
	}
	id := c.PathValue("id")
	if err := s.settle(c, id); err != nil {
		return reply{}, err
	}
	const day, most = 24 * time.Hour, 1000 // more days than a link can live, and few enough to multiply
	secret, link, err := edit.PreviewLink(c.Context(), s.Store, c.by, id, in.For.value, time.Duration(min(max(in.Days.value, 0), most))*day)
	if err != nil {
		return reply{}, err
	}
	pub, err := s.publication(c.Context())
	v := newLink(link)
	v.URL = pub.BaseURL + "/desk/preview-link/" + secret
	return reply{status: http.StatusCreated, body: v, at: "/api/v1/stories/" + id + "/links"}, err
}

func (s *server) revokeLink(c *call) (reply, error) {
	if _, err := read[nothing](c); err != nil {
		return reply{}, err
	}
	id, link := c.PathValue("id"), c.PathValue("link")
	if err := edit.RevokeLink(c.Context(), s.Store, c.by, id, link); err != nil {
		return reply{}, err
	}
	views, err := s.links(c, id)
	if err != nil {
		return reply{}, err
	}
	for _, v := range views {
		if v.ID == link {
			return reply{status: http.StatusOK, body: v}, nil
		}
	}
	return reply{}, news.NotFound("There is no such link.")
}
