package cmd_test

import (
	"database/sql"
	"fmt"
	"io"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	_ "modernc.org/sqlite" // the driver that sql opens a database with
)

// fetchMain is the program fetch: STATUS [METHOD] URL [HEADER: VALUE]…
// prints the headers on standard error, sorted, and the body on standard
// output. It fails when the status is another one.
func fetchMain() {
	args := os.Args[1:]
	method := http.MethodGet
	if len(args) > 1 && !strings.Contains(args[1], "/") {
		method = args[1]
		args = slices.Delete(args, 1, 2)
	}
	if len(args) < 2 {
		fail("use: fetch STATUS [METHOD] URL [HEADER: VALUE]...")
	}
	req, err := http.NewRequest(method, args[1], nil)
	if err != nil {
		fail(err)
	}
	for _, h := range args[2:] {
		name, value, _ := strings.Cut(h, ": ")
		req.Header.Set(name, value)
	}
	client := &http.Client{Timeout: 20 * time.Second, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := client.Do(req)
	if err != nil {
		fail(err)
	}
	defer resp.Body.Close()
	resp.Header.Write(os.Stderr) //nolint:errcheck // a script that looks for them will miss them
	if _, err := io.Copy(os.Stdout, resp.Body); err != nil {
		fail(err)
	}
	if want := args[0]; strconv.Itoa(resp.StatusCode) != want {
		fail(fmt.Sprintf("%s answered %s, want %s", args[1], resp.Status, want))
	}
}

// sqlMain is the program sql: FILE STATEMENT… carries the statements out on
// one connection, as nobody ever should.
func sqlMain() {
	db, err := sql.Open("sqlite", "file:"+os.Args[1]+"?_pragma=busy_timeout(5000)")
	if err != nil {
		fail(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	for _, statement := range os.Args[2:] {
		if _, err := db.Exec(statement); err != nil {
			fail(err)
		}
	}
}

func fail(why any) {
	fmt.Fprintln(os.Stderr, why)
	os.Exit(1)
}
