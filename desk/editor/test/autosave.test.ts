import assert from 'node:assert/strict'
import { test } from 'node:test'
import { breathe, Disk, draft, HandClock, Server, Tab } from './newsroom.ts'

function desk(first = draft('As opened')) {
  const [server, disk, clock] = [new Server(first), new Disk(), new HandClock()]
  return { server, disk, clock, open: (id = 'a', living?: () => string[]) => new Tab(id, server, disk, clock, living) }
}

test('a change is kept here at once and saved after a moment of quiet', async () => {
  const { server, disk, clock, open } = desk()
  const tab = open()
  tab.type('New')
  await breathe()
  assert.equal(disk.drafts[0]?.draft.headline, 'New')
  await clock.turn(1_400)
  assert.equal(server.requests.length, 0)
  await clock.turn(200)
  assert.equal(server.text.headline, 'New')
  assert.equal(tab.standing, 'saved')
  assert.equal(tab.saver.state.savedAt, Date.parse('2026-03-01T14:05:09Z'))
  assert.equal(disk.files.size, 0, 'what is on the server need not be kept here')
  assert.deepEqual(tab.announced, [[2, 'New']])
})

test('without an end of typing a save goes out every ten seconds', async () => {
  const { server, clock, open } = desk()
  const tab = open()
  for (let second = 0; second < 30; second += 1) {
    tab.type(`Second ${second}`)
    await clock.turn(1_000)
  }
  assert.equal(server.requests.length, 3)
  await clock.turn(2_000)
  assert.equal(server.text.headline, 'Second 29')
})

test('two quick edits are one save with the last text', async () => {
  const { server, clock, open } = desk()
  const tab = open()
  tab.type('One')
  await clock.turn(500)
  tab.type('Two')
  await clock.turn(1_500)
  assert.deepEqual(server.requests.map(({ headline }) => headline), ['Two'])
})

test('only one save is on its way; what was typed meanwhile follows on the new revision', async () => {
  const { server, disk, clock, open } = desk()
  const tab = open()
  server.hold()
  tab.type('One')
  await clock.turn(1_500)
  tab.type('Two')
  await clock.turn(9_000)
  assert.equal(server.requests.length, 1)
  assert.equal(disk.drafts.at(-1)?.draft.headline, 'Two', 'kept here although the line is busy')
  server.open()
  await clock.turn(1_500)
  assert.deepEqual(server.requests.map(({ base, headline }) => [base, headline]), [[1, 'One'], [2, 'Two']])
  assert.equal(tab.standing, 'saved')
  assert.equal(disk.files.size, 0)
  assert.deepEqual(tab.announced, [[2, 'One'], [3, 'Two']], 'other tabs hear what was saved, not what is being typed')
})

test('when the line is slow there is no moment in which newer text is kept nowhere', async () => {
  const { server, disk, clock, open } = desk()
  const tab = open()
  server.hold()
  tab.type('One')
  await clock.turn(1_500)
  tab.type('Two')
  await breathe()
  const put = disk.put
  disk.put = async (kept) => {
    assert.ok(disk.drafts.some(({ draft: { headline } }) => headline === 'Two'), 'the old one goes after the new one is there')
    await put(kept)
  }
  server.open()
  await clock.turn(100)
  assert.deepEqual(disk.drafts.map(({ base, draft: { headline } }) => [base, headline]), [[2, 'Two']])
})

test('offline, everything stays here and is saved when the connection returns', async () => {
  const { server, disk, clock, open } = desk()
  const tab = open()
  server.weather = 'down'
  tab.type('Written in a tunnel')
  await clock.turn(2_000)
  assert.equal(tab.standing, 'offline')
  assert.equal(tab.saver.wouldLose, false, 'kept here, so leaving loses nothing')
  tab.type('Written in a long tunnel')
  await breathe()
  assert.equal(disk.drafts[0]?.draft.headline, 'Written in a long tunnel')
  server.weather = 'fine'
  tab.saver.returned('online')
  await breathe()
  assert.equal(server.text.headline, 'Written in a long tunnel')
  assert.equal(tab.standing, 'saved')
})

test('while the server can’t be reached the tries get rarer, up to a minute', async () => {
  const { server, clock, open } = desk()
  const tab = open()
  server.weather = 'down'
  tab.type('x')
  await clock.turn(1_500)
  const pauses: number[] = []
  for (let tries = 1; tries <= 9; tries += 1) {
    pauses.push(Math.round((tab.saver.state.retryAt - clock.now()) / 1_000))
    await clock.turn(tab.saver.state.retryAt - clock.now())
  }
  assert.deepEqual(pauses, [1, 2, 4, 8, 16, 32, 60, 60, 60])
  server.weather = 'fine'
  await clock.turn(60_000)
  assert.equal(tab.standing, 'saved', 'and they never stop')
})

test('a broken gateway is tried again like a dead line', async () => {
  const { server, clock, open } = desk()
  const tab = open()
  server.weather = 'broken'
  tab.type('x')
  await clock.turn(1_500)
  assert.equal(tab.standing, 'failing')
  server.weather = 'fine'
  await clock.turn(1_000)
  assert.equal(server.text.headline, 'x')
})

test('somebody saved meanwhile: both texts are there, and nothing is sent until a person decides', async () => {
  const { server, disk, clock, open } = desk()
  const tab = open()
  server.colleagueSaves(draft('Theirs'))
  tab.type('Mine')
  await clock.turn(1_500)
  assert.equal(tab.standing, 'conflict')
  assert.equal(tab.saver.state.theirs?.by, 'Ines Roy')
  assert.equal(tab.saver.state.theirs?.draft.headline, 'Theirs')
  assert.equal(tab.text.headline, 'Mine')
  tab.type('Mine, longer')
  tab.saver.flush()
  await clock.turn(60_000)
  assert.equal(server.requests.length, 1)
  assert.equal(disk.drafts[0]?.draft.headline, 'Mine, longer')
})

test('keeping mine saves it on top of theirs', async () => {
  const { server, disk, clock, open } = desk()
  const tab = open()
  server.colleagueSaves(draft('Theirs'))
  tab.type('Mine')
  await clock.turn(1_500)
  tab.saver.keepMine()
  await breathe()
  assert.deepEqual(server.revisions.map(({ headline }) => headline), ['As opened', 'Theirs', 'Mine'])
  assert.equal(tab.standing, 'saved')
  assert.equal(disk.files.size, 0)
})

test('when they save again before I decide, I am asked again', async () => {
  const { server, clock, open } = desk()
  const tab = open()
  server.colleagueSaves(draft('Theirs'))
  tab.type('Mine')
  await clock.turn(1_500)
  server.colleagueSaves(draft('Theirs again'))
  tab.saver.keepMine()
  await breathe()
  assert.equal(tab.standing, 'conflict')
  assert.equal(tab.saver.state.theirs?.draft.headline, 'Theirs again')
  assert.equal(server.text.headline, 'Theirs again')
})

test('taking theirs shows it and keeps mine as a copy that can be put back', async () => {
  const { server, disk, clock, open } = desk()
  const tab = open()
  server.colleagueSaves(draft('Theirs'))
  tab.type('Mine')
  await clock.turn(1_500)
  await tab.saver.takeTheirs()
  await breathe()
  assert.equal(tab.text.headline, 'Theirs')
  assert.equal(tab.standing, 'saved')
  assert.deepEqual(disk.drafts, [])
  const copies = await tab.saver.copies()
  assert.deepEqual(copies.map((copy) => copy.draft.headline), ['Mine'])
  await tab.saver.putBack(copies[0]!)
  await clock.turn(1_500)
  assert.equal(server.text.headline, 'Mine')
  assert.equal(server.revision, 3)
})

test('when this computer can’t keep a copy, taking theirs changes nothing', async () => {
  const { server, disk, clock, open } = desk()
  const tab = open()
  server.colleagueSaves(draft('Theirs'))
  tab.type('Mine')
  await clock.turn(1_500)
  disk.full = true
  await assert.rejects(tab.saver.takeTheirs())
  assert.equal(tab.text.headline, 'Mine')
  assert.equal(tab.standing, 'conflict')
})

test('an answer lost on the way is no conflict with oneself', async () => {
  const { server, clock, open } = desk()
  const tab = open()
  server.weather = 'answerLost'
  tab.type('Mine')
  await clock.turn(1_500)
  assert.equal(tab.standing, 'offline')
  tab.type('Mine, and more')
  await clock.turn(5_000)
  assert.equal(tab.standing, 'saved')
  assert.deepEqual(server.revisions.map(({ headline }) => headline), ['As opened', 'Mine', 'Mine, and more'])
})

test('after the session ended the text stays here and is saved once signed in again', async () => {
  const { server, disk, clock, open } = desk()
  const tab = open()
  server.weather = 'signedOut'
  tab.type('Mine')
  await clock.turn(1_500)
  assert.equal(tab.standing, 'signed-out')
  assert.equal(disk.drafts[0]?.draft.headline, 'Mine')
  tab.type('Mine, more')
  await clock.turn(5_000)
  assert.equal(server.requests.length, 1, 'no knocking with every key')
  server.weather = 'fine'
  tab.saver.returned('returned')
  await breathe()
  assert.equal(server.text.headline, 'Mine, more')
})

test('signed out and never back at the tab: it still tries now and then', async () => {
  const { server, clock, open } = desk()
  const tab = open()
  server.weather = 'signedOut'
  tab.type('Mine')
  await clock.turn(1_500)
  server.weather = 'fine'
  await clock.turn(30_000)
  assert.equal(tab.standing, 'saved')
})

test('what the server finds wrong is told, and sent again after it was mended', async () => {
  const { server, disk, clock, open } = desk()
  const tab = open()
  server.weather = 'invalid'
  tab.type('Mine')
  await clock.turn(60_000)
  assert.equal(tab.standing, 'invalid')
  assert.deepEqual(tab.saver.state.errors, [{ field: 'slug', message: 'That slug is taken.' }])
  assert.equal(server.requests.length, 1, 'the same text would be refused again')
  assert.equal(disk.drafts.length, 1)
  server.weather = 'fine'
  tab.type('Mine, mended')
  assert.deepEqual(tab.saver.state.errors, [])
  await clock.turn(1_500)
  assert.equal(server.text.headline, 'Mine, mended')
})

test('a refusal says why and keeps the text here', async () => {
  const { server, disk, clock, open } = desk()
  const tab = open()
  server.weather = 'forbiddenSize'
  tab.type('Mine')
  await clock.turn(1_500)
  assert.equal(tab.standing, 'refused')
  assert.equal(tab.saver.state.reason, 'The text is too long.')
  assert.equal(disk.drafts.length, 1)
})

test('text that a dead tab kept is restored and saved when nobody saved since', async () => {
  const { server, disk, clock, open } = desk()
  server.weather = 'down'
  const dead = open('dead')
  dead.type('Before the crash')
  await clock.turn(1_500)
  server.weather = 'fine'
  const tab = open('new', () => ['new'])
  await tab.saver.restore('')
  assert.equal(tab.text.headline, 'Before the crash')
  await clock.turn(1_500)
  assert.equal(server.text.headline, 'Before the crash')
  assert.equal(disk.files.size, 0)
})

test('restored text meets a newer revision: the conflict is shown, nothing is overwritten', async () => {
  const { server, clock, open } = desk()
  server.weather = 'down'
  open('dead').type('Before the crash')
  await clock.turn(1_500)
  server.weather = 'fine'
  server.colleagueSaves(draft('Theirs'))
  const tab = open('new', () => ['new'])
  await tab.saver.restore('Ines Roy')
  assert.equal(tab.standing, 'conflict')
  assert.equal(tab.text.headline, 'Before the crash')
  assert.equal(tab.saver.state.theirs?.draft.headline, 'Theirs')
  assert.equal(server.text.headline, 'Theirs')
  tab.saver.keepMine()
  await breathe()
  assert.equal(server.text.headline, 'Before the crash')
})

test('a kept text that the server has after all is quietly forgotten', async () => {
  const { server, disk, clock, open } = desk()
  server.weather = 'answerLost'
  open('dead').type('Saved, but nobody heard')
  await clock.turn(1_500)
  const tab = open('new', () => ['new'])
  await tab.saver.restore('')
  assert.equal(tab.standing, 'saved')
  assert.deepEqual(disk.drafts, [])
})

test('the text of another living tab is left alone', async () => {
  const { server, disk, clock, open } = desk()
  server.weather = 'down'
  open('first').type('In the first tab')
  await clock.turn(1_500)
  const second = open('second', () => ['first', 'second'])
  await second.saver.restore('')
  assert.equal(second.text.headline, 'As opened')
  assert.equal(disk.drafts.length, 1)
})

test('of two dead tabs the newer text is restored and the older is kept as a copy', async () => {
  const { server, clock, open } = desk()
  server.weather = 'down'
  open('one').type('Older')
  await clock.turn(2_000)
  open('two').type('Newer')
  await clock.turn(2_000)
  const tab = open('three', () => ['three'])
  await tab.saver.restore('')
  assert.equal(tab.text.headline, 'Newer')
  assert.deepEqual((await tab.saver.copies()).map((copy) => copy.draft.headline), ['Older'])
})

test('typing before the kept text was found: both stay', async () => {
  const { server, clock, open } = desk()
  server.weather = 'down'
  open('dead').type('Kept')
  await clock.turn(2_000)
  const tab = open('new', () => ['new'])
  tab.type('Already typing')
  await tab.saver.restore('')
  assert.equal(tab.text.headline, 'Already typing')
  assert.deepEqual((await tab.saver.copies()).map((copy) => copy.draft.headline), ['Kept'])
})

test('another tab saved: a tab with nothing of its own shows the new text', async () => {
  const { open } = desk()
  const tab = open()
  tab.saver.savedElsewhere({ revision: 2, by: 'You', draft: draft('From the other tab') })
  assert.equal(tab.text.headline, 'From the other tab')
  assert.equal(tab.saver.state.base, 2)
  assert.equal(tab.standing, 'saved')
})

test('another tab saved: a tab with unsaved text of its own asks', async () => {
  const { open } = desk()
  const tab = open()
  tab.type('Mine')
  tab.saver.savedElsewhere({ revision: 2, by: 'You', draft: draft('From the other tab') })
  assert.equal(tab.standing, 'conflict')
  assert.equal(tab.text.headline, 'Mine')
})

test('an old message of another tab changes nothing', () => {
  const { open } = desk()
  const tab = open()
  tab.saver.savedElsewhere({ revision: 1, by: 'You', draft: draft('Old') })
  assert.equal(tab.text.headline, 'As opened')
})

test('leaving the page keeps the text at once and tries a last save', async () => {
  const { server, disk, open } = desk()
  const tab = open()
  disk.put = () => new Promise(() => undefined) // a database that never answers
  tab.type('Last words')
  assert.equal(tab.saver.wouldLose, true)
  tab.saver.leaving()
  assert.equal(disk.drafts[0]?.draft.headline, 'Last words', 'there before leaving() returned')
  assert.equal(tab.saver.wouldLose, false)
  await breathe()
  assert.equal(server.text.headline, 'Last words')
})

test('only text that is neither saved nor kept here is worth a warning', async () => {
  const { server, disk, clock, open } = desk()
  server.weather = 'down'
  disk.full = true
  const tab = open()
  tab.type('Nowhere')
  await clock.turn(2_000)
  assert.equal(tab.saver.wouldLose, true)
  disk.full = false
  tab.type('Somewhere')
  await breathe()
  assert.equal(tab.saver.wouldLose, false)
})
