package api

import (
	"net/http"

	"broadsheet/edit"
	"broadsheet/publish"
)

// Short names of the statuses that the table is full of.
const (
	unauthorised  = http.StatusUnauthorized
	forbidden     = http.StatusForbidden
	notFound      = http.StatusNotFound
	conflict      = http.StatusConflict
	stale         = http.StatusPreconditionFailed
	tooLarge      = http.StatusRequestEntityTooLarge
	mediaType     = http.StatusUnsupportedMediaType
	unprocessable = http.StatusUnprocessableEntity
	unconditional = http.StatusPreconditionRequired
)

// refusals says how a request can be refused: by each status of the base, and more.
func refusals(base []int, more ...int) []int { return append(append([]int(nil), base...), more...) }

// operations is all that the API knows. The router and the OpenAPI document
// are both made from this table.
func (s *server) operations() []operation {
	list := []int{unauthorised, unprocessable}
	one := []int{unauthorised, notFound, unprocessable}
	write := []int{unauthorised, forbidden, tooLarge, mediaType, unprocessable}
	act := refusals(write, notFound, conflict)
	margin := []int{unauthorised, notFound, tooLarge, mediaType, unprocessable}
	const post, get, put, patch, ok, created = http.MethodPost, http.MethodGet, http.MethodPut, http.MethodPatch, http.StatusOK, http.StatusCreated
	story := func(path string) string { return "/api/v1/stories/{id}" + path }

	front := func(path string) string { return "/api/v1/fronts/{name}" + path }

	return []operation{
		{method: get, path: "/api/v1/openapi.json", id: "describe", tag: "about", summary: "This document", open: true, status: ok, out: "OpenAPI",
			headers: []string{"IfNoneMatch"}, sets: []string{"ETag"}, refuses: refusals(list, http.StatusNotModified), do: s.describe},

		{method: get, path: "/api/v1/stories", id: "listStories", tag: "stories", summary: "List stories", open: true, query: []string{"section", "topic", "kind", "state", "q", "cursor", "limit"},
			words:  "Without a key: what is published, by first publication, the newest first, as summaries. With one: every story that the key may see, by when it was saved, the newest first. A section's list holds the stories of the sections below it. `q` looks for words in the headline, upper and lower case and accents being alike. A page may hold fewer stories than `limit` and still have a `next`.",
			status: ok, out: "StoryList", refuses: list, do: s.stories},
		{method: post, path: "/api/v1/stories", id: "createStory", tag: "stories", summary: "Begin a story", in: "NewStory",
			words:  "Makes a draft at revision 1. An embargo needs a role that may set one; when it is refused, no story is made.",
			status: created, out: "Saved", sets: []string{"ETag", "Location"}, refuses: write, do: s.create},
		{method: get, path: story(""), id: "readStory", tag: "stories", summary: "Read a story", open: true,
			words:  "Without a key: the revision that the public reads. With one: the newest revision, and what the newsroom knows of the story. `body_html` is then the whole text, with what readers are not shown, so that it can be sent back.",
			status: ok, out: "Story", sets: []string{"ETag"}, refuses: one, do: s.story},
		{method: patch, path: story(""), id: "changeStory", tag: "stories", summary: "Save a story's next revision", in: "StoryChange", headers: []string{"IfMatch"},
			words:  "What is left out stays as it is. If-Match names the revision that the change started from; when somebody has saved since, the answer is 412 with the story as it is now, and nothing is written. A change of a published story is a working draft, which readers see after the next publish. A change that changes nothing makes no revision.",
			status: ok, out: "Saved", sets: []string{"ETag"}, refuses: refusals(act, stale, unconditional), do: s.change},
		{method: get, path: story("/revisions"), id: "listRevisions", tag: "stories", summary: "List a story's revisions", query: []string{"cursor", "limit"},
			words:  "The newest first, without their texts. For the newsroom only.",
			status: ok, out: "RevisionList", refuses: one, do: s.revisions},

		{method: post, path: story("/submit"), id: "submitStory", tag: "workflow", summary: "Hand a draft to the editors", in: "Nothing", bare: true, status: ok, out: "Outcome", sets: []string{"ETag"}, refuses: act, do: s.simple(edit.Submit)},
		{method: post, path: story("/approve"), id: "approveStory", tag: "workflow", summary: "Say that a story may be published", in: "Nothing", bare: true, status: ok, out: "Outcome", sets: []string{"ETag"}, refuses: act, do: s.simple(edit.Approve)},
		{method: post, path: story("/send-back"), id: "sendStoryBack", tag: "workflow", summary: "Give a story back to its writer", in: "Reason", status: ok, out: "Outcome", sets: []string{"ETag"}, refuses: act, do: s.reasoned(edit.SendBack)},
		{method: post, path: story("/spike"), id: "spikeStory", tag: "workflow", summary: "End a story that was never published", in: "MaybeReason", bare: true, status: ok, out: "Outcome", sets: []string{"ETag"}, refuses: act, do: s.reasoned(edit.Spike)},
		{method: post, path: story("/restore"), id: "restoreStory", tag: "workflow", summary: "Make a spiked or withdrawn story a draft again", in: "Nothing", bare: true, status: ok, out: "Outcome", sets: []string{"ETag"}, refuses: act, do: s.simple(edit.Restore)},

		{method: post, path: story("/publish"), id: "publishStory", tag: "publishing", summary: "Publish the newest revision, now or at a time", in: "Publish", bare: true,
			words:  "When it answers, the public pages show it. With `at` the story is scheduled: it is published at that second, and never before. A local time is one of the publication's time zone; one that its clocks skip or show twice is refused.",
			status: ok, out: "Outcome", sets: []string{"ETag"}, refuses: act, do: s.publish},
		{method: post, path: story("/unschedule"), id: "unscheduleStory", tag: "publishing", summary: "Take a story off the schedule", in: "Nothing", bare: true, status: ok, out: "Outcome", sets: []string{"ETag"}, refuses: act, do: s.simple(publish.Unschedule)},
		{method: post, path: story("/embargo"), id: "embargoStory", tag: "publishing", summary: "Set or lift a story's embargo", in: "Until",
			words:  "Before that time nothing of the story reaches the public by any way, whoever asks. `null` lifts it.",
			status: ok, out: "Outcome", sets: []string{"ETag"}, refuses: act, do: s.lasting(publish.Embargo)},
		{method: post, path: story("/move"), id: "moveStory", tag: "publishing", summary: "Move a published story to another section or slug", in: "Move",
			words:  "The old address leads to the new one.",
			status: ok, out: "Outcome", sets: []string{"ETag"}, refuses: act, do: s.move},
		{method: post, path: story("/breaking"), id: "breakStory", tag: "publishing", summary: "Mark a published story as breaking", in: "Until",
			words:  "For a day at most. `null` ends it.",
			status: ok, out: "Outcome", sets: []string{"ETag"}, refuses: act, do: s.lasting(publish.Breaking)},
		{method: post, path: story("/withdraw"), id: "withdrawStory", tag: "publishing", summary: "Take a published story down", in: "Reason",
			words:  "Its address answers 410 with the reason, which readers see.",
			status: ok, out: "Outcome", sets: []string{"ETag"}, refuses: act, do: s.reasoned(publish.Withdraw)},
		{method: get, path: story("/corrections"), id: "listCorrections", tag: "publishing", summary: "List a story's corrections", open: true,
			words:  "The newest first, all at once.",
			status: ok, out: "CorrectionList", refuses: one, do: s.corrections},
		{method: post, path: story("/corrections"), id: "correctStory", tag: "publishing", summary: "Put a dated public note on a story", in: "NewCorrection",
			words:  "It is never deleted. The text itself is changed by saving and publishing.",
			status: created, out: "Corrected", sets: []string{"ETag", "Location"}, refuses: act, do: s.correct},

		{method: get, path: story("/notes"), id: "listNotes", tag: "margin", summary: "List what the newsroom notes on a story",
			words:  "Threads, the oldest first, all at once. Without a key there is no such thing.",
			status: ok, out: "NoteList", refuses: one, do: s.listMargin},
		{method: post, path: story("/notes"), id: "writeNote", tag: "margin", summary: "Write a note, or suggest other words", in: "NewNote",
			words:  "About the passage that is quoted, or about the whole story. `lead` and `tail` are the words around a passage, where the same words stand twice.",
			status: created, out: "Note", sets: []string{"Location"}, refuses: refusals(margin, conflict), do: s.writeNote},
		{method: post, path: story("/notes/{note}/answers"), id: "answerNote", tag: "margin", summary: "Answer a note", in: "Answer", status: ok, out: "Note", refuses: refusals(margin, conflict), do: s.answerNote},
		{method: post, path: story("/notes/{note}/resolve"), id: "resolveNote", tag: "margin", summary: "Say that a note is dealt with", words: "A suggestion is rejected by it.", in: "Nothing", bare: true, status: ok, out: "Note", refuses: refusals(margin, forbidden), do: s.endNote(s.resolveNote)},
		{method: post, path: story("/notes/{note}/reopen"), id: "reopenNote", tag: "margin", summary: "Open a note again", in: "Nothing", bare: true, status: ok, out: "Note", refuses: refusals(margin, conflict), do: s.endNote(s.reopenNote)},
		{method: post, path: story("/notes/{note}/accept"), id: "acceptNote", tag: "margin", summary: "Put a suggestion's words into the text", words: "It makes a revision.", in: "Nothing", bare: true, status: ok, out: "Outcome", sets: []string{"ETag"}, refuses: act, do: s.acceptNote},
		{method: get, path: story("/links"), id: "listLinks", tag: "margin", summary: "List a story's links for outsiders", words: "The newest first, without their addresses, all at once.", status: ok, out: "LinkList", refuses: refusals(one, forbidden), do: s.listLinks},
		{method: post, path: story("/links"), id: "makeLink", tag: "margin", summary: "Give somebody outside a link to the newest revision", in: "NewLink",
			words:  "The address is in this answer and never again. It shows that revision alone, for as many days, until it is revoked; no cache keeps it and no search engine may.",
			status: created, out: "Link", sets: []string{"Location"}, refuses: act, do: s.makeLink},
		{method: post, path: story("/links/{link}/revoke"), id: "revokeLink", tag: "margin", summary: "End a link for outsiders", in: "Nothing", bare: true, status: ok, out: "Link", refuses: refusals(margin, forbidden), do: s.revokeLink},

		{method: get, path: "/api/v1/publication", id: "readPublication", tag: "publication", summary: "Read the publication's settings", open: true, status: ok, out: "Publication", refuses: list, do: s.settings},
		{method: patch, path: "/api/v1/publication", id: "changePublication", tag: "publication", summary: "Change the publication's settings", in: "PublicationChange",
			words:  "What is left out stays as it is. An accent that could not be read on the page, by WCAG's AA, is refused. Addresses of published stories never change.",
			status: ok, out: "Publication", refuses: write, do: s.changePublication},
		{method: get, path: "/api/v1/publication/policies/{slug}", id: "readPolicy", tag: "publication", summary: "Read a page on how the paper works", open: true, status: ok, out: "Policy", refuses: one, do: s.policy},
		{method: patch, path: "/api/v1/publication/policies/{slug}", id: "changePolicy", tag: "publication", summary: "Write a page on how the paper works", in: "PolicyChange",
			words:  "One of about, ethics, corrections, fact-checking, sources, ownership, ai, complaints and privacy. An empty text takes the page away.",
			status: ok, out: "Publication", refuses: refusals(write, notFound), do: s.changePolicy},
		{method: get, path: "/api/v1/fronts", id: "listFronts", tag: "fronts", summary: "List the fronts", words: "The main front, then each section's, all at once. Any of them may be arranged.", open: true, status: ok, out: "FrontList", refuses: list, do: s.fronts},
		{method: post, path: "/api/v1/fronts", id: "createFront", tag: "fronts", summary: "Begin the draft of a front", in: "NewFront",
			words:  "For a front that nobody has arranged yet. Readers see it once it is published.",
			status: created, out: "FrontOutcome", sets: []string{"ETag", "Location"}, refuses: act, do: s.addFront},
		{method: get, path: front(""), id: "readFront", tag: "fronts", summary: "Read a front", open: true,
			words:  "What was placed by hand and is shown now. With the key of an editor also all that was published (`live`), and the draft with what is to be said against it; the ETag is then the draft's revision. What a rule adds is not told here: it is on the page.",
			status: ok, out: "Front", sets: []string{"ETag"}, refuses: one, do: s.front},
		{method: put, path: front(""), id: "saveFront", tag: "fronts", summary: "Save a front's draft", in: "FrontChange", headers: []string{"IfMatch"},
			words:  "All of it; readers see it once it is published. If-Match names the revision that the change started from, `\"0\"` before the first; when somebody has saved since, the answer is 412 with the front as it is now.",
			status: ok, out: "FrontOutcome", sets: []string{"ETag"}, refuses: refusals(write, notFound, stale, unconditional), do: s.putFront},
		{method: post, path: front("/publish"), id: "publishFront", tag: "fronts", summary: "Show a front's draft to readers", in: "Nothing", bare: true, headers: []string{"IfMatchMaybe"},
			words:  "When it answers, the page shows it. A container that is paid for must say by whom.",
			status: ok, out: "FrontOutcome", sets: []string{"ETag"}, refuses: refusals(act, stale), do: s.onFront(publish.PublishFront)},
		{method: post, path: front("/discard"), id: "discardFront", tag: "fronts", summary: "Make a front's draft what readers have", in: "Nothing", bare: true, headers: []string{"IfMatchMaybe"},
			status: ok, out: "FrontOutcome", sets: []string{"ETag"}, refuses: refusals(write, notFound, stale), do: s.onFront(publish.DiscardFront)},
		{method: post, path: front("/restore"), id: "restoreFront", tag: "fronts", summary: "Make an earlier arrangement the draft", in: "Number", headers: []string{"IfMatchMaybe"},
			status: ok, out: "FrontOutcome", sets: []string{"ETag"}, refuses: refusals(write, notFound, stale), do: s.restoreFront(false)},
		{method: post, path: front("/undo"), id: "undoFront", tag: "fronts", summary: "Show readers an earlier arrangement, at once", in: "Number",
			words:  "As a new number. A draft that is being worked on stays as it is.",
			status: ok, out: "FrontOutcome", sets: []string{"ETag"}, refuses: refusals(write, notFound), do: s.restoreFront(true)},
		{method: get, path: front("/history"), id: "listFrontHistory", tag: "fronts", summary: "List what a front has shown", query: []string{"cursor", "limit"},
			words:  "The newest first. For editors only.",
			status: ok, out: "FrontVersionList", refuses: refusals(one, forbidden), do: s.frontHistory},

		{method: get, path: "/api/v1/sections", id: "listSections", tag: "words", summary: "List the sections", words: "In the order of the navigation, all at once.", open: true, status: ok, out: "SectionList", refuses: list, do: s.sections},
		{method: post, path: "/api/v1/sections", id: "createSection", tag: "words", summary: "Make a section", in: "NewSection", status: created, out: "Section", sets: []string{"Location"}, refuses: refusals(write, conflict), do: s.addSection},
		{method: get, path: "/api/v1/sections/{slug}", id: "readSection", tag: "words", summary: "Read a section", open: true, status: ok, out: "Section", refuses: one, do: s.section},
		{method: patch, path: "/api/v1/sections/{slug}", id: "changeSection", tag: "words", summary: "Change a section", words: "What is left out stays as it is. A renamed section's old address leads to the new one.", in: "SectionChange", status: ok, out: "Section", refuses: act, do: s.changeSection},

		{method: get, path: "/api/v1/editions", id: "listEditions", tag: "words", summary: "List the editions", words: "The default one first, all at once.", open: true, status: ok, out: "EditionList", refuses: list, do: s.listEditions},
		{method: post, path: "/api/v1/editions", id: "createEdition", tag: "words", summary: "Make an edition", words: "It has a front, a list and feeds of its own stories, in its own language, at its path.", in: "NewEdition", status: created, out: "Edition", sets: []string{"Location"}, refuses: refusals(write, conflict), do: s.addEdition},
		{method: get, path: "/api/v1/editions/{slug}", id: "readEdition", tag: "words", summary: "Read an edition", open: true, status: ok, out: "Edition", refuses: one, do: s.edition},
		{method: patch, path: "/api/v1/editions/{slug}", id: "changeEdition", tag: "words", summary: "Change an edition", words: "What is left out stays as it is. A renamed edition's old address leads to the new one.", in: "EditionChange", status: ok, out: "Edition", refuses: act, do: s.changeEdition},
		{method: get, path: "/api/v1/topics", id: "listTopics", tag: "words", summary: "List topics", words: "By slug. Without a key: those that a published story is about.", open: true, query: []string{"cursor", "limit"}, status: ok, out: "TopicList", refuses: list, do: s.topics},
		{method: post, path: "/api/v1/topics", id: "createTopic", tag: "words", summary: "Make a topic", in: "NewTopic", status: created, out: "Topic", sets: []string{"Location"}, refuses: refusals(write, conflict), do: s.addTopic},
		{method: get, path: "/api/v1/topics/{slug}", id: "readTopic", tag: "words", summary: "Read a topic", open: true, status: ok, out: "Topic", refuses: one, do: s.topic},
		{method: get, path: "/api/v1/topics/{slug}/events", id: "readTimeline", tag: "words", summary: "Read the marked days of a topic", words: "The newest first, all at once, as readers see them.", open: true, status: ok, out: "EventList", refuses: one, do: s.timeline},
		{method: patch, path: "/api/v1/topics/{slug}", id: "changeTopic", tag: "words", summary: "Change a topic", words: "What is left out stays as it is.", in: "TopicChange", status: ok, out: "Topic", refuses: act, do: s.changeTopic},

		{method: get, path: "/api/v1/contributors", id: "listContributors", tag: "words", summary: "List contributors", words: "By slug. Without a key: those with a published story.", open: true, query: []string{"cursor", "limit"}, status: ok, out: "ContributorList", refuses: list, do: s.contributors},
		{method: post, path: "/api/v1/contributors", id: "createContributor", tag: "words", summary: "Make a contributor", in: "NewContributor", status: created, out: "Contributor", sets: []string{"Location"}, refuses: refusals(write, conflict), do: s.addContributor},
		{method: get, path: "/api/v1/contributors/{slug}", id: "readContributor", tag: "words", summary: "Read a contributor", open: true, status: ok, out: "Contributor", refuses: one, do: s.contributor},
		{method: patch, path: "/api/v1/contributors/{slug}", id: "changeContributor", tag: "words", summary: "Change a contributor", words: "What is left out stays as it is.", in: "ContributorChange", status: ok, out: "Contributor", refuses: act, do: s.changeContributor},

		{method: get, path: "/api/v1/assets", id: "listAssets", tag: "pictures", summary: "List pictures", words: "The newest first. Without a key: those that published stories show.", open: true, query: []string{"cursor", "limit"}, status: ok, out: "AssetList", refuses: list, do: s.assets},
		{method: post, path: "/api/v1/assets", id: "createAsset", tag: "pictures", summary: "Send a picture", in: "NewAsset", files: uploads,
			words:  "As a form with its words, or as its bytes alone. JPEG, PNG, WebP, AVIF and GIF are known by their content, at most 50 MB and 100 megapixels. Words that are left out are filled from the file's own notes, but for `alt`. Bytes that are here already give the picture that has them, with its words as they are.",
			status: created, out: "Asset", sets: []string{"Location"}, refuses: []int{unauthorised, tooLarge, mediaType, unprocessable}, do: s.addAsset},
		{method: get, path: "/api/v1/assets/{asset}", id: "readAsset", tag: "pictures", summary: "Read what is known of a picture", open: true, status: ok, out: "Asset", refuses: one, do: s.asset},
		{method: patch, path: "/api/v1/assets/{asset}", id: "changeAsset", tag: "pictures", summary: "Change a picture's words or focal point", in: "AssetChange",
			words:  "What is left out stays as it is. Pages that show the picture show the change when it answers; so a picture that readers see takes a role that may publish.",
			status: ok, out: "Asset", refuses: refusals(write, notFound), do: s.changeAsset},
	}
}
