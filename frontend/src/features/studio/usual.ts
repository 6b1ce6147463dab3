/** At which level a skill joins a list: alone, as most people mean it. A licence is there or not, at any level. */

export const atUsualLevel = (skill: { id: string; label: string; kind: string }) => ({
  skill: { id: skill.id, label: skill.label, kind: skill.kind }, level: skill.kind === 'TITLE' ? 1 : 2,
})
