package api

import (
	"encoding/json"
	"fmt"

	"broadsheet/news"
	"broadsheet/store"
)

// containerIn is a container as a program writes it.
type containerIn struct {
	Layout text          `json:"layout"`
	Title  text          `json:"title"`
	Slots  number        `json:"slots"`
	Fill   part[fillIn]  `json:"fill"`
	Begins clock         `json:"begins"`
	Ends   clock         `json:"ends"`
	Paid   part[paidIn]  `json:"paid"`
	Cards  parts[cardIn] `json:"cards"`
}

type fillIn struct {
	Section text   `json:"section"`
	Topic   text   `json:"topic"`
	Kind    text   `json:"kind"`
	Count   number `json:"count"`
}

type paidIn struct {
	By text `json:"by"`
}

type cardIn struct {
	Story      text  `json:"story"`
	Headline   text  `json:"headline"`
	Kicker     text  `json:"kicker"`
	Picture    text  `json:"picture"`
	Size       text  `json:"size"`
	Supporting texts `json:"supporting"`
}

// part is an object within an object, read as strictly; null is none.
type part[T any] struct {
	value T
	there bool
}

func (p *part[T]) take(raw json.RawMessage) error {
	if string(raw) == "null" {
		return nil
	}
	if raw[0] != '{' {
		return wrongType(raw, "an object or null")
	}
	p.there = true
	members, err := object(raw)
	if err != nil {
		return err
	}
	return fill(&p.value, members)
}

// parts is a list of objects.
type parts[T any] struct {
	value []T
	given bool
}

func (p *parts[T]) take(raw json.RawMessage) error {
	var each []json.RawMessage
	if err := decoded(raw, &each, "a list of objects"); err != nil {
		return err
	}
	p.given = true
	if len(each) > 1000 {
		return fmt.Errorf("The list is too long.") //nolint:staticcheck // a sentence for a person
	}
	p.value = make([]T, len(each))
	var errs news.Errors
	for i, one := range each {
		if one[0] != '{' {
			return wrongType(one, "an object")
		}
		members, err := object(one)
		if err == nil {
			err = fill(&p.value[i], members)
		}
		if err != nil {
			errs = append(errs, within(fmt.Sprintf("[%d]", i), err)...)
		}
		if len(errs) >= 20 {
			break
		}
	}
	return joined(errs)
}

// within says of errors in a part where the part is.
func within(at string, err error) (all news.Errors) {
	for _, f := range faults(err) {
		field := at + f.Field
		if f.Field != "" && f.Field[0] != '[' {
			field = at + "." + f.Field
		}
		all = append(all, news.Invalid(field, "%s", f.Message))
	}
	return all
}

// front makes of containers what the command takes: slugs become ids, local
// times moments. Whatever it can't be is told at its place.
func (w wordlist) front(r *store.Reader, in []containerIn) (f news.Front, err error) {
	var errs news.Errors
	for i, c := range in {
		at := fmt.Sprintf("containers[%d]", i)
		out := news.Container{Layout: news.Layout(c.Layout.value), Title: c.Title.value, Slots: c.Slots.value}
		place := func(field string, err error) {
			if err != nil {
				errs = append(errs, within(at, within(field, err))...)
			}
		}
		begins, err := c.Begins.in("", w.pub)
		place("begins", err)
		ends, err := c.Ends.in("", w.pub)
		place("ends", err)
		out.Begins, out.Ends = news.At(begins), news.At(ends)
		if c.Fill.there {
			out.Fill, err = w.fill(r, c.Fill.value)
			place("fill", err)
		}
		if c.Paid.there {
			out.Paid = &news.Paid{By: c.Paid.value.By.value}
		}
		for _, card := range c.Cards.value {
			out.Cards = append(out.Cards, news.Card{
				Story: card.Story.value, Headline: card.Headline.value, Kicker: card.Kicker.value, Picture: card.Picture.value,
				Size: news.Weight(card.Size.value), Supporting: card.Supporting.value,
			})
		}
		f.Containers = append(f.Containers, out)
	}
	return f, joined(errs)
}

// fill makes of a rule in slugs one in ids.
func (w wordlist) fill(r *store.Reader, in fillIn) (*news.Fill, error) {
	out := &news.Fill{Kind: news.Kind(in.Kind.value), Count: in.Count.value}
	if slug := in.Section.value; slug != "" {
		for id, s := range w.slugs {
			if s == slug {
				out.Section = id
			}
		}
		if out.Section == "" {
			return out, news.Invalid("section", "There is no section called %q.", short(slug))
		}
	}
	if slug := in.Topic.value; slug != "" {
		topic, err := r.TopicNamed(slug)
		if err != nil {
			return out, news.Invalid("topic", "There is no topic called %q.", short(slug))
		}
		out.Topic = topic.ID
	}
	return out, nil
}
