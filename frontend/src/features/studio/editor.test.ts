import 'fake-indexeddb/auto'
import { beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { session } from '../../lib/session/session.svelte'
import { eraseEverything } from '../../offline/db'
import { unsent } from '../../offline/unsent.svelte'
import { wholeBlock } from './blockForm'
import { Editor } from './editor.svelte'
import type { ModuleForm, SaveInput } from './form'
import { keptDraft, keptDrafts } from './keep'

type Sent = SaveInput & { key: string }

/** A server that keeps modules, answers a key it knows with its first answer, and can be out of reach. */
class Server {
  down = false
  modules: Record<string, Record<string, unknown>> = {}
  #answers = new Map<string, unknown>()

  handle = vi.fn(async (_path: unknown, options: { body: string }) => {
    if (this.down) throw new TypeError('network')
    const { operationName, variables } = JSON.parse(options.body) as { operationName: string; variables: { id: string; input: Sent } }
    return new Response(JSON.stringify({ data: operationName === 'SaveModule' ? this.#save(variables.input) : { draft: this.modules[variables.id] ?? null } }))
  })

  #save(input: Sent): unknown {
    const known = this.#answers.get(input.key)
    if (known) return known
    const id = input.module ?? `m${Object.keys(this.modules).length + 1}`
    const { key, organisation, course, teaches, requires, commune, ...text } = input
    const named = (levels: SaveInput['teaches']) => levels.map(({ skill, level }) => ({ level, skill: { id: skill, label: skill, icon: null, kind: 'SKILL' } }))
    const draft = { __typename: 'ModuleDraft', ...text, id, version: 1, status: 'DRAFT', publishedVersion: null, organisation: { id: organisation, name: 'Org' }, courseId: course, commune, requires: named(requires), teaches: named(teaches), savedAt: new Date().toISOString() }
    this.modules[id] = draft
    const answer = { saveModule: { __typename: 'ModuleSaved', draft } }
    this.#answers.set(key, answer)
    return answer
  }
}

let server: Server
const named = vi.fn()

const open = async (module: string | null, fresh = 'one') => {
  const editor = new Editor({ profile: 'p1', module, fresh, organisation: 'org', language: 'FR', onnamed: named })
  await editor.open()
  return editor
}

function write(editor: Editor, title: string) {
  if (!editor.form) throw new Error('the editor did not open')
  editor.form.title = title
  editor.form.blocks = [wholeBlock({ uid: 'b', kind: 'TEXT', title: 'La gaine', text: 'On coupe.' })]
  editor.form.teaches = [{ skill: { id: 'weld', label: 'weld' }, level: 2 }]
  editor.form.hours = '1'
  editor.changed(JSON.parse(JSON.stringify(editor.form)) as ModuleForm)
}

beforeAll(() => session.open(null, async () => ({ id: 'p1', displayName: 'Karim' })))

beforeEach(async () => {
  await eraseEverything()
  server = new Server()
  vi.stubGlobal('fetch', server.handle)
  named.mockClear()
})

it('finds its text again after the phone was closed', async () => {
  const before = await open(null)
  write(before, 'Souder')
  await before.flush()
  const after = await open(null)
  expect(after.form?.title).toBe('Souder')
  expect(after.restored).toBeInstanceOf(Date)
  expect((await open(null, 'another')).form?.title).toBe('')
})

it('saves, takes the address of the new module, and keeps nothing on the phone', async () => {
  const editor = await open(null)
  write(editor, 'Souder')
  expect(await editor.save('Enregistrer')).toBe(true)
  expect(named).toHaveBeenCalledWith('m1')
  expect(editor.dirty).toBe(false)
  expect(await keptDrafts('p1')).toEqual([])
})

it('makes one module of a first saving without network, however often it is opened and saved afterwards', async () => {
  server.down = true
  const offline = await open(null)
  write(offline, 'Souder')
  expect(await offline.save('Enregistrer')).toBe(false)
  expect(offline.outcome?.state).toBe('waiting')
  // Saving again while it still waits makes no second one.
  expect(await offline.save('Enregistrer')).toBe(false)
  expect(unsent.mine).toHaveLength(1)

  server.down = false
  await unsent.flush()
  const back = await open(null)
  expect(named).toHaveBeenCalledWith('m1')
  expect(back.form?.title).toBe('Souder')
  write(back, 'Souder mieux')
  expect(await back.save('Enregistrer')).toBe(true)
  expect(Object.values(server.modules).map(({ title }) => title)).toEqual(['Souder mieux'])
})

it('shows the text of this phone over the saved one, says when that one changed, and can go back to it', async () => {
  const editor = await open(null)
  write(editor, 'Souder')
  await editor.save('Enregistrer')
  write(editor, 'Souder sans réseau')
  await editor.flush()
  const saved = server.modules.m1
  if (!saved) throw new Error('nothing was saved')
  server.modules.m1 = { ...saved, title: 'Souder, par une collègue', savedAt: '2030-01-01T00:00:00Z' }

  const again = await open('m1')
  expect(again.form?.title).toBe('Souder sans réseau')
  expect(again.overtaken).toBe(true)
  await again.revert()
  expect(again.form?.title).toBe('Souder, par une collègue')
  expect(await keptDraft('p1', 'm1')).toBeUndefined()
})

it('opens what the phone has when the server is out of reach', async () => {
  const editor = await open(null)
  write(editor, 'Souder')
  await editor.save('Enregistrer')
  write(editor, 'Souder sans réseau')
  await editor.flush()
  server.down = true
  const offline = await open('m1')
  expect(offline.form?.title).toBe('Souder sans réseau')
  expect(offline.problem?.code).toBe('OFFLINE')
})

it('begins with the skill that it was opened for, and keeps nothing of it until something is written', async () => {
  const teaches = async () => [{ skill: { id: 'weld', label: 'souder' }, level: 2 }]
  const opening = { profile: 'p1', module: null, fresh: 'wanted', organisation: 'org', language: 'FR' as const, onnamed: named }
  const editor = new Editor({ ...opening, teaches })
  await editor.open()
  expect(editor.form?.teaches).toEqual(await teaches())
  expect(editor.dirty).toBe(false)
  await editor.flush()
  expect(await keptDrafts('p1')).toEqual([])

  write(editor, 'Souder')
  await editor.flush()
  const later = new Editor(opening)
  await later.open()
  expect([later.form?.title, later.form?.teaches.map(({ skill }) => skill.id)]).toEqual(['Souder', ['weld']])
})
