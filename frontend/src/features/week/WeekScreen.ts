/** One's own week and one that somebody shows, fetched together: each chunk of its own is a line in what everybody loads first. */

export { default as Mine } from './MyWeek.svelte'
export { default as Shared } from './SharedWeek.svelte'
