package news

// Story is the thing written, as the newsroom sees it: where it stands, and
// which of its revisions is the newest and which the public reads.
type Story struct {
	ID       string
	Version  int64 // grows with each write; a write from an older one is refused
	State    State
	Author   string // id of the user who has it: who began it, until it is handed over
	Revision int    // the newest revision
	Created  Time
	Saved    Time // when the newest revision was saved

	// Of the newest revision, for lists on the desk.
	Headline string
	Kind     Kind
	Section  string // id

	Embargo  Time // before it nothing may reach the public by any way
	Schedule Time // when it will be published; zero when it is not scheduled

	// What the public sees; zero before the first publication.
	Published      int  // the revision that the public reads
	FirstPublished Time // when it first reached the public
	Updated        Time // when readers last got a new text
	Path           string
	Breaking       Time   // until when it is breaking; zero when it is not
	Withdrawn      Time   // when it was taken down; zero while it is public or never was
	Notice         string // why it was withdrawn, for readers
	Reason         string // why it was sent back or spiked, for the newsroom alone
}

// Revision is one saved state of a story: immutable, numbered from 1.
type Revision struct {
	StoryID string
	Number  int
	Base    int // the revision that the writer started from; 0 for the first
	By      string
	Saved   Time
	Draft
}

// Draft is what a writer writes: the words of a revision before it has a number.
type Draft struct {
	Kind       Kind
	Edition    string // id; empty means the default one
	Section    string // id
	Headline   string
	Headlines  Headlines // elsewhere
	Standfirst string
	Kicker     string
	Dateline   string
	Slug       string   // wanted place in the URL; empty means made from the headline
	Weight     Weight   // empty leaves it to the rule
	Picture    Picture  // the lead picture; without an asset there is none
	Body       []byte   // document tree as JSON, canonical; see package prose
	Topics     []string // ids, in the order of importance
	Bylines    []string // ids of contributors, in order
	Source     string   // where it came from: a wire's name or an imported page's address; may be empty
	Claim      Claim    // of a fact check
}

// Limits of what a writer may write, in runes.
const (
	MaxHeadline   = 300
	MaxStandfirst = 1000
	MaxKicker     = 120
	MaxDateline   = 160
	MaxTopics     = 50
	MaxBylines    = 20
)

// Check tells everything that is wrong with the draft's words, apart from the
// body, which package prose has parsed. An empty headline is allowed in a
// draft; CheckPublishable is stricter.
func (d Draft) Check() error {
	var errs Errors
	add := func(err error) {
		if err != nil {
			errs = append(errs, err)
		}
	}
	add(checkLine("headline", d.Headline, 0, MaxHeadline))
	errs = append(errs, d.Headlines.check()...)
	add(checkLine("standfirst", d.Standfirst, 0, MaxStandfirst))
	add(checkLine("kicker", d.Kicker, 0, MaxKicker))
	add(checkLine("dateline", d.Dateline, 0, MaxDateline))
	add(d.Claim.Check())
	add(checkLine("source", d.Source, 0, 2000))
	if d.Slug != "" {
		add(CheckSlug("slug", d.Slug))
	}
	if !d.Kind.Valid() {
		add(Invalid("kind", "There is no kind of story called %q.", d.Kind))
	}
	if !d.Weight.Valid() {
		add(Invalid("weight", "A story's weight is lead, major, standard or brief, not %q.", d.Weight))
	}
	if len(d.Topics) > MaxTopics {
		add(Invalid("topics", "A story has at most %d topics.", MaxTopics))
	}
	if len(d.Bylines) > MaxBylines {
		add(Invalid("bylines", "A story has at most %d bylines.", MaxBylines))
	}
	add(d.Picture.Check())
	if len(errs) == 0 {
		return nil
	}
	return errs
}

// CheckPublishable tells what still has to be written before readers may see it.
func (d Draft) CheckPublishable() error {
	if err := d.Check(); err != nil {
		return err
	}
	if Blank(d.Headline) {
		return Invalid("headline", "A story needs a headline before it can be published.")
	}
	if d.Section == "" {
		return Invalid("section", "A story needs a section before it can be published.")
	}
	return nil
}

// Published is a story as the public sees it, in a list or on its page. It
// has no field that could hold an unpublished word.
type Published struct {
	ID             string
	Revision       int
	Path           string
	Kind           Kind
	Edition        string // id
	Section        string // id
	Headline       string
	Headlines      Headlines // elsewhere
	Standfirst     string
	Kicker         string
	Dateline       string
	Weight         Weight
	Picture        Picture
	Words          int
	FirstPublished Time
	Updated        Time // equals FirstPublished until readers get a new text
	Breaking       Time // until when it is breaking
	Bylines        []Contributor
	Topics         []Topic
	Claim          Claim // of a fact check
}

// CorrectionKind is what sort of public note a correction is.
type CorrectionKind string

// The kinds of correction.
const (
	CorrectionCorrection    CorrectionKind = "correction"
	CorrectionClarification CorrectionKind = "clarification"
	CorrectionUpdate        CorrectionKind = "update"
	CorrectionRetraction    CorrectionKind = "retraction"
)

// Valid tells whether k is one of the kinds.
func (k CorrectionKind) Valid() bool { return k.Label() != "" }

// Label is the kind's name for readers, in English.
func (k CorrectionKind) Label() string {
	switch k {
	case CorrectionCorrection:
		return "Correction"
	case CorrectionClarification:
		return "Clarification"
	case CorrectionUpdate:
		return "Update"
	case CorrectionRetraction:
		return "Retraction"
	}
	return ""
}

// MaxCorrection is the longest correction, in runes.
const MaxCorrection = 2000

// Correction is a dated public note on a story. Once public it is never deleted.
type Correction struct {
	ID      string
	StoryID string
	Kind    CorrectionKind
	Text    string // plain text
	At      Time
	By      string // id of the user
}

// Check tells what is wrong with the correction's words.
func (c Correction) Check() error {
	if !c.Kind.Valid() {
		return Invalid("kind", "A correction is a correction, clarification, update or retraction, not %q.", c.Kind)
	}
	return checkLine("text", c.Text, 1, MaxCorrection)
}

// Outcome is what a command has done.
type Outcome struct {
	Story    Story
	Revision int   // the revision that was saved or published; 0 where none was
	Change   int64 // the change's number, to wait for before answering
}
