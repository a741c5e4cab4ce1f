package news

// Asset is a picture, video, sound or document with its rights.
type Asset struct {
	ID         string
	Hash       string // SHA-256 of the original's bytes, in hex
	Name       string // the file's name when it came; readers never see it
	MediaType  string
	Bytes      int64
	Width      int // pixels; 0 where it has none
	Height     int
	Alt        string // what is to be seen, for who cannot see it
	Decorative bool   // it says nothing that the words do not: an empty Alt is meant
	Caption    string
	Credit     string
	Copyright  string
	FocusX     float64 // 0 to 1 from the left
	FocusY     float64 // 0 to 1 from the top
	By         string
	Created    Time

	Number       int64   // in the order in which they came
	Source       string  // who it came from: an agency, a press office, a reader
	Licence      Licence // by what right we have it
	Restrictions string  // what may not be done with it, in words
	Expires      Time    // when the right ends; zero for never
	Ended        Time    // when it was taken off the public pages; zero while it may be there
	Crops        Crops
	Uses         int // stories and fronts that show it, drafts among them
}

// The longest words of a picture, in runes.
const (
	MaxPictureLine = 300  // of a name, a credit, a copyright
	MaxPictureText = 2000 // of an alternative text, a caption
)

// Picture is the lead picture of a story: an asset, and what this story says of
// it in place of the asset's own words. The zero value is no picture.
type Picture struct {
	Asset   string // id
	Alt     string // empty leaves the asset's
	Caption string // empty leaves the asset's
}

// Check tells what is wrong with the picture's words.
func (p Picture) Check() error {
	if err := checkLine("picture.alt", p.Alt, 0, MaxPictureText); err != nil {
		return err
	}
	return checkLine("picture.caption", p.Caption, 0, MaxPictureText)
}

// Words gives the alternative text and the caption with which a picture is
// shown: those of the place that shows it, and else the asset's own. A picture
// that nobody described is told by its caption, unless it is marked as
// decorative; by the name of its file it never is.
func (a Asset) Words(alt, caption string) (shownAlt, shownCaption string) {
	if caption == "" {
		caption = a.Caption
	}
	if alt == "" {
		alt = a.Alt
	}
	if alt == "" && !a.Decorative {
		alt = caption
	}
	return alt, caption
}

// MaySeeAsset tells whether the user may see a picture in the newsroom: their
// own, or everybody's with the right to read all.
func (u User) MaySeeAsset(a Asset) bool {
	return !u.Disabled && (u.Role.May(RightReadAll) || u.Role.May(RightReadOwn) && a.By == u.ID)
}
