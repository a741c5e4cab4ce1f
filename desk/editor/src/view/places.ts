// The places of a map as its node keeps them: a line each of latitude, longitude, name, note and 'minor', between tabs.

export interface MapPlace {
  readonly lat: number
  readonly lon: number
  readonly name: string
  readonly note: string
  readonly minor: boolean
}

/** As many places as the server draws. */
export const mostPlaces = 40

export function readPlaces(lines: string): MapPlace[] {
  return lines.split('\n').flatMap((line) => {
    const [lat = '', lon = '', name = '', note = '', minor = ''] = line.split('\t')
    const at = readPoint(`${lat},${lon}`)
    return at && name.trim() ? [{ ...at, name: name.trim(), note: note.trim(), minor: minor === 'minor' }] : []
  })
}

export function writePlaces(places: readonly MapPlace[]): string {
  return places.map(({ lat, lon, name, note, minor }) =>
    [round(lat), round(lon), oneLine(name), oneLine(note), minor ? 'minor' : ''].join('\t').replace(/\t+$/, '')).join('\n')
}

/** 'latitude, longitude' in degrees, with or without letters for the quarters: 54.35, 18.65 or 54.35 N 18.65 E. */
export function readPoint(words: string): { lat: number; lon: number } | null {
  const match = /^\s*([-−]?\d+(?:\.\d+)?)\s*°?\s*([NS])?\s*[,;\s]\s*([-−]?\d+(?:\.\d+)?)\s*°?\s*([EW])?\s*$/i.exec(words)
  if (!match) return null
  const lat = degrees(match[1], match[2], 'S')
  const lon = degrees(match[3], match[4], 'W')
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : null
}

function degrees(digits = '', quarter = '', minus: string): number {
  const value = Number(digits.replace('−', '-'))
  return quarter.toUpperCase() === minus ? -value : value
}

function round(degree: number): string {
  return String(Math.round(degree * 10_000) / 10_000)
}

function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim()
}
