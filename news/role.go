package news

import "slices"

// Role is what a person in the newsroom, or an API key, may do.
type Role string

// The roles, each of which may do all that the one before it may.
const (
	RoleContributor Role = "contributor" // own drafts
	RoleReporter    Role = "reporter"    // drafts, submit
	RoleEditor      Role = "editor"      // approve, publish, correct, fronts, live
	RoleChief       Role = "chief"       // withdraw, retract, sections, all editions
	RoleAdmin       Role = "admin"       // people, keys, settings
)

// Roles lists the roles from the narrowest to the widest.
func Roles() []Role {
	return []Role{RoleContributor, RoleReporter, RoleEditor, RoleChief, RoleAdmin}
}

// Valid tells whether r is one of the roles.
func (r Role) Valid() bool { return slices.Contains(Roles(), r) }

// Right is one thing that a role may allow.
type Right string

// The rights.
const (
	RightReadOwn    Right = "read-own"    // see one's own stories on the desk
	RightReadAll    Right = "read-all"    // see every story on the desk
	RightCreate     Right = "create"      // begin a story
	RightEditOwn    Right = "edit-own"    // save a revision of one's own draft
	RightEditDrafts Right = "edit-drafts" // save a revision of anybody's draft
	RightEditAll    Right = "edit-all"    // save a revision of anybody's story
	RightSubmit     Right = "submit"      // hand a draft to the editors
	RightApprove    Right = "approve"     // approve or send back
	RightSpike      Right = "spike"       // spike or restore anybody's story
	RightPublish    Right = "publish"     // publish, update, schedule, embargo
	RightCorrect    Right = "correct"     // publish a correction
	RightBreaking   Right = "breaking"    // mark as breaking
	RightMove       Right = "move"        // change the section or address of a published story
	RightWithdraw   Right = "withdraw"    // take a published story down
	RightRetract    Right = "retract"     // publish a retraction
	RightTopics     Right = "topics"      // make topics and contributors by naming them
	RightSections   Right = "sections"    // make and change sections and editions
	RightFronts     Right = "fronts"      // arrange fronts
	RightLive       Right = "live"        // write live posts
	RightNote       Right = "note"        // write notes and suggestions on a story that one may see
	RightPlan       Right = "plan"        // plan coverage
	RightHandOver   Right = "hand-over"   // give anybody's story to another writer
	RightPreview    Right = "preview"     // give somebody outside a link to a revision
	RightOverride   Right = "override"    // let a story past a rule of the checklist that holds it back
	RightPeople     Right = "people"      // users, roles, keys
	RightSettings   Right = "settings"    // the publication's settings
	RightMerge      Right = "merge"       // merge topics
	RightRedirects  Right = "redirects"   // make and remove redirects
	RightAudit      Right = "audit"       // read the private audit log
	RightEditPublic Right = "edit-public" // save a working draft of a published story
)

// Permissions is the table of who may do what: the narrowest role that
// carries each right. It is shown in the desk and in docs as it stands here.
var Permissions = []struct {
	Right Right
	From  Role
	Words string
}{
	{RightReadOwn, RoleContributor, "See one's own stories"},
	{RightCreate, RoleContributor, "Begin a story"},
	{RightEditOwn, RoleContributor, "Edit one's own drafts"},
	{RightReadAll, RoleReporter, "See every story"},
	{RightSubmit, RoleReporter, "Submit a draft"},
	{RightNote, RoleContributor, "Write notes and suggestions on a story"},
	{RightPlan, RoleReporter, "Plan coverage"},
	{RightTopics, RoleReporter, "Make topics and contributors by naming them"},
	{RightEditDrafts, RoleReporter, "Edit anybody’s draft"},
	{RightEditAll, RoleEditor, "Edit anybody's story"},
	{RightEditPublic, RoleEditor, "Edit a published story's working draft"},
	{RightApprove, RoleEditor, "Approve or send back"},
	{RightSpike, RoleEditor, "Spike or restore"},
	{RightPublish, RoleEditor, "Publish, update, schedule and embargo"},
	{RightCorrect, RoleEditor, "Publish a correction, clarification or update"},
	{RightBreaking, RoleEditor, "Mark as breaking"},
	{RightMove, RoleEditor, "Move a published story to another section or address"},
	{RightFronts, RoleEditor, "Arrange fronts"},
	{RightLive, RoleEditor, "Write live posts"},
	{RightHandOver, RoleEditor, "Hand anybody’s story to another writer"},
	{RightPreview, RoleEditor, "Give somebody outside a link to one revision"},
	{RightOverride, RoleChief, "Let a story past the checklist, with a reason"},
	{RightWithdraw, RoleChief, "Withdraw a published story"},
	{RightRetract, RoleChief, "Publish a retraction"},
	{RightSections, RoleChief, "Make and change sections and editions"},
	{RightMerge, RoleChief, "Merge topics"},
	{RightRedirects, RoleChief, "Make and remove redirects"},
	{RightPeople, RoleAdmin, "Manage people, roles and keys"},
	{RightSettings, RoleAdmin, "Change the publication's settings"},
	{RightAudit, RoleAdmin, "Read the private audit log"},
}

// May tells whether the role carries the right. An unknown role or right never does.
func (r Role) May(right Right) bool {
	for _, p := range Permissions {
		if p.Right == right {
			return slices.Index(Roles(), r) >= slices.Index(Roles(), p.From)
		}
	}
	return false
}

// User is a person of the newsroom, or an API key that acts as one. It is
// passed to every command as the parameter by, so that permission is visible.
type User struct {
	ID       string
	Email    string
	Name     string
	Role     Role
	Disabled bool
	Created  Time
}

// System is who acts when nobody does: the scheduler, an import, a fill.
func System() User { return User{ID: "system", Name: "Broadsheet", Role: RoleAdmin} }

// Must gives nil when the user carries the right, and otherwise a refusal in
// a sentence made of the table's words.
func (u User) Must(right Right) error {
	switch {
	case u.Disabled:
		return Forbidden("This account is switched off.")
	case u.Role.May(right):
		return nil
	}
	for _, p := range Permissions {
		if p.Right == right {
			return Forbidden("This needs the role of %s or above (%s); yours is %s.", p.From, lowerFirst(p.Words), u.Role)
		}
	}
	return Forbidden("Nobody may do this.")
}

// MustEdit gives nil when the user may save a revision of the story: their
// own draft, or with the right anybody's draft, or anybody's story.
func (u User) MustEdit(s Story) error {
	switch {
	case s.Published > 0:
		return u.Must(RightEditPublic)
	case s.State == StateDraft && s.Author == u.ID:
		return u.Must(RightEditOwn)
	case s.State == StateDraft: // reporters write together; what is with the editors is theirs
		return u.Must(RightEditDrafts)
	default:
		return u.Must(RightEditAll)
	}
}

// MaySee tells whether the user may see the story on the desk. Where not, the
// desk and the API answer as if it did not exist.
func (u User) MaySee(s Story) bool {
	return !u.Disabled && (u.Role.May(RightReadAll) || u.Role.May(RightReadOwn) && s.Author == u.ID)
}

func lowerFirst(s string) string {
	if s == "" || s[0] < 'A' || s[0] > 'Z' {
		return s
	}
	return string(s[0]+'a'-'A') + s[1:]
}
