package desk

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"sync"
)

//go:embed static
var static embed.FS

// file is one of the desk's own files. What a program has embedded can't
// change, so its address holds the hash of its bytes and it is kept for ever.
type file struct {
	hash   string
	kind   string
	body   []byte
	packed func() []byte // gzip, made when first asked for
}

// files are the desk's own files by name.
type files map[string]file

var kinds = map[string]string{".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".txt": "text/plain; charset=utf-8"}

// loadFiles reads the desk's files. The faces stand at the head of the first
// sheet; the inks, which are the publication's too, are a sheet of their own.
func loadFiles(faces, inks string) (files, error) {
	f := files{"drawing.css": newFile("drawing.css", []byte(inks))}
	return f, fs.WalkDir(static, "static", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		body, err := static.ReadFile(name)
		if err != nil {
			return err
		}
		if path.Base(name) == "desk.css" {
			body = append([]byte(faces), body...)
		}
		f[path.Base(name)] = newFile(name, body)
		return nil
	})
}

func newFile(name string, body []byte) file {
	sum := sha256.Sum256(body)
	return file{
		hash: hex.EncodeToString(sum[:8]), kind: kinds[path.Ext(name)], body: body,
		packed: sync.OnceValue(func() []byte { return pack(body) }),
	}
}

func pack(body []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write(body) // a buffer takes all that it is given
	_ = z.Close()
	return b.Bytes()
}

// address is where a file is found.
func (f files) address(name string) string { return "/desk/static/" + f[name].hash + "/" + name }

// ServeHTTP sends a file.
func (f files) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	one, ok := f[r.PathValue("name")]
	if !ok || one.hash != r.PathValue("hash") {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("Content-Type", one.kind)
	h.Set("Vary", "Accept-Encoding")
	body := one.body
	if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		body = one.packed()
	}
	_, _ = w.Write(body)
}
