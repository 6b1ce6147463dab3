/** The screens around a module that is written: reading it over, sets, files, paper. Together, as those of `writing.ts`. */

export { default as Desk } from './DeskScreen.svelte'
export { default as Review } from './review/ReviewScreen.svelte'
export { default as Rule } from './review/RuleScreen.svelte'
export { default as Sets } from './sets/SetsScreen.svelte'
export { default as Set } from './sets/SetScreen.svelte'
export { default as Others } from './sets/OthersScreen.svelte'
export { default as Files } from './files/FilesScreen.svelte'
export { default as Paper } from './files/PaperScreen.svelte'
