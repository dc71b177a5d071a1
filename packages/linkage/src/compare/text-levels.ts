/** What a test asks of two texts: data, as `HalvesTest` is. */
export type TextTest = { asks: 'equal' } | { asks: 'edits'; most: number } | { asks: 'similarity'; least: number };
