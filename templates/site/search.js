// Search over all chapters: nothing is loaded before the box is used, and then scripts only, so that it works from a disk.
;(() => {
  const box = document.querySelector('#page\\:search')
  const panel = document.querySelector('.search-panel')
  const list = document.querySelector('#page\\:search-results')
  const status = document.querySelector('.search-status')
  const shown = 30
  let loading
  let documents = []
  // Leads to the folder of the site, from a page that stands elsewhere.
  const base = document.documentElement.dataset.base || ''
  let index
  let selected = -1

  const load = (source) =>
    new Promise((resolve) => {
      const script = document.createElement('script')
      script.src = source
      script.onload = () => resolve(true)
      script.onerror = () => resolve(false)
      document.head.append(script)
    })

  const prepare = async () => {
    status.textContent = 'Loading the index …'
    await Promise.all([load(`${base}minisearch.js`), load(`${base}shards.js`)])
    const names = window.specificationShardNames || []
    await Promise.all(names.map((name) => load(`${base}search/${encodeURIComponent(name)}.js`)))
    const order = new Map(names.map((name, place) => [name, place]))
    const shards = (window.specificationShards || []).sort((a, b) => order.get(a.slug) - order.get(b.slug))
    documents = shards.flatMap(({slug, chapter, documents: found}) => found.map((one) => ({...one, slug, chapter})))
    documents.forEach((one, id) => {
      one.id = id
    })
    index = new window.MiniSearch({
      fields: ['reference', 'title', 'text'],
      searchOptions: {
        boost: {reference: 6, title: 3},
        combineWith: 'AND',
        prefix: true,
        fuzzy: (term) => (term.length > 5 ? 0.15 : false),
      },
    })
    await index.addAllAsync(documents, {chunkSize: 500})
  }

  const search = async () => {
    loading = loading || prepare()
    await loading
    const query = box.value.trim()
    if (query === '') return close()
    const wanted = query.toLowerCase().replace(/^\[|\]$/g, '')
    const exact = documents.filter(({reference}) => reference.toLowerCase() === wanted)
    const others = index.search(query).flatMap(({id}) => (exact.includes(documents[id]) ? [] : [documents[id]]))
    const found = [...exact, ...others]
    const words = query
      .toLowerCase()
      .split(/[\s\p{P}]+/u)
      .filter(Boolean)
    list.replaceChildren(...found.slice(0, shown).map((one, place) => result(one, place, words)))
    status.textContent =
      found.length === 0
        ? `Nothing found for “${query}”`
        : found.length > shown
          ? `${found.length} found, the first ${shown} shown`
          : `${found.length} found`
    open()
    select(found.length > 0 ? 0 : -1)
  }

  const element = (name, className, text) => {
    const made = document.createElement(name)
    if (className) made.className = className
    if (text) made.textContent = text
    return made
  }

  const result = (one, place, words) => {
    const link = element('a')
    link.id = `page:search-result-${place}`
    link.setAttribute('role', 'option')
    link.href = `${base}${encodeURIComponent(one.slug)}.html#${encodeURIComponent(one.anchor)}`
    link.tabIndex = -1
    const head = element('span', 'result-head')
    if (one.reference) head.append(element('span', 'id', one.reference), ' ')
    if (one.level) head.append(element('span', `level ${one.level.toLowerCase().replace(' ', '-')}`, one.level), ' ')
    head.append(element('strong', '', one.title))
    link.append(head, element('span', 'result-chapter', one.chapter), snippet(one.text, words))
    link.addEventListener('click', close)
    return link
  }

  /** The text around the first word that was searched for, with such words marked. */
  const snippet = (text, words) => {
    const made = element('span', 'result-text')
    const lower = text.toLowerCase()
    const first = Math.min(...words.map((word) => lower.indexOf(word)).filter((at) => at >= 0), text.length)
    const from = first < text.length ? Math.max(0, text.lastIndexOf(' ', Math.max(0, first - 50)) + 1) : 0
    const part = text.slice(from, from + 170)
    made.append(from > 0 ? '… ' : '')
    const escaped = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    const pieces = escaped.length > 0 ? part.split(new RegExp(`(${escaped.join('|')})`, 'giu')) : [part]
    pieces.forEach((piece, at) => {
      made.append(at % 2 === 1 ? element('mark', '', piece) : piece)
    })
    made.append(from + 170 < text.length ? ' …' : '')
    return made
  }

  const open = () => {
    panel.hidden = false
    box.setAttribute('aria-expanded', 'true')
  }
  const close = () => {
    panel.hidden = true
    box.setAttribute('aria-expanded', 'false')
    select(-1)
  }
  const select = (place) => {
    const items = [...list.children]
    selected = items.length === 0 || place < 0 ? -1 : (place + items.length) % items.length
    items.forEach((item, at) => {
      item.setAttribute('aria-selected', String(at === selected))
    })
    if (selected < 0) return box.removeAttribute('aria-activedescendant')
    box.setAttribute('aria-activedescendant', items[selected].id)
    items[selected].scrollIntoView({block: 'nearest'})
  }

  let timer
  box.addEventListener('focus', () => {
    loading = loading || prepare().then(() => (status.textContent = ''))
    if (box.value.trim() !== '' && index) search()
  })
  box.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(search, 60)
    if (!index) open()
  })
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      if (panel.hidden) box.blur()
      close()
      event.stopPropagation()
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (panel.hidden && index) search()
      else select(event.key === 'ArrowDown' ? selected + 1 : selected < 0 ? -1 : selected - 1 + list.children.length)
      event.preventDefault()
    } else if (event.key === 'Enter' && selected >= 0) {
      list.children[selected].click()
      event.preventDefault()
    }
  })
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.target.closest('input, select, textarea, [contenteditable]')) return
    event.preventDefault()
    box.focus()
    box.select()
  })
  document.addEventListener('pointerdown', (event) => {
    if (!event.target.closest('.search')) close()
  })
  document.querySelector('.search').addEventListener('focusout', (event) => {
    if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) close()
  })

  const asked = new URLSearchParams(location.search).get('q')
  if (asked) {
    box.value = asked
    box.focus()
    search()
  }
})()
