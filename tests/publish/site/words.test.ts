import assert from 'node:assert/strict'
import {test} from 'node:test'
import {markup, withCode} from '../../../tools/publish/site/markup.ts'
import {arriving, plural} from '../../../tools/publish/site/words.ts'

test('markup escapes what it is given and keeps what it made', () => {
  assert.equal(
    markup`<p title="${'"<&\''}">${markup`<b>${1}</b>`}${null}${[markup`x`, markup`y`]}</p>`.text,
    '<p title="&quot;&lt;&amp;&#39;"><b>1</b>xy</p>',
  )
  assert.equal(withCode('a `b_c<` d').text, 'a <code>b_<wbr>c&lt;</code> d')
})

test('roles are read as sentences', () => {
  assert.equal(arriving('serves'), 'What serves it')
  assert.equal(arriving('depends'), 'What depends on it')
  assert.equal(arriving('depends-on'), 'What depends on it')
  assert.equal(arriving('parent'), 'Parent of')
})

test('nouns are counted', () => {
  assert.equal(plural(1, 'error'), '1 error')
  assert.equal(plural(2, 'quality'), '2 qualities')
})
