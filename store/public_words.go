package store

import "broadsheet/news"

// Editions gives every edition, the default one first.
func (p *Public) Editions() ([]news.Edition, error) {
	p.note(news.KeyPublication)
	return p.r.Editions()
}

// Sections gives every section in the order of the navigation.
func (p *Public) Sections() ([]news.Section, error) {
	p.note(news.KeyPublication)
	return p.r.Sections()
}

// Section gives a section by its slug.
func (p *Public) Section(slug string) (news.Section, error) {
	p.note(news.SectionNameKey(slug))
	return p.r.Section(slug)
}

// SectionLine gives a section by id and those above it, itself first.
func (p *Public) SectionLine(id string) ([]news.Section, error) {
	line, err := p.r.SectionLine(id)
	for _, s := range line {
		p.note(news.SectionNameKey(s.Slug))
	}
	return line, err
}

// Topic gives a topic by its slug, if it is one that a reader may know of: with
// a published story. The name of another may itself be the news.
func (p *Public) Topic(slug string) (news.Topic, error) {
	p.note(news.TopicNameKey(slug), news.TopicKey(slug))
	return find(&p.r, scanTopic, news.NotFound("There is no topic called %q.", slug), `SELECT `+topicColumns+` FROM topics t WHERE t.slug = $1
		AND EXISTS (SELECT 1 FROM published_topics b WHERE b.topic_id = t.id)`, slug)
}

// Topics gives topics after a slug, by slug: all of them that a reader may
// know of, which are those with a published story.
func (p *Public) Topics(after string, limit int) ([]news.Topic, error) {
	p.note(news.KeyLatest)
	topics, err := all(&p.r, scanTopic, `SELECT `+topicColumns+` FROM topics t WHERE t.slug > $1
		AND EXISTS (SELECT 1 FROM published_topics b WHERE b.topic_id = t.id) ORDER BY t.slug LIMIT $2`, after, limit)
	for _, t := range topics {
		p.note(news.TopicNameKey(t.Slug))
	}
	return topics, err
}

// Contributor gives a contributor by slug, who has a published story.
func (p *Public) Contributor(slug string) (news.Contributor, error) {
	p.note(news.ContributorNameKey(slug), news.ContributorKey(slug))
	return find(&p.r, scanContributor, news.NotFound("There is no contributor called %q.", slug), `SELECT `+contributorColumns+` FROM contributors c
		WHERE c.slug = $1 AND EXISTS (SELECT 1 FROM published_bylines b WHERE b.contributor_id = c.id)`, slug)
}

// Contributors gives contributors after a slug, by slug, who have a published story.
func (p *Public) Contributors(after string, limit int) ([]news.Contributor, error) {
	p.note(news.KeyLatest)
	people, err := all(&p.r, scanContributor, `SELECT `+contributorColumns+` FROM contributors c WHERE c.slug > $1
		AND EXISTS (SELECT 1 FROM published_bylines b WHERE b.contributor_id = c.id) ORDER BY c.slug LIMIT $2`, after, limit)
	for _, c := range people {
		p.note(news.ContributorNameKey(c.Slug))
	}
	return people, err
}

// Policies gives the policies that have been written, without their texts.
func (p *Public) Policies() ([]news.Policy, error) {
	p.note(news.KeyPublication)
	return p.r.Policies()
}

// Policy gives what the publication says of itself under a kind.
func (p *Public) Policy(k news.PolicyKind) (news.Policy, error) {
	p.note(news.KeyPublication)
	return p.r.Policy(k)
}
