/** One's notices and the page that ends them, fetched together: each chunk of its own is a line in what everybody loads first. */

export { default as Mine } from './MyNotices.svelte'
export { default as Stop } from './StopNotices.svelte'
