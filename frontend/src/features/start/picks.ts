/** The three kinds of things that can be chosen, as the draft keeps them. */

import type { ActivitiesQuery } from '../../gen/graphql'
import type { Pick, Skill } from './draft'

export type Activity = ActivitiesQuery['activities'][number]

export const activityPick = ({ id, label, picture, skills }: Activity): Pick => ({
  id, label, picture, level: null, skills: skills.map((skill) => ({ id: skill.id, label: skill.label })),
})

export const skillPick = ({ id, label }: Skill): Pick => ({ id: `skill:${id}`, label, picture: null, level: null, skills: [{ id, label }] })

export const ownPick = (text: string): Pick => ({ id: `own:${text.toLowerCase()}`, label: text, picture: null, level: null, skills: [] })

/** What an activity is found by: its words and those of its skills. */
export const wordsOfActivity = ({ label, skills }: Activity): string => [label, ...skills.map((skill) => skill.label)].join(' ')
