package desk

import (
	"context"
	"errors"
	"net/url"
	"strings"
	"time"

	"broadsheet/news"
	"broadsheet/publish"
	"broadsheet/store"
)

// What is done with a story that readers have, or that has others beside it.

func correctAct() act {
	return act{
		name: "correct", button: "Publish the note", title: "Correct in public", done: "The note is public. Readers see it on the story, in the list of corrections and in the feeds.",
		help:  "A dated note that readers see and that is never deleted. The text itself is changed by writing it and publishing an update.",
		shown: func(s setting) bool { return s.may(news.RightCorrect, news.ActCorrect) },
		inputs: func(s setting) []input {
			return []input{
				{Name: "correction_kind", Field: "kind", Label: "What it is", Kind: "choice", Options: correctionKinds(s)},
				{Name: "correction_text", Field: "text", Label: "What was wrong, and what is right", Kind: "lines"},
			}
		},
		do: func(ctx context.Context, s setting, f url.Values) (news.Outcome, error) {
			return publish.Correct(ctx, s.store, s.by, s.story.ID, news.CorrectionKind(f.Get("correction_kind")), f.Get("correction_text"))
		},
	}
}

func correctionKinds(s setting) []option {
	var all []option
	for _, k := range []news.CorrectionKind{news.CorrectionCorrection, news.CorrectionClarification, news.CorrectionUpdate, news.CorrectionRetraction} {
		if k != news.CorrectionRetraction || s.by.Must(news.RightRetract) == nil {
			all = append(all, option{Value: string(k), Label: k.Label()})
		}
	}
	return all
}

// aWhile is how long a story is breaking unless somebody says otherwise.
const aWhile = 2 * time.Hour

func breakingAct() act {
	return act{
		name: "breaking", button: "Mark as breaking", title: "Breaking", done: "Marked as breaking, on every page.",
		help:  "It stands in red above every page until then, for a day at most.",
		shown: func(s setting) bool { return s.may(news.RightBreaking, news.ActBreaking) },
		inputs: func(s setting) []input {
			until := s.clock.input(s.clock.now.Add(aWhile).Truncate(time.Minute))
			if s.story.Breaking.After(s.clock.now) {
				until = s.clock.input(s.story.Breaking.Time)
			}
			return []input{{Name: "until", Field: "until", Label: "Until", Kind: "moment", Help: "As the clocks in " + s.clock.zone() + " show it.", Value: until}}
		},
		do: func(ctx context.Context, s setting, f url.Values) (news.Outcome, error) {
			until, err := readTime(s, "until", f.Get("until"))
			if err != nil {
				return news.Outcome{}, err
			}
			return publish.Breaking(ctx, s.store, s.by, s.story.ID, until)
		},
	}
}

func endBreakingAct() act {
	return act{
		name: "end-breaking", button: "End breaking", done: "It is no longer breaking.",
		shown: func(s setting) bool {
			return s.may(news.RightBreaking, news.ActBreaking) && s.story.Breaking.After(s.clock.now)
		},
		do: func(ctx context.Context, s setting, _ url.Values) (news.Outcome, error) {
			return publish.Breaking(ctx, s.store, s.by, s.story.ID, time.Time{})
		},
	}
}

func moveAct() act {
	return act{
		name: "move", button: "Move", title: "Move to another address", done: "Moved. The old address leads to the new one.",
		help:  "What is left empty stays as it is.",
		shown: func(s setting) bool { return s.may(news.RightMove, news.ActMove) && !s.embargoed() },
		inputs: func(s setting) []input {
			sections := []option{{Label: "The same section"}}
			for _, sec := range s.sections {
				sections = append(sections, option{Value: sec.Slug, Label: sec.Name})
			}
			return []input{
				{Name: "move_section", Field: "section", Label: "Section", Kind: "choice", Options: sections},
				{Name: "move_slug", Field: "slug", Label: "Last part of the address", Kind: "line"},
			}
		},
		do: func(ctx context.Context, s setting, f url.Values) (news.Outcome, error) {
			section, slug := f.Get("move_section"), news.Line(f.Get("move_slug"))
			if section == "" && slug == "" {
				return news.Outcome{}, news.Invalid("", "Choose a section, or write a new last part of the address.")
			}
			return publish.Move(ctx, s.store, s.by, s.story.ID, section, slug)
		},
	}
}

func translateAct() act {
	return act{
		name: "translate", button: "Link them", title: "Translations", done: "Linked. Each leads readers to the others, once they are published.",
		help: "The same story in another edition. Readers and search engines are told the way from each to the others.",
		shown: func(s setting) bool {
			return len(s.editions) > 1 && s.may(news.RightPublish, news.ActTranslate)
		},
		inputs: func(s setting) []input {
			help := "For readers, or of its page on the desk."
			if len(s.translations) > 0 {
				help = "It is linked with " + strings.Join(s.translations, ", ") + "."
			}
			return []input{{Name: "translation", Field: "story", Label: "Address of the other story", Kind: "line", Help: help}}
		},
		do: func(ctx context.Context, s setting, f url.Values) (news.Outcome, error) {
			typed, other := news.Line(f.Get("translation")), ""
			if typed == "" {
				return news.Outcome{}, news.Invalid("story", "Say which story it is linked with.")
			}
			if err := s.store.Read(ctx, func(r *store.Reader) (err error) { other, err = storyAt(r, s.host, "story", typed); return err }); err != nil {
				return news.Outcome{}, err
			}
			out, err := publish.Translate(ctx, s.store, s.by, s.story.ID, other)
			if errors.Is(err, news.ErrNotFound) {
				err = noStory("story", typed)
			}
			return out, err
		},
	}
}

func untranslateAct() act {
	return act{
		name: "untranslate", button: "Unlink from its translations", done: "Unlinked. The others stay linked with each other.",
		shown: func(s setting) bool {
			return len(s.translations) > 0 && s.may(news.RightPublish, news.ActTranslate)
		},
		do: func(ctx context.Context, s setting, _ url.Values) (news.Outcome, error) {
			return publish.Untranslate(ctx, s.store, s.by, s.story.ID)
		},
	}
}
