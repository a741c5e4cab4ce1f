package news

import "time"

// Act names what a command did, as the change log and the private audit keep it.
type Act string

// The acts. What only the newsroom sees touches no keys.
const (
	ActCreate    Act = "story.create"
	ActSave      Act = "story.save"
	ActSubmit    Act = "story.submit"
	ActApprove   Act = "story.approve"
	ActSendBack  Act = "story.send-back"
	ActSpike     Act = "story.spike"
	ActRestore   Act = "story.restore"
	ActEmbargo   Act = "story.embargo"
	ActSchedule  Act = "story.schedule"
	ActUnplan    Act = "story.unschedule"
	ActPublish   Act = "story.publish"
	ActUpdate    Act = "story.update"
	ActWithdraw  Act = "story.withdraw"
	ActCorrect   Act = "story.correct"
	ActMove      Act = "story.move"
	ActBreaking  Act = "story.breaking"
	ActTaxonomy  Act = "publication.words" // a section, topic or contributor was made or changed
	ActSettings  Act = "publication.settings"
	ActPeople    Act = "publication.people" // a user, role or key
	ActBulkFill  Act = "publication.fill"   // many stories at once, by bench fill or a demo
	ActLivePost  Act = "story.live"
	ActImport    Act = "story.import"
	ActFrontSave Act = "front.publish"
	ActAsset     Act = "asset.add" // a picture came, or its words were changed
)

// Change is a row of the change log: what happened, by whom, and the keys it
// touched. It is written in the transaction of the command, so it is seen
// exactly when the command's effect is.
type Change struct {
	Seq   int64     // grows by at least one with each change; never reused
	At    time.Time // the clock of the command's transaction
	Act   Act
	By    string // id of the user or API key, or "system"
	Story string // id of the story, or empty
	Note  string // a word for the private audit, such as the reason of a withdrawal
	Keys  []Key  // what pages it touches; none for what only the newsroom sees
}
