package demo

// Note says, in a sentence for readers, that nothing here is real. It belongs on the publication's about page and wherever the whole is introduced.
const Note = "This is a demonstration publication; its people, firms and events are invented."

// Facts are what a publication must know about itself before its first story can be filed.
type Facts struct {
	Name     string
	Tagline  string
	Place    string // where the paper is made
	TimeZone string // a name of the IANA time zone database
	Language string // a BCP 47 tag
	Edition  Edition
	Sections []Section // in the order of the navigation
}

// Edition is the face that the demonstration shows. There is one.
type Edition struct {
	Slug     string
	Name     string
	Language string // a BCP 47 tag
}

// Section is one entry of the navigation.
type Section struct {
	Slug        string
	Name        string
	Order       int    // counts from 1, leftmost first
	Description string // one sentence
}

// Publication returns the facts of Euro Global Post. Each call returns a fresh value that the caller may change.
func Publication() Facts {
	return Facts{
		Name:     "Euro Global Post",
		Tagline:  "European news, UK news, political news, breaking news, lifestyle and entertainment news",
		Place:    "London",
		TimeZone: "Europe/London",
		Language: "en-GB",
		Edition:  Edition{Slug: "international", Name: "International", Language: "en-GB"},
		Sections: []Section{
			{Slug: "europe", Name: "Europe", Order: 1, Description: "From the Azores to the Dniester: councils, rivers, railways and the people who mind them."},
			{Slug: "uk", Name: "UK", Order: 2, Description: "Towns, coasts and country in England, Scotland, Wales and Northern Ireland."},
			{Slug: "politics", Name: "Politics", Order: 3, Description: "How laws are made, who counts the votes and what the minister did not say."},
			{Slug: "business", Name: "Business", Order: 4, Description: "Makers, shops, prices and pay, with the sums shown."},
			{Slug: "world", Name: "World", Order: 5, Description: "Reporting from beyond Europe, near the ground."},
			{Slug: "lifestyle", Name: "Lifestyle", Order: 6, Description: "Food, gardens, walks and the house."},
			{Slug: "entertainment", Name: "Entertainment", Order: 7, Description: "Books, film, music, theatre and football."},
		},
	}
}
