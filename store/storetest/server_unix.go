//go:build unix

package storetest

import (
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// start makes a PostgreSQL cluster in a folder of its own and starts it, on a
// socket in that folder. It gives the address of its maintenance database, and
// what keeps it running for as long as it is referred to.
func start() (address string, life io.Closer, err error) {
	bin, err := binaries()
	if err != nil {
		return "", nil, err
	}
	dir, err := os.MkdirTemp("", "pg") // short: a socket's path has at most 107 bytes
	if err != nil {
		return "", nil, err
	}
	as, err := owner(dir)
	if err != nil {
		return "", nil, err
	}
	if err := initialise(bin, dir, as); err != nil {
		return "", nil, fmt.Errorf("make a PostgreSQL cluster: %w", err)
	}
	life, err = launch(bin, dir, as)
	if err != nil {
		return "", nil, fmt.Errorf("start PostgreSQL: %w", err)
	}
	q := url.Values{"host": {dir}, "user": {"postgres"}}
	return (&url.URL{Scheme: "postgres", Path: "/postgres", RawQuery: q.Encode()}).String(), life, nil
}

// binaries finds the folder of initdb and postgres: where pg_config says, or
// where Debian puts the newest.
func binaries() (string, error) {
	var places []string
	if out, err := exec.Command("pg_config", "--bindir").Output(); err == nil {
		places = append(places, strings.TrimSpace(string(out)))
	}
	debian, err := filepath.Glob("/usr/lib/postgresql/*/bin")
	if err != nil {
		return "", err
	}
	for i := len(debian) - 1; i >= 0; i-- {
		places = append(places, debian[i])
	}
	for _, p := range places {
		if _, err := os.Stat(filepath.Join(p, "initdb")); err == nil {
			return p, nil
		}
	}
	return "", errNoPostgres
}

// owner gives whom to run the server as: nobody special, but PostgreSQL
// refuses root, who therefore hands the folder to another.
func owner(dir string) (*syscall.SysProcAttr, error) {
	as := &syscall.SysProcAttr{Setpgid: true} // an interrupt at the terminal is for the tests; they end the server
	if os.Geteuid() != 0 {
		return as, nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		u, err = user.Lookup("nobody")
	}
	if err != nil {
		return nil, fmt.Errorf("PostgreSQL refuses to run as root, and there is nobody else: %w", err)
	}
	uid, err := strconv.ParseUint(u.Uid, 10, 32)
	if err != nil {
		return nil, err
	}
	gid, err := strconv.ParseUint(u.Gid, 10, 32)
	if err != nil {
		return nil, err
	}
	as.Credential = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	return as, os.Chown(dir, int(uid), int(gid))
}

func initialise(bin, dir string, as *syscall.SysProcAttr) error {
	cmd := exec.Command(filepath.Join(bin, "initdb"), "--pgdata="+filepath.Join(dir, "data"), "--username=postgres", "--auth=trust",
		"--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions")
	cmd.SysProcAttr, cmd.Dir = as, dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}
	return nil
}

// watch starts the server and waits for its own input to end, which it does
// when the test binary ends, be it by a panic or a kill; then it stops the
// server and takes its folder away. So no test can leave a server behind.
const watch = `
"$1/postgres" -D "$2/data" -k "$2" -c listen_addresses= -c max_connections=300 -c shared_buffers=64MB \
	-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off </dev/null >"$2/log" 2>&1 &
cat >/dev/null
kill -QUIT $!
wait
cd / && rm -rf "$2"
`

func launch(bin, dir string, as *syscall.SysProcAttr) (io.Closer, error) {
	cmd := exec.Command("/bin/sh", "-c", watch, "watch", bin, dir)
	cmd.SysProcAttr, cmd.Dir = as, dir
	life, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	return life, cmd.Start()
}
