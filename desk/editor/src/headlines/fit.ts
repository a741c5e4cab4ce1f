// What of a line is seen where its room is given in pixels: search results cut by width and not by count.

export interface Fitted {
  /** What is seen, with the sign that something is left out. */
  readonly shown: string
  /** Pixels that the whole line would take. */
  readonly width: number
  readonly cut: boolean
}

/** As much of a text as fits, after a whole word where that is possible. */
export function fitLine(text: string, room: number, measure: (text: string) => number): Fitted {
  const width = measure(text)
  if (width <= room) return { shown: text, width, cut: false }
  const signs = [...text]
  let [low, high] = [0, signs.length]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (measure(`${signs.slice(0, middle).join('')} …`) <= room) low = middle
    else high = middle - 1
  }
  const head = signs.slice(0, low).join('')
  const word = /\s/.test(signs[low] ?? ' ') ? head : head.replace(/\s+\S*$/, '')
  return { shown: `${(word.trim() || head).replace(/[\s,;:–—-]+$/, '')} …`, width, cut: true }
}

/** Text of at most so many signs, cut after a whole word. */
export function clipWords(text: string, most: number): string {
  const signs = [...text]
  if (signs.length <= most) return text
  return `${signs.slice(0, most).join('').replace(/\s+\S*$/, '')} …`
}
