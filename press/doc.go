// Package press keeps finished pages in memory and hands them to readers. In
// the walk of a story it comes last: a story was written (edit), let out
// (publish), turned into a page (site, feed), and here the page's bytes wait
// for whoever asks.
//
// A page is rendered when it is first asked for, however many ask at once, and
// kept whole (identity, gzip, brotli, ETag, headers) until a change touches a
// key that it was made from, until it ends by the clock, or until memory is
// needed for a page that is read more.
//
// One promise rules the code: a GET that begins after Wait(seq) returned never
// sees a page from before change seq. Three things hold it up.
//
//   - Apply drops every kept page that read a key of the change.
//   - Apply makes every render that is under way forgotten: those who wait for
//     it get it, a later asker starts a new one.
//   - A render that ends is kept only if no change that came after its snapshot
//     touched what it read.
//
// The press knows nothing of stories, templates or the store: a Renderer turns
// a target into a Page, and the Page names its keys.
package press
