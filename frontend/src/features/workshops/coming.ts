/** The screens of whoever comes to a workshop, fetched together: each chunk of its own is a line in what everybody loads first. */

export { default as Join } from './JoinScreen.svelte'
export { default as Claim } from './ClaimScreen.svelte'
