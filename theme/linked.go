package theme

// Linked is a thing of schema.org in JSON-LD. It has the properties of every
// type that we write, and leaves out those that are empty; html/template
// encodes it, so no text can end the block it stands in.
type Linked struct {
	Context          string    `json:"@context,omitempty"`
	Type             string    `json:"@type"`
	ID               string    `json:"@id,omitempty"`
	Name             string    `json:"name,omitempty"`
	Headline         string    `json:"headline,omitempty"`
	Description      string    `json:"description,omitempty"`
	URL              string    `json:"url,omitempty"`
	Image            []*Linked `json:"image,omitempty"`
	Logo             *Linked   `json:"logo,omitempty"`
	Width            int       `json:"width,omitempty"`
	Height           int       `json:"height,omitempty"`
	Caption          string    `json:"caption,omitempty"`
	Credit           string    `json:"creditText,omitempty"`
	Copyright        string    `json:"copyrightNotice,omitempty"`
	Translations     []*Linked `json:"workTranslation,omitempty"`
	MainEntityOfPage *Linked   `json:"mainEntityOfPage,omitempty"`
	MainEntity       *Linked   `json:"mainEntity,omitempty"`
	DatePublished    string    `json:"datePublished,omitempty"`
	DateModified     string    `json:"dateModified,omitempty"`
	CoverageStart    string    `json:"coverageStartTime,omitempty"`
	Author           []*Linked `json:"author,omitempty"`
	About            []*Linked `json:"about,omitempty"`
	IsPartOf         []*Linked `json:"isPartOf,omitempty"`
	Publisher        *Linked   `json:"publisher,omitempty"`
	JobTitle         string    `json:"jobTitle,omitempty"`
	ArticleSection   string    `json:"articleSection,omitempty"`
	Dateline         string    `json:"dateline,omitempty"`
	Keywords         []string  `json:"keywords,omitempty"`
	WordCount        int       `json:"wordCount,omitempty"`
	InLanguage       string    `json:"inLanguage,omitempty"`
	Free             bool      `json:"isAccessibleForFree,omitempty"`
	Text             string    `json:"text,omitempty"`
	Correction       []*Linked `json:"correction,omitempty"`
	Breadcrumb       *Linked   `json:"breadcrumb,omitempty"`
	Items            []*Linked `json:"itemListElement,omitempty"`
	Position         int       `json:"position,omitempty"`
	Item             string    `json:"item,omitempty"`
	SameAs           []string  `json:"sameAs,omitempty"`
	ClaimReviewed    string    `json:"claimReviewed,omitempty"`
	ItemReviewed     *Linked   `json:"itemReviewed,omitempty"`
	Appearance       *Linked   `json:"appearance,omitempty"`
	ReviewRating     *Linked   `json:"reviewRating,omitempty"`
	RatingValue      int       `json:"ratingValue,omitempty"`
	BestRating       int       `json:"bestRating,omitempty"`
	WorstRating      int       `json:"worstRating,omitempty"`
	AlternateName    string    `json:"alternateName,omitempty"`
	Policies
}

// Policies says where a publication tells how it works (schema.org,
// NewsMediaOrganization). All are absolute addresses; an empty one is left out.
type Policies struct {
	Principles  string `json:"publishingPrinciples,omitempty"`
	Ethics      string `json:"ethicsPolicy,omitempty"`
	Corrections string `json:"correctionsPolicy,omitempty"`
	Checking    string `json:"verificationFactCheckingPolicy,omitempty"`
	Sources     string `json:"unnamedSourcesPolicy,omitempty"`
	Ownership   string `json:"ownershipFundingInfo,omitempty"`
	Feedback    string `json:"actionableFeedbackPolicy,omitempty"`
}
