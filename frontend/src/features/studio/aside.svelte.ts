/** Skills that an author does not want proposed again for this module. Kept on the phone under the profile's name, as the text is. */

import { readSetting, writeSetting } from '../../offline/db'

export class Aside {
  skills = $state.raw<readonly string[]>([])

  readonly #prefix: string
  #module: string

  /** `module` is its id, or a name of its own before its first saving. */
  constructor(profile: string, module: string) {
    this.#prefix = `studio-aside:${profile}:`
    this.#module = module
  }

  async load(): Promise<void> {
    const kept = await readSetting<string[]>(this.#prefix + this.#module).catch(() => undefined)
    this.skills = [...new Set([...(kept ?? []), ...this.skills])]
  }

  async add(skill: string): Promise<void> {
    this.skills = [...this.skills, skill]
    await this.#keep()
  }

  /** The module has its id now. */
  async rename(module: string): Promise<void> {
    await writeSetting(this.#prefix + this.#module, null).catch(() => undefined)
    this.#module = module
    if (this.skills.length > 0) await this.#keep()
  }

  /** Without a database it lasts as long as the page. */
  async #keep(): Promise<void> {
    await writeSetting(this.#prefix + this.#module, [...this.skills]).catch(() => undefined)
  }
}
