// Lets the app open without a network. It keeps the files of one build, and nothing else: no page's data ever passes here, since
// the app sends none. A newer build is fetched and kept beside it, and takes over once no tab of the old one is open: a tab never
// gets files of two builds. .ci/post-build.mjs fills in the two names below.
const BUILD = '__BUILD__';
const FILES = __FILES__;

const OURS = 'counterpart.';
const SHELF = OURS + BUILD;
// a name with a digest in it means the same bytes for ever
const IS_LASTING = /-[0-9a-f]{8,}(_bg)?\.(js|wasm|css)$/;

const keep = async () => {
  const shelf = await caches.open(SHELF);
  for (const file of FILES) {
    const kept = IS_LASTING.test(file) && await caches.match(file);
    const response = kept || await fetch(file, { cache: IS_LASTING.test(file) ? 'default' : 'no-cache' });
    if (!response.ok) throw new Error(`${file}: HTTP ${response.status}`);
    await shelf.put(file, response);
  }
};

const tidy = async () => {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== SHELF).map((name) => caches.delete(name)));
};

const kept = async (file) => (await caches.open(SHELF)).match(file);

// the site first: it may have a newer version; what was kept when it does not answer, or has nothing
const fromSite = async (request, file) => {
  try {
    const response = await fetch(request);
    return response.ok ? response : (await kept(file)) || response;
  } catch (fault) {
    const response = await kept(file);
    if (response) return response;
    throw fault;
  }
};

addEventListener('install', (event) => event.waitUntil(keep()));
addEventListener('activate', (event) => event.waitUntil(tidy()));
addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (request.mode === 'navigate') {
    event.respondWith(fromSite(request, './'));
    return;
  }
  const base = new URL('./', location.href).pathname;
  const file = url.pathname.startsWith(base) ? './' + url.pathname.slice(base.length) : null;
  if (!file || !FILES.includes(file)) return;
  event.respondWith(IS_LASTING.test(file) ? kept(file).then((response) => response || fetch(request)) : fromSite(request, file));
});
