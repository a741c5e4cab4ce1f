package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
)

var (
	wrkRate  = regexp.MustCompile(`Requests/sec:\s+([0-9.]+)`)
	wrkCount = regexp.MustCompile(`(\d+) requests in`)
)

// load has wrk ask for the page as a browser does, and gives how many requests
// were answered and how many a second that is.
func load(url string, seconds, connections int) (requests, rate float64, err error) {
	out, err := exec.Command("taskset", "-c", "1", "wrk", "-t1", "-c", strconv.Itoa(connections),
		"-d", strconv.Itoa(seconds)+"s", "-H", "Accept-Encoding: gzip", url).CombinedOutput()
	if err != nil {
		return 0, 0, fmt.Errorf("%w: %s", err, out)
	}
	if bytes.Contains(out, []byte("Non-2xx")) || bytes.Contains(out, []byte("Socket errors")) {
		return 0, 0, fmt.Errorf("not all answers were good: %s", out)
	}
	r, n := wrkRate.FindSubmatch(out), wrkCount.FindSubmatch(out)
	if r == nil || n == nil {
		return 0, 0, fmt.Errorf("no numbers in what wrk says: %s", out)
	}
	rate, _ = strconv.ParseFloat(string(r[1]), 64)
	requests, _ = strconv.ParseFloat(string(n[1]), 64)
	return requests, rate, nil
}

// used gives the core time that a process and its children have used (nginx's
// work is done by a child), to the nanosecond, from Linux's scheduler.
func used(process int) (time.Duration, error) {
	tasks, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*", process))
	if err != nil || len(tasks) == 0 {
		return 0, fmt.Errorf("process %d has ended", process)
	}
	var total time.Duration
	for _, task := range tasks {
		b, err := os.ReadFile(filepath.Join(task, "schedstat"))
		if err != nil {
			return 0, err
		}
		ran, _, _ := strings.Cut(string(b), " ")
		n, err := strconv.ParseInt(ran, 10, 64)
		if err != nil {
			return 0, err
		}
		total += time.Duration(n)
		children, _ := os.ReadFile(filepath.Join(task, "children"))
		for child := range strings.FieldsSeq(string(children)) {
			id, err := strconv.Atoi(child)
			if err != nil {
				return 0, err
			}
			t, err := used(id)
			if err != nil {
				return 0, err
			}
			total += t
		}
	}
	return total, nil
}
