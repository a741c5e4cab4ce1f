package desk

import (
	"broadsheet/news"
	"broadsheet/store"
)

// names gives everybody's name by id, programs' included.
func names(r *store.Reader) (map[string]string, error) {
	people, err := r.Users()
	if err != nil {
		return nil, err
	}
	keys, err := r.APIKeys()
	if err != nil {
		return nil, err
	}
	system := news.System()
	all := map[string]string{system.ID: system.Name}
	for _, u := range people {
		all[u.ID] = u.Name
	}
	for _, k := range keys {
		u := k.User()
		all[u.ID] = u.Name
	}
	return all, nil
}

func named(people map[string]string, id string) string {
	if name := people[id]; name != "" {
		return name
	}
	return "Somebody who has left"
}
