/** The words of this area, in French. */

export const words = {}
