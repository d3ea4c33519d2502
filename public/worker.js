// The worker's loader: compares its build with the page's, fetches the program with its digest, starts it, and tells the
// page when it stops in the middle. .ci/post-build.mjs fills in the four names and gives this file a hashed name of its own.
import init from '__PROGRAM__';

const WASM = '__WASM__';
const WASM_DIGEST = '__WASM_DIGEST__';
const BUILD = '__BUILD__';

const tell = (why) => postMessage([JSON.stringify({ broken: why })]);
// a crash, or memory running out, comes as one of these two
addEventListener('error', (event) => {
  event.preventDefault();
  tell('stopped');
});
addEventListener('unhandledrejection', () => tell('stopped'));

const start = async () => {
  if (self.name !== BUILD) {
    tell('stale');
    return;
  }
  try {
    const response = await fetch(new URL(WASM, import.meta.url), WASM_DIGEST ? { integrity: WASM_DIGEST } : {});
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    await init({ module_or_path: response });
  } catch {
    tell('unloaded');
  }
};
start();
