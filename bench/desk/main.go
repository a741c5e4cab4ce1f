// Command desk measures how long each screen of the newsroom's desk takes to
// be answered, at a hundred thousand stories: the real program, signed in as an
// admin, one request after the other, the screens in turns. The peer, in the
// same turns, is a bare net/http server that gives a page of the same length.
//
// The clock on the wall is disturbed by whatever else the machine does; the
// core time of the server, told for each screen, hardly is.
//
//	go run ./bench/desk [-stories 100000] [-rounds 40] [-data DIR] [-only /desk/board]
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"broadsheet/bench/rig"
)

// most is what a screen may take at the 99th of a hundred requests.
const most = 100 * time.Millisecond

type options struct {
	stories, rounds int
	data, only      string
}

func main() {
	var o options
	flag.IntVar(&o.stories, "stories", 100_000, "how many stories the publication has")
	flag.IntVar(&o.rounds, "rounds", 40, "how often each screen is fetched")
	flag.StringVar(&o.data, "data", "", "`folder` of a publication that was filled before; it is filled where there is none")
	flag.StringVar(&o.only, "only", "", "measure only the screens whose address begins like this")
	flag.Parse()
	if err := run(context.Background(), o); err != nil {
		fmt.Fprintln(os.Stderr, "bench/desk:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, o options) error {
	r, err := rig.New(ctx)
	if err != nil {
		return err
	}
	defer r.Close()
	if o.data != "" {
		r.Dir = o.data
	}
	if _, err := os.Stat(filepath.Join(r.Dir, "broadsheet.db")); err != nil {
		if _, err := r.Run(ctx, "bench", "fill", "--stories", fmt.Sprint(o.stories)); err != nil {
			return err
		}
	}
	story, err := stage(ctx, r.Dir)
	if err != nil {
		return err
	}
	if _, err := r.Start(ctx); err != nil {
		return err
	}
	if err := signIn(ctx, r); err != nil {
		return err
	}
	all, err := screens(ctx, r, story)
	if err != nil {
		return err
	}
	return measure(ctx, r, all, o)
}

// signIn comes in as the admin that the stage has set.
func signIn(ctx context.Context, r *rig.Rig) error {
	jar, err := cookiejar.New(nil)
	if err != nil {
		return err
	}
	r.Client.Jar = jar
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, r.Base+"/desk/sign-in", strings.NewReader(url.Values{"email": {adminEmail}, "password": {adminPassword}}.Encode()))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	resp, err := r.Client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	page, err := io.ReadAll(resp.Body)
	if err == nil && (resp.StatusCode != http.StatusOK || !strings.Contains(string(page), "Sign out")) {
		err = fmt.Errorf("signing in: %s: %.300s", resp.Status, page)
	}
	return err
}

// screen is one that is measured.
type screen struct {
	path       string
	took, peer rig.Figures
	used       time.Duration // core time of the server, all requests together
	bytes      int
}

var (
	older  = regexp.MustCompile(`href="(/desk/\?[^"]*)" rel="next"`)
	person = regexp.MustCompile(`href="(/desk/people/[^"/]+)"`)
	plan   = regexp.MustCompile(`href="(/desk/plans/[^"/]+)"`)
	image  = regexp.MustCompile(`href="(/desk/pictures/[^"/?]+)"`)
	before = regexp.MustCompile(`href="(/desk/pictures\?[^"]*)" rel="next"`)
)

// screens gives the addresses: every screen of the desk, and the lists as they
// are narrowed.
func screens(ctx context.Context, r *rig.Rig, story string) (all []*screen, err error) {
	paths := []string{
		"/desk/", "/desk/?state=draft", "/desk/?state=published", "/desk/?section=uk&kind=opinion", "/desk/?q=council", "/desk/?q=council+bridge", "/desk/?q=council&section=uk&state=draft", "/desk/?q=zzzz",
		"/desk/board", "/desk/board?section=uk", "/desk/calendar", "/desk/calendar?span=day", "/desk/calendar?day=2024-03-12", "/desk/suggest/stories?q=council", "/desk/suggest/topics?q=co", "/desk/suggest/bylines?q=ad",
		story, story + "/preview", story + "/revisions", story + "/revisions/1", story + "/history", story + "/links",
		"/desk/fronts", "/desk/fronts/home", "/desk/fronts/home/page", "/desk/fronts/home/look", "/desk/fronts/home/history", "/desk/fronts/uk", "/desk/suggest/front-stories", "/desk/suggest/front-stories?q=bridge", "/desk/suggest/front-topics?q=co",
		"/desk/pictures", "/desk/pictures?q=harbour", "/desk/pictures?q=harbour+wide", "/desk/pictures?credit=ida", "/desk/pictures?q=harbour&tab=unused", "/desk/pictures?tab=ending", "/desk/pictures?tab=expired", "/desk/pictures?tab=used",
		"/desk/pictures?terms=free", "/desk/pictures?from=2020-03-01&to=2020-04-01", "/desk/pictures?q=zzzz", "/desk/suggest/pictures?q=harb",
		"/desk/sections", "/desk/sections/uk", "/desk/topics", "/desk/topics?q=co", "/desk/contributors", "/desk/redirects", "/desk/new/topic", "/desk/checklist", "/desk/people", "/desk/keys", "/desk/permissions",
		"/desk/audit", "/desk/audit?act=story.publish", "/desk/settings", "/desk/settings/pages/about", "/desk/account", "/desk/account/second",
	}
	for _, found := range []struct {
		on   string
		what *regexp.Regexp
	}{{"/desk/", older}, {"/desk/people", person}, {"/desk/calendar", plan}, {"/desk/pictures", image}, {"/desk/pictures", before}} {
		_, page, err := r.Get(ctx, found.on)
		if err != nil {
			return nil, err
		}
		m := found.what.FindSubmatch(page)
		if m == nil {
			return nil, fmt.Errorf("%s leads to nothing that is like %s", found.on, found.what)
		}
		paths = append(paths, strings.ReplaceAll(string(m[1]), "&amp;", "&"))
	}
	for _, path := range paths {
		all = append(all, &screen{path: path})
	}
	return all, nil
}

// measure fetches the screens in turns, a peer's page beside each, and reports.
func measure(ctx context.Context, r *rig.Rig, all []*screen, o options) error {
	bare := newPeer()
	defer bare.close()
	for round := range o.rounds + warming {
		for _, s := range all {
			if !strings.HasPrefix(s.path, o.only) {
				continue
			}
			if err := s.fetch(ctx, r, bare, round >= warming); err != nil {
				return err
			}
		}
	}
	slow := 0
	fmt.Printf("The desk's screens at %d stories, %d times each:\n", o.stories, o.rounds)
	for _, s := range all {
		if len(s.took) == 0 {
			continue
		}
		mark := ""
		if s.took.At(.99) > most {
			slow++
			mark = "  slow"
		}
		fmt.Printf("%s   core %6.1f ms   %4d KB   ratio %6.1f%s\n", s.took.Line(fmt.Sprintf("%-46.46s", s.path)), float64(s.used)/float64(len(s.took))/1e6, s.bytes>>10, s.took.Ratio(.5, s.peer), mark)
	}
	if slow > 0 {
		return fmt.Errorf("%d screens took over %v", slow, most)
	}
	return nil
}

// warming is how many rounds are not counted.
const warming = 3

func (s *screen) fetch(ctx context.Context, r *rig.Rig, bare *peer, counts bool) error {
	before, err := r.Used()
	if err != nil {
		return err
	}
	began := time.Now()
	_, page, err := r.Get(ctx, s.path)
	took := time.Since(began)
	after, e := r.Used()
	if err = errors.Join(err, e); err != nil {
		return err
	}
	base, err := bare.fetch(ctx, len(page))
	if err == nil && counts {
		s.took, s.peer, s.used, s.bytes = append(s.took, took), append(s.peer, base), s.used+after-before, len(page)
	}
	return err
}
