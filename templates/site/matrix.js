// The list of a matrix: what is shown stands in the address of the page, and of a long list only what is looked at is drawn.
;(() => {
  const table = document.querySelector('.matrix-list')
  const region = document.querySelector('.matrix')
  const form = document.querySelector('.matrix-filter')
  const status = form.querySelector('[role=status]')
  const hiddenCount = form.querySelector('.hidden-count')
  const nothing = document.querySelector('.nothing')
  const clear = form.querySelector('.clear')
  // No field has a name: one could hide what a form is asked by.
  const textField = document.querySelector('#filter-text')
  const box = document.querySelector('#filter-all')
  const sorts = [...form.querySelectorAll('.sort')]
  const total = Number(table.dataset.count)
  const number = (count) => count.toLocaleString('en')
  /** Drawn together, and at most so many on paper. */
  const chunkSize = 20
  const mostPrinted = 2000

  // Columns and rows.
  const heads = [...table.tHead.rows[0].cells].map((cell, index) => ({
    ...{cell, index, title: cell.textContent, name: cell.dataset.parameter},
    ...{words: cell.dataset.words, linked: cell.dataset.page !== undefined},
  }))
  const made = window.matrixData ? undefined : [...table.tBodies[0].rows]
  const columns = (window.matrixData ?? readColumns(made)).map((column, index) => ({
    ...column,
    order: heads[index].cell.dataset.order?.split('|'),
    asides: heads[index].cell.dataset.asides ? new Set(heads[index].cell.dataset.asides.split('|')) : undefined,
  }))
  const model = window.matrixModel(columns, total)
  const byName = new Map(heads.map((head) => [head.name, head]))

  function readColumns(rows) {
    return heads.map(({index}) => {
      const places = new Map()
      const of = rows.map((row) => {
        const text = row.cells[index].textContent
        if (!places.has(text)) places.set(text, places.size)
        return places.get(text)
      })
      return {values: [...places.keys()], of}
    })
  }

  // A row as an element: the one of the page, or made of the data.
  const rowOf = (row, place) => {
    const element = made ? made[row] : makeRow(row)
    element.setAttribute('aria-rowindex', String(place + 2))
    return element
  }
  const makeRow = (row) => {
    const element = document.createElement('tr')
    if (model.isAside(row)) element.className = 'aside'
    for (const {index} of heads) element.append(makeCell(index, columns[index].of[row]))
    return element
  }
  const makeCell = (index, at) => {
    const cell = document.createElement('td')
    const text = columns[index].values[at]
    if (text !== '') cell.append(...contentOf(heads[index], text, columns[index].pages?.[at]))
    return cell
  }
  const contentOf = ({words, linked}, text, pages) => {
    if (linked) {
      const slugs = pages.split('; ')
      return text.split('; ').flatMap((id, at) => [at > 0 ? '; ' : '', linkTo(id, slugs[at])])
    }
    if (!words)
      return text
        .replace(/[_/#](?=.)/g, '$&\0')
        .split('\0')
        .flatMap((part, at) => (at > 0 ? [document.createElement('wbr'), part] : [part]))
    const word = document.createElement('span')
    const name = text.toLowerCase().replaceAll(' ', '-')
    word.className = words === 'level' ? `level ${name}` : `state ${words === 'link' ? 'link-' : ''}${name}`
    word.textContent = text
    return [word]
  }
  const linkTo = (id, slug) => {
    const link = document.createElement(slug ? 'a' : 'span')
    link.className = 'id'
    if (slug) link.href = `${encodeURIComponent(slug)}.html#${encodeURIComponent(id)}`
    link.textContent = id
    return link
  }

  // Labels for small screens, where a row is a card, and what keeps a table a table there.
  table.setAttribute('role', 'table')
  const finish = (element) => {
    if (element.role) return element
    element.role = 'row'
    heads.forEach(({title}, index) => {
      const cell = element.cells[index]
      cell.role = 'cell'
      cell.dataset.label = title
      // Beside its label a value is one thing, whatever it is made of.
      if (cell.childNodes.length < 2) return
      const value = document.createElement('span')
      value.append(...cell.childNodes)
      cell.append(value)
    })
    return element
  }

  // What the reader asks for, and the address that says so.
  let asked = {text: '', choices: new Map(), sort: [], all: false}
  const parse = () => {
    const wanted = new URLSearchParams(location.hash.startsWith('#?') ? location.hash.slice(2) : '')
    const choices = new Map()
    for (const [name, value] of wanted) {
      const head = byName.get(name)
      if (head && columns[head.index].values.includes(value)) choices.set(head.index, value)
    }
    const sort = (wanted.get('sort') ?? '').split(',').flatMap((name) => {
      const head = byName.get(name.replace(/^-/, ''))
      return head ? [{column: head.index, down: name.startsWith('-')}] : []
    })
    return {text: wanted.get('text') ?? '', choices, sort, all: wanted.has('all')}
  }
  const addressOf = ({text, choices, sort, all}) => {
    const wanted = new URLSearchParams()
    if (text.trim() !== '') wanted.set('text', text)
    for (const [index, value] of choices) wanted.set(heads[index].name, value)
    if (sort.length > 0)
      wanted.set('sort', sort.map(({column, down}) => `${down ? '-' : ''}${heads[column].name}`).join(','))
    if (all) wanted.set('all', '')
    const query = wanted.toString()
    return query === '' ? '#' : `#?${query}`
  }
  /** One step back undoes one step, and a text that was typed in one go is one. */
  let typing = false
  const remember = (isText) => {
    const address = addressOf(asked)
    if (address === (location.hash === '' ? '#' : location.hash)) return
    history[isText && typing ? 'replaceState' : 'pushState'](null, '', address)
    typing = isText
  }

  // The controls say what is asked for.
  for (const select of sorts)
    for (const {name, title} of heads)
      for (const [value, words] of [
        [name, 'ascending'],
        [`-${name}`, 'descending'],
      ])
        select.append(new Option(`${title}, ${words}`, value))
  const fields = [...form.querySelectorAll('select:not(.sort)')].map((select) => ({
    select,
    index: byName.get(select.dataset.parameter).index,
  }))
  for (const head of heads) {
    const button = document.createElement('button')
    button.type = 'button'
    button.append(head.title)
    const hint = document.createElement('span')
    hint.className = 'sort-place'
    button.append(hint)
    head.cell.replaceChildren(button)
    head.cell.role = 'columnheader'
    // For paper: a button is not printed again on the next page.
    head.cell.dataset.title = head.title
    head.hint = hint
    button.addEventListener('click', (event) => {
      const at = asked.sort.findIndex(({column}) => column === head.index)
      const next =
        at < 0 ? [{column: head.index, down: false}] : asked.sort[at].down ? [] : [{column: head.index, down: true}]
      const others = event.shiftKey ? asked.sort : []
      change({sort: at < 0 || !event.shiftKey ? [...others, ...next] : others.toSpliced(at, 1, ...next)})
    })
  }
  table.tHead.role = 'rowgroup'
  table.tHead.rows[0].role = 'row'
  table.tHead.rows[0].setAttribute('aria-rowindex', '1')
  const showControls = () => {
    if (textField.value !== asked.text) textField.value = asked.text
    for (const {select, index} of fields) select.value = asked.choices.get(index) ?? ''
    if (box) box.checked = asked.all
    sorts.forEach((select, at) => {
      const step = asked.sort[at]
      select.value = step ? `${step.down ? '-' : ''}${heads[step.column].name}` : ''
    })
    for (const {cell, index, hint} of heads) {
      const at = asked.sort.findIndex(({column}) => column === index)
      const way = asked.sort[at]?.down ? 'descending' : 'ascending'
      // One column alone may be said to be sorted; the others say so in words.
      if (at === 0) cell.setAttribute('aria-sort', way)
      else cell.removeAttribute('aria-sort')
      hint.textContent = at < 0 ? '' : `${asked.sort[at].down ? ' ▼' : ' ▲'}${asked.sort.length > 1 ? at + 1 : ''}`
      if (at > 0) cell.setAttribute('aria-description', `sorted by it in place ${at + 1}, ${way}`)
      else cell.removeAttribute('aria-description')
    }
    clear.hidden = addressOf(asked) === '#'
  }

  // Drawing.
  let rows = []
  let heights = []
  let guess = 60
  let printing = false
  const drawn = new Map()
  const makeSpace = () => {
    const body = document.createElement('tbody')
    body.className = 'space'
    body.setAttribute('aria-hidden', 'true')
    const cell = body.insertRow().insertCell()
    cell.colSpan = heads.length
    return {body, cell}
  }
  const above = makeSpace()
  const below = makeSpace()
  for (const body of [...table.tBodies]) body.remove()
  table.append(above.body, below.body)

  const sizeOf = (chunk) => Math.min(chunkSize, rows.length - chunk * chunkSize)
  const heightOf = (chunk) => heights[chunk] ?? sizeOf(chunk) * guess
  const chunkCount = () => Math.ceil(rows.length / chunkSize)
  const drawChunk = (chunk) => {
    const body = document.createElement('tbody')
    body.role = 'rowgroup'
    for (let at = 0; at < sizeOf(chunk); at++) {
      const place = chunk * chunkSize + at
      body.append(finish(rowOf(rows[place], place)))
    }
    return body
  }
  /** The first chunk and the one after the last that stand in view, or nearly. */
  const wanted = () => {
    const count = chunkCount()
    if (printing) return [0, Math.min(count, Math.ceil(mostPrinted / chunkSize))]
    const clip = region.getBoundingClientRect()
    const start = above.body.getBoundingClientRect().top
    const margin = innerHeight / 3
    const from = Math.max(clip.top, 0) - start - margin
    const to = Math.min(clip.bottom, innerHeight) - start + margin
    let first = 0
    let y = 0
    while (first < count - 1 && y + heightOf(first) < from) y += heightOf(first++)
    let end = first
    while (end < count && (y < to || end === first)) y += heightOf(end++)
    return [first, end]
  }
  const draw = () => {
    const [first, end] = wanted()
    for (const [chunk, body] of drawn) {
      if (chunk >= first && chunk < end) continue
      body.remove()
      drawn.delete(chunk)
    }
    let before = above.body
    const fresh = []
    for (let chunk = first; chunk < end; chunk++) {
      let body = drawn.get(chunk)
      if (!body) {
        body = drawChunk(chunk)
        drawn.set(chunk, body)
        before.after(body)
        fresh.push(chunk)
      }
      before = body
    }
    if (fresh.length > 0) {
      for (const chunk of fresh) heights[chunk] = drawn.get(chunk).getBoundingClientRect().height
      guess = heights[fresh[0]] / sizeOf(fresh[0]) || guess
    }
    let [over, under] = [0, 0]
    for (let chunk = 0; chunk < chunkCount(); chunk++) {
      if (chunk < first) over += heightOf(chunk)
      if (chunk >= end) under += heightOf(chunk)
    }
    above.cell.style.height = `${over}px`
    below.cell.style.height = `${under}px`
  }
  let waiting = false
  const drawSoon = () => {
    if (waiting) return
    waiting = true
    requestAnimationFrame(() => {
      waiting = false
      draw()
    })
  }
  const redraw = () => {
    for (const body of drawn.values()) body.remove()
    drawn.clear()
    heights = []
    draw()
  }

  const show = () => {
    const {rows: found, hidden} = model.select(asked)
    rows = model.sort(found, asked.sort)
    table.setAttribute('aria-rowcount', String(rows.length + 1))
    const all = `${number(total)} ${total === 1 ? 'row' : 'rows'}`
    const shown = rows.length === total ? all : `${number(rows.length)} of ${all}`
    status.textContent =
      hidden > 0 ? `${shown}; ${number(hidden)} that do not count ${hidden === 1 ? 'is' : 'are'} hidden` : shown
    if (hiddenCount) {
      const out = asked.all ? rows.filter((row) => model.isAside(row)).length : hidden
      hiddenCount.textContent = `${number(out)} ${out === 1 ? 'row' : 'rows'}`
    }
    nothing.hidden = rows.length > 0
    region.scrollTop = 0
    showControls()
    redraw()
  }
  const change = (part, isText = false) => {
    asked = {...asked, ...part}
    remember(isText)
    show()
  }

  // What the reader does.
  let timer
  textField.addEventListener('input', (event) => {
    clearTimeout(timer)
    timer = setTimeout(() => change({text: event.target.value}, true), 40)
  })
  form.addEventListener('change', (event) => {
    if (event.target === textField) return
    clearTimeout(timer)
    const choices = new Map(
      fields.filter(({select}) => select.value !== '').map(({select, index}) => [index, select.value]),
    )
    const steps = sorts.map(({value}) => value).filter(Boolean)
    const sort = steps.map((value) => ({
      column: byName.get(value.replace(/^-/, '')).index,
      down: value.startsWith('-'),
    }))
    const once = sort.filter(({column}, at) => sort.findIndex((other) => other.column === column) === at)
    const isSort = sorts.includes(event.target)
    change({text: textField.value, choices, sort: isSort ? once : asked.sort, all: box?.checked ?? false})
  })
  form.addEventListener('submit', (event) => event.preventDefault())
  clear.addEventListener('click', () => {
    textField.focus()
    change({text: '', choices: new Map(), sort: [], all: false})
  })
  addEventListener('popstate', () => {
    clearTimeout(timer)
    typing = false
    if (location.hash !== '' && !location.hash.startsWith('#?')) return
    asked = parse()
    show()
  })
  region.addEventListener('scroll', drawSoon, {passive: true})
  addEventListener('scroll', drawSoon, {passive: true})
  let width = 0
  new ResizeObserver(() => {
    if (region.clientWidth === width) return drawSoon()
    width = region.clientWidth
    redraw()
  }).observe(region)
  for (const [event, now] of [
    ['beforeprint', true],
    ['afterprint', false],
  ])
    addEventListener(event, () => {
      printing = now
      region.dataset.cut =
        rows.length > mostPrinted ? `The first ${number(mostPrinted)} of ${number(rows.length)} rows are printed.` : ''
      draw()
    })

  asked = parse()
  show()
  // A first letter that is typed finds everything ready.
  const prepare = (index) => {
    if (index === columns.length) return
    model.prepare(index)
    setTimeout(prepare, 0, index + 1)
  }
  setTimeout(prepare, 200, 0)
})()
