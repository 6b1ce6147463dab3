/** What the server says of a course file, which is for whoever wrote it, as one plain sentence. */

import type { Words } from '../../../app/words/fr'

export type Fault = keyof Words['studio']['files']['faults']

/** The first that fits. The server's words: skilltree/interop/course_files, check_course_files.py and the rules of modules. */
const FAULTS: readonly (readonly [RegExp, Fault])[] = [
  [/^this is not a zip/, 'notZip'],
  [/^not JSON|^there is no Course/, 'notJson'],
  [/far larger unpacked/, 'bomb'],
  [/password/, 'locked'],
  [/archive in an archive/, 'archive'],
  [/leaves the folder/, 'outside'],
  [/^a link or a device/, 'link'],
  [/packed in a way|not as large as the zip says/, 'packed'],
  [/^this name cannot|^names with accents/, 'name'],
  [/stands here twice|two files have this name/, 'twice'],
  [/is in this language already/, 'language'],
  [/^there is no module$/, 'noModule'],
  [/^there is no (readable|file) /, 'noFile'],
  [/^there is no block/, 'noBlock'],
  [/^there are \d+ (blocks|questions|choices)/, 'counts'],
  [/has no text$/, 'noText'],
  [/^a text stands under/, 'place'],
  [/front matter/, 'front'],
  [/not in UTF-8/, 'utf8'],
  [/this word is not known/, 'word'],
  [/^not YAML|without end|\b(Object|Expected|Invalid) /, 'yaml'],
  [/a level is 1/, 'level'],
  [/there is no such skill|^(teaches|requires): this id/, 'skill'],
  [/commune/, 'commune'],
  [/right choice|\d choices$/, 'choices'],
  [/is missing|text by language/, 'missing'],
  [/https:\/\//, 'address'],
  [/dates? begin|time zone|after it starts|^next_?[dD]ates/, 'date'],
  [/taken here|picture is damaged/, 'kind'],
  [/at most|more than|no room/, 'tooMuch'],
]

export const faultOf = (message: string): Fault => FAULTS.find(([pattern]) => pattern.test(message))?.[1] ?? 'other'

/** What a file is called for people: `modules/01-souder.md` is 01-souder, `course 1: Souder` is Souder. */
export const nameOf = (file: string): string => file.replace(/^modules\//, '').replace(/\.md$/, '').replace(/^course \d+: /, '')

/** A skill of a course description that nobody knows here; undefined for a file that was left aside. */
export const unknownSkill = (ignored: string): string | undefined => /^teaches: (.+)$/s.exec(ignored)?.[1]
