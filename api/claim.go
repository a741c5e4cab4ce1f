package api

import (
	"bytes"
	"encoding/json"
	"errors"

	"broadsheet/news"
)

// claimView is what a fact check looks into and what it found.
type claimView struct {
	Text    string `json:"text"`
	By      string `json:"by"`
	Date    string `json:"date"`
	Source  string `json:"source"`
	Rating  int    `json:"rating"`
	Verdict string `json:"verdict"`
}

func claimViewOf(c news.Claim) *claimView {
	if c.IsZero() {
		return nil
	}
	v := claimView(c)
	return &v
}

// claimIn is a claim, or null for none.
type claimIn struct {
	value news.Claim
	given bool
}

func (c *claimIn) take(raw json.RawMessage) error {
	c.given = true
	if string(raw) == "null" {
		c.value = news.Claim{}
		return nil
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	var v claimView
	if err := d.Decode(&v); err != nil {
		return errors.New("A claim is an object with text, by, date, source, rating (1 to 5) and verdict, or null.")
	}
	if v.Text == "" {
		return errors.New("A claim needs its text; null takes it away.")
	}
	c.value = news.Claim(v)
	return noControls(v.Text + v.By + v.Date + v.Source + v.Verdict)
}
