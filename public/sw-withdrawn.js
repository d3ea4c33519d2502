// To take the worker for use without a network back: put this file on the site in the place of sw.js. Every browser that asks for
// it next forgets what was kept, and takes everything from the site again.
addEventListener('install', () => self.skipWaiting());
addEventListener('activate', (event) => event.waitUntil((async () => {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('counterpart.')).map((name) => caches.delete(name)));
  await self.registration.unregister();
})()));
