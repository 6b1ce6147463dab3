/** Courses followed on other sites, fetched together: each chunk of its own is a line in what everybody loads first. */

export { default as Linked } from './LinkedScreen.svelte'
export { default as Sites } from './SitesScreen.svelte'
