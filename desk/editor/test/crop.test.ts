import assert from 'node:assert/strict'
import { test } from 'node:test'
import { around, inside, readCrop, resized, smallest, stretched, tall, widest, writeCrop, type Crop } from '../src/picture/crop.ts'

const shapes = [16 / 9, 3 / 2, 1, 40 / 21]
const sides = [0.4, 1, 1.5, 3]
const eps = 1e-9

function within(crop: Crop, ratio: number, side: number): void {
  const bottom = crop.y + tall(crop.w, ratio, side)
  assert.ok(crop.x >= 0 && crop.y >= 0 && crop.x + crop.w <= 1 + eps && bottom <= 1 + eps, JSON.stringify({ crop, ratio, side, bottom }))
}

test('whatever one does to a crop, it stays inside the picture and keeps its shape', () => {
  let seed = 7
  const dice = () => (seed = (seed * 16807) % 2147483647) / 2147483647
  for (const ratio of shapes) for (const side of sides) {
    let crop = around([dice(), dice()], ratio, side)
    within(crop, ratio, side)
    for (let i = 0; i < 200; i += 1) {
      const act = Math.floor(dice() * 3)
      if (act === 0) crop = inside({ ...crop, x: crop.x + dice() - 0.5, y: crop.y + dice() - 0.5 }, ratio, side)
      if (act === 1) crop = resized(crop, dice() - 0.5, ratio, side)
      if (act === 2) crop = inside(stretched(crop, dice() * 1.2, ratio, side), ratio, side)
      within(crop, ratio, side)
      assert.ok(crop.w >= Math.min(smallest, widest(ratio, side)) - eps)
    }
  }
})

test('without a hand a shape shows as much as there is, around the focal point', () => {
  assert.deepEqual(around([0.5, 0.5], 1, 2), { x: 0.25, y: 0, w: 0.5 })
  assert.deepEqual(around([0, 0], 1, 2), { x: 0, y: 0, w: 0.5 })
  assert.deepEqual(around([1, 1], 2, 1), { x: 0, y: 0.5, w: 1 })
})

test('a crop is kept as three whole numbers that never reach over an edge, and comes back', () => {
  assert.equal(writeCrop({ x: 0.1, y: 0.25, w: 0.33339 }), '1000,2500,3333')
  assert.deepEqual(readCrop('1000,2500,3333'), { x: 0.1, y: 0.25, w: 0.3333 })
  for (const bad of ['', '1,2', '1,2,x', '0,0,0']) assert.equal(readCrop(bad), null)
})
