// The sums of cutting a picture: all in parts of the picture's width and height, from 0 to 1.

/** How many parts a side has where a crop is kept. */
export const unit = 10_000

/** The least width of a crop. */
export const smallest = 0.05

export interface Crop {
  readonly x: number
  readonly y: number
  readonly w: number
}

/** How tall a crop of a width is, as a part of the picture's height. `ratio` is the shape's, `side` the picture's own width by height. */
export function tall(w: number, ratio: number, side: number): number {
  return (w * side) / ratio
}

/** The widest that a crop of a shape can be. */
export function widest(ratio: number, side: number): number {
  return Math.min(1, ratio / side)
}

/** What a shape shows when no hand has chosen: as much as there is, around the focal point. */
export function around([px, py]: readonly [number, number], ratio: number, side: number): Crop {
  const w = widest(ratio, side)
  return inside({ x: px - w / 2, y: py - tall(w, ratio, side) / 2, w }, ratio, side)
}

/** The crop pushed inside the picture, and no larger or smaller than it may be. */
export function inside({ x, y, w }: Crop, ratio: number, side: number): Crop {
  const wide = Math.min(Math.max(w, Math.min(smallest, widest(ratio, side))), widest(ratio, side))
  return { x: clamp(x, 1 - wide), y: clamp(y, 1 - tall(wide, ratio, side)), w: wide }
}

/** The crop in another size, about its own middle. */
export function resized(crop: Crop, by: number, ratio: number, side: number): Crop {
  const w = Math.min(Math.max(crop.w + by, smallest), widest(ratio, side))
  const [dx, dy] = [(crop.w - w) / 2, (tall(crop.w, ratio, side) - tall(w, ratio, side)) / 2]
  return inside({ x: crop.x + dx, y: crop.y + dy, w }, ratio, side)
}

/** The crop with its upper left corner where it is and its right edge at a place. */
export function stretched(crop: Crop, right: number, ratio: number, side: number): Crop {
  const room = Math.min(1 - crop.x, ((1 - crop.y) * ratio) / side)
  return { ...crop, w: Math.min(Math.max(right - crop.x, Math.min(smallest, room)), room) }
}

/** As it is kept: "x,y,w", rounded down so that nothing reaches over an edge. */
export function writeCrop({ x, y, w }: Crop): string {
  return [x, y, w].map((part) => Math.floor(part * unit + 1e-6)).join(',')
}

/** Reads what writeCrop wrote; null for nothing. */
export function readCrop(text: string): Crop | null {
  const [x, y, w] = text.split(',').map(Number)
  return x === undefined || y === undefined || w === undefined || ![x, y, w].every(Number.isFinite) || w <= 0 ? null : { x: x / unit, y: y / unit, w: w / unit }
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(value, 0), Math.max(most, 0))
}
