/** A goal as it is shown, and as the server takes it. */

import type { GoalInput, GoalPartsFragment } from '../../gen/graphql'

/** The person's own words come first: it is their goal. */
export function goalTitle(goal: GoalPartsFragment): string {
  return goal.text || (goal.occupation?.label ?? goal.skills.map(({ skill }) => skill.label).join(', '))
}

/** The one job or skill that the person's own words were understood as. */
export function understoodAs(goal: GoalPartsFragment): string | undefined {
  if (!goal.text) return undefined
  const label = goal.occupation?.label ?? (goal.skills.length === 1 ? goal.skills[0]?.skill.label : undefined)
  return label?.toLocaleLowerCase() === goal.text.toLocaleLowerCase() ? undefined : label
}

export function goalInput(goal: GoalPartsFragment): GoalInput {
  if (goal.occupation) return { occupation: goal.occupation.id }
  if (goal.skills.length > 0) return { skills: goal.skills.map(({ skill, level }) => ({ skill: skill.id, level })) }
  return { text: goal.text ?? '' }
}
