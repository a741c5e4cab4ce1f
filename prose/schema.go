package prose

import "slices"

// The limits of a text. They are far above anything that a newsroom writes, and low enough that no text can hurt the server.
const (
	MaxBytes = 4 << 20 // of JSON or HTML coming in
	MaxNodes = 50_000  // nodes of the tree, pieces of text included
	MaxDepth = 48      // blocks inside blocks
	MaxLine  = 4_000   // bytes of a caption, a title, an alternative text and the like
	MaxURL   = 2_048   // bytes of an address
	MaxData  = 1 << 18 // bytes of an unknown node's data

	MaxPlaces = 16 << 10 // bytes of the places of a map
)

// attrKind says what an attribute may hold; check.go knows how to check each.
type attrKind uint8

const (
	lineAttr     attrKind = iota // one line of text
	rawAttr                      // text of several lines, kept as it is
	mediaAttr                    // address of a picture or video: http, https or a path on this site
	urlAttr                      // address of a page: http or https
	idAttr                       // letters, digits, '-' and '_'
	wordAttr                     // the same, and '+', '#', '.'
	numberAttr                   // a whole number within min and max
	spanAttr                     // the same, and 1 is its zero value
	focusAttr                    // "x,y", both from 0 to 1
	providerAttr                 // one of the providers of embeds
	chartAttr                    // one of ChartKinds
	pointAttr                    // "latitude,longitude" in degrees
	routeAttr                    // one of Routes
)

type attrRule struct {
	name     string
	kind     attrKind
	required bool
	min, max int
}

// nodeRule is what a node may carry: its attributes, and either inline content or children of certain types.
type nodeRule struct {
	label   string // as a person calls it, in an error's place
	attrs   []attrRule
	inline  bool   // text and hard breaks
	plain   bool   // inline, but without marks and breaks
	content []Type // allowed children
	first   Type   // what the first child must be, if that is laid down
	some    bool   // at least one child
}

func (r *nodeRule) allows(t Type) bool { return slices.Contains(r.content, t) }

func (r *nodeRule) attr(name string) *attrRule {
	for i := range r.attrs {
		if r.attrs[i].name == name {
			return &r.attrs[i]
		}
	}
	return nil
}

// rules is the schema: a table, read by the JSON parser, the HTML reader and the tests alike. Nothing changes it.
var rules = map[Type]*nodeRule{
	root: {label: "text", content: []Type{Paragraph, Heading, BulletList, OrderedList, Quote, PullQuote, PictureNode, Gallery, Video, Embed,
		Table, ChartType, MapType, FactBox, Timeline, StoryCard,
		Divider, CorrectionAnchor, CodeBlock, Unknown}},
	Paragraph: {label: "paragraph", inline: true},
	Heading: {label: "heading", inline: true,
		attrs: []attrRule{{name: "level", kind: numberAttr, required: true, min: 2, max: 4}}},
	BulletList: {label: "bullet list", content: []Type{ListItem}, some: true},
	OrderedList: {label: "numbered list", content: []Type{ListItem}, some: true,
		attrs: []attrRule{{name: "start", kind: spanAttr, min: 1, max: 1_000_000}}},
	ListItem: {label: "item", content: []Type{Paragraph, BulletList, OrderedList}, first: Paragraph, some: true},
	Quote: {label: "quote", content: []Type{Paragraph, BulletList, OrderedList}, some: true,
		attrs: []attrRule{{name: "cite"}}},
	PullQuote: {label: "pull quote", inline: true, attrs: []attrRule{{name: "credit"}}},
	PictureNode: {label: "picture", attrs: []attrRule{{name: "asset", kind: idAttr}, {name: "src", kind: mediaAttr}, {name: "alt"}, {name: "caption"},
		{name: "credit"}, {name: "width", kind: numberAttr, min: 1, max: 100_000}, {name: "height", kind: numberAttr, min: 1, max: 100_000},
		{name: "focus", kind: focusAttr}}},
	Gallery: {label: "gallery", content: []Type{PictureNode}, some: true, attrs: []attrRule{{name: "title"}}},
	Video: {label: "video", attrs: []attrRule{{name: "asset", kind: idAttr}, {name: "src", kind: mediaAttr}, {name: "poster", kind: mediaAttr},
		{name: "caption"}, {name: "credit"}}},
	Embed: {label: "embed", attrs: []attrRule{{name: "provider", kind: providerAttr, required: true}, {name: "id", required: true},
		{name: "url", kind: urlAttr}, {name: "caption"}}},
	Table:       {label: "table", content: []Type{TableRow}, some: true, attrs: []attrRule{{name: "caption"}}},
	TableRow:    {label: "row", content: []Type{TableHeader, TableCell}, some: true},
	TableHeader: {label: "header cell", content: []Type{Paragraph}, some: true, attrs: spanRules},
	TableCell:   {label: "cell", content: []Type{Paragraph}, some: true, attrs: spanRules},
	FactBox:     {label: "fact box", content: []Type{Paragraph, BulletList, OrderedList, Heading}, some: true, attrs: []attrRule{{name: "title"}}},
	ChartType: {label: "chart", attrs: []attrRule{{name: "kind", kind: chartAttr, required: true}, {name: "title"}, {name: "subtitle"}, {name: "source"},
		{name: "note"}, {name: "marked"}, {name: "table", kind: rawAttr, max: MaxTable}}},
	MapType: {label: "map", attrs: []attrRule{{name: "title"}, {name: "note"}, {name: "centre", kind: pointAttr}, {name: "span", kind: numberAttr, min: 50, max: 40_000},
		{name: "countries"}, {name: "route", kind: routeAttr}, {name: "places", kind: rawAttr, max: MaxPlaces}}},
	Timeline:         {label: "timeline", content: []Type{TimelineEntry}, some: true, attrs: []attrRule{{name: "title"}}},
	TimelineEntry:    {label: "moment of a timeline", content: []Type{Paragraph, BulletList, OrderedList}, some: true, attrs: []attrRule{{name: "when"}}},
	StoryCard:        {label: "card of another story", attrs: []attrRule{{name: "story", kind: idAttr, required: true}, {name: "headline"}}},
	Divider:          {label: "divider"},
	CorrectionAnchor: {label: "correction anchor", attrs: []attrRule{{name: "correction", kind: idAttr, required: true}}},
	CodeBlock:        {label: "code block", plain: true, attrs: []attrRule{{name: "language", kind: wordAttr}}},
	Unknown:          {label: "unknown part", attrs: []attrRule{{name: "name", required: true}, {name: "data", kind: rawAttr}}},
	Text:             {label: "text"},
	HardBreak:        {label: "line break"},
}

// The limits of HTML itself, so that what we write is valid.
var spanRules = []attrRule{{name: "colspan", kind: spanAttr, min: 1, max: 1000}, {name: "rowspan", kind: spanAttr, min: 1, max: 65534}}

// isTextBlock reports whether nodes of the type hold words themselves, and not other blocks.
func (t Type) isTextBlock() bool {
	return t == Paragraph || t == Heading || t == PullQuote || t == CodeBlock
}
