package cmd

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"broadsheet/news"
)

// dress is the flag by which a publication has a look of its own.
type dress struct {
	Theme string `help:"Folder whose files take the place of the theme's own; without it, the folder theme in the data folder." placeholder:"DIR" type:"path"`
}

// files gives the folder that is laid over the theme; nil lays nothing over. A
// folder that was asked for must be there: a wrong name would show our own look
// and no word of why.
func (d dress) files(data string) (fs.FS, error) {
	dir := d.Theme
	if dir == "" {
		dir = filepath.Join(data, "theme")
	}
	info, err := os.Stat(dir)
	switch {
	case err == nil && info.IsDir():
		return os.DirFS(dir), nil
	case err == nil:
		return nil, news.Invalid("theme", "A theme is a folder, and %s is a file.", dir)
	case d.Theme == "" && errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case errors.Is(err, fs.ErrNotExist):
		return nil, news.Invalid("theme", "There is no folder %s to take a theme from.", dir)
	}
	return nil, err
}
