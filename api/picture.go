package api

import (
	"encoding/json"
	"errors"

	"broadsheet/news"
)

// pictureView is a story's lead picture: which asset, and what the story says
// of it in place of the asset's own words.
type pictureView struct {
	Asset   string `json:"asset"`
	Alt     string `json:"alt"`
	Caption string `json:"caption"`
}

func pictureViewOf(p news.Picture) *pictureView {
	if p.Asset == "" {
		return nil
	}
	return &pictureView{p.Asset, p.Alt, p.Caption}
}

// pictured is a lead picture as a program writes it; null takes it away.
type pictured struct {
	value news.Picture
	given bool
}

func (p *pictured) take(raw json.RawMessage) error {
	p.given = true
	switch {
	case string(raw) == "null":
		return nil
	case raw[0] != '{':
		return wrongType(raw, "a picture, in braces, or null")
	}
	members, err := object(raw)
	if err != nil {
		return err
	}
	var in struct {
		Asset   text `json:"asset"`
		Alt     text `json:"alt"`
		Caption text `json:"caption"`
	}
	if err := fill(&in, members); err != nil {
		return errors.New("In the picture: " + err.Error())
	}
	if p.value = (news.Picture{Asset: in.Asset.value, Alt: in.Alt.value, Caption: in.Caption.value}); p.value.Asset == "" {
		return errors.New("Name the picture's asset by its id, or send null for no picture.")
	}
	return nil
}

// truth is true or false.
type truth struct {
	value, given bool
}

func (t *truth) take(raw json.RawMessage) error {
	t.given = true
	return decoded(raw, &t.value, "true or false")
}

// point is a place in a picture: from the left and from the top.
type point struct {
	value [2]float64
	given bool
}

func (p *point) take(raw json.RawMessage) error {
	p.given = true
	var list []float64
	if err := decoded(raw, &list, "two numbers, from the left and from the top"); err != nil {
		return err
	}
	if len(list) != 2 {
		return errors.New("This must be two numbers, from the left and from the top.")
	}
	p.value = [2]float64(list)
	return nil
}
