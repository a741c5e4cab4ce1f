package cmd

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/alecthomas/kong"
)

// settingsFile reads broadsheet.toml. A key is a flag's name with _ for -, at
// the top level; flags come first, then BROADSHEET_… variables, then the file.
// A key that no command knows is refused: a misspelt setting must not be
// silently without effect.
type settingsFile struct {
	loaded bool
	values map[string]any
}

// Validate is called with every flag that exists, and refuses other keys.
func (f *settingsFile) Validate(app *kong.Application) error {
	known := []string{}
	_ = kong.Visit(app, func(node kong.Visitable, next kong.Next) error {
		if flag, ok := node.(*kong.Flag); ok {
			known = append(known, key(flag))
		}
		return next(nil)
	})
	if err := f.load(); err != nil {
		return err
	}
	for k := range f.values {
		if !slices.Contains(known, k) {
			return fmt.Errorf("%s has the unknown setting %q; remove it or mend its spelling", f.file(), k)
		}
	}
	return nil
}

// Resolve gives the file's value for a flag, unless the environment has one.
func (f *settingsFile) Resolve(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
	if err := f.load(); err != nil {
		return nil, err
	}
	if slices.ContainsFunc(flag.Envs, func(name string) bool { _, set := os.LookupEnv(name); return set }) {
		return nil, nil //nolint:nilnil // kong's way to say "no value"
	}
	if v, ok := f.values[key(flag)]; ok {
		return fmt.Sprint(v), nil
	}
	return nil, nil //nolint:nilnil // kong's way to say "no value"
}

func (f *settingsFile) load() error {
	if f.loaded {
		return nil
	}
	f.loaded = true
	text, err := os.ReadFile(f.file())
	if os.IsNotExist(err) && os.Getenv("BROADSHEET_CONFIG") == "" {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read the settings: %w", err)
	}
	if err := toml.Unmarshal(text, &f.values); err != nil {
		return fmt.Errorf("%s is not valid TOML: %w", f.file(), err)
	}
	return nil
}

func (f *settingsFile) file() string {
	if name := os.Getenv("BROADSHEET_CONFIG"); name != "" {
		return name
	}
	return "broadsheet.toml"
}

func key(flag *kong.Flag) string { return strings.ReplaceAll(flag.Name, "-", "_") }
