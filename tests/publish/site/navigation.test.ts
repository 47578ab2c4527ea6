import assert from 'node:assert/strict'
import {test} from 'node:test'
import {navigationOf, sectionList} from '../../../tools/publish/site/navigation.ts'
import type {NavigationRow} from '../../../tools/trace/site/rows.ts'

const row: NavigationRow = {
  title: 'T',
  short: 'T',
  version: '1.0.0',
  status: 'draft',
  date: '2026-01-01',
  licence: '',
  matrices: [],
  reports: null,
  errors: 0,
  parts: [
    {number: 1, title: 'Far <away>', chapters: []},
    {
      number: 2,
      title: 'Near',
      chapters: [
        [299, 'a', 'A & B'],
        [300, 'b', 'B'],
        [301, 'c', 'C'],
      ],
    },
  ],
}

test('the contents mark the current chapter and list its sections', () => {
  const html = navigationOf(row).contents({number: 300, sections: [['x', 'X', 2, '300.1']]})
  assert.match(html, /<li class="current"><a href="b\.html" aria-current="page">.*B<\/a>\s*<ul class="section-list">/)
  assert.equal(html.match(/aria-current/g)?.length, 1)
  assert.match(html, /A &amp; B/)
})

test('a part whose chapters are not listed leads to its place in the overview', () => {
  assert.match(navigationOf(row).contents(undefined), /<a href="index\.html#part-1">Far &lt;away&gt;<\/a>/)
})

test('neighbours are those in reading order', () => {
  const navigation = navigationOf(row)
  assert.equal(navigation.before(299), undefined)
  assert.deepEqual(navigation.before(300), {slug: 'a', title: '299 A & B'})
  assert.deepEqual(navigation.after(300), {slug: 'c', title: '301 C'})
  assert.equal(navigation.after(301), undefined)
})

test('sections nest two deep, and a deep one without a parent stands for itself', () => {
  const list = sectionList([
    ['t', 'T', 1, ''],
    ['a', 'A', 3, '1.0.1'],
    ['b', 'B', 2, '1.1'],
    ['c', 'C', 3, '1.1.1'],
    ['d', 'D', 4, '1.1.1.1'],
    ['e', 'E', 2, '1.2'],
  ])
  assert.deepEqual(
    [...list.matchAll(/<(\/?ul|li|a href="#\w")/g)].map(([, tag]) => tag),
    ['ul', 'li', 'a href="#a"', 'li', 'a href="#b"', 'ul', 'li', 'a href="#c"', '/ul', 'li', 'a href="#e"', '/ul'],
  )
  assert.equal(sectionList([['t', 'T', 1, '']]), '')
})
