import { describe, expect, test } from 'vitest'
import { faultOf, nameOf, unknownSkill } from './fault'
import { wayOf } from './sending'

describe('a course file', () => {
  test('goes where its name says', () => {
    expect(wayOf('fibre.ZIP')).toBe('/courses.zip')
    expect(wayOf('fibre.jsonld')).toBe('/courses.jsonld')
    expect(wayOf('fibre.json')).toBe('/courses.jsonld')
    expect(wayOf('fibre.docx')).toBeUndefined()
  })
})

test('files are called as people would', () => {
  expect(['modules/01-souder.md', 'course 2: Souder', 'course.yaml'].map(nameOf)).toEqual(['01-souder', 'Souder', 'course.yaml'])
  expect(['teaches: souder', 'README.md'].map(unknownSkill)).toEqual(['souder', undefined])
})

/** As the server writes them. */
const SAID = {
  'this is not a zip, or it is damaged': 'notZip',
  'more than 60000000 bytes when unpacked': 'tooMuch',
  'at most 500 files': 'tooMuch',
  'it is far larger unpacked than packed': 'bomb',
  'this path leaves the folder': 'outside',
  'it is locked with a password': 'locked',
  'an archive in an archive is not taken': 'archive',
  'a link or a device, not a file': 'link',
  'it is damaged, or packed in a way that is not read here': 'packed',
  'two files have this name': 'twice',
  'title stands here twice': 'twice',
  'not YAML: mapping values are not allowed here': 'yaml',
  'a module begins with --- and its front matter': 'front',
  'this text is not in UTF-8': 'utf8',
  'there is no file media/x.png': 'noFile',
  'there is no readable modules/03.md': 'noFile',
  'there is no module': 'noModule',
  'there is no block 4': 'noBlock',
  'there are 3 blocks': 'counts',
  'teaches: there is no such skill': 'skill',
  'commune: not a commune that is known here': 'commune',
  'questions.choices: exactly one right choice': 'choices',
  'questions.choices: 2 to 6 choices': 'choices',
  'title: this text is missing': 'missing',
  'blocks.link: an address that begins with https://': 'address',
  'there is no Course with a name': 'notJson',
  'not JSON: Expecting value': 'notJson',
  'blocks[0].titel: this word is not known': 'word',
  'blocks[0].title: Expected `str`, got `int`': 'yaml',
  'teaches: a level is 1, 2, 3 or 4': 'level',
  'not a picture, a sound, a text or a document that is taken here': 'kind',
  'at most 40000000 pixels': 'tooMuch',
  'something that nobody has said yet': 'other',
} as const

test.each(Object.entries(SAID))('%s', (message, fault) => {
  expect(faultOf(message)).toBe(fault)
})
