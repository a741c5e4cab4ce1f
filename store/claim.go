package store

import (
	"encoding/json"

	"broadsheet/news"
)

// claim scans what a fact check checks; empty text is none.
type claim struct{ to *news.Claim }

// Scan implements sql.Scanner.
func (c claim) Scan(v any) error {
	var text string
	if err := (optional{&text}).Scan(v); err != nil {
		return err
	}
	*c.to = news.Claim{}
	if text == "" {
		return nil
	}
	return json.Unmarshal([]byte(text), c.to)
}

// jsonClaim is what claim scans.
func jsonClaim(c news.Claim) string {
	if c.IsZero() {
		return ""
	}
	b, err := json.Marshal(c)
	if err != nil { // strings and a number always marshal
		panic(err)
	}
	return string(b)
}
