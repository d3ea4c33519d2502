// Prints the size of the release program and of everything the first page loads, as it is and as gzip sends it.
import { gzipSync } from 'node:zlib';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = process.argv[2];
const walk = (folder) => readdirSync(folder).flatMap((name) => {
  const path = join(folder, name);
  return statSync(path).isDirectory() ? walk(path) : [path];
});
// what the first page loads: everything but what is loaded only when used, and the notes for hosts
const later = /worker|_headers$|build\.json$/;
const measure = (paths) => paths.map((path) => {
  const bytes = readFileSync(path);
  return { path, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length };
}).sort((a, b) => b.gzip - a.gzip);
const rows = measure(walk(root).filter((path) => !later.test(path)));
const used = measure(walk(root).filter((path) => /worker/.test(path)));
const kb = (n) => `${(n / 1000).toFixed(1)} kB`.padStart(11);
for (const { path, raw, gzip } of rows) console.log(`${kb(raw)} ${kb(gzip)} gzip  ${path}`);
console.log('loaded when used:');
for (const { path, raw, gzip } of used) console.log(`${kb(raw)} ${kb(gzip)} gzip  ${path}`);
const sum = (key, pattern) => rows.filter(({ path }) => pattern.test(path)).reduce((total, row) => total + row[key], 0);
console.log(`wasm: ${kb(sum('raw', /\.wasm$/)).trim()}, ${kb(sum('gzip', /\.wasm$/)).trim()} gzip`);
console.log(`first page in all: ${kb(sum('raw', /./)).trim()}, ${kb(sum('gzip', /./)).trim()} gzip`);
