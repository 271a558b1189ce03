// The chat page's script: Web Chat on this bot's Direct Line.
import { createStore, renderWebChat } from 'botframework-webchat';
import { DirectLine } from 'botframework-directlinejs';
import { forget, remember, talked, tokenFor } from './conversation.js';
import { cardLook, look, useColor } from './look.js';

const { nonce, dataset: { language, leaveTo, color, error } } = document.currentScript;
const chat = document.getElementById('chat');
const embedded = window.parent !== window;
const locale = { en: 'en-US', es: 'es-ES', fr: 'fr-FR' }[language];
if (color) useColor(color);

// What becomes of a connection (directlinejs): after these three nothing recovers by itself.
const expired = 3, failed = 4, ended = 5;
let line, wait = 500;

const store = createStore({}, () => next => action => {
  if (action.type === 'DIRECT_LINE/POST_ACTIVITY' && action.payload.activity.type === 'message') talked();
  return next(action);
});

async function connect() {
  let token;
  try {
    token = await tokenFor(language);
  } catch {
    document.getElementById('status').textContent = error;
    return connectLater();
  }
  document.getElementById('status').textContent = '';
  line?.end();
  // A dropped socket is opened again after 3 seconds, the library's least.
  const opened = line = new DirectLine({ token, domain: `${location.origin}/v3/directline`, conversationStartProperties: { locale }, botAgent: 'page', random: () => 0 });
  opened.connectionStatus$.subscribe(status => {
    if (opened !== line) return;
    if (status === 2) wait = 500;
    if (status === ended) forget();
    if ([expired, failed, ended].includes(status)) connectLater();
  });
  renderWebChat({ directLine: opened, store, locale, nonce, styleOptions: look, adaptiveCardsHostConfig: cardLook, sendTypingIndicator: false }, chat);
}

function connectLater() {
  setTimeout(connect, wait);
  wait = Math.min(wait * 2, 30000);
}

// The library renews its token every quarter of an hour: a page opened next in this tab goes on with the newest.
setInterval(() => line?.token && remember(line.token), 30000);

document.getElementById('leave').addEventListener('click', () => {
  document.documentElement.replaceChildren();
  if (line?.conversationId) {
    fetch(`/v3/directline/conversations/${line.conversationId}/activities`, {
      method: 'POST', keepalive: true, headers: { authorization: `Bearer ${line.token}`, 'content-type': 'application/json' }, body: JSON.stringify({ type: 'endOfConversation' }),
    }).catch(() => {});
  }
  line = null;
  forget();
  if (embedded) window.parent.postMessage({ chatAssistant: 'leave', to: leaveTo }, '*');
  else location.replace(leaveTo);
});
document.getElementById('close')?.addEventListener('click', () => window.parent.postMessage({ chatAssistant: 'close' }, '*'));

connect();
