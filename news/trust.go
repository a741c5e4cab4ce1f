package news

import (
	"slices"
	"strings"
)

// trustAttributes are what a publication may say of others in trust.txt
// (JournalList's reference document, of 2024). What it says of itself is made of the other settings.
var trustAttributes = []string{"belongto", "control", "controlledby", "member", "vendor", "customer"}

// maxTrust is how many lines of trust.txt are kept.
const maxTrust = 100

// checkTrust tells what is wrong with the lines on owners and associations.
func checkTrust(lines []string) error {
	if len(lines) > maxTrust {
		return Invalid("trust", "At most %d lines are kept for trust.txt.", maxTrust)
	}
	for _, line := range lines {
		attribute, address, ok := strings.Cut(line, "=")
		if !ok || !slices.Contains(trustAttributes, attribute) {
			return Invalid("trust", "A line of trust.txt is one of %s, the sign = and an address, such as belongto=https://association.example/; %q is not.", strings.Join(trustAttributes, ", "), line)
		}
		if err := checkWeb("trust", address); err != nil {
			return err
		}
	}
	return nil
}

func checkTraining(said string) error {
	if said != "" && said != "yes" && said != "no" {
		return Invalid("training", "Whether machines may learn from the paper is yes, no or nothing, not %q.", said)
	}
	return nil
}
