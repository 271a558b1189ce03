// Puts a button for the chat on any page: <script src="https://bot.example.org/embed.js" data-language="es"></script>
// data-title, data-color ("#0f5a61"), data-position ("left" or "right"), data-greeting. Nothing of it can meet the page's own styles or names.
(() => {
  const script = document.currentScript, { language, title, color = '#0f5a61', position, greeting } = script.dataset;
  const bot = new URL(script.src).origin, words = {
    en: ['Chat', 'Chat about our events'], es: ['Chat', 'Chat sobre nuestros actos'], fr: ['Discussion', 'Discussion sur nos événements'],
  }, spoken = [language, ...navigator.languages].map(tag => tag?.slice(0, 2).toLowerCase()).find(tag => words[tag]) ?? 'en';
  const [label, frameTitle] = words[spoken], side = position === 'left' ? 'left' : 'right', openKey = `chat-assistant open ${bot}`, talkKey = `chat-assistant ${bot}`;
  const solid = /^#[0-9a-f]{6}$/i.test(color) ? color : '#0f5a61';
  const [red, green, blue] = solid.match(/[0-9a-f]{2}/gi).map(pair => (parseInt(pair, 16) / 255) ** 2.2), onColor = 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.18 ? '#000' : '#fff';

  const host = document.createElement('div'), root = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { all: initial; }
    button, iframe { position: fixed; ${side}: 1rem; bottom: 1rem; z-index: 2147483000; border: 0; }
    button { padding: .8rem 1.3rem; border-radius: 2rem; background: ${solid}; color: ${onColor}; font: 600 1rem/1.2 system-ui, sans-serif; cursor: pointer; box-shadow: 0 2px 10px rgb(0 0 0 / .3); }
    button:focus-visible { outline: 3px solid ${solid}; outline-offset: 3px; }
    iframe { width: min(26rem, calc(100vw - 2rem)); height: min(40rem, calc(100vh - 2rem)); border-radius: 12px; box-shadow: 0 4px 24px rgb(0 0 0 / .35); background: Canvas; color-scheme: light dark; }
    @media (max-width: 30rem) { iframe { inset: 0; width: 100vw; height: 100vh; height: 100dvh; border-radius: 0; } }
    [hidden] { display: none; }
    @media print { button, iframe { display: none; } }`);
  root.adoptedStyleSheets = [sheet];
  const button = Object.assign(document.createElement('button'), { type: 'button', textContent: title || label });
  button.setAttribute('aria-haspopup', 'dialog');
  root.append(button);
  let frame;

  // Of this tab only. Without storage the chat opens by its button, and begins anew on each page.
  const recall = key => { try { return sessionStorage.getItem(key); } catch { return null; } };
  const keep = (key, value) => { try { value ? sessionStorage.setItem(key, value) : sessionStorage.removeItem(key); } catch { /* see above */ } };
  const show = open => {
    keep(openKey, open && 'yes');
    if (open && !frame) {
      frame = Object.assign(document.createElement('iframe'), { title: title || frameTitle });
      frame.src = `${bot}/embedded?${new URLSearchParams({ language: spoken, color: solid, ...(title && { title }), ...(greeting && { greeting }) })}`;
      root.append(frame);
    }
    if (frame) frame.hidden = !open;
    button.hidden = open;
    (open ? frame : button).focus();
  };

  // The bot gives tokens to the pages of its allow-list: this page asks, the chat in the frame gets it.
  const token = async () => {
    try {
      const response = await fetch(`${bot}/v3/directline/tokens/generate`, { method: 'POST', credentials: 'omit', referrerPolicy: 'no-referrer' });
      return response.ok ? (await response.json()).token : null;
    } catch { return null; }
  };
  addEventListener('message', async event => {
    if (!frame || event.source !== frame.contentWindow || event.origin !== bot) return;
    const { chatAssistant: said, value, to } = event.data ?? {}, answer = (chatAssistant, value) => frame.contentWindow?.postMessage({ chatAssistant, value }, bot);
    if (said === 'token please') answer('token', await token());
    if (said === 'remembered please') answer('remembered', recall(talkKey));
    if (said === 'remember') keep(talkKey, value);
    if (said === 'close') show(false);
    if (said === 'leave') {
      keep(openKey);
      keep(talkKey);
      if (/^https?:/.test(to)) location.replace(to);
    }
  });
  button.addEventListener('click', () => show(true));

  const begin = () => {
    document.body.append(host);
    if (recall(openKey)) show(true);
  };
  document.body ? begin() : addEventListener('DOMContentLoaded', begin);
})();
