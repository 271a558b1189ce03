// This tab's conversation: its token, kept for the pages that follow in the same tab, and never longer than the tab.
const key = 'chat-assistant';
const embedded = window.parent !== window;
let kept, page = '*';

/** A token for the conversation of this tab, or for a new one. */
export async function tokenFor(language) {
  if (kept === undefined) kept = parse(embedded ? await askPage('remembered') : read());
  // In another language nobody has said anything yet: begin anew, so that the greeting is in it.
  if (kept && (kept.language === language || kept.talked)) {
    const refreshed = await post('/v3/directline/tokens/refresh', { authorization: `Bearer ${kept.token}` });
    if (refreshed) return remember(refreshed, language);
  }
  kept = { talked: false };
  const token = embedded ? await askPage('token') : await post('/v3/directline/tokens/generate');
  if (!token) throw new Error('no token');
  return remember(token, language);
}

export function remember(token, language = kept?.language) {
  if (kept?.token !== token || kept.language !== language) write(kept = { ...kept, token, language });
  return token;
}

export function talked() {
  if (kept && !kept.talked) write(kept = { ...kept, talked: true });
}

export function forget() {
  write(kept = null);
}

async function post(path, headers = {}) {
  const response = await fetch(path, { method: 'POST', headers });
  return response.ok ? (await response.json()).token : null;
}

// The page around the chat asks for the token, which is given to pages of the allow-list only; and it remembers the conversation, for browsers
// forbid storage to pages inside others. What it says first tells its origin, and nothing is sent to another.
function askPage(what) {
  return new Promise(answered => {
    const listen = ({ source, origin, data }) => {
      if (source !== window.parent || data?.chatAssistant !== what) return;
      removeEventListener('message', listen);
      page = origin;
      answered(data.value);
    };
    addEventListener('message', listen);
    window.parent.postMessage({ chatAssistant: `${what} please` }, page);
  });
}

function read() {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null; // Storage may be switched off: then the conversation lives as long as the page.
  }
}

function write(value) {
  if (embedded) return window.parent.postMessage({ chatAssistant: 'remember', value: value && JSON.stringify(value) }, page);
  try {
    if (value) sessionStorage.setItem(key, JSON.stringify(value));
    else sessionStorage.removeItem(key);
  } catch { /* see read */ }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
