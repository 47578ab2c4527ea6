import type {Definition, Image, ImageReference, Link, LinkReference} from 'mdast'
import type {Chapter} from '../chapter.ts'
import {bracketAt} from '../items/tags.ts'
import {startOf} from '../words/masks.ts'
import {resolveDestination} from './resolve.ts'

/** A link or image: where it leads, and whether it may. */
export function visitDestination(
  {file, source, settings: {ids}, extraction, places, found}: Chapter,
  node: Link | Image | LinkReference | ImageReference,
): void {
  const offset = startOf(node)
  const definition = 'identifier' in node ? found.definitions.get(node.identifier) : undefined
  if ('identifier' in node && (!definition || ids.typeOf((node.label ?? '').toUpperCase()) !== undefined)) return
  const isImage = node.type === 'image' || node.type === 'imageReference'
  const bracket = isImage ? undefined : bracketAt(source, offset)
  if (bracket && /[([]/.test(source[bracket.end] ?? '') && ids.typeOf(bracket.id) !== undefined) {
    places.report(
      'tag-as-link',
      offset,
      `Unexpected link around \`${bracket.id}\`, expected \`[${bracket.id}]\` alone`,
      'remove what follows the first brackets: the publisher links it',
    )
  }
  if (isImage && !node.alt?.trim()) {
    places.report(
      'image-without-alt',
      offset,
      'Unexpected image without alternative text, expected `![what it shows](…)`',
      'say in one sentence what the image shows',
    )
  }
  const destination = resolveDestination('url' in node ? node.url : definition!.url, file)
  if (destination.type === 'refused') {
    places.report(
      'link-refused',
      offset,
      `Unexpected ${destination.reason}`,
      'use a relative path below the root, or an https address',
    )
  } else if (destination.type === 'internal') {
    const {line, column} = places.placeOf(offset)
    extraction.links.push({path: destination.path, anchor: destination.anchor, line, column, image: isImage})
  }
}

/** `[ID]: …` turns every tag and reference of that name into a link: nothing of them would be left in the tree. */
export function visitDefinition({settings: {ids}, places}: Chapter, node: Definition): void {
  const label = node.label ?? node.identifier
  // Labels are compared without their case.
  const id = [label, label.toUpperCase()].find((candidate) => ids.typeOf(candidate) !== undefined)
  if (id === undefined) return
  places.report(
    'definition-hides-tag',
    startOf(node),
    `Unexpected definition of \`${id}\`, expected none: Markdown makes every \`[${id}]\` a link to it`,
    'remove the colon, or the whole line',
  )
}
