package news

// LivePost is one entry of live coverage: a story of the kind live is a head
// of its own with posts below, the newest first. A post is public from the
// moment at which it is written, so it is never changed in silence: a changed
// one says when and why.
type LivePost struct {
	ID       string
	StoryID  string
	Headline string // may be empty
	Body     []byte // a prose document, as JSON
	Key      bool   // one of the few that tell the whole day
	Pinned   bool   // stays above the newer ones
	At       Time
	By       string // id of the user
	Amended  Time   // when its text last changed; zero while it reads as it was first written
	Note     string // what was wrong, for readers; never empty in an amended post
}

// Limits of a live post.
const (
	MaxLiveBody = 64 << 10 // bytes of its document
	MaxLiveNote = 500      // runes
)

// Check tells what is wrong with a post, apart from its document, which prose
// reads.
func (p LivePost) Check() error {
	var errs Errors
	for _, err := range []error{
		checkLine("headline", p.Headline, 0, MaxHeadline),
		checkLine("note", p.Note, 0, MaxLiveNote),
	} {
		if err != nil {
			errs = append(errs, err)
		}
	}
	switch {
	case len(p.Body) == 0:
		errs = append(errs, Invalid("body", "A live post needs a text."))
	case len(p.Body) > MaxLiveBody:
		errs = append(errs, Invalid("body", "A live post is short: at most %d KB. Make a story of its own of it.", MaxLiveBody>>10))
	}
	switch {
	case !p.Amended.IsZero() && p.Note == "":
		errs = append(errs, Invalid("note", "Say what was wrong: readers have seen the post as it was."))
	case p.Amended.IsZero() && p.Note != "":
		errs = append(errs, Invalid("note", "Only a post that was changed says what was wrong with it."))
	case !p.Amended.IsZero() && p.Amended.Before(p.At.Time):
		errs = append(errs, Invalid("amended", "A post can't be changed before it is written."))
	}
	if len(errs) == 0 {
		return nil
	}
	return errs
}
