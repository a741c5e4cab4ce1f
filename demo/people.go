package demo

import (
	"fmt"
	"io/fs"
)

// Contributor is someone who signs stories.
type Contributor struct {
	Slug string
	Name string
	Role string // the line under the name, such as "Europe editor"
	Bio  string // a few plain sentences
}

// Topic is something that stories are about.
type Topic struct {
	Slug        string
	Name        string
	Kind        string // "person", "organisation", "place", "event" or "subject"
	Aliases     []string
	Description string // one sentence
}

// Contributors returns the staff in the order of the file. An error can only come from a faulty build.
func Contributors() ([]Contributor, error) { return readContributors(files) }

// Topics returns what the stories are about, in the order of the file. An error can only come from a faulty build.
func Topics() ([]Topic, error) { return readTopics(files) }

func readContributors(tree fs.FS) ([]Contributor, error) {
	var file struct{ Contributor []Contributor }
	if err := readList(tree, "contributors.toml", &file); err != nil {
		return nil, err
	}
	return file.Contributor, nil
}

func readTopics(tree fs.FS) ([]Topic, error) {
	var file struct{ Topic []Topic }
	if err := readList(tree, "topics.toml", &file); err != nil {
		return nil, err
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
