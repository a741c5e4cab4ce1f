package news

import (
	"net/url"
	"strings"
	"time"
)

// Key names a thing that a page may be made from. A change lists the keys it
// touched, a page lists the keys it read, and a page whose keys meet a
// change's is dropped. Keys also go out as Surrogate-Key and Cache-Tag, so
// they hold no spaces and are short.
//
// For a section, topic or contributor there are two: the list of its stories
// ("section:uk"), which changes with every publication in it, and its own
// words ("section-name:uk"), which change when it is renamed. A story page
// reads only the second, so that publishing one story does not drop the rest.
type Key string

// Keys of which there is one.
const (
	KeyPublication Key = "publication" // name, tagline, sections and their order: on every page
	KeyBreaking    Key = "breaking"    // which story is breaking: on every page
	KeyLatest      Key = "latest"      // the newest stories of the whole publication
	KeyCorrections Key = "corrections" // the public list of corrections
	KeyFrontHome   Key = "front:home"  // the arrangement of the main front: FrontKey(FrontHome)
)

// StoryKey is the key of one story, in all that readers see of it.
func StoryKey(id string) Key { return Key("story:" + id) }

// SectionKey is the key of the list of a section's stories, its subsections' included.
func SectionKey(slug string) Key { return Key("section:" + slug) }

// SectionNameKey is the key of a section's own name, description and place in the tree.
func SectionNameKey(slug string) Key { return Key("section-name:" + slug) }

// EditionKey is the key of the list of an edition's stories. Its name and
// language are part of the publication's.
func EditionKey(slug string) Key { return Key("edition:" + slug) }

// TopicKey is the key of the list of stories about a topic.
func TopicKey(slug string) Key { return Key("topic:" + slug) }

// TopicNameKey is the key of a topic's own name and description.
func TopicNameKey(slug string) Key { return Key("topic-name:" + slug) }

// TopicPastKey is the key of which published stories were about a topic before
// its newest one. A story that goes out at the head of the paper leaves it
// alone, so a page may say what came before it and stay when more comes.
func TopicPastKey(slug string) Key { return Key("topic-past:" + slug) }

// TopicEventsKey is the key of a topic's timeline. It is not part of the name's,
// which every story about the topic has noted.
func TopicEventsKey(slug string) Key { return Key("topic-events:" + slug) }

// SectionPastKey is the same as TopicPastKey, of a section.
func SectionPastKey(slug string) Key { return Key("section-past:" + slug) }

// ContributorKey is the key of the list of a contributor's stories.
func ContributorKey(slug string) Key { return Key("by:" + slug) }

// ContributorNameKey is the key of a contributor's own name and biography.
func ContributorNameKey(slug string) Key { return Key("by-name:" + slug) }

// KindKey is the key of the list of stories of a kind, such as all opinion.
func KindKey(k Kind) Key { return Key("kind:" + string(k)) }

// DayKey is the key of the stories first published on a day of the publication's calendar.
func DayKey(t time.Time) Key { return Key("day:" + t.Format(time.DateOnly)) }

// MonthKey is the key of the stories first published in a month of the publication's calendar.
func MonthKey(t time.Time) Key { return Key("month:" + t.Format("2006-01")) }

// AssetKey is the key of a picture's words, focal point and formats.
func AssetKey(id string) Key { return Key("asset:" + id) }

// AssetOf gives the id of the asset that k is the key of, and whether it is one.
func AssetOf(k Key) (id string, ok bool) { return strings.CutPrefix(string(k), "asset:") }

// FrontKey is the key of a front's arrangement by hand; place is FrontHome or a
// section's id. The stories on it have keys of their own.
func FrontKey(place string) Key { return Key("front:" + place) }

// PathKey is the key of what stands at a path: which story, or where it moved.
// What is no plain character of a path is escaped, as a path that was imported,
// or asked for, may hold spaces and commas, which separate keys.
func PathKey(path string) Key {
	return Key("path:" + strings.ReplaceAll((&url.URL{Path: path}).EscapedPath(), ",", "%2C"))
}
