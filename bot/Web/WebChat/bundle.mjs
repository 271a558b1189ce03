// Bundles chat.js with Web Chat into the one script that the page loads, compressed, and gathers the licences of what is in it beside it: node bundle.mjs OUTFILE [--sizes]
import { build } from 'esbuild';
import { licences } from './licences.mjs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { slim, sources } from './slim.mjs';

const outfile = process.argv[2];

const { outputFiles: [script], metafile } = await build({
  entryPoints: [new URL('chat.js', import.meta.url).pathname],
  bundle: true, minify: true, format: 'iife', target: 'es2020', charset: 'utf8', legalComments: 'none', write: false, metafile: true, outdir: '.',
  define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}', global: 'globalThis' },
  loader: { '.js': 'jsx' }, jsx: 'transform',
  alias: { punycode: 'punycode/', ...sources },
  plugins: [slim],
});
const inputs = Object.values(metafile.outputs)[0].inputs;
const compressed = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_LGWIN]: 22, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
const small = compressed(script.contents);
await mkdir(dirname(outfile), { recursive: true });
await writeFile(join(dirname(outfile), 'licences.txt.br'), compressed(Buffer.from(await licences(Object.keys(inputs)))));
await writeFile(outfile, small);
console.log(`${outfile}: ${script.contents.length} bytes, compressed ${small.length}`);
if (process.argv[3] === '--sizes') {
  const sizes = {};
  for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
    const name = [...file.matchAll(/node_modules\/((?:@[^/]+\/)?[^/]+)/g)].at(-1)?.[1] ?? file;
    sizes[name] = (sizes[name] ?? 0) + bytesInOutput;
  }
  console.table(Object.fromEntries(Object.entries(sizes).sort((a, b) => b[1] - a[1]).slice(0, 20)));
}
