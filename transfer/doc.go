// Package transfer brings stories in from other places, and takes them out whole.
//
// It is a door: a story's walk begins here when it was written elsewhere. This
// part reads a web page, or the text of one, and finds the story in it: Fetch
// brings the page, FindStory tells the story from the page around it, Topics
// says what it is about, and Attributions marks who claims what. None of it
// touches the database; filing the draft is done by the edit commands.
//
// Everything here is decided by rules and by lists that we keep (the tables in
// Go, the gazetteer as TSV files), so that an editor can see why a line was
// taken or left out, and mend the rule. The functions hold no state and may be
// called from many goroutines at once.
package transfer
