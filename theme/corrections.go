package theme

// Corrections is the publication's list of corrections.
type Corrections struct {
	Frame
	Notes []Note // the newest first
	Empty string // what to say when there is none
}

func (Corrections) template() string { return "corrections" }
