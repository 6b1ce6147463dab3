/** When, where, how long, what it pays or costs: said on the first screen too, in French. */

export const words = {
  kinds: {
    JOB: 'Emploi',
    INCLUSION_JOB: 'Emploi accompagné',
    APPRENTICESHIP: 'Apprentissage',
    SERVICE_CIVIQUE: 'Service civique',
    IMMERSION: 'Essayer un métier',
    PRE_HIRING_TRAINING: 'Formation avant embauche',
    BUSINESS_CREATION: 'Créer son activité',
    WORKSHOP: 'Atelier',
    MENTORING: 'Parrainage',
    TALENT_LOAN: 'Coup de main',
    SHARED_RIDE: 'Trajet partagé',
    GROUP_PURCHASE: 'Achat groupé',
    VOLUNTEERING: 'Bénévolat',
    CIVIC_DEBATE: 'Débat',
  },
  far: {
    unknown: 'Lieu à voir ensemble',
    veryNear: 'Tout près',
    here: (place: string) => `Sur place, à ${place}`,
    trip: (km: string, time: string) => `${km} : ${time}`,
    WALK: (time: string) => `environ ${time} à pied`,
    BIKE: (time: string) => `environ ${time} à vélo`,
    TRANSIT: (time: string) => `environ ${time} en transports`,
    CAR: (time: string) => `environ ${time} en voiture`,
  },
  when: {
    on: (day: string) => `Le ${day}`,
    from: (day: string) => `À partir du ${day}`,
    until: (day: string) => `Jusqu’au ${day}`,
    between: (start: string, end: string) => `Du ${start} au ${end}`,
  },
  hours: {
    week: (hours: string) => `${hours} h par semaine`,
    total: (hours: string) => `${hours} en tout`,
  },
  money: {
    costs: (euros: string) => `Coûte ${euros}`,
  },
  whenOpen: 'Date à voir ensemble',
  hoursOpen: 'Durée à voir ensemble',
  anytime: 'Quand vous voulez',
  online: 'En ligne, chez vous',
  mixed: (place: string) => `En ligne, et sur place : ${place}`,
}
