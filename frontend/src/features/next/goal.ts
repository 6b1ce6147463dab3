/** A goal as it is shown, and as the server takes it. */

import type { GoalInput, GoalPartsFragment } from '../../gen/graphql'

export function goalTitle(goal: GoalPartsFragment): string {
  return goal.occupation?.label ?? (goal.text || goal.skills.map(({ skill }) => skill.label).join(', '))
}

export function goalInput(goal: GoalPartsFragment): GoalInput {
  if (goal.occupation) return { occupation: goal.occupation.id }
  if (goal.skills.length > 0) return { skills: goal.skills.map(({ skill, level }) => ({ skill: skill.id, level })) }
  return { text: goal.text ?? '' }
}
