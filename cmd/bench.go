package cmd

import (
	"fmt"

	"broadsheet/bench"
	"broadsheet/news"
)

type benchCommand struct {
	Fill benchFillCommand `cmd:"" help:"Publish synthetic stories, the same each time."`
}

type benchFillCommand struct {
	place
	Stories int `help:"How many." required:""`
}

// Run fills the publication.
func (b benchFillCommand) Run(c *console) error {
	if b.Stories < 1 || b.Stories > 10_000_000 {
		return news.Invalid("stories", "Between 1 and 10,000,000 stories can be made, not %d.", b.Stories)
	}
	s, err := b.open(c)
	if err != nil {
		return err
	}
	defer s.Close()
	bar := newProgress(c.err, "stories", b.Stories)
	defer bar.end()
	if err := bench.Fill(c, s, b.Stories, bar.at); err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.out, "%s published.\n", counted(b.Stories, "story", "stories"))
	return err
}
