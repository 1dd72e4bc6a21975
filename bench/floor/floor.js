const main = document.querySelector('main')
window.floor.onText((text) => {
  main.replaceChildren(
    ...(text === '' ? [] : [Object.assign(document.createElement('article'), { textContent: text })]),
  )
})
document.querySelector('button').addEventListener('click', () => window.floor.press(window.press))
requestAnimationFrame(() => requestAnimationFrame(() => window.floor.painted()))
