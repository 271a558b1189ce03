// This tab's conversation: opened while the chat's own script is on its way, kept for the pages that follow in the same tab and never longer, and left.
(() => {
  const { language, leaveTo } = document.currentScript.dataset, key = 'chat-assistant', embedded = window.parent !== window;
  let kept, page = '*', renewing;

  // The conversation of this tab entered once more, or a new one: { conversationId, token, streamUrl }. Fails when the bot cannot be reached.
  async function open() {
    const opened = await post('/v3/directline/conversations', await token(), { locale: language });
    if (!opened) throw new Error('The conversation could not be opened.');
    remember(opened.token, opened.conversationId);
    renewLater(opened.expires_in * 500);
    return opened;
  }

  async function token() {
    if (kept === undefined) kept = parse(embedded ? await askPage('remembered') : read());
    // In another language nobody has said anything yet: begin anew, so that the greeting is in it.
    if (kept && (kept.language === language || kept.talked)) {
      const refreshed = await post('/v3/directline/tokens/refresh', kept.token);
      if (refreshed) return remember(refreshed.token);
    }
    kept = { talked: false };
    const given = embedded ? await askPage('token') : (await post('/v3/directline/tokens/generate'))?.token;
    if (!given) throw new Error('The bot gave no token.');
    return remember(given);
  }

  // Direct Line's library renews the tokens of conversations only that it began itself.
  function renewLater(wait) {
    clearTimeout(renewing);
    renewing = setTimeout(async () => {
      if (!kept) return;
      const renewed = await post('/v3/directline/tokens/refresh', kept.token).catch(() => null);
      if (renewed) api.onrenewed?.(remember(renewed.token));
      renewLater(renewed ? renewed.expires_in * 500 : 30000);
    }, wait);
  }

  function remember(token, id = kept?.id) {
    write(kept = { ...kept, token, id, language });
    return token;
  }

  function talked() {
    if (kept && !kept.talked) write(kept = { ...kept, talked: true });
  }

  function forget() {
    clearTimeout(renewing);
    write(kept = null);
  }

  async function post(path, token, body) {
    const response = await fetch(path, { method: 'POST', keepalive: true, headers: { ...(token && { authorization: `Bearer ${token}` }), ...(body && { 'content-type': 'application/json' }) }, body: body && JSON.stringify(body) });
    return response.ok ? await response.json() : null;
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

  // The page is gone at once, and the bot told to forget, whatever else is still on its way.
  document.getElementById('leave').addEventListener('click', event => {
    event.preventDefault();
    document.documentElement.replaceChildren();
    api.onleave?.();
    if (kept?.id) post(`/v3/directline/conversations/${kept.id}/activities`, kept.token, { type: 'endOfConversation' }).catch(() => {});
    forget();
    if (embedded) window.parent.postMessage({ chatAssistant: 'leave', to: leaveTo }, '*');
    else location.replace(leaveTo);
  });

  // A question asked before the chat is there waits for it.
  const waiting = document.getElementById('waiting'), box = waiting.querySelector('input');
  const ask = text => {
    api.asked = box.value = text;
    box.readOnly = true;
  };
  waiting.addEventListener('click', ({ target }) => target.matches('button') && ask(target.textContent));
  box.addEventListener('keydown', ({ key, isComposing }) => key === 'Enter' && !isComposing && box.value.trim() && ask(box.value));

  const api = globalThis.conversation = { open, talked, forget, first: open() };
  // Who waits for it hears of a failure too.
  api.first.catch(() => {});
})();
