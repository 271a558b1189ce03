// Plugins for esbuild that keep out of the bundle what this page never uses. Web Chat is bundled from its sources, which its packages hold:
// their ready-made files have the speech SDK and fifty languages mixed in.
const here = new URL('.', import.meta.url).pathname, packaged = name => `${here}node_modules/${name}`;

/** Web Chat's own packages, by their names. */
export const sources = {
  'botframework-webchat-api/decorator': packaged('botframework-webchat-api/src/decorator/index.ts'),
  'botframework-webchat-api/internal': packaged('botframework-webchat-api/src/internal.ts'),
  'botframework-webchat-component/internal': packaged('botframework-webchat-component/src/internal.ts'),
  ...Object.fromEntries(['core', 'api', 'component'].map(part => [`botframework-webchat-${part}`, packaged(`botframework-webchat-${part}/src/index.ts`)])),
  // The component alone: its index has speech with it.
  'botframework-webchat': packaged('botframework-webchat/src/FullReactWebChat.tsx'),
};

// App Service streaming, files that users send, carousels in cards, styles in HTML, writing HTML from a tree: nothing calls them here.
const unused = /^(mime|swiper|postcss|domutils)(\/|$)|^\.\/directLineStreaming$/;
const empty = 'module.exports = new Proxy({}, { get: (_, name) => name === "__esModule" ? false : class {} });';

// What browsers older than the page's target lack, and all others have.
const polyfills = /^(core-js|url-search-params-polyfill)(\/|$)/;

/** The expression that a module of core-js-pure stands for: "object/keys" is Object.keys, "instance/map" takes the method from a thing. */
function native(module) {
  const [first, second] = module.split('/').filter(part => part !== 'index').map(part => part.replace(/-(.)/g, (_, letter) => letter.toUpperCase()));
  if (first === 'instance') return `thing => thing.${second}`;
  if (first === 'getIteratorMethod') return 'thing => thing?.[Symbol.iterator]';
  const owner = first in globalThis ? first : first[0].toUpperCase() + first.slice(1);
  if ((second ? globalThis[owner]?.[second] : globalThis[owner]) === undefined) throw new Error(`slim.mjs knows nothing to put in place of core-js-pure's ${module}.`);
  return second ? `${owner}.${second}` : owner;
}

export const slim = {
  name: 'slim',
  setup(bundler) {
    const replace = (filter, namespace, name, contents) => {
      bundler.onResolve({ filter }, ({ path }) => ({ path: name(path), namespace }));
      bundler.onLoad({ filter: /.*/, namespace }, ({ path }) => ({ contents: contents(path) }));
    };
    replace(unused, 'unused', path => path, () => empty);
    replace(polyfills, 'polyfill', path => path, () => '');
    replace(/^core-js-pure\/(stable|features)\//, 'native', path => path.replace(/^core-js-pure\/[a-z]+\/|\.js$/g, ''), path => `module.exports = ${native(path)};`);
    bundler.onResolve({ filter: /\/PrecompiledGlobalize$/ }, () => ({ path: `${here}globalize.js` }));
    bundler.onLoad({ filter: /botframework-webchat-api\/src\/localization\/[^/]+\.json$/ }, ({ path }) => /\/(en-US|es-ES|fr-FR|overrides)\.json$/.test(path) ? null : { contents: '{}', loader: 'json' });
  },
};
