// The chat page's script: Web Chat on this bot's Direct Line. The page shows a greeting and a box to write in until it is there.
import WebChat from 'botframework-webchat';
import { createStore } from 'botframework-webchat-core';
import { DirectLine } from 'botframework-directlinejs';
import { createElement } from 'react';
import { render } from 'react-dom';
import { cardLook, look, useColor } from './look.js';

const { nonce, dataset: { language, color, error } } = document.currentScript;
const { conversation } = globalThis;
const chat = document.getElementById('chat'), waiting = document.getElementById('waiting'), status = document.getElementById('status');
const locale = { en: 'en-US', es: 'es-ES', fr: 'fr-FR' }[language];
if (color) useColor(color);

// What becomes of a connection (directlinejs): after these three nothing recovers by itself.
const expired = 3, failed = 4, ended = 5;
let line, wait = 500, opening = conversation.first;

const store = createStore({}, () => next => action => {
  if (action.type === 'DIRECT_LINE/POST_ACTIVITY' && action.payload.activity.type === 'message') conversation.talked();
  if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY' && waiting.isConnected) requestAnimationFrame(show);
  return next(action);
});

async function connect() {
  let opened;
  try {
    opened = await (opening ?? conversation.open());
  } catch {
    status.textContent = error;
    return connectLater();
  } finally {
    opening = null;
  }
  status.textContent = '';
  line?.end();
  // A dropped socket is opened again after 3 seconds, the library's least.
  const { conversationId, token, streamUrl } = opened;
  const current = line = new DirectLine({ conversationId, token, streamUrl, domain: `${location.origin}/v3/directline`, botAgent: 'page', random: () => 0 });
  current.connectionStatus$.subscribe(becomes => {
    if (current !== line) return;
    if (becomes === 2) wait = 500;
    if (becomes === ended) conversation.forget();
    if ([expired, failed, ended].includes(becomes)) connectLater();
  });
  render(createElement(WebChat, { directLine: current, store, locale, nonce, styleOptions: look, adaptiveCardsHostConfig: cardLook, sendTypingIndicator: false }), chat);
}

function connectLater() {
  setTimeout(connect, wait);
  wait = Math.min(wait * 2, 30000);
}

conversation.onrenewed = token => {
  if (line) line.token = token;
};
conversation.onleave = () => {
  line = null;
};

// The chat takes the place of what was shown before, and takes over what was written there.
function show() {
  if (!waiting.isConnected) return;
  const box = waiting.querySelector('input'), written = box.value, writing = box === document.activeElement;
  waiting.remove();
  chat.classList.add('ready');
  if (conversation.asked) store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { text: conversation.asked, method: 'keyboard' } });
  else if (written) store.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX', payload: { text: written } });
  if (writing) chat.querySelector('[data-id="webchat-sendbox-input"]').focus();
}

document.getElementById('close')?.addEventListener('click', () => window.parent.postMessage({ chatAssistant: 'close' }, '*'));

connect();
