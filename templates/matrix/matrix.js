;(() => {
  const table = document.getElementById('list')
  const body = table.tBodies[0]
  const rows = [...body.rows]
  const count = document.getElementById('count')
  document.querySelector('.tools').hidden = false

  document.getElementById('filter').addEventListener('input', (event) => {
    const words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean)
    let shown = 0
    for (const row of rows) {
      const text = row.textContent.toLowerCase()
      row.hidden = !words.every((word) => text.includes(word))
      if (!row.hidden) shown++
    }
    count.textContent = words.length === 0 ? `${rows.length} rows` : `${shown} of ${rows.length} rows`
  })

  for (const [index, head] of [...table.tHead.rows[0].cells].entries()) {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = head.textContent
    head.replaceChildren(button)
    button.addEventListener('click', () => {
      const down = head.getAttribute('aria-sort') === 'ascending'
      for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort')
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending')
      const sign = down ? -1 : 1
      const text = (row) => row.cells[index].textContent
      rows.sort((a, b) => sign * text(a).localeCompare(text(b), 'en', {numeric: true}))
      body.append(...rows)
    })
  }
})()
