/** The screens on which a module is written, fetched together: each chunk of its own is a line in what everybody loads first. */

export { default as Studio } from './StudioScreen.svelte'
export { default as Editor } from './EditorScreen.svelte'
