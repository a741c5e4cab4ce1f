package edit

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"time"
	"unicode/utf8"

	"broadsheet/news"
	"broadsheet/store"
)

const (
	// MaxLinkLife is how long a preview link can be good for.
	MaxLinkLife = 31 * 24 * time.Hour
	maxFor      = 120 // runes that say for whom a link is
	maxLinks    = 200 // to one story
)

// PreviewLink makes a link by which somebody outside the newsroom reads the
// newest revision of a story, and no other. The secret is the part of its
// address that can't be guessed (256 bits from the system's source of chance);
// it is given once and kept as a hash.
func PreviewLink(ctx context.Context, s *store.Store, by news.User, story, forWhom string, life time.Duration) (secret string, link store.PreviewLink, err error) {
	forWhom = news.Line(forWhom)
	switch n := utf8.RuneCountInString(forWhom); {
	case forWhom == "":
		return "", link, news.Invalid("for", "Say for whom the link is: the list of links will say so.")
	case n > maxFor:
		return "", link, news.TooLong("for", n, maxFor)
	case life <= 0 || life > MaxLinkLife:
		return "", link, news.Invalid("life", "A preview link is good for a month at most.")
	}
	secret, hash := newSecret()
	_, err = s.Write(ctx, func(tx *store.Tx) error {
		st, err := open(tx, by, story)
		if err != nil {
			return err
		}
		if err := by.Must(news.RightPreview); err != nil {
			return err
		}
		if dead(st) {
			return news.Conflict("A %s story has no preview for outsiders.", st.State)
		}
		have, err := tx.PreviewLinks(story, maxLinks)
		if err != nil {
			return err
		}
		if len(have) == maxLinks {
			return news.Conflict("There are %d links to this story already, which is as many as there can be.", maxLinks)
		}
		link = store.PreviewLink{
			ID: tx.NewID(), StoryID: story, Revision: st.Revision, TokenHash: hash, For: forWhom, By: by.ID, Created: tx.Now(), Expires: news.At(tx.Now().Add(life)),
		}
		if err := tx.AddPreviewLink(link); err != nil {
			return err
		}
		return tx.Append(news.Change{Act: news.ActLink, By: by.ID, Story: story, Note: fmt.Sprintf("revision %d for %s", link.Revision, forWhom)})
	})
	if err != nil {
		return "", link, fmt.Errorf("make a preview link to %s: %w", story, err)
	}
	return secret, link, nil
}

// RevokeLink ends a preview link at once.
func RevokeLink(ctx context.Context, s *store.Store, by news.User, story, link string) error {
	_, err := s.Write(ctx, func(tx *store.Tx) error {
		if _, err := open(tx, by, story); err != nil {
			return err
		}
		if err := by.Must(news.RightPreview); err != nil {
			return err
		}
		if err := tx.RevokePreviewLink(story, link); err != nil {
			return err
		}
		return tx.Append(news.Change{Act: news.ActLink, By: by.ID, Story: story, Note: "a preview link was revoked"})
	})
	if err != nil {
		return fmt.Errorf("revoke a preview link to %s: %w", story, err)
	}
	return nil
}

// OpenLink gives what a preview link shows, and counts that it was opened. One
// that has expired, was revoked, or whose story was spiked or withdrawn, is
// gone, with a sentence; an unknown secret is not found.
func OpenLink(ctx context.Context, s *store.Store, secret string) (link store.PreviewLink, err error) {
	_, err = s.Write(ctx, func(tx *store.Tx) error {
		if link, err = tx.PreviewLink(hashed(secret)); err != nil {
			return err
		}
		st, err := tx.Story(link.StoryID)
		switch {
		case err != nil:
			return err
		case !link.Revoked.IsZero(), dead(st):
			return &news.Error{Kind: news.ErrGone, Sentence: "This link was taken back. Ask whoever sent it to you."}
		case !tx.Now().Before(link.Expires.Time):
			return &news.Error{Kind: news.ErrGone, Sentence: "This link has expired. Ask whoever sent it to you for a new one."}
		}
		return tx.UsePreviewLink(link.ID)
	})
	if err != nil {
		return store.PreviewLink{}, fmt.Errorf("open a preview link: %w", err)
	}
	return link, nil
}

// dead tells whether nobody outside should read a story any more.
func dead(st news.Story) bool { return st.State == news.StateSpiked || st.State == news.StateWithdrawn }

func newSecret() (secret, hash string) {
	b := make([]byte, 32)
	_, _ = rand.Read(b) // never fails: it ends the program instead
	secret = base64.RawURLEncoding.EncodeToString(b)
	return secret, hashed(secret)
}

func hashed(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}
