package news

import "encoding/json"

// Policy is a page on which the publication says what it is or how it works:
// its ethics, who owns it, what it does with readers' data. There is at most
// one of each kind.
type Policy struct {
	Kind    PolicyKind
	Text    []byte // document tree as JSON; see package prose
	Updated Time
}

// PolicyKind is what a policy is about. It is the last part of its address, too.
type PolicyKind string

// The kinds of policy. About is the page over all the others.
const (
	PolicyAbout       PolicyKind = "about"
	PolicyEthics      PolicyKind = "ethics"
	PolicyCorrections PolicyKind = "corrections"
	PolicyChecking    PolicyKind = "fact-checking"
	PolicySources     PolicyKind = "sources"
	PolicyOwnership   PolicyKind = "ownership"
	PolicyAI          PolicyKind = "ai"
	PolicyComplaints  PolicyKind = "complaints"
	PolicyPrivacy     PolicyKind = "privacy"
)

// PolicyKinds lists every kind, in the order in which readers find them.
func PolicyKinds() []PolicyKind {
	return []PolicyKind{
		PolicyAbout, PolicyEthics, PolicyCorrections, PolicyChecking, PolicySources, PolicyOwnership, PolicyAI, PolicyComplaints, PolicyPrivacy,
	}
}

// Valid tells whether k is one of the kinds.
func (k PolicyKind) Valid() bool { return k.Label() != "" }

// Label is the kind's name for people, in English.
func (k PolicyKind) Label() string {
	switch k {
	case PolicyAbout:
		return "About us"
	case PolicyEthics:
		return "Ethics and standards"
	case PolicyCorrections:
		return "How we correct mistakes"
	case PolicyChecking:
		return "How we check facts"
	case PolicySources:
		return "Unnamed sources"
	case PolicyOwnership:
		return "Ownership and funding"
	case PolicyAI:
		return "How we use AI"
	case PolicyComplaints:
		return "Complaints and feedback"
	case PolicyPrivacy:
		return "Privacy"
	}
	return ""
}

// Path is where readers find a policy of this kind.
func (k PolicyKind) Path() string {
	if k == PolicyAbout {
		return "/about"
	}
	return "/about/" + string(k)
}

// Check tells what is wrong with the policy. That its text is a document is for
// package prose to say.
func (p Policy) Check() error {
	if !p.Kind.Valid() {
		return NotFound("There is no policy called %q.", p.Kind)
	}
	if !json.Valid(p.Text) {
		return Invalid("body", "The text can't be read.")
	}
	return nil
}
