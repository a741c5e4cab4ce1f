package publish

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"broadsheet/news"
	"broadsheet/store"
)

// longestPath bounds an address, in bytes, as browsers and proxies do.
const longestPath = 2000

// Redirect makes an address that nothing stands at lead elsewhere: to another
// of ours, or to another site's. What leads to the address leads on to the end.
func Redirect(ctx context.Context, s *store.Store, by news.User, from, to string) (int64, error) {
	if err := by.Must(news.RightRedirects); err != nil {
		return 0, err
	}
	if err := errors.Join(checkFrom(from), checkTo(to)); err != nil {
		return 0, err
	}
	seq, err := s.Write(ctx, func(tx *store.Tx) error {
		if err := vacant(tx, from); err != nil {
			return err
		}
		end, err := endOf(tx, from, to)
		if err != nil {
			return err
		}
		keys, err := redirectKeys(tx, from)
		if err != nil {
			return err
		}
		if err := errors.Join(tx.Retarget(from, end), tx.PutRedirect(from, end)); err != nil {
			return err
		}
		return tx.Append(news.Change{Act: news.ActRedirect, By: by.ID, Note: from + " leads to " + end, Keys: keys})
	})
	if err != nil {
		return 0, fmt.Errorf("redirect: %w", err)
	}
	return seq, nil
}

// Unredirect takes a redirect away: its address is nothing's again. The one of
// a section, topic or person that was renamed may go too.
func Unredirect(ctx context.Context, s *store.Store, by news.User, from string) (int64, error) {
	if err := by.Must(news.RightRedirects); err != nil {
		return 0, err
	}
	seq, err := s.Write(ctx, func(tx *store.Tx) error {
		place, err := tx.At(from)
		if err != nil {
			return err
		}
		if place.StoryID != "" {
			return news.Conflict("%s is the address of a story; it leads nowhere that could be taken away.", from)
		}
		if err := tx.DropRedirect(from); err != nil {
			return err
		}
		return tx.Append(news.Change{Act: news.ActRedirect, By: by.ID, Note: from + " leads to " + place.Target + " no longer", Keys: []news.Key{news.PathKey(from)}})
	})
	if err != nil {
		return 0, fmt.Errorf("take a redirect away: %w", err)
	}
	return seq, nil
}

func redirectKeys(tx *store.Tx, from string) ([]news.Key, error) {
	before, err := tx.RedirectsTo(from)
	keys := []news.Key{news.PathKey(from)}
	for _, path := range before {
		keys = append(keys, news.PathKey(path))
	}
	return keys, err
}

// checkFrom takes what can be asked for and is nobody's but the publication's.
func checkFrom(path string) error {
	if err := checkPath("from", path); err != nil {
		return err
	}
	first := firstOf(path)
	year := len(first) == 4 && strings.Trim(first, "0123456789") == "" // old papers have stories there
	switch {
	case first == "":
		return news.Invalid("from", "The front page can't lead elsewhere.")
	case news.Reserved(first) && !year && first != "topic" && first != "by":
		return news.Invalid("from", "Addresses under /%s are Broadsheet's own.", first)
	}
	return nil
}

func checkTo(to string) error {
	if strings.HasPrefix(to, "/") && !strings.HasPrefix(to, "//") {
		return checkPath("to", to)
	}
	u, err := url.Parse(to)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil || len(to) > longestPath {
		return news.Invalid("to", "It leads to an address of ours, which begins with /, or to one that begins with https://.")
	}
	return nil
}

func checkPath(field, path string) error {
	switch {
	case !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//"):
		return news.Invalid(field, "An address of ours begins with one /, and no host.")
	case len(path) > longestPath:
		return news.Invalid(field, "This is %d bytes long; an address has at most %d.", len(path), longestPath)
	case !utf8.ValidString(path) || strings.ContainsFunc(path, unicode.IsControl) || strings.ContainsAny(path, "?#\\"):
		return news.Invalid(field, "An address holds no ?, # or \\ and no control character here.")
	}
	return nil
}

// vacant refuses an address at which something stands.
func vacant(tx *store.Tx, path string) error {
	place, err := tx.At(path)
	if err == nil && place.StoryID != "" {
		return news.Conflict("The address %s belongs to a story. Move the story instead.", path)
	}
	if err != nil && !errors.Is(err, news.ErrNotFound) {
		return err
	}
	kind, slug, deep := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	switch {
	case !deep:
		_, err = tx.Section(kind)
	case kind == "topic":
		_, err = tx.Topic(slug)
	case kind == "by":
		_, err = tx.Contributor(slug)
	default:
		return nil
	}
	if errors.Is(err, news.ErrNotFound) {
		return nil
	}
	if err == nil {
		err = news.Conflict("There is a page at %s; give it another slug instead.", path)
	}
	return err
}

// endOf follows redirects from where one shall lead, and refuses a ring.
func endOf(tx *store.Tx, from, to string) (string, error) {
	for range 16 {
		if to == from {
			return "", news.Invalid("to", "That leads back to %s.", from)
		}
		place, err := tx.At(to)
		if errors.Is(err, news.ErrNotFound) || err == nil && place.StoryID != "" {
			return to, nil
		}
		if err != nil {
			return "", err
		}
		to = place.Target
	}
	return "", news.Invalid("to", "That leads from redirect to redirect without an end.")
}
