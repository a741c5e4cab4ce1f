// What the fields are called, for sentences about them.
const labels: Readonly<Record<string, string>> = {
  headline: 'Headline', standfirst: 'Standfirst', kicker: 'Kicker', dateline: 'Dateline', slug: 'Last part of the address',
  section: 'Section', kind: 'Kind', weight: 'Weight', edition: 'Edition', topics: 'Topics', bylines: 'Bylines',
  picture: 'Lead picture', picture_alt: 'What the picture shows', picture_caption: 'Caption of the picture',
}

export function fieldLabel(name: string): string {
  return labels[name] ?? 'This field'
}
