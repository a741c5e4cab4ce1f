package cmd

import (
	"context"

	"broadsheet/demo"
	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

// firstAddress stands in a new publication until the server knows a better one.
const firstAddress = "http://localhost:8080"

// found makes the publication when the database is empty. It begins as Euro
// Global Post, with its sections and without a story; name, tagline, zone and
// sections are settings that its first admin changes.
func found(ctx context.Context, s *store.Store) error {
	facts := demo.Publication()
	sections := make([]news.Section, 0, len(facts.Sections))
	for _, sec := range facts.Sections {
		sections = append(sections, news.Section{Slug: sec.Slug, Name: sec.Name})
	}
	return publish.Found(ctx, s, news.Publication{
		Name: facts.Name, Tagline: facts.Tagline, TimeZone: facts.TimeZone, Language: facts.Language, BaseURL: firstAddress,
	}, sections)
}
