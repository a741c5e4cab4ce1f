package desk_test

import (
	"net/http"
	"testing"

	"broadsheet/news"
	"broadsheet/store"
)

func TestATimelineIsKeptOnTheDesk(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	st := r.on("Gate shut", "Sea gate")
	editor := r.as(news.RoleEditor)
	editor.get("/desk/topics/sea-gate").count(`a[href="/desk/topics/sea-gate/timeline"]`, 1)
	editor.get("/desk/topics/sea-gate/timeline").says(".empty", "No day is marked yet")
	const path = "/desk/topics/sea-gate/timeline"
	for _, c := range [][]string{
		{"day", "soon", "text", "Later"}, {"day", "2026", "text", ""}, {"day", "2026", "text", "Told", "story", "/no/such/story"}, {"day", "2026", "text", "Told", "story", "%zz"},
	} {
		editor.post(path, c...).want(http.StatusUnprocessableEntity).count(".field-error", 1).count(`input[name=day][value="`+c[1]+`"]`, 1)
	}
	editor.post(path, "day", "1953-01-31", "text", "The flood.").leads(path)
	for _, name := range []string{st.ID, st.Path, "https://post.example" + st.Path + "?utm_source=x", "https://post.example/desk/stories/" + st.ID + "/history"} {
		editor.post(path, "day", "2026-11", "text", "It is shut.", "story", name).leads(path)
	}
	var days []news.Event
	r.must(r.store.Read(t.Context(), func(rd *store.Reader) error {
		topic, err := rd.Topic("sea-gate")
		if err != nil {
			return err
		}
		days, err = rd.Events(topic.ID)
		return err
	}))
	if len(days) != 5 || days[0].Story != st.ID || days[3].Story != st.ID || days[4].Story != "" {
		t.Fatalf("the days are %+v", days)
	}
	editor.get(path).count(".days > li", 5).says(".days .notes", "Gate shut")
	editor.post(path+"/"+days[4].ID, "day", "1953-02-01", "text", "The water falls.").leads(path)
	editor.get(path).says(".days strong", "1953-02-01")
	editor.post(path + "/" + days[0].ID + "/drop").leads(path)
	editor.get(path).count(".days > li", 4)
	editor.post(path + "/" + days[0].ID + "/drop").want(http.StatusNotFound)
	r.on("Fog", "Fog")
	editor.post("/desk/topics/fog/timeline/"+days[1].ID, "day", "2026", "text", "Of another topic").want(http.StatusNotFound)
	reporter := r.as(news.RoleReporter)
	reporter.get(path).want(http.StatusOK).count(`form[action^="/desk/topics"]`, 0).says(".shut", "editor")
	reporter.post(path, "day", "2026", "text", "By a reporter").want(http.StatusForbidden)
	r.as(news.RoleContributor).get(path).want(http.StatusForbidden)
}
