/** The screens of whoever runs a workshop, fetched together: each chunk of its own is a line in what everybody loads first. */

export { default as List } from './ListScreen.svelte'
export { default as New } from './NewScreen.svelte'
export { default as Board } from './BoardScreen.svelte'
export { default as Slips } from './SlipsScreen.svelte'
