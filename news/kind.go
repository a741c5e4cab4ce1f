package news

// Kind is the kind of a story. It decides the face of the page and the
// schema.org type.
type Kind string

// The kinds of story.
const (
	KindNews      Kind = "news"
	KindAnalysis  Kind = "analysis"
	KindOpinion   Kind = "opinion"
	KindLive      Kind = "live"
	KindExplainer Kind = "explainer"
	KindGallery   Kind = "gallery"
	KindVideo     Kind = "video"
	KindFactCheck Kind = "fact-check"
	KindObituary  Kind = "obituary"
)

// Kinds lists every kind, in the order that the desk offers them.
func Kinds() []Kind {
	return []Kind{KindNews, KindAnalysis, KindOpinion, KindLive, KindExplainer, KindGallery, KindVideo, KindFactCheck, KindObituary}
}

// Valid tells whether k is one of the kinds.
func (k Kind) Valid() bool { return k.Label() != "" }

// Label is the kind's name for people, in English.
func (k Kind) Label() string {
	switch k {
	case KindNews:
		return "News"
	case KindAnalysis:
		return "Analysis"
	case KindOpinion:
		return "Opinion"
	case KindLive:
		return "Live"
	case KindExplainer:
		return "Explainer"
	case KindGallery:
		return "Gallery"
	case KindVideo:
		return "Video"
	case KindFactCheck:
		return "Fact check"
	case KindObituary:
		return "Obituary"
	}
	return ""
}

// SchemaType is the schema.org type of a story of this kind, the most exact
// one that is a NewsArticle.
func (k Kind) SchemaType() string {
	switch k {
	case KindAnalysis:
		return "AnalysisNewsArticle"
	case KindOpinion:
		return "OpinionNewsArticle"
	case KindLive:
		return "LiveBlogPosting"
	case KindExplainer:
		return "BackgroundNewsArticle"
	}
	return "NewsArticle"
}

// Weight is an editor's judgement of how much room a story deserves.
type Weight string

// The weights, heaviest first. The zero value leaves it to the rule.
const (
	WeightLead     Weight = "lead"
	WeightMajor    Weight = "major"
	WeightStandard Weight = "standard"
	WeightBrief    Weight = "brief"
)

// Valid tells whether w is a weight or is left to the rule.
func (w Weight) Valid() bool {
	switch w {
	case "", WeightLead, WeightMajor, WeightStandard, WeightBrief:
		return true
	}
	return false
}
