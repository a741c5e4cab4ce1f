// Package desk is the newsroom's screens: the door through which a story is
// written and decided on by people. A story's walk begins here: somebody signs
// in, begins a story, writes it on a page that saves itself, and hands it on;
// an editor publishes, schedules, corrects or withdraws it.
//
// There is a file for each screen with its template in the folder beside it,
// and acts.go lists every act that the side of the writing page offers. What a
// person may do is decided by the commands in edit and publish; a screen only
// leaves out what would be refused. Every act is a form, so each screen works
// without JavaScript; the bundle in static, made from the sources in editor,
// turns the writing page's form into a page that one writes on.
//
// A handler returns an error, which answer.go shows once, in one place. No
// screen is kept by anybody: all but the files in static are sent with no-store.
package desk
