package tongue

import (
	"embed"
	"fmt"
	"path"
	"reflect"
	"strings"
	"sync"
	"unicode"

	"github.com/BurntSushi/toml"
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

//go:embed catalogues/*.toml
var files embed.FS

// source is a catalogue as its file has it.
type source struct {
	Name     string // of the language, in the language
	Frame    map[string]string
	Said     map[string]string
	Kinds    map[string]string
	Notes    map[string]string
	Topics   map[string]string
	Stances  map[string]string
	Policies map[string]string
	Verdicts map[string]string // by rating, 1 to 5
	Minutes  map[string]string // by plural form
	List     struct{ Comma, Between, Last, Ahead string }
	Quotes   struct{ Open, Close string }
	Dates    dates
	Zones    map[string]string // names of time zones, by those that Go gives them
}

// catalogue is a language, checked and ready.
type catalogue struct {
	source
	tag     language.Tag
	words   Words
	said    Said
	minutes map[plural.Form]Phrase
	written written
}

// catalogues holds every language, read once. They are part of the program, and
// the tests read each: a wrong one can't reach a reader.
var catalogues = sync.OnceValue(func() map[string]*catalogue {
	all, err := readAll()
	if err != nil {
		panic(err)
	}
	return all
})

// readAll reads the languages, and then what a country says otherwise: a file
// such as en-US.toml lies over en.toml, key by key.
func readAll() (map[string]*catalogue, error) {
	entries, err := files.ReadDir("catalogues")
	if err != nil {
		return nil, err
	}
	all := map[string]*catalogue{}
	for _, e := range entries {
		tag := strings.TrimSuffix(e.Name(), ".toml")
		var layers []string
		if base, _, regional := strings.Cut(tag, "-"); regional {
			layers = []string{base + ".toml"}
		}
		if all[tag], err = read(tag, append(layers, e.Name())...); err != nil {
			return nil, fmt.Errorf("catalogue %s: %w", e.Name(), err)
		}
	}
	return all, nil
}

func read(tag string, layers ...string) (*catalogue, error) {
	c := &catalogue{}
	for _, name := range layers {
		text, err := files.ReadFile(path.Join("catalogues", name))
		if err != nil {
			return nil, err
		}
		md, err := toml.Decode(string(text), &c.source)
		if err != nil {
			return nil, err
		}
		if odd := md.Undecoded(); len(odd) > 0 {
			return nil, fmt.Errorf("there is no key %s", odd[0])
		}
	}
	var err error
	if c.tag, err = language.Parse(tag); err != nil {
		return nil, err
	}
	return c, c.ready()
}

// ready fills in what is asked for from what was read.
func (c *catalogue) ready() (err error) {
	if err := assign(&c.words, c.Frame); err != nil {
		return fmt.Errorf("[frame]: %w", err)
	}
	if err := assign(&c.said, c.source.Said); err != nil {
		return fmt.Errorf("[said]: %w", err)
	}
	c.minutes = map[plural.Form]Phrase{}
	for name, text := range c.Minutes {
		form, ok := forms[name]
		if !ok {
			return fmt.Errorf("[minutes]: there is no plural form %q", name)
		}
		var gaps []string
		if strings.Contains(text, "{n}") { // "one minute" may say it in a word
			gaps = []string{"n"}
		}
		parts, err := parse(text, gaps...)
		if err != nil {
			return fmt.Errorf("[minutes]: %w", err)
		}
		c.minutes[form] = Phrase{parts}
	}
	if c.written, err = c.Dates.written(); err != nil {
		return fmt.Errorf("[dates]: %w", err)
	}
	return nil
}

var forms = map[string]plural.Form{"zero": plural.Zero, "one": plural.One, "two": plural.Two, "few": plural.Few, "many": plural.Many, "other": plural.Other}

// assign fills the fields of a struct from the keys of a table: SkipToNews from
// skip-to-news. A field without a key, or a key without a field, is an error.
func assign(to any, from map[string]string) error {
	v := reflect.ValueOf(to).Elem()
	for i := range v.NumField() {
		field, key := v.Type().Field(i), dashed(v.Type().Field(i).Name)
		text := from[key]
		if text == "" {
			return fmt.Errorf("%s is missing", key)
		}
		parts, err := parse(text, strings.Fields(field.Tag.Get("gaps"))...)
		if err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
		switch v.Field(i).Interface().(type) {
		case string:
			v.Field(i).SetString(text)
		case Phrase:
			v.Field(i).Set(reflect.ValueOf(Phrase{parts}))
		case Pair:
			v.Field(i).Set(reflect.ValueOf(Pair{parts}))
		}
	}
	if n := v.NumField(); len(from) != n {
		return fmt.Errorf("there are %d keys for %d words", len(from), n)
	}
	return nil
}

// dashed writes a field's name as a key.
func dashed(name string) string {
	var b strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
