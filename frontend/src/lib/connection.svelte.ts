/** Whether the server was reached last time. Derived from requests: `navigator.onLine` says yes behind a dead box. */

let reached = $state(true)

export const connection = {
  get offline(): boolean {
    return !reached
  },
  saw(success: boolean): void {
    reached = success
  },
}
