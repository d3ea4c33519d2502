// Lets the app open without a network. It keeps the files of one build, and nothing else: no page's data ever passes here, since
// the app sends none. A newer build is fetched and kept beside it, and takes over once no tab of the old one is open: a tab never
// gets files of two builds. .ci/post-build.mjs fills in the two names below.
const BUILD = '__BUILD__';
const FILES = __FILES__;

const OURS = 'counterpart.';
const SHELF = OURS + BUILD;
// a name with a digest in it means the same bytes for ever
const IS_LASTING = /-[0-9a-f]{8,}(_bg)?\.(js|wasm|css)$/;

// What is kept for ever has to be ours: a network that asks who one is, or a host that has a page for every address, answers with
// that page and no fault; and the site may have the page of the next build by now.
const isOurs = async (file, response) => {
  if (file === './') return (await response.clone().text()).includes(BUILD);
  return !/html/i.test(response.headers.get('Content-Type') || '');
};

const keep = async () => {
  const shelf = await caches.open(SHELF);
  for (const file of FILES) {
    const kept = IS_LASTING.test(file) && await caches.match(file);
    const response = kept || await fetch(file, { cache: IS_LASTING.test(file) ? 'default' : 'no-cache' });
    if (!response.ok) throw new Error(`${file}: HTTP ${response.status}`);
    if (!await isOurs(file, response)) throw new Error(`${file}: not of this build`);
    await shelf.put(file, response);
  }
};

// where there is no room for all of it, a part is of no use, and the book may want the room; another fault may pass, and the next
// try goes on where this one ended
const keepOrLeave = async () => {
  try {
    await keep();
  } catch (fault) {
    if (fault.name === 'QuotaExceededError') await caches.delete(SHELF);
    throw fault;
  }
};

const tidy = async () => {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== SHELF).map((name) => caches.delete(name)));
};

// nothing where the browser cannot read what it kept: the site has it too
const kept = async (file) => {
  try {
    return await (await caches.open(SHELF)).match(file);
  } catch {
    return undefined;
  }
};

// the site first: it may have a newer version; what was kept when it does not answer, or has nothing
const fromSite = async (request, file) => {
  try {
    const response = await fetch(request);
    // a site that sends the browser elsewhere, as to sign in, has answered
    return response.ok || response.type === 'opaqueredirect' ? response : (await kept(file)) || response;
  } catch (fault) {
    const response = await kept(file);
    if (response) return response;
    throw fault;
  }
};

addEventListener('install', (event) => event.waitUntil(keepOrLeave()));
addEventListener('activate', (event) => event.waitUntil(tidy()));
addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const base = new URL('./', location.href).pathname;
  if (request.method !== 'GET' || url.origin !== location.origin || !url.pathname.startsWith(base)) return;
  const file = './' + url.pathname.slice(base.length).replace(/^index\.html$/, '');
  // what else may stand beneath is the site's: the page would not find its files from there
  if (!FILES.includes(file)) return;
  event.respondWith(IS_LASTING.test(file) ? kept(file).then((response) => response || fetch(request)) : fromSite(request, file));
});
