package desk

import "broadsheet/news"

// rooms are the screens on the newsroom itself, as tabs above each of them.
// Whoever may not enter one does not see its door; the command refuses anyway.
func (d *desk) rooms(v *visit, here string) []tab {
	var all []tab
	for _, room := range []struct {
		word, path string
		right      news.Right
	}{
		{"Sections", "sections", news.RightTopics},
		{"Topics", "topics", news.RightTopics},
		{"Contributors", "contributors", news.RightTopics},
		{"Redirects", "redirects", news.RightRedirects},
		{"People", "people", news.RightPeople},
		{"Keys", "keys", news.RightPeople},
		{"Who may do what", "permissions", news.RightReadOwn},
		{"Settings", "settings", news.RightSettings},
		{"Checklist", "checklist", news.RightReadOwn},
		{"Log", "audit", news.RightAudit},
	} {
		if v.by.Must(room.right) == nil {
			all = append(all, tab{Word: room.word, Href: "/desk/" + room.path, Current: room.path == here})
		}
	}
	return all
}

// newsroom leads to the first of the rooms that one may enter.
func (d *desk) newsroom(v *visit) error {
	for _, room := range d.rooms(v, "") {
		return v.goTo(room.Href)
	}
	return v.by.Must(news.RightReadOwn)
}

// houseFrame is what stands around a screen on the newsroom.
func (d *desk) houseFrame(v *visit, title, here string) frame {
	return frame{Title: title, Here: "newsroom", Rooms: d.rooms(v, here), Done: doneWords(d.justDone(v))}
}

// doneWords is what is said of an act on people, keys and words that was done.
func doneWords(act string) string {
	switch act {
	case "role":
		return "The role is changed. Whoever was signed in signs in again."
	case "disabled":
		return "The account is switched off, and every session of it is over. What they wrote stays."
	case "marked":
		return "The day is on the timeline."
	case "unmarked":
		return "The day is off the timeline."
	case "enabled":
		return "The account is switched on again, with the password that it had."
	case "password":
		return "Your password is changed. Every other browser was signed out."
	case "session":
		return "The session is over."
	case "sessions":
		return "Every session of this account is over."
	case "uninvited":
		return "The link is taken back; it opens nothing."
	case "passkey":
		return "The passkey is kept. Sign in with it from now on."
	case "off":
		return "It is taken off your account."
	case "cleared":
		return "All second steps are taken off the account, and its sessions are over."
	case "second-step":
		return "From here on that is the rule."
	case "settings":
		return "The settings are changed, and readers have the new pages."
	case "settings-same":
		return "Nothing was changed: the settings are as they were."
	case "policy":
		return "The page is published."
	case "checklist":
		return "The checklist is changed, for every story from now on."
	case "word":
		return "Saved, on every page that shows it."
	case "merged":
		return "Merged. Every page shows it."
	case "redirect":
		return "The address leads there now."
	case "unredirect":
		return "The redirect is taken away."
	case "revoked":
		return "The key is revoked; it opens nothing from here on."
	}
	return ""
}
