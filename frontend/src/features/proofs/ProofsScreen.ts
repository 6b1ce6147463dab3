/** These screens are fetched together: each chunk of its own is a line in what everybody loads first. */

export { default as Mine } from './Attestations.svelte'
export { default as Paper } from './TreeOnPaper.svelte'
export { default as Check } from './Check.svelte'
