import assert from 'node:assert/strict'
import {test} from 'node:test'
import {kettle, siteOf} from './small-specification.ts'

test('every link of the site leads to a page and a fragment that exist', async (context) => {
  const {files} = await siteOf(context, kettle)
  const anchors = new Map(
    [...files].map(([path, text]) => [path, new Set([...text.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id!))]),
  )
  let checked = 0
  for (const [path, text] of files) {
    if (!path.endsWith('.html')) continue
    for (const [, target] of text.matchAll(/\s(?:href|src)="([^"]*)"/g)) {
      if (/^(?:https?:|data:|mailto:)/.test(target!)) continue
      const [file, fragment] = target!.replaceAll('&amp;', '&').split('#')
      const page = file === '' ? path : decodeURIComponent(file!.replace(/\?.*$/, ''))
      assert.ok(files.has(page), `${path} links to ${page}`)
      if (fragment) assert.ok(anchors.get(page)!.has(decodeURIComponent(fragment)), `${path} links to ${target}`)
      checked++
    }
  }
  assert.ok(checked > 100)
})

test('an id stands once on a page', async (context) => {
  for (const [path, text] of (await siteOf(context, kettle)).files) {
    if (!path.endsWith('.html')) continue
    const ids = [...text.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id!)
    assert.deepEqual(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      [],
      path,
    )
  }
})

test('a page has one first-level heading, a language, a title, and nothing that its policy forbids', async (context) => {
  for (const [path, text] of (await siteOf(context, kettle)).files) {
    if (!path.endsWith('.html')) continue
    assert.equal(text.match(/<h1[\s>]/g)?.length, 1, path)
    assert.match(text, /^<!doctype html>\n<html lang="en">/)
    assert.match(text, /<title>[^<]+<\/title>/)
    assert.match(
      text,
      /content="default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'/,
    )
    assert.doesNotMatch(text, /\sstyle=|<style|\son[a-z]+=|<script(?! src="[a-z]+\.js"(?: defer)?><\/script>)/, path)
    assert.doesNotMatch(text, /\s(?:src|srcset|data|poster)="https?:/)
    assert.doesNotMatch(text, /<!--/)
  }
})

test('the scripts ask no network and are no modules', async (context) => {
  for (const [path, text] of (await siteOf(context, kettle)).files) {
    if (path.endsWith('.js') && path !== 'minisearch.js')
      assert.doesNotMatch(text, /\bfetch\(|XMLHttpRequest|\bimport\(|^(?:import|export)\s/m, path)
  }
})
