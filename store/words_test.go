package store_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"broadsheet/news"
	"broadsheet/store"
	"broadsheet/store/storetest"
)

// onBoth runs a test on a founded newsroom on both engines, its clock at a
// Tuesday noon.
func onBoth(t *testing.T, f func(t *testing.T, n *newsroom)) {
	t.Helper()
	t.Parallel()
	storetest.Run(t, func(t *testing.T, open storetest.Open) { f(t, found(t, open(storetest.NewClock(noon(0).Time).Now))) })
}

func same(t testing.TB, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (- wanted, + got):\n%s", what, diff)
	}
}

func TestEveryNounComesBackAsItWasWritten(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		bob := n.in.bob
		bob.UserID = n.in.editor.ID
		key := store.APIKey{ID: "k", Name: "CMS", Role: news.RoleReporter, TokenHash: "h", Created: noon(0)}
		asset := news.Asset{
			ID: "a", Hash: "ff", Name: "fog.jpg", MediaType: "image/jpeg", Bytes: 1 << 40, Width: 4000, Height: 3000, Alt: "Fog", Decorative: true, Caption: "The bridge",
			Credit: "Ann Orr", Copyright: "© 2026", FocusX: 0.25, FocusY: 1, By: n.in.editor.ID, Created: noon(0),
			Number: 1, Source: "Harbour office", Licence: "handout", Restrictions: "Not in print", Expires: noon(3), Ended: noon(4),
			Crops: news.Crops{Square: news.Crop{X: 1, Y: 2, W: 3000}},
		}
		session := store.Session{TokenHash: "t", UserID: n.in.editor.ID, Created: noon(0), Expires: noon(1), Agent: "Firefox"}
		n.write(func(tx *store.Tx) error {
			return firstError(tx.PutContributor(bob), tx.PutAPIKey(key), tx.PutAsset(asset), tx.SetPassword(n.in.editor.ID, "argon"), tx.PutSession(session))
		})
		n.read(func(r *store.Reader) error {
			edition, e1 := r.Edition("main")
			section, e2 := r.Section("london")
			byID, e3 := r.SectionByID(n.in.uk.ID)
			topic, e4 := r.Topic("fog")
			contributor, e5 := r.Contributor("bob-ek")
			user, e6 := r.User(n.in.editor.ID)
			byEmail, password, e7 := r.UserByEmail("EDITOR@example.org")
			gotKey, e8 := r.APIKey("h")
			gotAsset, e9 := r.Asset("a")
			byHash, e10 := r.AssetByHash("ff")
			gotSession, who, e11 := r.Session("t", noon(0))
			for what, pair := range map[string][2]any{
				"the edition": {edition, n.in.edition}, "the section": {section, n.in.london}, "the section by id": {byID, n.in.uk}, "the topic": {topic, n.in.fog},
				"the contributor": {contributor, bob}, "the user": {user, n.in.editor}, "the user by email": {byEmail, n.in.editor}, "the password": {password, "argon"},
				"the key": {gotKey, key}, "the asset": {gotAsset, asset}, "the asset by hash": {byHash, asset}, "the session": {gotSession, session}, "its user": {who, n.in.editor},
			} {
				same(t, what, pair[0], pair[1])
			}
			return firstError(e1, e2, e3, e4, e5, e6, e7, e8, e9, e10, e11)
		})
	})
}

func TestEveryNounIsChangedInItsPlace(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		want := n.in
		want.edition.Name, want.uk.Name, want.uk.ParentID, want.fog.Name, want.fog.Aliases, want.ann.Bio = "Paper", "Britain", want.europe.ID, "Fogs", nil, "Looks down."
		want.editor.Role, want.editor.Disabled, want.editor.Email = news.RoleChief, true, "chief@example.org"
		n.write(func(tx *store.Tx) error {
			return firstError(tx.SetPassword(want.editor.ID, "argon"), tx.PutEdition(want.edition), tx.PutSection(want.uk), tx.PutTopic(want.fog), tx.PutContributor(want.ann), tx.PutUser(want.editor))
		})
		n.read(func(r *store.Reader) error {
			editions, e1 := r.Editions()
			section, e2 := r.Section("uk")
			topic, e3 := r.Topic("fog")
			contributor, e4 := r.Contributor("ann-orr")
			users, e5 := r.Users()
			_, password, e6 := r.UserByEmail("chief@example.org")
			same(t, "the editions", editions, []news.Edition{want.edition})
			same(t, "the section", section, want.uk)
			same(t, "the topic", topic, want.fog)
			same(t, "the contributor", contributor, want.ann)
			same(t, "the users", users, []news.User{want.editor})
			same(t, "the password, which PutUser leaves", password, "argon")
			return firstError(e1, e2, e3, e4, e5, e6)
		})
	})
}

func TestWhatIsNotThereIsNotFoundInASentence(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		n.read(func(r *store.Reader) error {
			for what, ask := range map[string]func(string) error{
				"a story":               func(s string) error { _, err := r.Story(s); return err },
				"a revision":            func(s string) error { _, err := r.Revision(s, 1); return err },
				"what is published":     func(s string) error { _, err := r.Published(s); return err },
				"a published text":      func(s string) error { _, err := r.PublishedBody(s); return err },
				"a section":             func(s string) error { _, err := r.Section(s); return err },
				"a section by id":       func(s string) error { _, err := r.SectionByID(s); return err },
				"a section's line":      func(s string) error { _, err := r.SectionLine(s); return err },
				"an edition":            func(s string) error { _, err := r.Edition(s); return err },
				"a topic":               func(s string) error { _, err := r.Topic(s); return err },
				"a topic by name":       func(s string) error { _, err := r.TopicNamed(s); return err },
				"a contributor":         func(s string) error { _, err := r.Contributor(s); return err },
				"a contributor by name": func(s string) error { _, err := r.ContributorNamed(s); return err },
				"an account":            func(s string) error { _, err := r.User(s); return err },
				"an account by address": func(s string) error { _, _, err := r.UserByEmail(s); return err },
				"a session":             func(s string) error { _, _, err := r.Session(s, noon(0)); return err },
				"a key":                 func(s string) error { _, err := r.APIKey(s); return err },
				"an asset":              func(s string) error { _, err := r.Asset(s); return err },
				"an asset by hash":      func(s string) error { _, err := r.AssetByHash(s); return err },
				"a place":               func(s string) error { _, err := r.At(s); return err },
			} {
				for _, name := range []string{"nothing", "' OR 1=1 --", "a\x00b", "a\xffb", "\u202e"} {
					err := ask(name)
					if _, ok := news.Sentence(err); !errors.Is(err, news.ErrNotFound) || !ok {
						t.Errorf("%s called %q: %v, want ErrNotFound", what, name, err)
					}
				}
			}
			return nil
		})
	})
}

func TestAnEmptyDatabaseHasNoPublicationYet(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, open storetest.Open) {
		err := open().Read(t.Context(), func(r *store.Reader) error {
			_, edition := r.Edition("")
			_, publication := r.Publication()
			for _, err := range []error{edition, publication} {
				if !errors.Is(err, news.ErrNotFound) {
					t.Errorf("got %v, want ErrNotFound", err)
				}
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	})
}

func TestASettingIsRememberedUntilItIsForgotten(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		for _, v := range []string{"salmon", "pink", "", "a'b\"c\n€"} {
			n.write(func(tx *store.Tx) error { return tx.SetSetting("colour", v) })
			n.read(func(r *store.Reader) error {
				got, err := r.Setting("colour")
				same(t, "the colour", got, v)
				return err
			})
		}
		n.read(func(r *store.Reader) error {
			p, err := r.Publication()
			same(t, "the publication", p.Name, "Test Post")
			return err
		})
	})
}

func TestSectionsStandInTheOrderOfTheNavigationAndKnowTheirLine(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		n.read(func(r *store.Reader) error {
			sections, e1 := r.Sections()
			same(t, "the sections", sections, []news.Section{n.in.europe, n.in.uk, n.in.london})
			line, e2 := r.SectionLine(n.in.london.ID)
			same(t, "London's line", line, []news.Section{n.in.london, n.in.uk})
			def, e3 := r.Edition("")
			same(t, "the default edition", def, n.in.edition)
			return firstError(e1, e2, e3)
		})
	})
}

func TestTopicsAndContributorsAreFoundByAnyName(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		jose := news.Contributor{ID: "j", Slug: "jose", Name: "José Łuk"}
		n.write(func(tx *store.Tx) error { return tx.PutContributor(jose) })
		n.read(func(r *store.Reader) error {
			for _, name := range []string{"fog", "FOG", "Fog", "mist", "BROUILLARD", " brouillard! "} {
				got, err := r.TopicNamed(name)
				same(t, "the topic named "+name, got.ID, n.in.fog.ID)
				if err != nil {
					t.Errorf("the topic named %q: %v", name, err)
				}
			}
			for _, name := range []string{"jose", "José Łuk", "JOSE LUK", "jose-luk"} {
				got, err := r.ContributorNamed(name)
				same(t, "the contributor named "+name, got.ID, "j")
				if err != nil {
					t.Errorf("the contributor named %q: %v", name, err)
				}
			}
			return nil
		})
		n.write(func(tx *store.Tx) error {
			topic := n.in.fog
			topic.Aliases = nil
			return tx.PutTopic(topic)
		})
		n.read(func(r *store.Reader) error {
			if _, err := r.TopicNamed("mist"); !errors.Is(err, news.ErrNotFound) {
				t.Errorf("a name that the topic lost still finds it: %v", err)
			}
			return nil
		})
	})
}

func TestASlugWinsOverAnothersName(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		n.write(func(tx *store.Tx) error {
			return firstError(tx.PutTopic(news.Topic{ID: "0", Slug: "a-thing", Name: "Bridges", Kind: news.TopicSubject}),
				tx.PutContributor(news.Contributor{ID: "0", Slug: "other", Name: "Bob-Ek"}))
		})
		n.read(func(r *store.Reader) error {
			topic, e1 := r.TopicNamed("bridges")
			who, e2 := r.ContributorNamed("bob-ek")
			same(t, "the topic", topic.ID, n.in.bridges.ID)
			same(t, "the contributor", who.ID, n.in.bob.ID)
			return firstError(e1, e2)
		})
	})
}

func TestSuggestionsBeginWithTheText(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		n.write(func(tx *store.Tx) error {
			for _, name := range []string{"Fogarty", "Fo", "Föhn", "Zoo", "Київ"} {
				slug := news.Slug(name)
				if err := firstError(tx.PutTopic(news.Topic{ID: "t" + slug, Slug: slug, Name: name, Kind: news.TopicPlace}),
					tx.PutContributor(news.Contributor{ID: "c" + slug, Slug: slug, Name: name})); err != nil {
					return err
				}
			}
			return nil
		})
		n.read(func(r *store.Reader) error {
			for prefix, want := range map[string][]string{
				"fo": {"fo", "foehn", "fog", "fogarty"}, "FOG": {"fog", "fogarty"}, "mi": {"fog"}, "z": {"zoo"}, "ки": {"київ"}, "x": nil, "%": {"bridges", "fo", "foehn", "fog", "fogarty", "zoo", "київ"},
				"": {"bridges", "fo", "foehn", "fog", "fogarty", "zoo", "київ"},
			} {
				topics, err := r.TopicsLike(prefix, "", 10)
				if err != nil {
					return err
				}
				var got []string
				for _, topic := range topics {
					got = append(got, topic.Slug)
				}
				same(t, "topics like "+prefix, got, want)
			}
			page, e1 := r.TopicsLike("fo", "fo", 2)
			same(t, "the page after fo", len(page), 2)
			same(t, "its first", page[0].Slug, "foehn")
			people, e2 := r.ContributorsLike("fog", "", 10)
			same(t, "contributors like fog", len(people), 1)
			everybody, e3 := r.ContributorsLike("", "", 3)
			same(t, "the first three contributors", []string{everybody[0].Slug, everybody[1].Slug, everybody[2].Slug}, []string{"ann-orr", "bob-ek", "fo"})
			return firstError(e1, e2, e3)
		})
	})
}

func TestByIDKeepsTheOrderAndGivesEachThatIsThereOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		n.read(func(r *store.Reader) error {
			topics, e1 := r.TopicsByID([]string{n.in.bridges.ID, "gone", n.in.fog.ID, n.in.bridges.ID})
			same(t, "the topics", topics, []news.Topic{n.in.bridges, n.in.fog})
			people, e2 := r.ContributorsByID([]string{n.in.bob.ID, n.in.ann.ID})
			same(t, "the contributors", people, []news.Contributor{n.in.bob, n.in.ann})
			none, e3 := r.TopicsByID(nil)
			same(t, "no topics", len(none), 0)
			return firstError(e1, e2, e3)
		})
	})
}

func TestASessionEndsAtItsTimeOrWhenItIsEnded(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, open storetest.Open) {
		clock := storetest.NewClock(noon(0).Time)
		n := found(t, open(clock.Now))
		put := func(token string, expires news.Time) {
			n.write(func(tx *store.Tx) error {
				return tx.PutSession(store.Session{TokenHash: token, UserID: n.in.editor.ID, Created: tx.Now(), Expires: expires})
			})
		}
		open1 := func(token string) bool {
			var err error
			n.read(func(r *store.Reader) error { _, _, err = r.Session(token, n.s.Now()); return nil })
			if err != nil && !errors.Is(err, news.ErrNotFound) {
				t.Error(err)
			}
			return err == nil
		}
		put("a", noon(1))
		put("b", noon(1))
		put("c", noon(9))
		n.write(func(tx *store.Tx) error { return firstError(tx.EndSession("b"), tx.EndSession("never was")) })
		if !open1("a") || open1("b") {
			t.Error("ending one session ended another, or not it")
		}
		clock.Set(noon(1).Time)
		if open1("a") || !open1("c") {
			t.Error("at its last moment a session is still open, or a later one is not")
		}
		put("d", noon(9))
		n.write(func(tx *store.Tx) error { return tx.EndSessions(n.in.editor.ID) })
		if open1("c") || open1("d") {
			t.Error("a session outlived the end of all of them")
		}
	})
}

func TestARevokedKeyIsNotFoundButListed(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		key := store.APIKey{ID: "k", Name: "CMS", Role: news.RoleReporter, TokenHash: "h", Created: noon(0)}
		n.write(func(tx *store.Tx) error { return tx.PutAPIKey(key) })
		key.Revoked, key.Role = noon(1), news.RoleAdmin
		n.write(func(tx *store.Tx) error { return tx.PutAPIKey(key) })
		n.read(func(r *store.Reader) error {
			if _, err := r.APIKey("h"); !errors.Is(err, news.ErrNotFound) {
				t.Errorf("a revoked key: %v", err)
			}
			keys, err := r.APIKeys()
			key.Role = news.RoleReporter // a key's role is never widened
			same(t, "the keys", keys, []store.APIKey{key})
			return err
		})
		if u := key.User(); u.ID != "k" || u.Role != news.RoleReporter || u.Name != "CMS" {
			t.Errorf("who acts with the key: %+v", u)
		}
	})
}

func TestAssetsArePagedNewestFirstOverEqualTimes(t *testing.T) {
	onBoth(t, func(t *testing.T, n *newsroom) {
		n.write(func(tx *store.Tx) error {
			for _, id := range []string{"A", "B", "C", "D", "E"} {
				at := noon(0)
				if id == "E" {
					at = news.At(at.Add(-time.Hour))
				}
				if err := tx.PutAsset(news.Asset{ID: id, Hash: id, Created: at}); err != nil {
					return err
				}
			}
			return nil
		})
		n.read(func(r *store.Reader) error {
			var got string
			var before store.Cursor
			for range 4 {
				page, err := r.Assets(before, 2)
				if err != nil {
					return err
				}
				for _, a := range page {
					got, before = got+a.ID, store.Cursor{At: a.Created, ID: a.ID}
				}
			}
			same(t, "the assets", got, "DCBAE")
			return nil
		})
	})
}
