package bench

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/prose"
	"broadsheet/publish"
	"broadsheet/store"
)

// batch is how many stories are filed in one transaction: enough that the disk
// is not asked to sync for each, few enough that a running server can still
// write in between.
const batch = 200

// years is how far back the oldest of a filled publication's stories lie.
const years = 8

// Fill publishes n stories into the publication: the same for the same n and
// the same day, in all its sections, on topics of very different frequency, by
// forty authors, of 80 to 1,600 words, over eight years. progress is told
// after each batch how many are done.
func Fill(ctx context.Context, s *store.Store, n int, progress func(done int)) error {
	w, err := newWriter(ctx, s, n)
	if err != nil {
		return err
	}
	for w.done < n {
		_, err := s.Write(ctx, func(tx *store.Tx) error {
			for range min(batch, n-w.done) {
				if err := w.file(tx); err != nil {
					return fmt.Errorf("file story %d: %w", w.done+1, err)
				}
				w.done++
			}
			return nil
		})
		if err != nil {
			return err
		}
		progress(w.done)
	}
	return nil
}

// writer writes one synthetic story after the other, the oldest first.
type writer struct {
	rng      *rand.Rand
	sections []news.Section
	start    time.Time
	step     time.Duration
	done     int
}

func newWriter(ctx context.Context, s *store.Store, n int) (*writer, error) {
	w := &writer{rng: rand.New(rand.NewPCG(1605, uint64(n)))} //nolint:gosec // the same data each time is the point
	day := s.Now().Truncate(24 * time.Hour)
	span := day.Sub(day.AddDate(-years, 0, 0))
	w.start, w.step = day.Add(-span), span/time.Duration(n+1)
	err := s.Read(ctx, func(r *store.Reader) (err error) {
		w.sections, err = r.Sections()
		return err
	})
	if err == nil && len(w.sections) == 0 {
		err = news.Conflict("The publication has no section to file stories in.")
	}
	return w, err
}

func (w *writer) file(tx *store.Tx) error {
	at := news.At(w.start.Add(time.Duration(w.done+1) * w.step))
	story, err := edit.Begin(tx, news.System(), w.text())
	if err != nil {
		return err
	}
	_, err = publish.Past(tx, news.System(), story.ID, at)
	return err
}

// text is one story. Sections and topics follow a long tail, as in a real
// archive: a few have most of the stories.
func (w *writer) text() edit.Text {
	t := edit.Text{
		Kind:       kindOf(w.rng.IntN(100)),
		Section:    w.sections[skewed(w.rng, len(w.sections))].Slug,
		Headline:   headline(w.rng),
		Standfirst: sentence(w.rng, 14),
		Bylines:    []string{author(w.rng.IntN(40))},
		Body:       w.body(),
	}
	for range 1 + w.rng.IntN(4) {
		t.Topics = append(t.Topics, topic(skewed(w.rng, 300)))
	}
	if w.rng.IntN(3) > 0 {
		t.Dateline = places[w.rng.IntN(len(places))]
	}
	return t
}

// body is 80 to 1,600 words in paragraphs; most stories are short.
func (w *writer) body() prose.Doc {
	words := 80 + int(1520*w.rng.Float64()*w.rng.Float64())
	var text []byte
	for written := 0; written < words; {
		for range 2 + w.rng.IntN(3) {
			n := 8 + w.rng.IntN(16)
			text = append(append(text, sentence(w.rng, n)...), ' ')
			written += n
		}
		text = append(text, "\n\n"...)
	}
	return prose.FromText(string(text))
}

func kindOf(percent int) news.Kind {
	switch {
	case percent < 78:
		return news.KindNews
	case percent < 86:
		return news.KindAnalysis
	case percent < 94:
		return news.KindOpinion
	default:
		return news.KindExplainer
	}
}

// skewed picks a number below n, the small ones far more often.
func skewed(rng *rand.Rand, n int) int {
	f := rng.Float64()
	return int(f * f * f * float64(n))
}
