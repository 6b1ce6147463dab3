/** The French words of every screen but the first ones. */

import { words as about } from '../../features/about/words.fr'
import { words as asked } from '../../features/asked/words.fr'
import { words as badges } from '../../features/badges/words.fr'
import { words as cards } from '../../features/cards/words.fr'
import { words as community } from '../../features/community/words.fr'
import { words as confirm } from '../../features/confirm/words.fr'
import { words as courses } from '../../features/courses/words.fr'
import { words as insight } from '../../features/insight/words.fr'
import { words as me } from '../../features/me/words.fr'
import { words as next } from '../../features/next/words.fr'
import { words as life } from '../../features/opportunities/life.fr'
import { words as opportunities } from '../../features/opportunities/words.fr'
import { words as data } from '../../features/data/words.fr'
import { words as phone } from '../../features/phone/words.fr'
import { words as placement } from '../../features/placement/words.fr'
import { words as proofs } from '../../features/proofs/words.fr'
import { words as platforms } from '../../features/platforms/words.fr'
import { words as recruiter } from '../../features/recruiter/words.fr'
import { words as requests } from '../../features/requests/words.fr'
import { words as sharing } from '../../features/sharing/words.fr'
import { words as skills } from '../../features/skills/words.fr'
import { words as start } from '../../features/start/words.fr'
import { words as studio } from '../../features/studio/words.fr'
import { words as seedling } from '../../features/tree/seedling.fr'
import { words as why } from '../../features/tree/why.fr'
import { words as workshops } from '../../features/workshops/words.fr'
import { words as written } from '../../features/written/words.fr'
import { words as picker } from '../../ui/picker.fr'

const words = { about, asked, badges, cards, community, confirm, courses, insight, life, me, next, opportunities, data, phone, picker, placement, platforms, proofs, recruiter, requests, seedling, sharing, skills, start, studio, why, workshops, written }

export default words
