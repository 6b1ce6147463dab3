/** Which wording somebody reads: stays the same from block to block, for as long as the app is open. */

export type Wording = 'usual' | 'easier' | 'harder'

let chosen = $state<Wording>('usual')

export const wording = {
  /** What is shown of a block: the usual words where the author wrote no others. */
  of(block: { easier?: string | null | undefined; harder?: string | null | undefined }): Wording {
    return chosen !== 'usual' && block[chosen] ? chosen : 'usual'
  },
  /** As a test before the course advises. */
  choose(which: Wording): void {
    chosen = which
  },
  toggle(which: Exclude<Wording, 'usual'>): void {
    chosen = chosen === which ? 'usual' : which
  },
}
