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
  [/^not YAML|without end|^(Object|Expected|Invalid)/, 'yaml'],
  [/there is no such skill|not a skill/, 'skill'],
  [/commune/, 'commune'],
  [/right choice|\d choices$/, 'choices'],
  [/is missing|text by language/, 'missing'],
  [/https:\/\//, 'address'],
  [/dates? begin|time zone|after it starts|^next_?[dD]ates/, 'date'],
  [/not (a|the) kind|kinds? of file|not taken|picture|sound/, 'kind'],
  [/at most|more than/, 'tooMuch'],
]

export const faultOf = (message: string): Fault => FAULTS.find(([pattern]) => pattern.test(message))?.[1] ?? 'other'
