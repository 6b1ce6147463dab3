/** The English words of every screen but the first ones. */

import { words as about } from '../../features/about/words.en'
import { words as asked } from '../../features/asked/words.en'
import { words as badges } from '../../features/badges/words.en'
import { words as cards } from '../../features/cards/words.en'
import { words as community } from '../../features/community/words.en'
import { words as confirm } from '../../features/confirm/words.en'
import { words as courses } from '../../features/courses/words.en'
import { words as insight } from '../../features/insight/words.en'
import { words as me } from '../../features/me/words.en'
import { words as next } from '../../features/next/words.en'
import { words as opportunities } from '../../features/opportunities/words.en'
import { words as data } from '../../features/data/words.en'
import { words as phone } from '../../features/phone/words.en'
import { words as placement } from '../../features/placement/words.en'
import { words as proofs } from '../../features/proofs/words.en'
import { words as platforms } from '../../features/platforms/words.en'
import { words as recruiter } from '../../features/recruiter/words.en'
import { words as requests } from '../../features/requests/words.en'
import { words as sharing } from '../../features/sharing/words.en'
import { words as skills } from '../../features/skills/words.en'
import { words as start } from '../../features/start/words.en'
import { words as studio } from '../../features/studio/words.en'
import { words as seedling } from '../../features/tree/seedling.en'
import { words as why } from '../../features/tree/why.en'
import { words as workshops } from '../../features/workshops/words.en'
import { words as written } from '../../features/written/words.en'
import { words as picker } from '../../ui/picker.en'
import type { RestWords } from './fr'

const words: RestWords = { about, asked, badges, cards, community, confirm, courses, insight, me, next, opportunities, data, phone, picker, placement, platforms, proofs, recruiter, requests, seedling, sharing, skills, start, studio, why, workshops, written }

export default words
