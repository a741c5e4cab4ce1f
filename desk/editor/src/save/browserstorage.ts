// IndexedDB first, localStorage where it is missing or broken, and localStorage for the last moment of a page.
import type { Kept, Storage } from './storage.ts'

const database = 'broadsheet-desk'
const store = 'kept'
const prefix = 'broadsheet-desk/'

/** The storage of this browser. */
export function browserStorage(): Storage {
  let opening: Promise<IDBDatabase> | undefined
  const open = () => (opening ??= openDatabase().catch((error: unknown) => {
    opening = undefined
    throw error
  }))
  return {
    async put(kept) {
      try {
        await run(await open(), 'readwrite', (kepts) => kepts.put(kept))
        localStorage.removeItem(prefix + kept.key)
      } catch {
        if (!putLocal(kept)) throw new Error('Neither IndexedDB nor localStorage took the text.')
      }
    },
    putNow: putLocal,
    async list(story) {
      const all = new Map(listLocal(story).map((kept) => [kept.key, kept]))
      try {
        const found = await run<Kept[]>(await open(), 'readonly', (kepts) => kepts.index('story').getAll(story))
        for (const kept of found) if (!((all.get(kept.key)?.at ?? -1) > kept.at)) all.set(kept.key, kept)
      } catch {
        // Private windows may refuse IndexedDB; what localStorage has is all there is.
      }
      return [...all.values()]
    },
    async remove(key) {
      localStorage.removeItem(prefix + key)
      await run(await open(), 'readwrite', (kepts) => kepts.delete(key)).catch(() => undefined)
    },
  }
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: 'key' }).createIndex('story', 'story')
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close()
      resolve(request.result)
    }
    request.onerror = () => reject(request.error)
  })
}

/** Resolves when the transaction is on disk, not when the request is answered. */
function run<T>(db: IDBDatabase, mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(store, mode)
    const request = act(transaction.objectStore(store))
    transaction.oncomplete = () => resolve(request.result as T)
    transaction.onabort = transaction.onerror = () => reject(transaction.error)
  })
}

function putLocal(kept: Kept): boolean {
  try {
    localStorage.setItem(prefix + kept.key, JSON.stringify(kept))
    return true
  } catch {
    return false
  }
}

function listLocal(story: string): Kept[] {
  const found: Kept[] = []
  try {
    for (let index = 0; index < localStorage.length; index += 1) {
      const key = localStorage.key(index)
      if (key?.startsWith(`${prefix}${story}/`)) found.push(JSON.parse(localStorage.getItem(key) ?? 'null') as Kept)
    }
  } catch {
    // Storage switched off: nothing was kept there.
  }
  return found.filter((kept) => kept?.story === story)
}
