import type {Output, Rendered} from '../../model/output-file.ts'
import {sha256} from '../../text/hash.ts'
import {renderPdf} from '../pdf/render-pdf.ts'
import {pageFrame} from '../site/page.ts'
import {loadTemplates} from '../site/templates.ts'
import type {TreeDocument} from './document.ts'
import {treeBody} from './print-page.ts'
import {treePdf} from './print-pdf.ts'

/** The navigation of the site, and its hash. */
export interface Frame {
  navigation: string
  hash: string
}

/** A page in the frame of the site, outside of its folder. `inputs`: all that decides the document. */
export function treePage(path: string, inputs: string, frame: Frame, document: () => TreeDocument): Output {
  const base = `${'../'.repeat(path.split('/').length - 1)}site/`
  return {
    path,
    inputs: JSON.stringify([sha256(inputs), frame.hash]),
    render: async () => {
      const {title, lead, sections, places} = document()
      const {page} = pageFrame(frame.navigation, await loadTemplates(), base)
      return page({slug: '', title, body: treeBody(title, lead, sections, places, base)})
    },
  }
}

/** A PDF of its own. */
export function treePdfFile(path: string, inputs: string, document: () => TreeDocument): Output {
  return {path, inputs, render: () => renderTree(path, document())}
}

/** Typeset; a finding where it cannot be. */
export async function renderTree(
  path: string,
  {title, lead, specification, errors, sections}: TreeDocument,
): Promise<Rendered> {
  const result = await renderPdf(treePdf({title, lead, specification, errors, sections}))
  if (!('error' in result)) return {content: result.pdf, findings: []}
  const reason = result.error.replace(/\s+/g, ' ').trim().slice(0, 300)
  return {
    content: undefined,
    findings: [
      {
        rule: 'output-failed',
        file: 'spec.yaml',
        line: 1,
        column: 1,
        message: `Unexpected end of \`${path}\`, expected a PDF: ${reason}`,
        fix: 'the page beside it holds the same',
      },
    ],
  }
}
