package news

import (
	"strings"
	"time"
)

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
	ActPolicy    Act = "publication.policy" // what it says of itself: its ethics, its owners
	ActPeople    Act = "publication.people" // a user, role or key
	ActTranslate Act = "story.translate"    // it is a translation of another, or no longer
	ActBulkFill  Act = "publication.fill"   // many stories at once, by bench fill or a demo
	ActLivePost  Act = "story.live"
	ActImport    Act = "story.import"
	ActFrontSave Act = "front.save"           // a front's draft, which only the newsroom sees
	ActFront     Act = "front.publish"        // a front's arrangement is public
	ActOverride  Act = "story.override"       // a revision may go out over the checklist
	ActNote      Act = "story.note"           // a note was written, answered or resolved
	ActHandOver  Act = "story.hand-over"      // somebody else has it now
	ActPlan      Act = "plan.write"           // coverage was planned, or a plan changed
	ActLink      Act = "story.link"           // a preview link was made or revoked
	ActAsset     Act = "asset.add"            // a picture came, or its words were changed
	ActAssetEnd  Act = "asset.end"            // a picture's right ended, and it was taken off the public pages
	ActMerge     Act = "publication.merge"    // a topic became part of another
	ActRedirect  Act = "publication.redirect" // an address was made to lead elsewhere, or no longer
)

// Comings and goings, which stand in a log of their own: no page follows them.
const (
	ActSignIn  Act = "door.sign-in"
	ActRefused Act = "door.refused" // a sign-in with something wrong in it
	ActSignOut Act = "door.sign-out"
	ActKeyUse  Act = "door.key" // a key was used for the first time in a while, or from elsewhere
)

// Acts lists every act, in the order in which a filter of the audit offers them.
func Acts() []Act {
	return []Act{
		ActCreate, ActSave, ActSubmit, ActApprove, ActSendBack, ActSpike, ActRestore, ActEmbargo, ActSchedule, ActUnplan, ActPublish, ActUpdate, ActWithdraw,
		ActCorrect, ActMove, ActBreaking, ActTranslate, ActOverride, ActNote, ActHandOver, ActPlan, ActLink, ActLivePost, ActImport, ActAsset, ActAssetEnd, ActFrontSave, ActTaxonomy, ActMerge, ActRedirect, ActSettings, ActPeople, ActBulkFill,
		ActSignIn, ActRefused, ActSignOut, ActKeyUse,
	}
}

// AtDoor tells whether an act is a coming or going.
func (a Act) AtDoor() bool { return strings.HasPrefix(string(a), "door.") }

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
