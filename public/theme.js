// Runs before the first paint, so that the page never flashes in the other light.
{
  let chosen = null
  try {
    chosen = localStorage.getItem('hawser.theme')
  } catch {
    chosen = null
  }
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen
}
