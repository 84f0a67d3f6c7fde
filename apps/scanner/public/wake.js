/** Part of the service worker: the browser says that there is a network again, and whichever page is open sends what waits. */
/* oxlint-disable typescript/no-unsafe-call, typescript/no-unsafe-member-access, typescript/no-unsafe-assignment, unicorn/require-post-message-target-origin -- served as it is, outside of every project */
self.addEventListener('sync', (event) => {
  if (event.tag === 'milepost-send') event.waitUntil(wakePages())
})

async function wakePages() {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  for (const page of pages) page.postMessage('milepost-send')
}
