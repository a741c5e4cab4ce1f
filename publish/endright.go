package publish

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"broadsheet/news"
	"broadsheet/store"
)

// EndRights takes pictures off the public pages whose right has ended, and
// gives how many. One that fails does not hold up the others, and is tried
// again at the next call.
func EndRights(ctx context.Context, s *store.Store) (ended int, err error) {
	const batch = 50
	left := map[string]bool{} // what stays for the next call
	var failed []error
	for {
		var due []news.Asset
		err := s.Read(ctx, func(r *store.Reader) (err error) {
			due, err = r.EndingAssets(s.Now(), batch+len(left))
			return err
		})
		due = slices.DeleteFunc(due, func(a news.Asset) bool { return left[a.ID] })
		if err != nil || len(due) == 0 {
			return ended, errors.Join(append(failed, err)...)
		}
		for _, a := range due {
			was, err := endRight(ctx, s, a.ID)
			switch {
			case errors.Is(err, news.ErrUnavailable), ctx.Err() != nil: // the others would fare no better
				return ended, errors.Join(append(failed, err)...)
			case err != nil:
				left[a.ID], failed = true, append(failed, fmt.Errorf("take the picture %s off: %w", a.ID, err))
			case was:
				ended++
			}
		}
	}
}

// endRight takes one picture off, unless its right was made longer, or another
// clerk was here first. What changes is what Public may know of it; its place
// in stories stays, and so it is back where it was once there is a new right.
func endRight(ctx context.Context, s *store.Store, id string) (was bool, err error) {
	_, err = s.Write(ctx, func(tx *store.Tx) error {
		a, err := tx.Asset(id)
		if err != nil {
			return err
		}
		if was = a.Ended.IsZero() && !a.Expires.IsZero() && !a.Expires.After(tx.Now().Time); !was {
			return nil
		}
		a.Ended = tx.Now()
		keys, err := tx.AssetKeys(id)
		if err != nil {
			return err
		}
		if err := tx.PutAsset(a); err != nil {
			return err
		}
		return tx.Append(news.Change{Act: news.ActAssetEnd, By: news.System().ID, Note: a.Name, Keys: keys})
	})
	return was && err == nil, err
}
