// After each build: writes the loader with the built names and digests, moves every inline script into a file of its own,
// and fails if the page would need a looser policy.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const stage = process.env.TRUNK_STAGING_DIR;
if (!stage) throw new Error('TRUNK_STAGING_DIR is not set: this script is run by trunk');
const files = readdirSync(stage);
const one = (pattern) => {
  const found = files.filter((name) => pattern.test(name));
  if (found.length !== 1) throw new Error(`expected one file like ${pattern}, found ${found.join(', ') || 'none'}`);
  return found[0];
};
const digest = (bytes) => 'sha384-' + createHash('sha384').update(bytes).digest('base64');
const short = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 16);

const builtProgram = one(/^app(-[0-9a-f]+)?\.js$/);
const builtWasm = one(/^app(-[0-9a-f]+)?_bg\.wasm$/);
const release = process.env.TRUNK_PROFILE === 'release';

// trunk gives the worker's files no hashed names
const workerWasm = `worker-${short(readFileSync(join(stage, 'worker_bg.wasm')))}_bg.wasm`;
renameSync(join(stage, 'worker_bg.wasm'), join(stage, workerWasm));
const workerGlue = readFileSync(join(stage, 'worker.js'), 'utf8').replaceAll('worker_bg.wasm', workerWasm);
const workerProgram = `worker-${short(workerGlue)}.js`;
writeFileSync(join(stage, workerProgram), workerGlue);
rmSync(join(stage, 'worker.js'));
// page, loader, program and worker of one build know each other by this
const build = short(Buffer.concat([
  ...files.filter((name) => /\.(js|wasm|css|html)$/.test(name) && !/^worker/.test(name)).sort().map((name) => readFileSync(join(stage, name))),
  ...['boot.js', 'worker.js', 'sw.js'].map((name) => readFileSync(join(stage, 'public', name))),
  Buffer.from(workerProgram + workerWasm),
]));
const loader = readFileSync(join(stage, 'public', 'worker.js'), 'utf8')
  .replace('__PROGRAM__', './' + workerProgram)
  .replace('__WASM__', './' + workerWasm)
  .replace('__WASM_DIGEST__', release ? digest(readFileSync(join(stage, workerWasm))) : '')
  .replace('__BUILD__', build);
const worker = `worker-boot-${short(loader)}.js`;
writeFileSync(join(stage, worker), loader);
rmSync(join(stage, 'public', 'worker.js'));
// an open page asks the site for this, and hears of a newer build
writeFileSync(join(stage, 'build.json'), JSON.stringify({ build }));
// trunk names both by what the compiler made, not by what they are in the end: the program holds the name of the build, and would
// be another one under the same name where only a style is new. What is kept under a name has to be the same for ever.
const programText = `${readFileSync(join(stage, builtProgram), 'utf8')}\nexport const BUILD = '${build}';\n`;
const program = `app-${short(programText)}.js`;
rmSync(join(stage, builtProgram));
writeFileSync(join(stage, program), programText);
const wasm = `app-${short(readFileSync(join(stage, builtWasm)))}_bg.wasm`;
renameSync(join(stage, builtWasm), join(stage, wasm));

let boot = readFileSync(join(stage, 'public', 'boot.js'), 'utf8')
  .replace('__PROGRAM__', './' + program)
  .replace('__WASM__', './' + wasm)
  .replace('__WASM_DIGEST__', release ? digest(readFileSync(join(stage, wasm))) : '')
  .replace('__WORKER__', './' + worker)
  // a development server is asked for everything anew
  .replace('__OFFLINE__', release ? "new URL('./sw.js', import.meta.url).href" : 'null')
  .replaceAll('__BUILD__', build);
const bootName = `boot-${short(boot)}.js`;
writeFileSync(join(stage, bootName), boot);
rmSync(join(stage, 'public', 'boot.js'));

const page = join(stage, 'index.html');
let html = readFileSync(page, 'utf8');
// The development server's reload script is inline: it becomes a file, so that development runs under the same policy.
html = html.replace(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g, (_, text) => {
  const name = `reload-${short(text)}.js`;
  writeFileSync(join(stage, name), text);
  return `<script src="./${name}" defer></script>`;
});
html = html.replace('<meta name="build" content="">', `<meta name="build" content="${build}">`);
if (!html.includes(build)) throw new Error('the page has no place for the name of the build');
html = html.replace(/<link[^>]*rel="?(modulepreload|preload|rust)"?[^>]*>\n?/g, '');
html = html.replace('</head>', `<link rel="modulepreload" href="./${program}" integrity="${digest(readFileSync(join(stage, program)))}">\n<script type="module" src="./${bootName}" integrity="${digest(boot)}"></script>\n</head>`);

for (const [pattern, what] of [
  [/<script(?![^>]*\bsrc=)/, 'an inline script'],
  [/<style\b/, 'an inline style sheet'],
  [/\sstyle=/, 'an inline style'],
  [/\son\w+=/, 'an inline handler'],
  [/(?:src|href)="?(?:https?:)?\/\//, 'another origin'],
]) {
  if (pattern.test(html)) throw new Error(`the built page has ${what}`);
}
writeFileSync(page, html);

// The worker for use without a network stands beside the page, which is all that it may answer for.
const inFolder = (folder) => readdirSync(join(stage, folder), { withFileTypes: true }).flatMap((entry) => {
  const name = folder ? `${folder}/${entry.name}` : entry.name;
  return entry.isDirectory() ? inFolder(name) : [name];
});
const offline = readFileSync(join(stage, 'public', 'sw.js'), 'utf8');
rmSync(join(stage, 'public', 'sw.js'));
renameSync(join(stage, 'public', 'sw-withdrawn.js'), join(stage, 'sw-withdrawn.js'));
const known = inFolder('').filter((name) => !/^(index\.html|build\.json|_headers|sw-withdrawn\.js)$/.test(name)).sort();
writeFileSync(join(stage, 'sw.js'), offline
  .replace('__BUILD__', build)
  .replace('__FILES__', JSON.stringify(['./', ...known.map((name) => './' + name)])));

// For hosts that read a `_headers` file; others find the same lines in README.
const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)[1];
writeFileSync(join(stage, '_headers'), `/*
  Content-Security-Policy: ${policy}; frame-ancestors 'none'
  X-Frame-Options: DENY
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Permissions-Policy: camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), bluetooth=(), clipboard-read=()
  Cross-Origin-Opener-Policy: same-origin
  Cross-Origin-Resource-Policy: same-origin
  Strict-Transport-Security: max-age=63072000
  Cache-Control: no-cache
/*.wasm
  Cache-Control: public, max-age=31536000, immutable
`);
