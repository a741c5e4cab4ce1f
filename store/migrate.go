package store

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"time"

	"github.com/pressly/goose/v3"

	"broadsheet/news"
)

//go:embed migrations/*.sql
var migrations embed.FS

// migrate brings the tables up to date, forward only, a transaction for each
// step. A database that is newer than the program is refused.
func (s *Store) migrate(ctx context.Context) error {
	dialect := goose.DialectSQLite3
	if s.engine.name == "postgres" {
		dialect = goose.DialectPostgres
	}
	steps, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(dialect, s.write, steps, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	have, want, err := p.GetVersions(ctx)
	if err != nil {
		return fmt.Errorf("read the database's version: %w", err)
	}
	if have > want {
		return &news.Error{Kind: news.ErrUnavailable, Sentence: fmt.Sprintf(
			"The database is of a newer Broadsheet: its tables are at version %d and this program knows %d. Use the newer program.", have, want)}
	}
	if err := refuseGap(ctx, p, have); err != nil || have == want {
		return err
	}
	if _, err := p.Up(ctx); err != nil && !s.migratedMeanwhile(ctx, p) {
		return fmt.Errorf("bring the tables up to date: %w", err)
	}
	return nil
}

// refuseGap refuses a database that lacks a step below the one it stands at. A
// program that was built between two others can leave one; what came later
// was made for other tables, so nobody can tell what running it now would do.
func refuseGap(ctx context.Context, p *goose.Provider, have int64) error {
	steps, err := p.Status(ctx)
	if err != nil {
		return fmt.Errorf("read the database's steps: %w", err)
	}
	for _, step := range steps {
		if step.State == goose.StatePending && step.Source.Version < have {
			return &news.Error{Kind: news.ErrUnavailable, Sentence: fmt.Sprintf(
				"The database is at version %d but lacks step %d, so its tables fit no Broadsheet. Restore a backup, or begin with an empty folder and import.", have, step.Source.Version)}
		}
	}
	return nil
}

// migratedMeanwhile tells whether another program, started at the same moment
// on the same database, has brought the tables up to date and so was in our way.
func (s *Store) migratedMeanwhile(ctx context.Context, p *goose.Provider) bool {
	for range 250 { // five seconds
		have, want, err := p.GetVersions(ctx)
		if err == nil && have == want {
			return true
		}
		select {
		case <-ctx.Done():
			return false
		case <-time.After(20 * time.Millisecond):
		}
	}
	return false
}
