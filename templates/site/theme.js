// Before the first paint: says that scripts run, and takes the colours that the reader chose.
document.documentElement.classList.add('js')
try {
  const chosen = localStorage.getItem('specification-theme')
  if (chosen === 'dark' || chosen === 'light') document.documentElement.dataset.theme = chosen
} catch {
  // A browser that keeps nothing for us follows the system.
}
