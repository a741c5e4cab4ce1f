package news

// State is where a story stands in the workflow:
// draft → submitted → approved → published; spiked ends an unpublished story,
// withdrawn takes a published one down. An approved story with a time is
// scheduled, which is not a state of its own.
type State string

// The states.
const (
	StateDraft     State = "draft"
	StateSubmitted State = "submitted"
	StateApproved  State = "approved"
	StatePublished State = "published"
	StateSpiked    State = "spiked"
	StateWithdrawn State = "withdrawn"
)

// States lists every state, in the order of the walk.
func States() []State {
	return []State{StateDraft, StateSubmitted, StateApproved, StatePublished, StateWithdrawn, StateSpiked}
}

// Valid tells whether s is one of the states.
func (s State) Valid() bool {
	_, ok := moves[s]
	return ok
}

// moves is the workflow: from a state, which acts are possible and where they lead.
var moves = map[State]map[Act]State{
	StateDraft:     {ActSave: StateDraft, ActSubmit: StateSubmitted, ActApprove: StateApproved, ActSpike: StateSpiked, ActSchedule: StateApproved, ActPublish: StatePublished, ActEmbargo: StateDraft, ActTranslate: StateDraft, ActOverride: StateDraft, ActHandOver: StateDraft},
	StateSubmitted: {ActSave: StateSubmitted, ActApprove: StateApproved, ActSendBack: StateDraft, ActSpike: StateSpiked, ActSchedule: StateApproved, ActPublish: StatePublished, ActEmbargo: StateSubmitted, ActTranslate: StateSubmitted, ActOverride: StateSubmitted, ActHandOver: StateSubmitted},
	StateApproved:  {ActSave: StateApproved, ActSendBack: StateDraft, ActSpike: StateSpiked, ActPublish: StatePublished, ActSchedule: StateApproved, ActUnplan: StateApproved, ActEmbargo: StateApproved, ActTranslate: StateApproved, ActOverride: StateApproved, ActHandOver: StateApproved},
	StatePublished: {ActSave: StatePublished, ActPublish: StatePublished, ActUpdate: StatePublished, ActSchedule: StatePublished, ActUnplan: StatePublished, ActCorrect: StatePublished, ActMove: StatePublished, ActBreaking: StatePublished, ActWithdraw: StateWithdrawn, ActEmbargo: StatePublished, ActTranslate: StatePublished, ActOverride: StatePublished, ActHandOver: StatePublished},
	StateWithdrawn: {ActCorrect: StateWithdrawn, ActRestore: StateDraft},
	StateSpiked:    {ActRestore: StateDraft},
}

// After gives the state that act leads to from s, or a conflict that says in
// a sentence why it is not possible.
func (s State) After(act Act) (State, error) {
	if to, ok := moves[s][act]; ok {
		return to, nil
	}
	return s, Conflict("A %s story cannot be %s.", s, act.past())
}

// past is the act as it reads in "A spiked story cannot be …".
func (a Act) past() string {
	switch a {
	case ActSave:
		return "edited"
	case ActSubmit:
		return "submitted"
	case ActApprove:
		return "approved"
	case ActSendBack:
		return "sent back"
	case ActSpike:
		return "spiked"
	case ActRestore:
		return "restored"
	case ActEmbargo:
		return "put under embargo"
	case ActSchedule:
		return "scheduled"
	case ActUnplan:
		return "taken off the schedule"
	case ActPublish:
		return "published"
	case ActUpdate:
		return "updated; publish it first"
	case ActWithdraw:
		return "withdrawn"
	case ActCorrect:
		return "corrected in public; nobody has read it"
	case ActMove:
		return "moved"
	case ActBreaking:
		return "marked as breaking"
	case ActTranslate:
		return "linked with its translations"
	case ActOverride:
		return "let past the checklist"
	case ActHandOver:
		return "handed over"
	}
	return "changed in this way"
}
