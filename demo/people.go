package demo

import (
	"fmt"
	"io/fs"

	"broadsheet/news"
)

// Contributors returns the staff in the order of the file, without ids. An error can only come from a faulty build.
func Contributors() ([]news.Contributor, error) { return readContributors(files) }

// Topics returns what the stories are about, in the order of the file, without ids. An error can only come from a faulty build.
func Topics() ([]news.Topic, error) { return readTopics(files) }

func readContributors(tree fs.FS) ([]news.Contributor, error) {
	var file struct{ Contributor []news.Contributor }
	if err := readList(tree, "contributors.toml", &file); err != nil {
		return nil, err
	}
	for _, c := range file.Contributor {
		if err := c.Check(); err != nil {
			return nil, fmt.Errorf("demo contributor %q: %w", c.Slug, err)
		}
	}
	return file.Contributor, nil
}

func readTopics(tree fs.FS) ([]news.Topic, error) {
	var file struct{ Topic []news.Topic }
	if err := readList(tree, "topics.toml", &file); err != nil {
		return nil, err
	}
	for _, t := range file.Topic {
		if err := t.Check(); err != nil {
			return nil, fmt.Errorf("demo topic %q: %w", t.Slug, err)
		}
	}
	return file.Topic, nil
}

func readList(tree fs.FS, name string, into any) error {
	text, err := fs.ReadFile(tree, name)
	if err != nil {
		return fmt.Errorf("demo: %w", err)
	}
	if err := decode(string(text), into); err != nil {
		return fmt.Errorf("demo %s: %w", name, err)
	}
	return nil
}
