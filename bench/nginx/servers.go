package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"

	"broadsheet/news"
	"broadsheet/press"
)

// pagePath is where each of the servers has the page.
const pagePath = "/uk/2026/11/24/a-story.html"

// servePage is the program as a server, pinned by its parent. It prints its address.
func servePage(kind string) error {
	p := press.New(press.Options{Render: func(_ context.Context, target string) (*press.Page, error) {
		return &press.Page{
			Path: target, Body: story(), Keep: true,
			Keys:   []news.Key{news.StoryKey("01JD6Z4R8K3V5X7Y9A1B2C3D4E"), news.SectionNameKey("uk"), news.KeyPublication, news.KeyBreaking},
			Header: http.Header{"Content-Type": {"text/html; charset=utf-8"}},
		}, nil
	}})
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Println(l.Addr())
	s := &http.Server{Handler: p}
	if kind == "press" {
		l, s.ConnContext = press.Listen(l), press.ConnContext
	}
	return s.Serve(l)
}

// story makes a page of about 12 KB compressed: words with the frequencies of
// a language in paragraphs with some markup. It is the same each time.
func story() []byte {
	r := rand.New(rand.NewPCG(2026, 11))
	words := make([]string, 4000)
	for i := range words {
		w := make([]byte, 2+r.IntN(9))
		for j := range w {
			w[j] = "etaoinshrdlucmfwypvbgk"[min(r.IntN(22), r.IntN(22))]
		}
		words[i] = string(w)
	}
	often := rand.NewZipf(r, 1.2, 8, uint64(len(words)-1))
	var b bytes.Buffer
	b.WriteString("<!doctype html><html lang=en-GB><title>A story</title><main><article>\n")
	for range 96 {
		b.WriteString("<p class=text>")
		for range 50 {
			b.WriteString(words[often.Uint64()])
			b.WriteByte(' ')
		}
		b.WriteString("</p>\n")
	}
	b.WriteString("</article></main>\n")
	return b.Bytes()
}

// start brings up nginx, the press, and the press without coalesced writes.
func start(dir string) (rivals []*rival, stop func(), err error) {
	var procs []*exec.Cmd
	stop = func() {
		for _, c := range procs {
			_ = c.Process.Signal(syscall.SIGTERM)
			_ = c.Wait()
		}
	}
	for _, kind := range []string{"press", "plain"} {
		c, address, err := startSelf(kind)
		if err != nil {
			return nil, stop, err
		}
		procs = append(procs, c)
		name := map[string]string{"press": "press", "plain": "press, writes not joined"}[kind]
		rivals = append(rivals, &rival{name: name, url: "http://" + address + pagePath, process: c.Process.Pid})
	}
	packed, err := fetch(rivals[0].url) // nginx gets the very bytes that the press made
	if err != nil {
		return nil, stop, err
	}
	c, address, err := startNginx(dir, packed)
	if err != nil {
		return nil, stop, err
	}
	procs = append(procs, c)
	nginx := &rival{name: "nginx gzip_static", url: "http://" + address + pagePath, process: c.Process.Pid}
	return append([]*rival{nginx}, rivals...), stop, nil
}

func startSelf(kind string) (*exec.Cmd, string, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, "", err
	}
	c := exec.Command("taskset", "-c", "0", self, "-serve", kind)
	c.Env = append(os.Environ(), "GOMAXPROCS=1")
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	if err != nil {
		return nil, "", err
	}
	if err := c.Start(); err != nil {
		return nil, "", err
	}
	address, err := bufio.NewReader(out).ReadString('\n')
	return c, strings.TrimSpace(address), err
}

func startNginx(dir string, packed []byte) (*exec.Cmd, string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0") // to find a free port
	if err != nil {
		return nil, "", err
	}
	address := l.Addr().String()
	_ = l.Close()
	if err := writeSite(dir, address, packed); err != nil {
		return nil, "", err
	}
	c := exec.Command("taskset", "-c", "0", "nginx", "-p", dir, "-c", filepath.Join(dir, "nginx.conf"), "-e", filepath.Join(dir, "error.log"))
	c.Stderr = os.Stderr
	return c, address, c.Start()
}

// writeSite lays out nginx's folder: as fast as its own guides make it, one
// worker, no log, files held open, one piece for head and body.
func writeSite(dir, address string, packed []byte) error {
	conf := `daemon off; worker_processes 1; pid nginx.pid; error_log error.log;
events { worker_connections 1024; }
http {
	access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000;
	open_file_cache max=100 inactive=60s; open_file_cache_valid 60s;
	types { text/html html; } charset utf-8;
	client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
	server { listen ` + address + `; root www; gzip_static on; gzip_vary on;
		add_header Cache-Control "public, max-age=0, s-maxage=10, must-revalidate"; }
}
`
	page := filepath.Join(dir, "www", pagePath)
	return errors.Join(
		os.Chmod(dir, 0o755), // a worker may run as another user
		os.MkdirAll(filepath.Dir(page), 0o755),
		os.WriteFile(page, story(), 0o644),
		os.WriteFile(page+".gz", packed, 0o644),
		os.WriteFile(filepath.Join(dir, "nginx.conf"), []byte(conf), 0o644))
}
