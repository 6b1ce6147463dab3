/** The plan of the service: every screen that has one fixed address, grouped as people look for them. Its test keeps it whole. */

import { work } from '../../app/work.svelte'
import { t } from '../../lib/i18n/i18n.svelte'
import { welcoming } from '../cards/organisation.svelte'

interface Place {
  href: string
  label: string
}

export interface Part {
  title: string
  places: Place[]
}

/** Screens that are steps of something, or that only a link, a lock or an empty tree leads to. */
export const STEPS = new Set(['/', '/confirmer', '/voir', '/semaine', '/arreter', '/qui', '/bonjour', '/plan', '/commencer/arbre', '/commencer/ville', '/commencer/garder', '/commencer/carte', '/page', '/parent', '/moi/parent'])

export function plan(signedIn: boolean): Part[] {
  const words = t().about.plan
  const nav = t().nav
  const service = { title: words.service, places: [{ href: '/accessibilite', label: t().about.title }, { href: '/source', label: nav.source }] }
  const begin = { title: words.begin, places: [{ href: '/bienvenue', label: t().common.signIn }, { href: '/commencer', label: words.first }] }
  if (!signedIn) return [begin, service]
  const part = (title: string, ...places: [string, string][]): Part => ({ title, places: places.map(([href, label]) => ({ href, label })) })
  return [
    part(nav.tree, ['/accueil', t().home.tab], ['/arbre', nav.tree], ['/arbre/tous', t().community.title], ['/ajouter', t().skills.addTitle], ['/ajouter/raconter', t().telling.title], ['/ajouter/texte', t().written.title], ['/commencer', words.first]),
    part(nav.courses, ['/cours', nav.courses], ['/suite', nav.next], ['/but', t().next.goalTitle], ['/chemin', t().next.pathTitle], ['/rejoindre', t().workshops.join.title], ['/bon', t().workshops.claim.title]),
    part(nav.near, ['/pres-de-moi', nav.near], ['/pres-de-moi/proposer', t().opportunities.postTitle], ['/pres-de-moi/suivi', t().opportunities.mine.title]),
    part(
      nav.me,
      ['/moi', nav.me], ['/moi/profil', t().me.profile], ['/moi/choix', t().choices.title], ['/moi/qui-voit', t().sees.title], ['/moi/regards', t().sees.looks.title], ['/moi/accords', t().sees.agreed.title], ['/moi/attestations', t().proofs.title], ['/moi/arbre-papier', t().proofs.paper.title], ['/moi/badges', t().badges.title], ['/moi/contacts', t().me.contacts], ['/moi/confirmer', t().asked.title], ['/moi/sites', t().platforms.mine.title], ['/moi/semaine', t().week.title], ['/moi/rappels', t().notices.title], ['/moi/envois', t().me.unsent],
      ['/moi/entrer', t().me.ways], ['/moi/carte', t().cards.own.title], ['/moi/telephone', t().phone.title], ['/moi/appareils', t().me.devices], ['/moi/donnees', t().data.title],
    ),
    ...(work.author ? [part(nav.studio, ['/atelier', nav.studio], ['/atelier/nouveau', t().studio.newTitle], ['/atelier/attente', t().studio.desk.title], ['/atelier/ensembles', t().studio.sets.title], ['/atelier/reprendre', t().studio.sets.others.title], ['/atelier/fichiers', t().studio.files.title], ['/atelier/regle', t().studio.review.rule.title], ['/atelier/sites', t().platforms.own.title], ['/atelier/badges', t().badges.waitingTitle], ['/atelier/chiffres', t().insight.title], ['/atelier/manques', t().insight.wanted.title])] : []),
    ...(work.organisations('STEWARD').length > 0 ? [part(t().life.queue.title, ['/atelier/signalements', t().life.queue.title])] : []),
    ...(work.recruiter ? [part(nav.recruiter, ['/recherche', nav.recruiter], ['/recherche/contacts', t().recruiter.askedTitle])] : []),
    ...(welcoming().length > 0 ? [part(t().cards.title, ['/accueillir', t().cards.title], ['/accueillir/nouveau', t().cards.form.title], ['/animer', t().workshops.title], ['/animer/nouveau', t().workshops.create.title])] : []),
    service,
  ]
}
