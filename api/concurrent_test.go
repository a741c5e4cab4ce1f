package api_test

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"

	"broadsheet/news"
)

func TestOfTwentyWritersWithOneBaseExactlyOneWinsAndNoWordIsLost(t *testing.T) {
	t.Parallel()
	n := open(t)
	id := n.story(n.user(news.RoleEditor), "Everybody's story", news.StateDraft)
	answers := make([]answer, 20)
	var all sync.WaitGroup
	for i := range answers {
		all.Go(func() {
			answers[i] = n.do("PATCH", "/api/v1/stories/"+id, fmt.Sprintf(`{"headline":"By writer %d","body_html":"<p>Words of writer %d.</p>","topics":["Topic of %d"]}`, i, i, i), as(n.keys[news.RoleEditor]), with("If-Match", `"1"`))
		})
	}
	all.Wait()
	winner := ""
	for i, a := range answers {
		if a.StatusCode == http.StatusOK {
			if winner != "" {
				t.Errorf("writer %d won too", i)
			}
			winner = fmt.Sprintf("writer %d", i)
		}
	}
	if winner == "" {
		t.Fatal("nobody won")
	}
	for i, a := range answers {
		if a.StatusCode == http.StatusOK {
			continue
		}
		current, _ := a.json["current"].(map[string]any)
		html, _ := current["body_html"].(string)
		if a.StatusCode != http.StatusPreconditionFailed || a.Header.Get("ETag") != `"2"` || current["revision"] != 2.0 || !strings.Contains(html, "Words of "+winner) {
			t.Errorf("writer %d got %d %s %.300s", i, a.StatusCode, a.Header.Get("ETag"), a.body)
		}
	}
	if a := n.do("GET", "/api/v1/stories/"+id+"/revisions", "", as(n.keys[news.RoleEditor])); len(a.json["items"].([]any)) != 2 {
		t.Errorf("the revisions are %s", a.body)
	}
	if a := n.do("GET", "/api/v1/topics", "", as(n.keys[news.RoleEditor])); len(a.json["items"].([]any)) != 1 {
		t.Errorf("a refused save left its topics behind: %s", a.body)
	}
}

func TestWritersWhoStartAnewFromWhatTheyWereToldAllGetTheirWordIn(t *testing.T) {
	t.Parallel()
	n := open(t)
	id := n.story(n.user(news.RoleEditor), "Many hands", news.StateDraft)
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			base := `"1"`
			for {
				a := n.do("PATCH", "/api/v1/stories/"+id, fmt.Sprintf(`{"kicker":"Hand %d"}`, i), as(n.keys[news.RoleEditor]), with("If-Match", base))
				if a.StatusCode == http.StatusOK {
					return
				}
				if a.StatusCode != http.StatusPreconditionFailed {
					t.Errorf("writer %d got %d: %s", i, a.StatusCode, a.body)
					return
				}
				base = a.Header.Get("ETag")
			}
		})
	}
	all.Wait()
	a := n.do("GET", "/api/v1/stories/"+id, "", as(n.keys[news.RoleEditor]))
	if a.json["revision"] != 9.0 {
		t.Errorf("after eight writers the revision is %v", a.json["revision"])
	}
}
