package store

import "broadsheet/news"

func scanPolicy(row scanner) (p news.Policy, err error) {
	err = row.Scan(&p.Kind, &p.Text, moment{&p.Updated})
	return p, err
}

// Policy gives what the publication says of itself under a kind; not found
// where it says nothing.
func (r *Reader) Policy(k news.PolicyKind) (news.Policy, error) {
	return find(r, scanPolicy, news.NotFound("Nothing has been written about %q yet.", k), `SELECT kind, body, updated FROM policies WHERE kind = $1`, string(k))
}

// Policies gives the policies that have been written, without their texts, in
// the order in which readers find them.
func (r *Reader) Policies() ([]news.Policy, error) {
	there, err := all(r, func(row scanner) (p news.Policy, err error) {
		err = row.Scan(&p.Kind, moment{&p.Updated})
		return p, err
	}, `SELECT kind, updated FROM policies`)
	var sorted []news.Policy
	for _, k := range news.PolicyKinds() {
		for _, p := range there {
			if p.Kind == k {
				sorted = append(sorted, p)
			}
		}
	}
	return sorted, err
}

// PutPolicy writes a policy; one without a text is taken away.
func (t *Tx) PutPolicy(p news.Policy) error {
	if len(p.Text) == 0 {
		_, err := t.exec(`DELETE FROM policies WHERE kind = $1`, string(p.Kind))
		return err
	}
	_, err := t.exec(`INSERT INTO policies (kind, body, updated) VALUES ($1, $2, $3)
		ON CONFLICT (kind) DO UPDATE SET body = excluded.body, updated = excluded.updated`, string(p.Kind), string(p.Text), p.Updated.Milli())
	return err
}
