package desk

import (
	"context"
	"errors"
	"fmt"
	"net/url"

	"broadsheet/auth"
	"broadsheet/news"
	"broadsheet/store"
)

// humanAct is a deed on somebody's account. One that takes something away is
// asked about first, with what it will do.
type humanAct struct {
	ask func(subject, url.Values) (question, button string, does []string) // nil does it at once
	do  func(ctx context.Context, s *store.Store, by news.User, u subject, f url.Values) error
}

// subject is whom a deed is on, and what hangs on them.
type subject struct {
	news.User
	sessions, stories int
}

// humanActs are all of them, by the last part of their address.
func humanActs() map[string]humanAct {
	return map[string]humanAct{
		"role": {
			ask: func(u subject, f url.Values) (string, string, []string) {
				role := news.Role(f.Get("role"))
				return "Make " + u.Name + " " + roleWords(role) + "?", "Change the role", append(difference(u.Role, role), u.sessionsEnd())
			},
			do: func(ctx context.Context, s *store.Store, by news.User, u subject, f url.Values) error {
				return auth.SetRole(ctx, s, by, u.ID, news.Role(f.Get("role")))
			},
		},
		"disabled": {
			ask: func(u subject, _ url.Values) (string, string, []string) {
				return "Switch off the account of " + u.Name + "?", "Switch it off", []string{
					u.sessionsEnd(), "Nobody can sign in to it until it is switched on again.",
					count(u.stories, "story that they began stays", "stories that they began stay") + ", under their name.",
				}
			},
			do: func(ctx context.Context, s *store.Store, by news.User, u subject, _ url.Values) error {
				return auth.Disable(ctx, s, by, u.ID)
			},
		},
		"enabled": {do: func(ctx context.Context, s *store.Store, by news.User, u subject, _ url.Values) error {
			return auth.Enable(ctx, s, by, u.ID)
		}},
		"cleared": {
			ask: func(u subject, _ url.Values) (string, string, []string) {
				return "Take all second steps off the account of " + u.Name + "?", "Take them off", []string{
					"Their passkeys, code app and recovery codes open nothing any more.", "The password alone lets them in, until they set up a second step again.", u.sessionsEnd(),
				}
			},
			do: func(ctx context.Context, s *store.Store, by news.User, u subject, _ url.Values) error {
				return auth.ClearSecondStep(ctx, s, by, u.ID)
			},
		},
		"session": {do: func(ctx context.Context, s *store.Store, by news.User, u subject, f url.Values) error {
			return auth.EndSession(ctx, s, by, u.ID, f.Get("session"))
		}},
		"sessions": {
			ask: func(u subject, _ url.Values) (string, string, []string) {
				return "End every session of " + u.Name + "?", "End them", []string{u.sessionsEnd(), "Text that was not saved stays in the browser that it was written in."}
			},
			do: func(ctx context.Context, s *store.Store, by news.User, u subject, _ url.Values) error {
				return auth.EndSessions(ctx, s, by, u.ID)
			},
		},
	}
}

func (u subject) sessionsEnd() string {
	if u.sessions == 0 {
		return "They are signed in nowhere just now."
	}
	return count(u.sessions, "session on the desk ends", "sessions on the desk end") + "."
}

// difference tells what a change of role gives and takes, in the table's words.
func difference(from, to news.Role) (does []string) {
	for _, p := range news.Permissions {
		switch before, after := from.May(p.Right), to.May(p.Right); {
		case after && !before:
			does = append(does, "May from now on: "+p.Words+".")
		case before && !after:
			does = append(does, "May no longer: "+p.Words+".")
		}
	}
	if len(does) == 0 {
		does = []string{"It is the role that they have."}
	}
	return does
}

// count writes a number with what is counted.
func count(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}

// humanAct carries out a deed on somebody's account.
func (d *desk) humanAct(v *visit) error {
	name := v.r.PathValue("act")
	act, known := humanActs()[name]
	if !known {
		return news.NotFound("There is no act called %q.", name)
	}
	if err := v.form(); err != nil {
		return err
	}
	u, err := d.subject(v)
	if err != nil {
		return err
	}
	back := "/desk/people/" + u.ID
	if act.ask != nil && !v.sure() {
		p := &confirmPage{frame: d.houseFrame(v, "", "people"), Back: back}
		p.Title, p.Button, p.Does = act.ask(u, v.r.PostForm)
		return d.ask(v, p)
	}
	err = act.do(v.r.Context(), d.Store, v.by, u, v.r.PostForm)
	if errors.Is(err, news.ErrConflict) || errors.Is(err, news.ErrInvalid) {
		sentence, _ := news.Sentence(err)
		return d.showHuman(v, statusOf(err), sentence)
	}
	if err != nil {
		return err
	}
	d.done(v, name)
	return v.goTo(back)
}

// subject reads whom a deed is on. Only who may do it is told anything of them.
func (d *desk) subject(v *visit) (u subject, err error) {
	if err := v.by.Must(news.RightPeople); err != nil {
		return u, err
	}
	err = d.Store.Read(v.r.Context(), func(r *store.Reader) (err error) {
		if u.User, err = r.User(v.r.PathValue("id")); err != nil {
			return err
		}
		if u.stories, err = r.CountStoriesOf(u.ID); err != nil {
			return err
		}
		all, err := r.Sessions(u.ID, d.Store.Now())
		u.sessions = len(all)
		return err
	})
	return u, err
}

// inviteBack makes a link for a new password and shows it, this once.
func (d *desk) inviteBack(v *visit) error {
	token, i, err := auth.InviteBack(v.r.Context(), d.Store, v.by, v.r.PathValue("id"))
	if err != nil {
		return err
	}
	return d.tellLink(v, token, i)
}
