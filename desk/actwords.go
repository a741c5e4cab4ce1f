package desk

import "broadsheet/news"

// actWords tells an act as the log does; one without words is told as it is.
func actWords(a news.Act) string {
	switch a {
	case news.ActCreate:
		return "began a story"
	case news.ActSave:
		return "saved a revision"
	case news.ActSubmit:
		return "submitted"
	case news.ActApprove:
		return "approved"
	case news.ActSendBack:
		return "sent back"
	case news.ActSpike:
		return "spiked"
	case news.ActRestore:
		return "restored"
	case news.ActEmbargo:
		return "changed the embargo"
	case news.ActSchedule:
		return "scheduled"
	case news.ActUnplan:
		return "took off the schedule"
	case news.ActPublish:
		return "published"
	case news.ActUpdate:
		return "published an update"
	case news.ActWithdraw:
		return "withdrew"
	case news.ActCorrect:
		return "published a correction"
	case news.ActMove:
		return "moved"
	case news.ActBreaking:
		return "changed what is breaking"
	case news.ActTranslate:
		return "linked translations"
	case news.ActOverride:
		return "let it pass the checklist"
	case news.ActNote:
		return "wrote or resolved a note"
	case news.ActHandOver:
		return "handed it over"
	case news.ActPlan:
		return "planned coverage"
	case news.ActLink:
		return "made or revoked a preview link"
	case news.ActLivePost:
		return "wrote a live post"
	case news.ActImport:
		return "imported"
	}
	return houseWords(a)
}

// houseWords are those of acts on the newsroom itself.
func houseWords(a news.Act) string {
	switch a {
	case news.ActTaxonomy:
		return "changed a section, topic or contributor"
	case news.ActMerge:
		return "merged topics"
	case news.ActRedirect:
		return "changed a redirect"
	case news.ActSettings:
		return "changed the settings"
	case news.ActPeople:
		return "changed people or keys"
	case news.ActBulkFill:
		return "filled in stories"
	case news.ActFrontSave:
		return "published a front"
	case news.ActAsset:
		return "added or described a picture"
	case news.ActAssetEnd:
		return "took a picture off, as its right ended"
	case news.ActSignIn:
		return "signed in"
	case news.ActRefused:
		return "was refused at the door"
	case news.ActSignOut:
		return "signed out"
	case news.ActKeyUse:
		return "used a key"
	}
	return string(a)
}
