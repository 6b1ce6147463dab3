/** When, where, how long, what it pays or costs: said on the first screen too, in English. */

import type { Shape } from '../../lib/i18n/plural'
import type { words as fr } from './facts.fr'

export const words: Shape<typeof fr> = {
  kinds: {
    JOB: 'Job',
    INCLUSION_JOB: 'Supported job',
    APPRENTICESHIP: 'Apprenticeship',
    SERVICE_CIVIQUE: 'Service civique',
    IMMERSION: 'Try a trade',
    PRE_HIRING_TRAINING: 'Training before hiring',
    BUSINESS_CREATION: 'Start a business',
    WORKSHOP: 'Workshop',
    MENTORING: 'Mentoring',
    TALENT_LOAN: 'A helping hand',
    SHARED_RIDE: 'Shared ride',
    GROUP_PURCHASE: 'Group purchase',
    VOLUNTEERING: 'Volunteering',
    CIVIC_DEBATE: 'Debate',
  },
  far: {
    unknown: 'Place to be agreed',
    veryNear: 'Very near',
    here: (place) => `Right there, in ${place}`,
    trip: (km, time) => `${km}, ${time}`,
    WALK: (time) => `about ${time} on foot`,
    BIKE: (time) => `about ${time} by bike`,
    TRANSIT: (time) => `about ${time} by public transport`,
    CAR: (time) => `about ${time} by car`,
  },
  when: {
    on: (day) => `On ${day}`,
    from: (day) => `From ${day}`,
    until: (day) => `Until ${day}`,
    between: (start, end) => `From ${start} to ${end}`,
  },
  hours: {
    week: (hours) => `${hours} h a week`,
    total: (hours) => `${hours} in all`,
  },
  money: {
    costs: (euros) => `Costs ${euros}`,
  },
  whenOpen: 'Date to be agreed',
  hoursOpen: 'How long: to be agreed',
  anytime: 'Whenever you like',
  online: 'Online, at home',
  mixed: (place) => `Online, and on site: ${place}`,
}
