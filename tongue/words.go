package tongue

// Words are what the templates say by themselves. Each field is a key of
// [frame] in the catalogues: SkipToNews is skip-to-news.
type Words struct {
	// On every page.
	SkipToNews   string
	FrontPage    string // the way home of a paper without a name
	Latest       string
	Sections     string // names the navigation, for those who hear the page
	Editions     string // the same
	Breaking     string
	BreakingNews string // names the bar
	AboutPaper   string // names the links at the foot
	TodaysPaper  string
	Corrections  string
	Pages        string // names the way through a list
	Newer        string
	Newest       string
	Older        string
	About        string

	// On the pages about the paper.
	HowWeWork   string
	ReachUs     string
	WhoWrites   string
	LastChanged string // a time follows

	// On fronts and lists.
	OpinionAndAnalysis string
	CorrectionsIntro   string
	RelatedTopics      string
	People             string // over the names of those whom a topic's stories are about, too
	Organisations      string
	Places             string
	OtherNames         string // of a topic; they follow
	Timeline           string
	Days               string // names the way through the archive
	AboveSection       string
	WithinSection      string
	Stories            string // names a part of a front that has no title

	// On a story and its history.
	By               string
	Published        string
	Updated          string
	StoryCorrections string // names the box
	InThisExplainer  string
	RestsOn          string
	TheClaim         string // of a fact check
	ClaimedBy        string // a name follows
	OurVerdict       string
	Topics           string
	MoreOnThis       string
	InOtherLanguages string // names the way to its translations
	EarlierIn        string // the section's name follows
	Earlier          string
	StoryHistory     string
	ReadStory        string
	Preview          string

	// On a page that says why there is no other.
	FromFrontPage string
	Reference     string
}

// Said are the sentences that are finished before a template sees them, and
// words that stand in data. Each field is a key of [said] in the catalogues; what
// the tag gaps names stands in the sentence in braces.
type Said struct {
	Edition       Phrase `gaps:"name"`
	EarlierPage   Phrase `gaps:"title"`
	NewestStories Phrase `gaps:"paper"`
	SectionNews   Pair   `gaps:"section paper"`
	AboutOf       Phrase `gaps:"paper"`
	NothingYet    string
	FirstHere     string
	NothingIn     Phrase `gaps:"section"`
	PaidBy        Phrase `gaps:"name"`

	AllCorrections Phrase `gaps:"paper"`
	NoCorrections  string
	On             string // the headline of a corrected story follows

	OfDay       Phrase `gaps:"date"`
	DaysOf      Phrase `gaps:"month"`
	FromArchive string
	NoneToday   string
	NoneThatDay string

	HistoryOf    Phrase `gaps:"headline"`
	HistoryAbout string
	LastUpdated  string

	Picture string
	Video   string
	ViewOn  Phrase `gaps:"site"`

	Numbers    string // of a chart, as a table
	SourceOf   Phrase `gaps:"name"`
	MapData    string
	SeeDrawing string // leads to the page, where a drawing can't be shown
	NoFigure   string // in the place of a number
	Chart      string
	Map        string
	Runs       Pair   `gaps:"first last"` // what a line of a chart does, as who can't see it hears
	Most       Phrase `gaps:"figure"`
	Least      Phrase `gaps:"figure"`

	Withdrawn     string
	WasWithdrawn  string
	WithdrawnText Phrase `gaps:"paper"`

	Error             Phrase `gaps:"number"`
	Unfounded         string
	UnfoundedText     string
	Missing           string
	MissingText       string
	Gone              string
	Private           string
	PrivateText       string
	TooLarge          string
	TooLargeText      string
	NotUnderstood     string
	NotUnderstoodText string
	TooMany           string
	TooManyText       string
	Busy              string
	BusyText          string
	Failed            string
	FailedText        string
}
