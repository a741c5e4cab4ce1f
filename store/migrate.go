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
	if have == want {
		return nil
	}
	if _, err := p.Up(ctx); err != nil && !s.migratedMeanwhile(ctx, p) {
		return fmt.Errorf("bring the tables up to date: %w", err)
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
