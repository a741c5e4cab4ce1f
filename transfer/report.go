package transfer

// Result is what became of one thing that an import read.
type Result string

// The results.
const (
	Imported Result = "imported"
	Skipped  Result = "skipped" // it is here already, or is not for us
	Changed  Result = "changed" // it was here, and what differs was saved
)

// Item is one thing that an import read, and what became of it.
type Item struct {
	What     string   `json:"what"` // headline or name
	Result   Result   `json:"result"`
	Reason   string   `json:"reason,omitempty"`
	ID       string   `json:"id,omitempty"`
	Path     string   `json:"path,omitempty"` // where readers find it, when it was published
	Date     string   `json:"date,omitempty"` // RFC 3339
	Section  string   `json:"section,omitempty"`
	Topics   []string `json:"topics,omitempty"`
	Claims   []string `json:"claims,omitempty"`   // who says what, as it was marked
	LeftOut  []string `json:"left_out,omitempty"` // what stood beside it and was not taken
	Warnings []string `json:"warnings,omitempty"`
}

// Report is what an import did, or with a dry run would do.
type Report struct {
	DryRun   bool   `json:"dry_run"`
	Read     int    `json:"read"`
	Imported int    `json:"imported"`
	Skipped  int    `json:"skipped"`
	Changed  int    `json:"changed"`
	Items    []Item `json:"items"`
}

// add counts one item.
func (r *Report) add(i Item) {
	r.Read++
	switch i.Result {
	case Imported:
		r.Imported++
	case Skipped:
		r.Skipped++
	case Changed:
		r.Changed++
	}
	r.Items = append(r.Items, i)
}
