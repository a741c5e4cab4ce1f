package news

// Plan is coverage that is planned before anything is written: what, who, and
// when it is due. It becomes a story when somebody begins to write.
type Plan struct {
	ID      string
	What    string
	Note    string // anything else that whoever takes it should know
	Section string // id; may be empty
	Who     string // id of the user who has it; empty while nobody has
	Due     Time
	Story   string // id of the story that it became; empty before
	By      string // id of the user who planned it
	Created Time
	Dropped Time // when it was given up; zero while it stands
}

// Limits of a plan, in runes.
const (
	MaxPlan     = 300
	MaxPlanNote = 2000
)

// Check tells what is wrong with a plan.
func (p Plan) Check() error {
	var errs Errors
	for _, err := range []error{checkLine("what", p.What, 1, MaxPlan), checkLine("note", p.Note, 0, MaxPlanNote)} {
		if err != nil {
			errs = append(errs, err)
		}
	}
	if p.Due.IsZero() {
		errs = append(errs, Invalid("due", "Say when it is due."))
	} else if y := p.Due.Year(); y < 2000 || y > 2200 {
		errs = append(errs, Invalid("due", "The year %d is not one that anything can be planned for.", y))
	}
	if len(errs) == 0 {
		return nil
	}
	return errs
}
