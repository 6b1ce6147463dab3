/** Both screens of badges, fetched together: each chunk of its own is a line in what everybody loads first. */

export { default as Mine } from './MineScreen.svelte'
export { default as Waiting } from './WaitingScreen.svelte'
