// EchoBot on botbuilder, as the SDK's samples have it: an adapter, a handler, one reply of text to each message.
import http from 'node:http';
import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication, MessageFactory } from 'botbuilder';

class EchoBot extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      const text = `Echo: ${context.activity.text}`;
      await context.sendActivity(MessageFactory.text(text, text));
      await next();
    });
  }
}

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const bot = new EchoBot();

// The adapter wants a response as web frameworks give it.
const asFramework = (response) => ({
  status(code) { response.statusCode = code; return this; },
  send(body) { response.write(typeof body === 'string' ? body : JSON.stringify(body)); return this; },
  header(name, value) { response.setHeader(name, value); return this; },
  end() { response.end(); return this; },
  socket: response.socket,
});

const server = http.createServer((request, response) => {
  if (request.method !== 'POST') { response.end('ready'); return; }
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', async () => {
    request.body = JSON.parse(Buffer.concat(parts).toString('utf8'));
    await adapter.process(request, asFramework(response), (context) => bot.run(context));
  });
});
server.listen(Number(process.argv[2]), '127.0.0.1');
