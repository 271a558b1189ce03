// This tab's conversation: its token, kept for the pages that follow in the same tab, and never longer than the tab.
const key = 'chat-assistant';
const embedded = window.parent !== window;
let kept = read();

/** A token for the conversation of this tab, or for a new one. */
export async function tokenFor(language) {
  // In another language nobody has said anything yet: begin anew, so that the greeting is in it.
  if (kept && (kept.language === language || kept.talked)) {
    const refreshed = await post('/v3/directline/tokens/refresh', { authorization: `Bearer ${kept.token}` });
    if (refreshed) return remember(refreshed, language);
  }
  kept = { talked: false };
  const token = embedded ? await askPage() : await post('/v3/directline/tokens/generate');
  if (!token) throw new Error('no token');
  return remember(token, language);
}

export function remember(token, language = kept?.language) {
  kept = { ...kept, token, language };
  write(kept);
  return token;
}

export function talked() {
  if (!kept) return;
  kept.talked = true;
  write(kept);
}

export function forget() {
  kept = null;
  write(null);
}

async function post(path, headers = {}) {
  const response = await fetch(path, { method: 'POST', headers });
  return response.ok ? (await response.json()).token : null;
}

// The page around the chat asks for the token: it is given to pages of the allow-list only.
function askPage() {
  return new Promise((resolve, reject) => {
    const listen = event => {
      if (event.source !== window.parent || typeof event.data?.chatAssistant !== 'string' || !event.data.chatAssistant.startsWith('token')) return;
      removeEventListener('message', listen);
      event.data.token ? resolve(event.data.token) : reject(new Error('refused'));
    };
    addEventListener('message', listen);
    window.parent.postMessage({ chatAssistant: 'token please' }, '*');
  });
}

// Browsers may forbid storage to pages inside others: then the conversation lives as long as the page.
function read() {
  try {
    return JSON.parse(sessionStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(value) {
  try {
    if (value) sessionStorage.setItem(key, JSON.stringify(value));
    else sessionStorage.removeItem(key);
  } catch { /* see read */ }
}
