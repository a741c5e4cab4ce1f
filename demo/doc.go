// Package demo is the story before the first story: a whole publication, Euro Global Post, that `broadsheet serve --demo` files into an empty
// data folder so that a newcomer sees two weeks of a newspaper instead of a blank front.
//
// The stories lie in stories/, one a file; the people who sign them in contributors.toml; what they are about in topics.toml. The package reads
// and checks those files, turns "two days ago at 14:05" into a moment, and Fill writes and publishes each story by the same commands as a
// reporter and an editor would.
//
// A story file is TOML between two lines of +++ and then HTML as the desk would paste it:
//
//	+++
//	headline = "Fog shuts Tarn Bridge and a wedding goes round by the fell"
//	standfirst = "Visibility fell to nine metres."   # one sentence
//	section = "uk"                                   # with kind, bylines, topics, and as it needs: kicker, dateline, weight, breaking
//	days_ago = 8                                     # 1 to 13 with a time; a story of today has minutes_ago instead
//	time = "17:20"
//	[[corrections]]                                  # kind, hours_after, text
//	+++
//	<p>Tarn Bridge was closed for 19 hours …</p>
//
// A text calls for a picture with a comment, <!-- picture NAME -->, and for several with <!-- gallery NAME NAME -->; its lead
// picture is named in the front matter. The pictures are listed in pictures.go and drawn when the demonstration is filled.
//
// All of it is invented: the people, firms, councils and events. Countries, seas and a few public institutions appear as scenery.
//
// Since a demonstration may start on any day, no text names a fixed date. A body says {day-1} for "the weekday before this was published" and
// the words are put in by [Story.Body]; the forms are listed in words.go.
package demo
