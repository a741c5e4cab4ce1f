package desk_test

import (
	"net/http"
	"testing"

	"broadsheet/edit"
	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

func (r *room) edition(slug, name, language string) news.Edition {
	r.Helper()
	e, _, err := publish.Edition(r.Context(), r.store, news.System(), news.Edition{Slug: slug, Name: name, Language: language})
	r.must(err)
	return e
}

func (r *room) sectionOf(slug string) (s news.Section) {
	r.Helper()
	r.must(r.store.Read(r.Context(), func(rd *store.Reader) (err error) { s, err = rd.Section(slug); return err }))
	return s
}

// picture writes a picture that nobody has to look at.
func (r *room) picture(id string) {
	r.Helper()
	_, err := r.store.Write(r.Context(), func(tx *store.Tx) error {
		return tx.PutAsset(news.Asset{ID: id, Hash: id, Width: 100, Height: 100, Credit: "Bob Ek"})
	})
	r.must(err)
}

func TestASectionIsMovedInTheTreeOnTheDesk(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	chief := r.as(news.RoleChief)
	r.on("One")
	uk, world := r.sectionOf("uk"), r.sectionOf("world")
	chief.get("/desk/sections/uk").count(`select[name=parent] option`, 2).count(`select[name=parent] option[value="`+uk.ID+`"]`, 0)
	form := []string{"name", "UK", "slug", "uk", "position", "1", "parent", world.ID}
	chief.post("/desk/sections/uk", form...).says(".does", "1 published story stand").says(".does", "leaves the navigation")
	chief.post("/desk/sections/uk", append(form, "sure", "yes")...).leads("/desk/sections/uk")
	if got := r.sectionOf("uk").ParentID; got != world.ID {
		t.Errorf("it lies below %q", got)
	}
	chief.post("/desk/sections/world", "name", "World", "slug", "world", "position", "2", "parent", uk.ID, "sure", "yes").want(http.StatusUnprocessableEntity).says(".field-error", "below itself")
	chief.post("/desk/sections/uk", "name", "UK", "slug", "uk", "position", "1").leads("/desk/sections/uk") // a form that does not say leaves it
	if got := r.sectionOf("uk").ParentID; got != world.ID {
		t.Errorf("then it lies below %q", got)
	}
}

func TestASectionIsGivenItsNamesInOtherEditions(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	chief := r.as(news.RoleChief)
	chief.get("/desk/sections/uk").count(`input[name^=name_]`, 0)
	de := r.edition("deutsch", "Deutsch", "de")
	chief.post("/desk/sections/uk", "name", "UK", "slug", "uk", "position", "1", "name_"+de.ID, "Britannien").leads("/desk/sections/uk")
	chief.get("/desk/sections/uk").count(`input[name="name_`+de.ID+`"][value="Britannien"]`, 1)
	chief.post("/desk/sections/uk", "name", "UK", "slug", "uk", "position", "1", "name_"+de.ID, "").leads("/desk/sections/uk")
	if got := r.sectionOf("uk").Names; len(got) != 0 {
		t.Errorf("the names are %v", got)
	}
}

func TestAContributorHasPagesElsewhereAndAPortrait(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	r.on("One")
	r.picture("face")
	editor := r.as(news.RoleEditor)
	const path = "/desk/contributors/ann-orr"
	editor.post(path, "name", "Ann Orr", "slug", "ann-orr", "links", "https://social.example/@ann\n\nhttps://ann.example/", "portrait", "face").leads(path)
	editor.get(path).says("textarea", "https://ann.example/").count(`lead-picture input[name=portrait][value=face]`, 1)
	editor.post(path, "name", "Ann Orr", "slug", "ann-orr", "links", "ann.example").want(http.StatusUnprocessableEntity).count(".field-error", 1)
	editor.post(path, "name", "Ann Orr", "slug", "ann-orr", "portrait", "none").want(http.StatusUnprocessableEntity).says(".field-error", "no such picture")
	editor.post(path, "name", "Ann Orr", "slug", "ann-orr").leads(path)
	editor.get(path).says("textarea", "https://ann.example/").count(`input[name=portrait][value=face]`, 1)
	editor.post(path, "name", "Ann Orr", "slug", "ann-orr", "portrait", "").leads(path)
	editor.get(path).count(`input[name=portrait][value=""]`, 1)
}

func TestTheSettingsHaveALogoAndWhatTrustTxtSays(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	r.picture("logo")
	admin := r.as(news.RoleAdmin)
	form := []string{"name", "Euro Global Post", "language", "en-GB", "time_zone", "Europe/London", "base_url", "https://post.example", "permalink", news.DefaultPermalink,
		"logo", "logo", "trust", "belongto=https://press.example/", "training", "no"}
	admin.post("/desk/settings", form...).says(".does", "logo stands at the head").says(".does", "may not learn").says(".does", "icons in browsers")
	admin.post("/desk/settings", append(form, "sure", "yes")...).leads("/desk/settings")
	admin.get("/desk/settings").count(`input[name=logo][value=logo]`, 1).says("textarea", "belongto=https://press.example/").count(`option[value=no][selected]`, 1)
	for _, bad := range [][2]string{{"logo", "none"}, {"trust", "friend=https://a.example"}, {"training", "perhaps"}} {
		admin.post("/desk/settings", append([]string{bad[0], bad[1]}, form[:10]...)...).want(http.StatusUnprocessableEntity).count(".field-error", 1)
	}
}

func TestTranslationsAreLinkedFromTheStory(t *testing.T) {
	t.Parallel()
	r := staffed(t)
	en := r.on("Gate shut")
	editor := r.as(news.RoleEditor)
	editor.get("/desk/stories/"+en.ID).count(`form[action$="/translate"], button[formaction$="/translate"]`, 0)
	r.edition("deutsch", "Deutsch", "de")
	t2 := text("Tor zu")
	t2.Edition = "deutsch"
	out, err := edit.New(r.Context(), r.store, news.System(), t2)
	r.must(err)
	de := out.Story
	editor.post("/desk/stories/"+en.ID+"/translate", "translation", "/no/such").want(http.StatusUnprocessableEntity).says(".field-error", "No story is at /no/such")
	editor.post("/desk/stories/"+en.ID+"/translate", "translation", "https://elsewhere.example"+en.Path).want(http.StatusUnprocessableEntity).says(".field-error", "No story is at https://elsewhere.example")
	editor.post("/desk/stories/"+en.ID+"/translate", "translation", "https://post.example/desk/stories/"+de.ID).leads("/desk/stories/" + en.ID)
	editor.get("/desk/stories/"+en.ID).says(".help", "It is linked with Tor zu.")
	editor.post("/desk/stories/" + de.ID + "/untranslate").leads("/desk/stories/" + de.ID)
	editor.get("/desk/stories/"+en.ID).says(".help", "or of its page on the desk")
}
