// A module whose answers the play knows, and the phone must not.

import { readFileSync } from 'node:fs'
import { answerQuiz } from './course.mjs'

/** The first module of the file that pytest wrote. */
export const lesson = () => JSON.parse(readFileSync(process.env.SKILLTREE_LESSONS, 'utf8')).modules[0]

/** As the screen shows a text: code without its marks, spaces alike. */
export const shown = (text) => text.replaceAll('`', '').replaceAll('**', '').replace(/\s+/g, ' ').trim()

/** Goes through the quiz; `wrong` of the questions are answered wrong. Returns in which order it was asked. */
export async function tryQuiz(page, module, wrong = 0) {
  const rights = new Map(module.questions.map(({ fr }) => [shown(fr.text), shown(fr.right)]))
  const asked = []
  await answerQuiz(page, (question, choices) => {
    asked.push([shown(question), choices.map(shown)])
    const right = choices.find((choice) => shown(choice) === rights.get(shown(question)))
    return asked.length <= wrong ? choices.find((choice) => choice !== right) : right
  })
  return asked
}

/** The same questions and choices whatever their order. */
export const sorted = (asked) => asked.map(([question, choices]) => [question, [...choices].sort()]).sort()
