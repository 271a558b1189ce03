// The licence of each package that has code in the bundle, as the package carries it: MIT and its like want it passed on.
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

export async function licences(files) {
  const folders = [...new Set(files.map((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]).filter(Boolean))];
  const known = new Map();
  for (const folder of folders) {
    const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    known.set(`${name} ${version}`, `${name} ${version} (${license})\n\n${file ? (await readFile(join(folder, file), 'utf8')).trim() : 'The package carries no text of its licence.'}\n`);
  }
  return [...known.keys()].sort().map((key) => known.get(key)).join('\n' + '-'.repeat(80) + '\n\n');
}
