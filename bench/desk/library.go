package main

import (
	"fmt"
	"time"

	"broadsheet/news"
	"broadsheet/store"
)

// library fills the library with pictures of many rights and years. They are
// rows alone: no screen that is measured reads the bytes of a picture.
func (w *worker) library() {
	made := time.Date(2019, 1, 1, 9, 0, 0, 0, time.UTC)
	_, err := w.s.Write(w.ctx, func(tx *store.Tx) error {
		for n := range pictures {
			a := news.Asset{
				ID: tx.NewID(), Hash: fmt.Sprintf("%064x", n+1), Name: fmt.Sprintf("desk-%d.jpg", n), MediaType: "image/jpeg", Bytes: 400_000, Width: 3000, Height: 2000,
				Alt: fmt.Sprintf("Boats in the harbour, frame %d", n), Caption: fmt.Sprintf("The harbour of place %d on a wide river", n%90), Credit: fmt.Sprintf("Ida Lens %d", n%25),
				FocusX: .5, FocusY: .5, By: w.writers[n%people].ID, Created: news.At(made.Add(time.Duration(n) * 29 * time.Hour)), Licence: news.Licences[n%len(news.Licences)].Licence,
			}
			switch n % 20 {
			case 7: // soon
				a.Expires = news.At(time.Now().Add(time.Duration(n) * time.Minute))
			case 13: // over, and taken off
				a.Expires = news.At(made.Add(time.Duration(n) * 30 * time.Hour))
				a.Ended = a.Expires
			}
			if err := tx.PutAsset(a); err != nil {
				return err
			}
		}
		return nil
	})
	w.fail(err)
}
