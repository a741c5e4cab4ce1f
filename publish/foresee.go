package publish

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"broadsheet/news"
	"broadsheet/store"
)

// Foresee tells in sentences what Settings would do with p, before it does: what
// readers, search engines and feed readers would notice. It is empty when
// nothing would change. The error is that of Settings.
func Foresee(r *store.Reader, now news.Time, by news.User, p news.Publication) ([]string, error) {
	if err := by.Must(news.RightSettings); err != nil {
		return nil, err
	}
	old, err := r.Publication()
	if err != nil {
		return nil, err
	}
	if err := errors.Join(p.Check(), inPublication(r, p)); err != nil {
		return nil, err
	}
	sections, err := r.Sections()
	if err != nil {
		return nil, err
	}
	f := foresight{old: old, new: p, sections: sections, now: now}
	f.title()
	f.addresses()
	f.clock()
	f.house()
	f.look()
	f.navigation()
	if len(f.said) > 0 {
		f.say(dropsAll)
	}
	return f.said, nil
}

// inPublication refuses settings that name a section or picture which is not there.
func inPublication(r *store.Reader, p news.Publication) error {
	for field, id := range map[string]string{"logo": p.Logo, "icon": p.Icon} {
		if id == "" {
			continue
		}
		if _, err := r.Asset(id); errors.Is(err, news.ErrNotFound) {
			return news.Invalid(field, "There is no such picture.")
		} else if err != nil {
			return err
		}
	}
	for _, id := range p.Navigation.Hidden {
		if _, err := r.SectionByID(id); errors.Is(err, news.ErrNotFound) {
			return news.Invalid("navigation", "A section that is to leave the navigation does not exist.")
		} else if err != nil {
			return err
		}
	}
	return nil
}

// foresight compares the settings as they are with those that are wanted.
type foresight struct {
	old, new news.Publication
	sections []news.Section
	now      news.Time
	said     []string
}

func (f *foresight) say(format string, args ...any) {
	f.said = append(f.said, fmt.Sprintf(format, args...))
}

// words tells of a line of text that changes.
func (f *foresight) words(what, old, new string) {
	switch {
	case old == new:
	case new == "":
		f.say("%s goes; it was “%s”.", what, old)
	case old == "":
		f.say("%s is “%s”; there was none.", what, new)
	default:
		f.say("%s is “%s” and no longer “%s”.", what, new, old)
	}
}

func (f *foresight) title() {
	f.words("The paper's name, on every page and feed,", f.old.Name, f.new.Name)
	f.words("The line under the name", f.old.Tagline, f.new.Tagline)
	f.words("The place in the folio line", f.old.Place, f.new.Place)
	f.words("The notice at the foot of every page", f.old.Notice, f.new.Notice)
	if f.old.Language != f.new.Language {
		f.say("The pages' own words, dates and the direction of the script are those of %s and no longer of %s. Stories stay as they were written.", f.new.Language, f.old.Language)
	}
}

// addresses tells what becomes of links and of the ids in feeds.
func (f *foresight) addresses() {
	if f.old.BaseURL != f.new.BaseURL {
		f.say("Addresses in feeds, sitemaps and shared links begin with %s and no longer with %s. Nothing leads from the old ones to the new: that is for whoever runs the old address.", f.new.BaseURL, f.old.BaseURL)
		f.say("Programs that follow the feeds may show their stories once more, as the ids in feeds hold the host.")
	}
	if f.old.Permalink != f.new.Permalink {
		slug := "uk"
		if len(f.sections) > 0 {
			slug = f.sections[0].Slug
		}
		f.say("A story that is first published from now on gets an address like %s. No address of a published story changes.",
			news.Permalink(f.new.Permalink, slug, "a-headline", f.now.In(f.new.Location())))
	}
}

func (f *foresight) clock() {
	if f.old.TimeZone == f.new.TimeZone {
		return
	}
	f.say("All times are told in %s, where it is %s now, and no longer in %s, where it is %s. Stories from around midnight move to another day of the archive.",
		f.new.TimeZone, f.now.In(f.new.Location()).Format("15:04"), f.old.TimeZone, f.now.In(f.old.Location()).Format("15:04"))
}

func (f *foresight) house() {
	switch {
	case f.old.Contact == f.new.Contact:
	case f.new.Contact == "":
		f.say("Nobody is named to write to: /.well-known/security.txt goes.")
	default:
		f.say("/about, /humans.txt and /.well-known/security.txt tell readers to write to %s.", f.new.Contact)
	}
	if !slices.Equal(f.old.Social, f.new.Social) {
		f.say("Search engines are told that the paper is the same as %s.", listed(f.new.Social))
	}
	f.words("The WebSub hub in every feed", f.old.Hub, f.new.Hub)
	f.marks()
	if !slices.Equal(f.old.Trust, f.new.Trust) || f.old.Training != f.new.Training {
		f.say("/trust.txt tells of owners and associations: %s.%s", listed(f.new.Trust), map[string]string{
			"yes": " It says that machines may learn from the paper.", "no": " It says that machines may not learn from the paper.",
		}[f.new.Training])
	}
}

// marks tells of the pictures that the paper is known by.
func (f *foresight) marks() {
	switch {
	case f.old.Logo == f.new.Logo:
	case f.new.Logo == "":
		f.say("The head of every page is the paper's name in letters again, and so is the logo in feeds and in search engines.")
	default:
		f.say("The logo stands at the head of every page, in feeds and in what search engines are told.")
	}
	if f.old.Icon != f.new.Icon || f.old.Logo != f.new.Logo {
		f.say("The icons in browsers and on home screens follow. Browsers may keep the old ones for days.")
	}
}

func (f *foresight) look() {
	old, new := f.old.Look, f.new.Look
	if (old.Accent != new.Accent || old.Dark() != new.Dark()) && new.Accent == "" && new.AccentDark == "" {
		f.say("The paper's colour is its ink again.")
	} else if old.Accent != new.Accent || old.Dark() != new.Dark() {
		said := []string{}
		if new.Accent != "" {
			said = append(said, fmt.Sprintf("%s by day, with a contrast of %.1f to 1 on the page", new.Accent, news.Contrast(new.Accent, news.GroundLight)))
		}
		if dark := new.Dark(); dark != "" {
			said = append(said, fmt.Sprintf("%s in dark mode, with %.1f to 1", dark, news.Contrast(dark, news.GroundDark)))
		}
		f.say("The name, the rules over the sections and links in texts are %s. Text needs %.1f.", strings.Join(said, ", and "), news.LeastContrast)
	}
	if old.Type == new.Type {
		return
	}
	switch new.Type {
	case news.TypeSans:
		f.say("Everything is set in the sans.")
	case news.TypeSystem:
		f.say("Everything is set in what the reader's machine has; no font is loaded.")
	default:
		f.say("Headlines and texts are set in the serif.")
	}
}

func (f *foresight) navigation() {
	for _, sec := range f.sections {
		was, is := slices.Contains(f.old.Navigation.Hidden, sec.ID), slices.Contains(f.new.Navigation.Hidden, sec.ID)
		switch {
		case is && !was:
			f.say("The section %s leaves the navigation. Its page stays at /%s.", sec.Name, sec.Slug)
		case was && !is:
			f.say("The section %s is in the navigation again.", sec.Name)
		}
	}
	if !slices.Equal(f.old.Navigation.Links, f.new.Navigation.Links) {
		var names []string
		for _, l := range f.new.Navigation.Links {
			names = append(names, l.Text)
		}
		f.say("After the sections the navigation has %s.", listed(names))
	}
}

func listed(words []string) string {
	if len(words) == 0 {
		return "nothing more"
	}
	return strings.Join(words, ", ")
}
