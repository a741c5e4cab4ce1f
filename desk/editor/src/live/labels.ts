// What the fields are called, for sentences about them.
const labels: Readonly<Record<string, string>> = {
  headline: 'Headline', headline_front: 'Headline on fronts', headline_search: 'Headline for search', headline_social: 'Headline where shared', standfirst: 'Standfirst', kicker: 'Kicker', dateline: 'Dateline', slug: 'Last part of the address',
  section: 'Section', kind: 'Kind', weight: 'Weight', edition: 'Edition', topics: 'Topics', bylines: 'Bylines',
  picture: 'Lead picture', picture_alt: 'What the picture shows', picture_caption: 'Caption of the picture',
}

export function fieldLabel(name: string): string {
  return labels[name] ?? 'This field'
}
