import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {type Coverage, coverage, intersection, union} from './glyphs.ts'

/** The families of the document, in the order in which a glyph is looked for. */
export interface Fonts {
  files: Buffer[]
  /** What any family can show in each of the styles that are loaded. */
  covered: Coverage
  /** What every family can show: a combining mark has to stand in the font of its base. */
  shared: Coverage
  /** What the family of the figures can show. */
  figures: Coverage
}

/** Read the fonts from their packages. */
export function loadFonts(): Fonts {
  const require = createRequire(import.meta.url)
  const families = Object.entries(faces).map(([name, {font, styles}]) =>
    styles.map((style) => readFileSync(require.resolve(`@expo-google-fonts/${name}/${style}/${font}_${style}.ttf`))),
  )
  const covered = families.map((files) => files.map(coverage).reduce(intersection))
  return {
    files: families.flat(),
    covered: covered.reduce(union),
    shared: covered.reduce(intersection),
    figures: covered[Object.keys(faces).indexOf('source-sans-3')]!,
  }
}

const faces = {
  'source-serif-4': {
    font: 'SourceSerif4',
    styles: ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'],
  },
  'source-sans-3': {
    font: 'SourceSans3',
    styles: ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold', '700Bold_Italic'],
  },
  'source-code-pro': {
    font: 'SourceCodePro',
    styles: ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'],
  },
}
