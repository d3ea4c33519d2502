// Reads a workbook, contact cards or a calendar with libraries that have nothing to do with ours, and prints what they say as JSON.
// Usage: node read_back.mjs <file.xlsx | file.vcf | file.ics>; the libraries lie in .tools/node (.ci/set-up).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const tools = createRequire(join(root, '.tools/node/package.json'));
const load = (name) => import(pathToFileURL(tools.resolve(name)));
const [, , file] = process.argv;

const plain = (value) =>
  value === null ? null
  : value instanceof Date ? { day: value.toISOString().slice(0, 10) }
  : typeof value === 'number' ? { number: String(value) }
  : String(value);

if (file.endsWith('.xlsx')) {
  const { default: sheets } = await load('read-excel-file/node');
  const read = await sheets(file, { trim: false });
  console.log(JSON.stringify(read.map(({ sheet, data }) => ({ sheet, rows: data.map((row) => row.map(plain)) }))));
} else if (file.endsWith('.ics')) {
  const { default: ical } = await load('ical.js');
  const calendar = new ical.Component(ical.parse(readFileSync(file, 'utf8')));
  const alarm = (it) => ({ action: it.getFirstPropertyValue('action'), seconds: it.getFirstPropertyValue('trigger').toSeconds() });
  const events = calendar.getAllSubcomponents('vevent').map((it) => {
    const starts = it.getFirstPropertyValue('dtstart');
    return {
      uid: it.getFirstPropertyValue('uid'),
      day: starts.toString(),
      whole_day: starts.isDate,
      title: it.getFirstPropertyValue('summary'),
      note: it.getFirstPropertyValue('description'),
      sorts: it.getFirstProperty('categories')?.getValues() ?? [],
      sequence: it.getFirstPropertyValue('sequence'),
      status: it.getFirstPropertyValue('status'),
      stamp: it.getFirstPropertyValue('dtstamp').toString(),
      alarms: it.getAllSubcomponents('valarm').map(alarm),
    };
  });
  console.log(JSON.stringify({ name: calendar.getFirstPropertyValue('x-wr-calname'), events }));
} else {
  const { default: ical } = await load('ical.js');
  const cards = ical.parse(readFileSync(file, 'utf8'));
  const all = Array.isArray(cards[0]) ? cards : [cards];
  console.log(JSON.stringify(all.map(([, properties]) => properties.map(([name, parameters, , ...values]) => [name, String(parameters.type ?? ''), ...values]))));
}
