// Bundles chat.js with Web Chat into the one script that the page loads, compressed: node bundle.mjs OUTFILE [--sizes]
import { build } from 'esbuild';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
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
const small = brotliCompressSync(script.contents, { params: { [constants.BROTLI_PARAM_LGWIN]: 22, [constants.BROTLI_PARAM_SIZE_HINT]: script.contents.length } });
await mkdir(dirname(outfile), { recursive: true });
await writeFile(outfile, small);
console.log(`${outfile}: ${script.contents.length} bytes, compressed ${small.length}`);
if (process.argv[3] === '--sizes') {
  const sizes = {};
  for (const [file, { bytesInOutput }] of Object.entries(Object.values(metafile.outputs)[0].inputs)) {
    const name = [...file.matchAll(/node_modules\/((?:@[^/]+\/)?[^/]+)/g)].at(-1)?.[1] ?? file;
    sizes[name] = (sizes[name] ?? 0) + bytesInOutput;
  }
  console.table(Object.fromEntries(Object.entries(sizes).sort((a, b) => b[1] - a[1]).slice(0, 20)));
}
