package rig

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Rig is the program and its data folder. It is for one goroutine.
type Rig struct {
	Dir     string // the data folder
	Base    string // where the server answers, once it was started
	Client  *http.Client
	program string
	root    string
	server  *exec.Cmd
}

// New builds the program and makes an empty data folder. The caller closes it.
func New(ctx context.Context) (*Rig, error) {
	root, err := os.MkdirTemp("", "broadsheet-bench-")
	if err != nil {
		return nil, err
	}
	r := &Rig{root: root, Dir: filepath.Join(root, "data"), program: filepath.Join(root, "broadsheet"), Client: &http.Client{
		Transport: &http.Transport{DisableCompression: true, MaxIdleConnsPerHost: 4},
	}}
	out, err := exec.CommandContext(ctx, "go", "build", "-trimpath", "-ldflags", "-s -w", "-o", r.program, "broadsheet").CombinedOutput()
	if err != nil {
		return nil, errors.Join(fmt.Errorf("build the program: %w: %s", err, out), r.Close())
	}
	return r, nil
}

// Run carries out a command of the program on the data folder and gives what
// it printed.
func (r *Rig) Run(ctx context.Context, args ...string) (string, error) {
	out, err := exec.CommandContext(ctx, r.program, append(args, "--data", r.Dir)...).Output()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		err = fmt.Errorf("%s: %w: %s", strings.Join(args, " "), err, exit.Stderr)
	}
	return strings.TrimSpace(string(out)), err
}

// Start starts the server and gives how long it took from there to its front
// page, read whole.
func (r *Rig) Start(ctx context.Context, flags ...string) (time.Duration, error) {
	addr, err := freeAddress(ctx)
	if err != nil {
		return 0, err
	}
	args := append([]string{"serve", "--data", r.Dir, "--addr", addr}, flags...)
	took, cmd, err := Launch(ctx, r.program, args, "http://"+addr+"/")
	r.server, r.Base = cmd, "http://"+addr
	return took, err
}

// Launch starts a server and gives how long it took until it answered a
// request for an address, over and over, since a listening socket is not yet a page.
func Launch(ctx context.Context, program string, args []string, url string) (time.Duration, *exec.Cmd, error) {
	cmd := exec.CommandContext(ctx, program, args...)
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	began := time.Now()
	if err := cmd.Start(); err != nil {
		return 0, nil, err
	}
	for time.Since(began) < time.Minute {
		if resp, err := client.Get(url); err == nil { //nolint:noctx // the loop gives up by itself
			_, err = io.Copy(io.Discard, resp.Body)
			resp.Body.Close()
			if err == nil && resp.StatusCode == http.StatusOK {
				return time.Since(began), cmd, nil
			}
		}
		time.Sleep(500 * time.Microsecond)
	}
	return 0, cmd, errors.New("the server gave no page within a minute")
}

// freeAddress finds a port that nobody listens on.
func freeAddress(ctx context.Context) (string, error) {
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return l.Addr().String(), l.Close()
}

// Get reads a page, which must be there.
func (r *Rig) Get(ctx context.Context, path string, headers ...string) (*http.Response, []byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, r.Base+path, nil)
	if err != nil {
		return nil, nil, err
	}
	return r.do(req, headers)
}

// Post posts JSON to the API with a key, and must succeed.
func (r *Rig) Post(ctx context.Context, key, path, body string) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, r.Base+"/api/v1"+path, strings.NewReader(body))
	if err != nil {
		return nil, err
	}
	_, data, err := r.do(req, []string{"Authorization: Bearer " + key, "Content-Type: application/json"})
	return data, err
}

func (r *Rig) do(req *http.Request, headers []string) (*http.Response, []byte, error) {
	for _, h := range headers {
		name, value, _ := strings.Cut(h, ": ")
		req.Header.Set(name, value)
	}
	resp, err := r.Client.Do(req)
	if err != nil {
		return nil, nil, err
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err == nil && resp.StatusCode >= 300 {
		err = fmt.Errorf("%s %s: %s: %.500s", req.Method, req.URL.Path, resp.Status, data)
	}
	return resp, data, err
}

// Memory gives the bytes of memory that a process holds (VmRSS), on Linux.
func Memory(cmd *exec.Cmd) (int64, error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", cmd.Process.Pid))
	if err != nil {
		return 0, err
	}
	_, after, _ := strings.Cut(string(status), "VmRSS:")
	fields := strings.Fields(after)
	if len(fields) == 0 {
		return 0, errors.New("the process does not tell its memory")
	}
	kib, err := strconv.ParseInt(fields[0], 10, 64)
	return kib << 10, err
}

// Used gives the core time that the server has used. Other work on the machine
// disturbs it far less than the clock on the wall.
func (r *Rig) Used() (time.Duration, error) {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", r.server.Process.Pid))
	if err != nil {
		return 0, err
	}
	fields := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:]))
	if len(fields) < 13 {
		return 0, errors.New("the process does not tell its time")
	}
	user, err := strconv.ParseInt(fields[11], 10, 64)
	if err != nil {
		return 0, err
	}
	system, err := strconv.ParseInt(fields[12], 10, 64)
	const tick = 10 * time.Millisecond // of Linux, whatever the processor
	return time.Duration(user+system) * tick, err
}

// Rest waits until the server has nothing left to do: it has used next to no
// core time for two seconds. One that works on for five minutes is an error.
func (r *Rig) Rest(ctx context.Context) error {
	const look, still = 2 * time.Second, 20 * time.Millisecond
	was, err := r.Used()
	for until := time.Now().Add(5 * time.Minute); err == nil; {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(look):
		}
		var now time.Duration
		if now, err = r.Used(); err == nil && now-was <= still {
			return nil
		}
		if was = now; time.Now().After(until) {
			return errors.New("the server does not come to rest")
		}
	}
	return err
}

// Memory gives the bytes of memory that the server holds.
func (r *Rig) Memory() (int64, error) { return Memory(r.server) }

// Stop tells the server to stop and waits for its end.
func (r *Rig) Stop() error {
	if r.server == nil {
		return nil
	}
	r.Client.CloseIdleConnections()
	err := r.server.Process.Signal(syscall.SIGTERM)
	err = errors.Join(err, r.server.Wait())
	r.server = nil
	return err
}

// Close stops the server and takes everything away.
func (r *Rig) Close() error { return errors.Join(r.Stop(), os.RemoveAll(r.root)) }
