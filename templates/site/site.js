// The page's own controls: colours, contents on small screens, the filter of the index, unfolding for print.
;(() => {
  const root = document.documentElement
  const themes = ['system', 'light', 'dark']
  const names = {system: 'as the system has them', light: 'light', dark: 'dark'}
  const signs = {system: '◐', light: '☀', dark: '☾'}
  const themeButton = document.querySelector('.theme-button')
  const showTheme = () => {
    const theme = root.dataset.theme || 'system'
    themeButton.textContent = signs[theme]
    themeButton.setAttribute('aria-label', `Colours: ${names[theme]}`)
    themeButton.title = `Colours: ${names[theme]}`
  }
  themeButton.addEventListener('click', () => {
    const next = themes[(themes.indexOf(root.dataset.theme || 'system') + 1) % themes.length]
    if (next === 'system') delete root.dataset.theme
    else root.dataset.theme = next
    try {
      localStorage.setItem('specification-theme', next)
    } catch {
      // The choice then holds for this page only.
    }
    showTheme()
  })
  showTheme()

  const menuButton = document.querySelector('.menu-button')
  const showMenu = (open) => {
    root.classList.toggle('menu-open', open)
    menuButton.setAttribute('aria-expanded', String(open))
  }
  menuButton.addEventListener('click', () => showMenu(!root.classList.contains('menu-open')))
  document.querySelector('#page\\:contents').addEventListener('click', (event) => {
    if (event.target.closest('a')) showMenu(false)
  })
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !root.classList.contains('menu-open')) return
    showMenu(false)
    menuButton.focus()
  })

  // The current chapter is in view when the page opens.
  const contents = document.querySelector('#page\\:contents')
  const current = contents.querySelector('[aria-current]')
  const below = current ? current.getBoundingClientRect().bottom - contents.getBoundingClientRect().top : 0
  if (below > contents.clientHeight * 0.8) contents.scrollTop = below - contents.clientHeight / 2

  addEventListener('beforeprint', () => {
    for (const details of document.querySelectorAll('main details:not([open])')) {
      details.open = true
      details.dataset.folded = ''
    }
  })
  addEventListener('afterprint', () => {
    for (const details of document.querySelectorAll('main details[data-folded]')) {
      details.open = false
      delete details.dataset.folded
    }
  })

  const filter = document.querySelector('.filter')
  if (!filter) return
  const rows = [...document.querySelectorAll('table.index tr[data-level]')].map((row) => ({
    row,
    text: row.textContent.toLowerCase(),
    states: row.dataset.state
      .split('|')
      .map((pair) => [pair.slice(0, pair.indexOf(':')), pair.slice(pair.indexOf(':') + 1)]),
  }))
  const groups = [...document.querySelectorAll('.group')]
  const status = filter.querySelector('.filter-status')
  const apply = () => {
    const data = Object.fromEntries(new FormData(filter))
    const words = data.text.toLowerCase().split(/\s+/).filter(Boolean)
    const active = Object.values(data).some((value) => value !== '')
    let shown = 0
    for (const {row, text, states} of rows) {
      const fits =
        words.every((word) => text.includes(word)) &&
        ['level', 'subject', 'method', 'chapter'].every((name) => !data[name] || row.dataset[name] === data[name]) &&
        ((!data.state && !data.target) ||
          states.some(
            ([target, state]) => (!data.target || target === data.target) && (!data.state || state === data.state),
          ))
      row.hidden = !fits
      if (fits) shown++
    }
    for (const group of groups) group.hidden = active && !group.querySelector('tr[data-level]:not([hidden])')
    status.textContent = active ? `${shown} of ${rows.length} shown` : ''
  }
  // What is asked for stands in the address: a number elsewhere leads to its list, and a list can be passed on.
  const asked = new URLSearchParams(location.search)
  for (const field of filter.elements) if (field.name && asked.has(field.name)) field.value = asked.get(field.name)
  const remember = () => {
    const said = new URLSearchParams([...new FormData(filter)].filter(([, value]) => value !== ''))
    try {
      history.replaceState(null, '', `${location.pathname}${said.size > 0 ? `?${said}` : ''}${location.hash}`)
    } catch {
      // A page that was opened as a file may not be allowed to.
    }
  }
  filter.addEventListener('input', () => {
    apply()
    remember()
  })
  filter.addEventListener('submit', (event) => event.preventDefault())
  apply()
})()
