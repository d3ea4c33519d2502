// The loader: refuses frames, sets the Trusted Types tripwire, fetches the program with its digest, starts it.
// .ci/post-build.mjs fills in the six names below and gives this file a hashed name of its own.
const PROGRAM = '__PROGRAM__';
const WASM = '__WASM__';
const WASM_DIGEST = '__WASM_DIGEST__';
const WORKER = new URL('__WORKER__', import.meta.url).href;
const BUILD = '__BUILD__';
const OFFLINE = __OFFLINE__;

const say = (zh, en) => {
  const place = document.getElementById('boot') || document.body;
  const lines = navigator.language.toLowerCase().startsWith('zh') ? [zh, en] : [en, zh];
  place.replaceChildren(...lines.map(line => Object.assign(document.createElement('p'), { textContent: line })));
};

// Compile-time templates go through innerHTML of a template element; text of people never does. A tripwire, not a sanitiser.
if (self.trustedTypes) {
  trustedTypes.createPolicy('default', {
    createHTML: s => /<\s*(script|iframe|object|embed|link|meta|base|style)\b|\son\w+\s*=|javascript:|srcdoc/i.test(s) ? null : s,
    createScriptURL: s => s === WORKER || s === OFFLINE ? s : null,
    createScript: () => null,
  });
}

// A cache may hand out the old of one file and the new of another. Then the page is loaded again, but only once.
const again = () => {
  try {
    if (sessionStorage.getItem('counterpart.reloaded')) return false;
    sessionStorage.setItem('counterpart.reloaded', BUILD);
  } catch {
    return false;
  }
  location.reload();
  return true;
};

// What lets the app open without a network is fetched once the page has come to rest: nobody waits for it.
const prepareForOffline = () => {
  if (!OFFLINE) return;
  setTimeout(async () => {
    try {
      await navigator.serviceWorker?.register(OFFLINE, { updateViaCache: 'none' });
    } catch (fault) {
      // a private window, a full disk, a network that broke off: the app runs without it
      console.info('not kept for use without a network:', fault.message);
    }
  }, 10_000);
};

const start = async () => {
  // A header can forbid framing, a meta tag cannot: so without headers the program simply does not load inside a frame.
  if (self !== top) {
    say('为了保护账簿，契合不在别的网页里打开。请在它自己的标签页中打开。', 'To protect your book, Counterpart does not open inside another page. Please open it in a tab of its own.');
    return;
  }
  try {
    const theme = JSON.parse(localStorage.getItem('counterpart.theme') || 'null');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch { /* no storage, or not ours: the system's theme stands */ }
  if (typeof WebAssembly !== 'object') {
    say('这个浏览器太旧，没有 WebAssembly。请更新浏览器。', 'This browser is too old: it has no WebAssembly. Please update it.');
    return;
  }
  try {
    Object.assign(document.documentElement.dataset, { worker: WORKER, build: BUILD });
    const program = await import(new URL(PROGRAM, import.meta.url).href);
    const page = document.querySelector('meta[name=build]')?.content;
    if (page !== BUILD || program.BUILD !== BUILD) throw new Error(`page ${page}, loader ${BUILD}, program ${program.BUILD}`);
    const response = await fetch(new URL(WASM, import.meta.url), WASM_DIGEST ? { integrity: WASM_DIGEST } : {});
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    await program.default({ module_or_path: response });
    try { sessionStorage.removeItem('counterpart.reloaded'); } catch { /* then nothing was noted either */ }
    prepareForOffline();
  } catch (fault) {
    console.error(fault);
    if (navigator.onLine && again()) return;
    say('契合没能完整载入：可能网络中断，或网站刚更新。请刷新；您的账簿在本机，没有受影响。', 'Counterpart could not load completely: the network broke off or the site was just updated. Please reload; your book is on this device and was not touched.');
  }
};
start();
